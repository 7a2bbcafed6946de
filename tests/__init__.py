"""Tests, by room; `stories` are users' tasks in a real browser, `architecture` the house rules."""
