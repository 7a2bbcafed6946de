"""Finds a table's header: one row or two, by the words of its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.reading.cell_signs import is_answer, is_date, is_ref
from goldenthread.reading.document import Cell
from goldenthread.reading.grid import Grid
from goldenthread.reading.lexicon import Role, role_of_heading
from goldenthread.reading.periods import Period, period_of

_ENOUGH_KNOWN = 0.6
_SAYS_WHAT = {Role.ACTION, Role.MILESTONE, Role.FOCUS, Role.AREA, Role.OUTCOME, Role.FINDING}


@dataclass(slots=True)
class Header:
    """The columns of a table, as its header row (or two) names them.

    ``roles`` gives for each column what it holds, None for a column that is not understood.
    ``beside`` gives for a column of milestones the columns that speak of them alone, ``periods``
    the columns that a time heads, ``ratings`` the columns of one rating after another, oldest
    first, and ``bars`` the columns in which bars show from when to when.
    """

    row: int
    rows: int
    texts: list[str]
    roles: list[Role | None] = field(default_factory=list)
    beside: dict[int, dict[Role, int]] = field(default_factory=dict)
    periods: dict[int, Period] = field(default_factory=dict)
    ratings: list[int] = field(default_factory=list)
    bars: list[int] = field(default_factory=list)

    def columns(self, role: Role) -> list[int]:
        """Return the columns that hold a role, from the left."""
        return [column for column, held in enumerate(self.roles) if held is role]

    def has(self, *roles: Role) -> bool:
        """Whether a column holds one of the roles."""
        return any(held in roles for held in self.roles)


def header_at(grid: Grid, row: int) -> Header | None:
    """Return the header that stands in a row, and in the next where it goes over two; or None."""
    if any(grid.says(row, c) and not grid.begins(row, c) for c in range(grid.columns)):
        return None  # a cell from above still lasts: this row stands amid the contents
    texts = _texts(grid, row)
    several = len({text for text in texts if text}) > 1
    if not (several and _reads_as_header(grid, row, texts)) and not _is_upper_half(grid, row):
        return None
    second = _second_row(grid, row, texts)
    if second is not None:
        texts = second
    elif not _reads_as_header(grid, row, texts):
        return None
    return named(row, 2 if second else 1, texts)


def named(row: int, rows: int, texts: list[str]) -> Header:
    """Return the header that these headings make, before the contents are looked at."""
    periods = {at: period for at, text in enumerate(texts) if (period := period_of(text))}
    roles = [role_of_heading(text) if text else None for text in texts]
    if len(periods) > 1:
        roles = [periods[at].role if at in periods else role for at, role in enumerate(roles)]
    return Header(row=row, rows=rows, texts=texts, roles=roles, periods=periods)


def _texts(grid: Grid, row: int) -> list[str]:
    cells = [grid.cell(row, column) for column in range(grid.columns)]
    return [cell.text if cell is not None and cell.row == row else "" for cell in cells]


def _reads_as_header(grid: Grid, row: int, texts: Sequence[str]) -> bool:
    cells = [cell for cell in grid.row_cells(row) if cell.text]
    if len(cells) < 2 or any(len(cell.text) > 120 for cell in cells):
        return False
    numbered = any(is_ref(cell.text) and not period_of(cell.text) for cell in cells)
    if numbered or len({_asks(cell) for cell in cells}) > 1:
        return False
    times = [cell for cell in cells if period_of(cell.text)]
    named_cells = [cell for cell in cells if all(cell is not time for time in times)]
    known = [role for cell in named_cells if (role := role_of_heading(cell.text))]
    if times and not (_SAYS_WHAT & set(known) and (len(times) > 1 or len(set(known)) > 2)):
        return False
    if any(is_date(cell) or _is_answer_alone(cell) for cell in named_cells):
        return False
    marked = all(cell.bold or cell.fill for cell in named_cells)
    needed = 0.45 if marked and len(known) > 2 else _ENOUGH_KNOWN
    fewest = 1 if len(times) > 2 and marked else 2
    if len(named_cells) < 2:
        return False
    return len(set(known)) >= fewest and len(known) >= needed * len(named_cells)


def _asks(cell: Cell) -> bool:
    """Whether a cell is a label with a colon: in a box they stand between their answers."""
    return cell.text.endswith(":")


def _is_upper_half(grid: Grid, row: int) -> bool:
    """Whether a row of short cells, some over several columns or none, may head a second row."""
    cells = [cell for cell in grid.row_cells(row) if cell.text]
    wide = any(1 < cell.column_span < grid.columns for cell in cells)
    gaps = any(not cell.text for cell in grid.row_cells(row))
    return (
        len(cells) >= 1
        and (wide or (gaps and len(cells) > 1))
        and all(len(cell.text) <= 60 for cell in cells)
        and not any(cell.column_span >= len(grid.used_columns) for cell in cells)
    )


def _second_row(grid: Grid, row: int, texts: Sequence[str]) -> list[str] | None:
    """Return the headings of a header of two rows, or None when the next row is none."""
    if row + 1 >= grid.rows or not _is_upper_half(grid, row):
        return None
    lower = [c for c in grid.row_cells(row + 1) if c.text]
    if len(lower) < 2 or any(len(c.text) > 60 or c.column_span > 1 for c in lower):
        return None
    groups = _groups(grid, row)
    if any(c.column in groups and groups[c.column][1] == 1 for c in lower):
        return None  # a heading is complete already: the row below it is the first of the contents
    if not all(_may_be_lower(c) for c in lower):
        return None
    headings = list(texts)
    for cell in lower:
        own = role_of_heading(cell.text)
        group = groups.get(cell.column, ("", 0))[0]
        words = (
            f"{cell.text} {group}" if re.fullmatch(r"[\d/–-]+", group) else f"{group} {cell.text}"
        )
        headings[cell.column] = cell.text if own or not group else words
    header = named(row, 2, headings)
    known = [role for role in header.roles if role] + list(header.periods)
    filled = [text for text in headings if text]
    return headings if len(known) >= max(2, 0.6 * len(filled)) else None


def _groups(grid: Grid, row: int) -> dict[int, tuple[str, int]]:
    """Return for each column the heading that stands over it, and over how many columns it stands.

    A heading goes on over the empty cells to its right that have a heading below them.
    """
    groups: dict[int, tuple[str, int]] = {}
    first = 0
    for column in range(grid.columns):
        cell = grid.cell(row, column)
        if cell is not None and cell.row == row and cell.text:
            if cell.column == column:
                first = column
            groups[column] = (cell.text, cell.column_span)
        elif first in groups and grid.says(row + 1, column) and grid.says(row + 1, column - 1):
            text, over = groups[first]
            for at in range(first, column + 1):
                groups[at] = (text, over + 1)
    return groups


def _may_be_lower(cell: Cell) -> bool:
    """Whether a cell can be a heading of the second row: a name or a time, not contents."""
    if period_of(cell.text):
        return True
    return not is_date(cell) and not _is_answer_alone(cell)


def _is_answer_alone(cell: Cell) -> bool:
    """Whether a cell is an answer and no heading that begins like one ("Complete by")."""
    return is_answer(cell) and not role_of_heading(cell.text)
