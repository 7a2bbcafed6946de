"""What happened: kept, never changed."""
