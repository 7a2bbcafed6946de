"""A row in which several dated steps ran together -> a row for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.reading.loaders.text.align import Layout
from goldenthread.reading.loaders.text.cleaning import pieces, plain
from goldenthread.reading.loaders.text.columns import Column, Kind, kind_of

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATED = re.compile(rf"\([^()]*\b{_MONTH}[^()]*\)\W*$", re.IGNORECASE)
_RATINGS = re.compile(
    r"compl?eted?|on (?:track|target|schedule)|in progress|not (?:yet )?started|delayed|overdue|"
    r"at risk|off track|embedded|achieved|started|ongoing|red|amber|green|blue|gr[ea]y",
    re.IGNORECASE,
)


def split_row(cells: Sequence[str], layout: Layout) -> list[list[str]]:
    """Return the rows that a row stands for: one, or one for each dated step that it holds."""
    step = layout.place(Column.STEP)
    if step is None:
        return [list(cells)]
    parts = _steps(cells[step])
    if len(parts) < 2:
        return [list(cells)]
    status = layout.place(Column.STATUS)
    ratings = _ratings(cells[status]) if status is not None else []
    rows: list[list[str]] = []
    for n, part in enumerate(parts):
        row = list(cells) if n == 0 else [""] * len(cells)
        row[step] = part
        if status is not None:
            row[status] = ratings[n] if n < len(ratings) else ""
        rows.append(row)
    return rows


def _steps(cell: str) -> list[str]:
    """Return the steps of a cell, each ending in its date; one part when they are not plain."""
    paragraphs = [piece.text for piece in pieces(cell)]
    if len(paragraphs) > 1 and all(_DATED.search(words) for words in paragraphs):
        return paragraphs
    words = plain(cell)
    parts = [part for part in re.split(r"(?<=\))\s+(?=[A-Z“\"'‘])", words) if part]
    dated = [part for part in parts if _DATED.search(part)]
    return parts if len(parts) > 1 and len(dated) == len(parts) else [cell]


def _ratings(cell: str) -> list[str]:
    paragraphs = [piece.text for piece in pieces(cell)]
    if len(paragraphs) > 1:
        return paragraphs
    words = plain(cell)
    if kind_of(words) is Kind.STATUS and not re.search(r"(?i)compl?eted? |target .", words):
        return [words]
    return [found[0] for found in _RATINGS.finditer(words)]
