"""Where a measure should be by when, where it is going, and how good such forecasts have been."""
