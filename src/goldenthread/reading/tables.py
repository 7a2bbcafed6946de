"""Reads a table of any layout into events: rows of actions, sections, findings, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeGuard

from goldenthread.reading.boxes import read_box
from goldenthread.reading.columns import (
    PROMISES,
    Header,
    content_role,
    decide,
    header_at,
    holds_people,
)
from goldenthread.reading.document import Cell, Paragraph, Place, Table
from goldenthread.reading.events import Event, Heading, LeftOut, Row, Statement, Text, Value
from goldenthread.reading.grid import Grid, value_of
from goldenthread.reading.lexicon import Role, plain, role_of_label
from goldenthread.reading.sections import Kind, section_of

_TITLE_WORDS = 70
_SAID = (Role.FINDING, Role.OUTCOME, Role.IMPACT)
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
        nested = [inner for cell in table.cells for inner in cell.tables]
        if nested and not _is_table_of_rows(table):
            return self._unwrapped(table)
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
            events += [_text(p) for p in cell.paragraphs]
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
        ahead = list(_loose(grid, loose, self._key_cells)) if header else []
        events += self._band(grid, header, rows)
        return ahead + events

    def _band(self, grid: Grid, header: Header | None, rows: Sequence[int]) -> list[Event]:
        if header is None:
            return []
        wide = {r: cell for r in rows if (cell := _wide(grid, r)) is not None}
        inside = [r for r in rows if r not in wide and not grid.is_blank(r)]
        decide(header, grid, inside)
        if why := _unfit(header):
            place = _place(grid, header.row)
            return [LeftOut(place=place, why=why, words=_words(grid, rows), columns=header.texts)]
        self._last = header
        self._count += 1
        band = _Band(grid, header, self._count, inside)
        events: list[Event] = []
        asked: Role | None = None
        for row in rows:
            if row in wide:
                said, asked = _wide_row(wide[row], asked, self._count)
                events += said
            elif row in inside and (read := band.row(row)) is not None:
                events += [read, *self._nested(grid, row)]
        return events

    def _nested(self, grid: Grid, row: int) -> Iterator[Event]:
        for cell in grid.row_cells(row):
            for inner in cell.tables:
                yield from self.read(inner)

    def _otherwise(self, grid: Grid) -> list[Event]:
        """Read a table without a header: a box, a turned table, more of the last, or as it fits."""
        self._count += 1
        if box := read_box(grid, self._count):
            return box
        rows = [r for r in range(grid.rows) if not grid.is_blank(r)]
        inside = [r for r in rows if _wide(grid, r) is None]
        header = self._inherited(grid, inside) or _by_contents(grid, inside)
        if header is not None:
            return self._band(grid, header, rows)
        loose = list(_loose(grid, rows, self._key_cells))
        if any(isinstance(e, Heading) and e.section.label for e in loose):
            return loose
        return []

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


class _Band:
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
            seen.add(id(cell))
            values.setdefault(role, []).append(value_of(cell, lasting=cell.row != row))
        if not any(not v.lasting and not v.is_blank for many in values.values() for v in many):
            return None
        return Row(
            values=values,
            place=_place(self._grid, row),
            table=self._number,
            ref_of=self._ref_of,
            of_milestones=self._of_milestones,
            is_summary=self._is_summary,
            bullets_are_steps=not self._header.has(Role.MILESTONE),
        )


def _ref_of(header: Header, grid: Grid, rows: Sequence[int]) -> Role:
    """Return what the reference column numbers: the column whose cells begin in the same rows."""
    refs = header.columns(Role.REF)
    if not refs:
        return Role.ACTION
    numbered = set(grid.rows_of(refs[0], rows))
    best, most = Role.ACTION, -1.0
    for column, role in enumerate(header.roles):
        if role in (Role.ACTION, Role.FOCUS, Role.AREA, Role.FINDING, Role.MILESTONE):
            begun = set(grid.rows_of(column, rows))
            alike = len(numbered & begun) / max(1, len(numbered | begun))
            near = 0.02 if column == refs[0] + 1 else 0.01 if column > refs[0] else 0.0
            if alike + near > most:
                best, most = role, alike + near
    return best


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
            if len(filled) >= 0.5 * len(later):
                found.add(role)
    return frozenset(found)


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


def _wide(grid: Grid, row: int) -> Cell | None:
    """Return the cell of a row that goes over the table's whole width and says one thing."""
    cell = grid.lone(row)
    if cell is None or len(grid.used_columns) < 2:
        return None
    covered = sum(1 for c in grid.used_columns if grid.cell(row, c) is cell)
    if covered > len(grid.used_columns) / 2:
        return cell
    blank_beside = all(grid.begins(row, c) or grid.cell(row, c) is None for c in grid.used_columns)
    at_left = cell.column == grid.used_columns[0] or not cell.column
    labelled = section_of(cell.text).label is not None and len(cell.text.split()) > 1
    marked = cell.bold or cell.fill is not None or labelled
    return cell if blank_beside and at_left and marked and len(cell.text) > 3 else None


