"""The specification of standings: its chapters in their order."""

CHAPTERS = ("rules", "comparing", "adding_up")
"""The modules, each without its ``test_``."""
