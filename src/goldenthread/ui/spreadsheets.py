"""Tables that people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV, with a byte order mark so that a spreadsheet reads its letters.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
