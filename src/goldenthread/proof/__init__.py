"""What shows that promises come true, and whether ratings stand up to it."""
