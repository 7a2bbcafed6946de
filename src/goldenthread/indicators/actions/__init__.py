"""Everything that changes what is kept of indicators."""
