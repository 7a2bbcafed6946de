"""What an indicator is, read from files, and worked out on any engine by one definition."""
