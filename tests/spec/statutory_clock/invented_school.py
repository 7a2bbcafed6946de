"""The term calendar of an invented school, as a file of terms is written."""

TERMS = """
2025-09-02,2025-10-24,term
2025-11-03,2025-12-19,term
2026-01-05,2026-02-13,term
2026-01-05,2026-01-05,closed
2026-02-23,2026-03-27,term
2026-04-13,2026-05-22,term
2026-06-01,2026-07-21,term
2026-09-02,2026-10-23,term
"""
