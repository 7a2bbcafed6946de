"""Pages about indicators."""
