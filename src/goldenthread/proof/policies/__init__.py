"""When something may be done, and what a measure seems to promise."""
