"""Cells of files that spreadsheets open: a cell must never run as a formula."""

from __future__ import annotations

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe_cell(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula; others stay as they are.

    Full-width signs count as well: some spreadsheets read them as the plain ones.
    """
    stripped = text.lstrip(" ")
    return f"'{text}" if stripped.startswith(_STARTS_A_FORMULA) else text
