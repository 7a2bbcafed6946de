"""Asking for figures, targets and programmes."""
