"""Everything that changes an online request."""
