"""Everything that changes targets and programmes."""
