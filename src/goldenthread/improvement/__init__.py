"""Improvement plans: from the inspector's finding to the action and its evidence."""
