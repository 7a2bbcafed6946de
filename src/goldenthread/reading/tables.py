"""Reads a table of any layout into events: rows of actions, sections, findings, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.reading.bands import Band, place_of
from goldenthread.reading.boxes import is_turned, read_box
from goldenthread.reading.cell_signs import content_role
from goldenthread.reading.columns import PROMISES, decide
from goldenthread.reading.document import Cell, Table
from goldenthread.reading.events import Event, Heading, LeftOut, Row, Statement
from goldenthread.reading.grid import Grid
from goldenthread.reading.guess import complete, guessed
from goldenthread.reading.headers import Header, header_at
from goldenthread.reading.lexicon import Role, plain
from goldenthread.reading.nesting import nested
from goldenthread.reading.regions import part_of, regions
from goldenthread.reading.several import divided
from goldenthread.reading.unfolding import unfolded
from goldenthread.reading.wide_rows import loose_rows, style_of, text_of, wide_cell, wide_row

_NOT_ACTIONS = re.compile(
    r"\b(risks?( description| event)?|likelihood|glossary|acronym|abbreviation|version|term)$"
)


class TableReader:
    """Reads the tables of one document; remembers the last header, for a table that has none."""

    def __init__(self, key_cells: set[int]) -> None:
        self._key_cells = key_cells
        self._count = 0
        self._last: Header | None = None

    def read(self, table: Table) -> list[Event]:
        """Return what a table says of the plan, or why it is left out of it."""
        table = self._without_key(table)
        inner = any(cell.tables for cell in table.cells)
        if inner and not _is_table_of_rows(table):
            return self._unwrapped(table)
        return [event for part in regions(table) for event in self._read(part)]

    def _read(self, table: Table) -> list[Event]:
        grid = Grid(table)
        if not grid.used_columns:
            return []
        events = [] if _is_stacked(grid) else self._banded(grid)
        if not any(isinstance(e, Row | Statement) for e in events):
            events = self._otherwise(grid) or events
        if any(isinstance(e, Row | Statement | Heading) for e in events):
            return events
        return [_left_out(table, "it has no column or key that reads as an action")]

    def _without_key(self, table: Table) -> Table:
        cells = [cell for cell in table.cells if id(cell) not in self._key_cells]
        if len(cells) == len(table.cells):
            return table
        return Table(
            cells=cells, rows=table.rows, columns=table.columns, place=table.place,
            caption=table.caption, hidden_columns=table.hidden_columns,
        )  # fmt: skip

    def _unwrapped(self, table: Table) -> list[Event]:
        """Read a table that only lays out other tables: what its cells hold, in order."""
        events: list[Event] = []
        for cell in table.cells:
            events += [text_of(p) for p in cell.paragraphs]
            for inner in cell.tables:
                events += self.read(inner)
        return events

    def _banded(self, grid: Grid) -> list[Event]:
        """Read a table that has headers: each header rules the rows down to the next."""
        events: list[Event] = []
        loose: list[int] = []
        header: Header | None = None
        rows: list[int] = []
        row = 0
        while row < grid.rows:
            found = header_at(grid, row)
            if found is None:
                (rows if header else loose).append(row)
                row += 1
                continue
            if header is None or not _is_repeated(header, found):
                events += self._band(grid, header, rows)
                header, rows = found, []
            row += found.rows
        ahead = self._ahead(grid, loose) if header else []
        events += self._band(grid, header, rows)
        return ahead + events

    def _ahead(self, grid: Grid, rows: Sequence[int]) -> list[Event]:
        """Read what stands above a header: labels and values about the area, or titles."""
        if rows:
            self._count += 1
            box = read_box(Grid(part_of(grid.table, rows)), self._count)
            if box and not any(isinstance(event, Row) for event in box):
                return box
        return list(loose_rows(grid, rows))

    def _band(self, grid: Grid, header: Header | None, rows: Sequence[int]) -> list[Event]:
        if header is None:
            return []
        wide = {r: cell for r in rows if (cell := wide_cell(grid, r)) is not None}
        inside = [r for r in rows if r not in wide and not grid.is_blank(r)]
        decide(header, grid, inside)
        complete(header, grid, inside)
        if why := _unfit(header):
            place = place_of(grid, header.row)
            return [LeftOut(place=place, why=why, words=_words(grid, rows), columns=header.texts)]
        self._last = header
        self._count += 1
        band = Band(grid, header, self._count, inside)
        events: list[Event] = []
        asked: Role | None = None
        styles = list(dict.fromkeys(style_of(cell) for cell in wide.values()))
        for row in rows:
            if row in wide:
                said, asked = wide_row(wide[row], asked, self._count)
                events += _levelled(said, wide[row], styles)
            elif row in inside and (read := band.row(row)) is not None:
                events += [*divided(unfolded(read)), *self._nested(grid, row)]
                asked = None
        return nested(events)

    def _nested(self, grid: Grid, row: int) -> Iterator[Event]:
        for cell in grid.row_cells(row):
            for inner in cell.tables:
                yield from self.read(inner)

    def _otherwise(self, grid: Grid) -> list[Event]:
        """Read a table without a header: a box, a turned table, more of the last, or as it fits."""
        self._count += 1
        if box := self._titled_box(grid) or read_box(grid, self._count):
            return box
        rows = [r for r in range(grid.rows) if not grid.is_blank(r)]
        inside = [r for r in rows if wide_cell(grid, r) is None]
        if (header := self._inherited(grid, inside)) is not None:
            return self._band(grid, header, rows)
        if (found := guessed(grid, inside)) is not None:
            header, _ = found
            return self._ahead(grid, [r for r in rows if r < header.row]) + self._band(
                grid, header, [r for r in rows if r > header.row]
            )
        loose = list(loose_rows(grid, rows))
        if any(isinstance(e, Heading) and e.section.label for e in loose):
            return loose
        return []

    def _titled_box(self, grid: Grid) -> list[Event]:
        """Read a table on its side that has titles above it, as on a sheet."""
        first = next((r for r in range(grid.rows) if len(grid.spoken(r)) > 1), 0)
        turned = Grid(part_of(grid.table, range(first, grid.rows)))
        if not first or not is_turned(turned):
            return []
        return [*loose_rows(grid, range(first)), *read_box(turned, self._count)]

    def _inherited(self, grid: Grid, rows: Sequence[int]) -> Header | None:
        """Return the last header again for a table that goes on without one."""
        last = self._last
        if last is None or len(last.roles) != grid.columns or grid.columns < 3 or not rows:
            return None
        checked = [
            content_role(cells) is role
            for column, role in enumerate(last.roles)
            if role in (Role.DUE, Role.STATUS)
            and (cells := [c for r in rows if (c := grid.cell(r, column)) and c.text])
        ]
        if not checked or not all(checked):
            return None
        return Header(row=-1, rows=0, texts=list(last.texts), roles=list(last.roles))


def _levelled(
    events: list[Event], cell: Cell, styles: Sequence[tuple[str | None, bool]]
) -> list[Event]:
    """Set the banners of the look that comes first above the others."""
    for event in events:
        if isinstance(event, Heading) and len(styles) > 1 and style_of(cell) == styles[0]:
            event.level -= 1
    return events


def _unfit(header: Header) -> str | None:
    """Return why a table under this header is no part of a plan, or None when it is."""
    if any(_NOT_ACTIONS.search(plain(text)) for text in header.texts if text):
        return "its columns are those of a register of risks, a glossary or a list of versions"
    if header.has(Role.ACTION) and header.has(*PROMISES, Role.FINDING):
        return None
    if header.has(Role.FINDING) and header.has(Role.OUTCOME, Role.MEASURE):
        return None
    return "it has no column of actions with leads, dates or measures beside it"


def _is_repeated(header: Header, again: Header) -> bool:
    return [plain(t) for t in header.texts] == [plain(t) for t in again.texts]


def _is_table_of_rows(table: Table) -> bool:
    grid = Grid(table)
    return any(header_at(grid, row) is not None for row in range(min(grid.rows, 4)))


def _is_stacked(grid: Grid) -> bool:
    """Whether a table is one box of rows of keys, each over a row of their answers."""
    headers = [h for row in range(grid.rows) if (h := header_at(grid, row)) is not None]
    if len(headers) < 2 or any(b.row - a.row != 2 for a, b in pairwise(headers)):
        return False
    roles = [{role for role in h.roles if role} for h in headers]
    return sum(map(len, roles)) == len(set().union(*roles))


def _words(grid: Grid, rows: Sequence[int]) -> int:
    return sum(len(c.text.split()) for r in rows for c in grid.row_cells(r))


def _left_out(table: Table, why: str) -> LeftOut:
    texts = [cell.text for cell in table.cells if cell.text]
    return LeftOut(
        place=table.place,
        why=why,
        words=sum(len(text.split()) for text in texts),
        first_words=" ".join(" ".join(texts).split()[:8]),
    )
