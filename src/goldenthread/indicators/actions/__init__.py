"""What is done: counts kept; targets set, changed and ended; stories told; forecasts kept."""
