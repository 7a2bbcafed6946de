"""Everything that changes improvement plans."""
