"""What the area measures, and what the measures show."""