def _wide_row(cell: Cell, asked: Role | None, number: int) -> tuple[list[Event], Role | None]:
    """Read a row over the whole width: a label for what comes below, an answer, or a section."""
    place = cell.paragraphs[0].place
    label = role_of_label(cell.text)
    if label in (*_SAID, Role.ACTION):
        return [], label
    if asked is not None:
        return [said_of_section(asked, value_of(cell), place, number)], None
    if (said := labelled_text(cell)) is not None:
        return [said], None
    return heading_or_text(cell), None


def said_of_section(role: Role, value: Value, place: Place, number: int) -> Event:
    """Return what a label over a passage makes of the passage."""
    if role is Role.ACTION:
        return Row(values={role: [value]}, place=place, table=number, is_summary=True)
    return Statement(role=role, value=value, place=place)


def labelled_text(cell: Cell) -> Statement | None:
    """Return a passage that begins with its own label ("Impact: …"), None when it has none."""
    label, colon, rest = cell.text.partition(":")
    role = role_of_label(label) if colon and rest.strip() else None
    if role not in _SAID:
        return None
    first, *others = cell.paragraphs
    text = first.text.partition(":")[2].strip()
    paragraphs = [Paragraph(text=text, place=first.place)] if text else []
    return Statement(role=role, value=Value(paragraphs=[*paragraphs, *others]), place=first.place)


def heading_or_text(cell: Cell) -> list[Event]:
    """Return a wide cell as a heading when it can be one, else as text."""
    first = cell.paragraphs[0]
    section = section_of(cell.text, marker=first.marker)
    short = len(cell.text.split()) <= _TITLE_WORDS
    is_note = len(cell.paragraphs) > 1 and section.label is None
    sentence = cell.text.endswith(".")
    marked = cell.bold or cell.fill or (_is_heading_number(section.number) and not sentence)
    if short and not is_note and (section.label or marked) and section.kind is not Kind.ACTION:
        return [Heading(section=section, level=9, origin="row", place=first.place, text=cell.text)]
    return [_text(p, in_box=True) for p in cell.paragraphs]


def _loose(grid: Grid, rows: Sequence[int], key_cells: set[int]) -> Iterator[Event]:
    """Yield what stands in rows under no header, such as a box that opens an area."""
    cells = [
        cell
        for row in rows
        for cell in (_joined(grid, row),)
        if cell is not None and cell.paragraphs and id(cell) not in key_cells
    ]
    title = _title_of_box(cells)
    for cell in cells:
        if cell is title:
            continue
        for event in heading_or_text(cell):
            if title is not None and _wants_title(event):
                event.section = replace(event.section, title=title.text)
                event.text = f"{event.text} {title.text}"
            yield event


def _wants_title(event: Event) -> TypeGuard[Heading]:
    return isinstance(event, Heading) and bool(event.section.label) and not event.section.title


