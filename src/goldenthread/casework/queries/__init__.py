"""Asking about cases."""
