"""Files that correct the rules of the clock."""

from __future__ import annotations

from pathlib import Path

LIMIT = "4 weeks"
CORRECTED = f"""
[[rule]]
id = "ENA-04"
process = "assessment"
duty = "give the advice that was asked for"
owed_by = "the advice giver"
from = ["advice_requested"]
limit = "{LIMIT}"
done_by = ["advice_received"]
law = "SEND Regulations 2014, regulation 8(1)"
holds_from = 2026-01-01
found_in = "the paragraph itself"
"""
ADDED = """
[[rule]]
id = "OUR-01"
process = "assessment"
duty = "ring the family"
owed_by = "us"
from = ["request_received"]
limit = "2 working days"
law = "The area’s own promise"
force = "national policy"
holds_from = 2026-01-01
found_in = "the promise"
"""


def write(folder: Path, text: str = CORRECTED, name: str = "ours.toml") -> Path:
    """Write a file of rules and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
