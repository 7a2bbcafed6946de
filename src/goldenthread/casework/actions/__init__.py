"""Everything that changes a case."""
