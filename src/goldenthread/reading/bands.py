"""Reads the rows under one header, each into what it says."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.reading.columns import PROMISES
from goldenthread.reading.document import Cell, Paragraph, Place
from goldenthread.reading.events import Row, Value
from goldenthread.reading.grid import Grid, value_of
from goldenthread.reading.headers import Header
from goldenthread.reading.lexicon import Role
from goldenthread.reading.periods import Period

_HALF, _ALL = 0.5, 0.95


class Band:
    """The rows under one header."""

    def __init__(self, grid: Grid, header: Header, number: int, rows: Sequence[int]) -> None:
        self._grid, self._header, self._number = grid, header, number
        self._ref_of = _ref_of(header, grid, rows)
        self._of_milestones = _of_milestones(header, grid, rows)
        self._is_summary = not header.has(*PROMISES, Role.MILESTONE)

    def row(self, row: int) -> Row | None:
        """Return what one row says, None when it says nothing."""
        values: dict[Role, list[Value]] = {}
        seen: set[int] = set()
        for column, role in enumerate(self._header.roles):
            cell = self._grid.cell(row, column)
            if role in (None, Role.IGNORED) or cell is None or id(cell) in seen:
                continue
            if column in self._header.ratings:
                continue
            seen.add(id(cell))
            values.setdefault(role, []).append(self._value(row, column, cell))
        if (latest := self._latest(row)) is not None:
            values[Role.STATUS] = [latest]
        if not any(not v.lasting and not v.is_blank for many in values.values() for v in many):
            return None
        self._add_bar(row, values)
        return Row(
            values=values,
            place=place_of(self._grid, row),
            table=self._number,
            ref_of=self._ref_of,
            of_milestones=self._of_milestones,
            is_summary=self._is_summary,
            bullets_are_steps=not self._header.has(Role.MILESTONE),
        )

    def _value(self, row: int, column: int, cell: Cell) -> Value:
        """Return what a cell says, with what other columns say of it alone."""
        value = value_of(cell, lasting=cell.row != row)
        for role, at in self._header.beside.get(column, {}).items():
            value.beside[role] = self._grid.value(row, at)
        period = self._header.periods.get(column)
        if period is not None and self._header.roles[column] is Role.MILESTONE:
            value.beside[Role.DUE] = _printed(period)
        return value

    def _latest(self, row: int) -> Value | None:
        """Return the last of the ratings in a row of ratings month by month."""
        for column in reversed(self._header.ratings):
            value = self._grid.value(row, column)
            if not value.is_blank:
                return value
        return None

    def _add_bar(self, row: int, values: dict[Role, list[Value]]) -> None:
        """Read the first and the last month of a bar as start and end."""
        marked = [c for c in self._header.bars if not self._grid.value(row, c).is_blank]
        if not marked:
            return
        start, due = (_printed(self._header.periods[marked[at]]) for at in (0, -1))
        steps = [step for step in values.get(Role.MILESTONE, ()) if not step.is_blank]
        for step in steps:  # marks stand for the finest thing in their row
            step.beside.setdefault(Role.DUE, due)
        if not steps and Role.ACTION in values:
            values[Role.START], values[Role.DUE] = [start], [due]


def _printed(period: Period) -> Value:
    return Value(paragraphs=[Paragraph(text=period.words)], date=period.iso)


def _ref_of(header: Header, grid: Grid, rows: Sequence[int]) -> Role:
    """Return what the reference column numbers: the column whose cells begin in the same rows."""
    refs = header.columns(Role.REF)
    if not refs:
        return Role.ACTION
    numbered = set(grid.rows_of(refs[0], rows))
    best, most = Role.ACTION, -1.0
    for column, role in enumerate(header.roles):
        if role in (Role.ACTION, Role.FOCUS, Role.AREA, Role.FINDING, Role.MILESTONE):
            begun = _rows_begun(grid, column, rows)
            alike = len(numbered & begun) / max(1, len(numbered | begun))
            near = 0.02 if column == refs[0] + 1 else 0.01 if column > refs[0] else 0.0
            if alike + near > most:
                best, most = role, alike + near
    return best


def _rows_begun(grid: Grid, column: int, rows: Sequence[int]) -> set[int]:
    """Return the rows in which a column says something other than in the row before."""
    found: set[int] = set()
    before = ""
    for row in grid.rows_of(column, rows):
        text = grid.value(row, column).text
        if text != before:
            found.add(row)
        before = text
    return found


def _of_milestones(header: Header, grid: Grid, rows: Sequence[int]) -> frozenset[Role]:
    """Return the columns that are filled beside most milestones, not only beside the action."""
    if not header.has(Role.MILESTONE) or not header.has(Role.ACTION):
        return frozenset()
    action, step = header.columns(Role.ACTION)[0], header.columns(Role.MILESTONE)[0]
    later = set(grid.rows_of(step, rows)) - set(grid.rows_of(action, rows))
    if not later:
        return frozenset()
    found = set()
    for column, role in enumerate(header.roles):
        if role in (Role.STATUS, Role.DUE, Role.LEAD, Role.START):
            filled = [
                r for r in later if grid.begins(r, column) and not grid.value(r, column).is_blank
            ]
            needed = _ALL if role is Role.LEAD else _HALF
            if len(filled) >= needed * len(later):
                found.add(role)
    return frozenset(found)


def place_of(grid: Grid, row: int) -> Place:
    for cell in grid.row_cells(max(row, 0)):
        if cell.paragraphs:
            return cell.paragraphs[0].place
    return grid.table.place
