"""Asking for an assessment without an account, and taking that in."""
