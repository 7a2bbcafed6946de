"""What the pages about time limits say."""
