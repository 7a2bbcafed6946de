"""Who has looked at which child's record, and why they were let in. Kept apart from history."""
