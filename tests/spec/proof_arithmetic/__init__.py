"""The specification of the arithmetic of proof: its chapters in their order."""

CHAPTERS = (
    "standing_out",
    "paths_and_forecasts",
    "small_numbers",
    "conditions_of_success",
)
"""The modules, each without its ``test_``."""
