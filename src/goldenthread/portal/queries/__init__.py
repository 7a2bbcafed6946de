"""Everything that is asked about online requests."""
