"""What is done: targets set, changed and ended; stories told; forecasts kept."""
