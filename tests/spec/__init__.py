"""Specifications: what they say is checked, and printed as the manual."""
