"""The child and family: one record from birth to 25, told once."""
