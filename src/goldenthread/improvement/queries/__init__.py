"""Everything that is asked about improvement plans."""
