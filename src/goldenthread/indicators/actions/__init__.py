"""What is done: counts worked out, targets set, stories told, forecasts kept."""
