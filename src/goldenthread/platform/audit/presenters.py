"""What the audit says."""

from __future__ import annotations

from goldenthread.platform.audit.models import Look
from goldenthread.ui.words import moment

HEADINGS = ("When", "Who", "Record", "Page", "Why they were let in")
_PAGES = {
    "children_record": "The record",
    "children_history": "Its history",
    "children_change": "Changing the record",
    "children_part_add": "Adding to the record",
    "children_part_change": "Changing a part of it",
    "children_part_remove": "Taking a part away",
    "children_carer_add": "Adding a parent or carer",
    "children_carer_change": "Changing a parent’s or carer’s details",
    "children_restrict": "Who is named for it",
    "children_merge": "Choosing a record to merge",
    "children_merge_check": "Merging two records",
    "children_unmerge": "Undoing a merger",
}


def page_words(page: str) -> str:
    """Return a page's route as readers know the page."""
    return _PAGES.get(page) or page.replace("_", " ").capitalize()


def row(look: Look) -> dict[str, str]:
    """Return a row of the list."""
    return {
        "when": moment(look.at),
        "who": look.by_name,
        "number": str(look.child_number),
        "page": page_words(look.page),
        "basis": look.basis,
    }


def csv_row(look: Look) -> list[str]:
    """Return a line of the download."""
    told = row(look)
    return [
        look.at.isoformat(timespec="seconds"),
        *(told[k] for k in ("who", "number", "page", "basis")),
    ]
