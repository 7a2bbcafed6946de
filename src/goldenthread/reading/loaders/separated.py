"""Loads values divided by commas or semicolons, where the rows are whole.

Quoted values may run over lines. Rows that lost values or gained some, and columns divided by tabs
or bars, are no business of this loader: the text loader mends them.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence

from goldenthread.reading.document import Block, Cell, Document, Paragraph, Place, Table
from goldenthread.reading.lexicon import role_of_heading

_MARKS = (",", ";")
_FARTHEST_HEADER = 20
_FEWEST_HEADINGS = 3
_WHOLE = 0.9
_LONGEST_VALUE = 1_000_000


def load_separated(text: str) -> Document | None:
    """Return the table in a text of divided values, None when it is no such text, or damaged."""
    for mark in _MARKS:
        if (rows := _rows(text, mark)) and (header := _header(rows)) is not None:
            return _document(rows, header)
    return None


def _rows(text: str, mark: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_VALUE)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True))
    except csv.Error:
        return []


def _header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the row of headings over rows that are as wide, None where there is none."""
    for at, row in enumerate(rows[:_FARTHEST_HEADER]):
        known = {role for value in row if (role := role_of_heading(value))}
        if len(known) < _FEWEST_HEADINGS:
            continue
        below = [other for other in rows[at + 1 :] if any(value.strip() for value in other)]
        whole = sum(len(other) == len(row) for other in below)
        return at if below and whole >= _WHOLE * len(below) else None
    return None


def _document(rows: Sequence[Sequence[str]], header: int) -> Document:
    blocks: list[Block] = []
    for number, row in enumerate(rows[:header], start=1):
        words = " ".join(value.strip() for value in row if value.strip())
        if words:
            blocks.append(Paragraph(text=words, place=Place(line=number)))
    told = [row for row in rows[header:] if any(value.strip() for value in row)]
    cells = [
        Cell(row=at, column=column, paragraphs=_paragraphs(value, at), bold=not at)
        for at, row in enumerate(told)
        for column, value in enumerate(row)
    ]
    columns = max(map(len, told))
    blocks.append(Table(cells=cells, rows=len(told), columns=columns, place=Place(table=1)))
    return Document(blocks=blocks)


def _paragraphs(value: str, row: int) -> list[Paragraph]:
    lines = [" ".join(line.split()) for line in value.splitlines()]
    return [Paragraph(text=line, place=Place(table=1, row=row + 1)) for line in lines if line]
