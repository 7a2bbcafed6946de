"""Changes of this room’s tables."""
