"""Pages of an area's settings and of the account."""