def _title_of_box(cells: Sequence[Cell]) -> Cell | None:
    """Return the cell with the title of a box that begins "1. Area for improvement" only."""
    for at, cell in enumerate(cells):
        section = section_of(cell.text)
        if section.label and not section.title:
            after = [c for c in cells[at + 1 :] if 1 < len(c.text.split()) <= _TITLE_WORDS]
            single = [c for c in after if len(c.paragraphs) == 1]
            return next((c for c in single if c.bold), next(iter(single), None))
    return None


def _joined(grid: Grid, row: int) -> Cell | None:
    """Return a row's cells as one: "1a" and the finding beside it are one line."""
    cells = [c for c in grid.row_cells(row) if c.paragraphs]
    if len(cells) < 2:
        return cells[0] if cells else None
    first = cells[0]
    words = " ".join(c.text for c in cells)
    return Cell(
        row=row,
        column=first.column,
        paragraphs=[Paragraph(text=words, place=first.paragraphs[0].place)],
        bold=all(c.bold for c in cells),
    )


def _by_contents(grid: Grid, rows: Sequence[int]) -> Header | None:
    """Return the columns of a table that names none, as far as its contents show them."""
    if len(rows) < 2 or len(grid.used_columns) < 3 or _has_unknown_header(grid, rows):
        return None
    roles: list[Role | None] = [None] * grid.columns
    lengths: dict[int, float] = {}
    for column in grid.used_columns:
        cells = [c for r in rows if (c := grid.cell(r, column)) is not None and c.paragraphs]
        role = content_role(cells)
        if role is None and cells and all(_is_ref(c.text) for c in cells):
            role = Role.REF
        if role is None and holds_people(cells):
            role = Role.LEAD
        roles[column] = role
        lengths[column] = sum(len(c.text) for c in cells) / max(1, len(cells))
    if Role.DUE not in roles or Role.LEAD not in roles:
        return None
    unknown = [c for c in grid.used_columns if roles[c] is None and lengths[c] > 8]
    if not unknown or lengths[unknown[0]] <= 20:
        return None
    for column, role in zip(unknown, (Role.ACTION, Role.MEASURE), strict=False):
        roles[column] = role
    texts = ["" for _ in roles]
    return Header(row=-1, rows=0, texts=texts, roles=roles) if Role.ACTION in roles else None


def _is_stacked(grid: Grid) -> bool:
    """Whether a table is one box of rows of keys, each over a row of their answers."""
    headers = [h for row in range(grid.rows) if (h := header_at(grid, row)) is not None]
    if len(headers) < 2 or any(b.row - a.row != 2 for a, b in pairwise(headers)):
        return False
    roles = [{role for role in h.roles if role} for h in headers]
    return sum(map(len, roles)) == len(set().union(*roles))


def _has_unknown_header(grid: Grid, rows: Sequence[int]) -> bool:
    """Whether the first row is set apart as a header, in words that are not understood."""

    def marked(row: int) -> bool:
        cells = [c for c in grid.row_cells(row) if c.paragraphs]
        return bool(cells) and all(c.bold or c.fill for c in cells)

    return marked(rows[0]) and not marked(rows[1])


def _is_heading_number(number: str | None) -> bool:
    """Whether a number is a heading's ("2", "2.1") and not a finding's ("2a")."""
    return bool(number and not re.fullmatch(r"\d+ ?[a-z]", number))


def _is_ref(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{0,3}[ -.]?\d+(?:[.\d]*)[ ]?[A-Za-z]?[.)]?", text))


def _place(grid: Grid, row: int) -> Place:
    for cell in grid.row_cells(max(row, 0)):
        if cell.paragraphs:
            return cell.paragraphs[0].place
    return grid.table.place


def _text(paragraph: Paragraph, *, in_box: bool = False) -> Text:
    return Text(paragraph=paragraph, place=paragraph.place, in_box=in_box)


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
