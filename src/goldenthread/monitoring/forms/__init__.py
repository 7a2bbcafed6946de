"""What comes in by the pages of this room."""
