"""What comes in: targets and stories."""
