"""What comes in from the pages of a plan."""
