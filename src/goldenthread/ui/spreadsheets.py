"""Tables that people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV; see `csv_parts`."""
    return "".join(csv_parts(headings, [rows]))


def csv_parts(headings: Sequence[str], many: Iterable[Iterable[Sequence[object]]]) -> Iterator[str]:
    """Yield a table as CSV, a part for each lot of rows, so that a long one is never held whole.

    It begins with a byte order mark, so that a spreadsheet reads its letters. A cell that a
    spreadsheet would take for a formula gets an apostrophe in front.
    """
    yield "\ufeff" + _lines([headings])
    for rows in many:
        yield _lines([_plain(cell) for cell in row] for row in rows)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
