"""Everything that changes a panel, a meeting or an item of an agenda."""
