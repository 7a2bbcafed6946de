"""Makes the plan of what was read: one builder for every layout."""
