"""Asking about children and families."""
