"""Everything that changes records of children and families."""
