"""When something may be: targets that can be meant, and figures that may be shown to whom."""
