"""Dull makers of things that tests need; a test states what matters to it."""
