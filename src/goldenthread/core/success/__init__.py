"""Conditions of success: what a measure promises, as data, and whether it has come true.

Not to be confused with ``core.clock.conditions``, which says whom a rule of law is for.
"""
