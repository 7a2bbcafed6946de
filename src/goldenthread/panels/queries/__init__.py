"""Asking about panels, meetings and items."""
