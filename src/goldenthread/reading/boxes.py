"""Reads tables that give one action each: keys with values beside or below, or turned sideways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.reading.cell_signs import is_contents, is_ref
from goldenthread.reading.document import Cell, Paragraph, Place
from goldenthread.reading.events import Event, Heading, Row, Statement, Text, Value
from goldenthread.reading.grid import Grid, value_of
from goldenthread.reading.guess import begins_with_doing
from goldenthread.reading.lexicon import Role, role_of_heading, role_of_label
from goldenthread.reading.sections import Kind, Section, section_of

_PROMISE = (Role.LEAD, Role.DUE, Role.START, Role.STATUS, Role.MEASURE, Role.UPDATE, Role.MILESTONE)
_SECTION = (Role.AREA, Role.FOCUS)
_SAID = (Role.FINDING, Role.OUTCOME, Role.IMPACT)
_FEWEST_WORDS_OF_ACTION = 4


@dataclass(slots=True)
class Record:
    """The values gathered for one action."""

    values: dict[Role, list[Value]] = field(default_factory=dict)
    place: Place = field(default_factory=Place)

    def add(self, role: Role, value: Value) -> None:
        """Take a value in; a label without an answer adds nothing."""
        if role is Role.PROGRESS:
            role = Role.UPDATE
        if role is not Role.IGNORED and not value.is_blank:
            self.values.setdefault(role, []).append(value)

    def is_action(self) -> bool:
        """Whether it names an action and something to hold it to."""
        return Role.ACTION in self.values and any(role in self.values for role in _PROMISE)

    def row(self, table: int) -> Row:
        """Return it as a row."""
        return Row(values=self.values, place=self.place, table=table)


def read_box(grid: Grid, table: int) -> list[Event]:
    """Return what a box of keys and values says, nothing when the table is no such box."""
    if is_turned(grid):
        return list(_turned(grid, table))
    pairs = _with_action(list(_pairs(grid)))
    if not _is_box(pairs):
        return []
    return list(_records(pairs, table))


Pair = tuple[Role | None, Cell | None, Cell | None]  # role, the key's cell, the value's cell


def _with_action(pairs: list[Pair]) -> list[Pair]:
    """Read as the action what a label of unknown words asks for, in a box that names none.

    It must say what somebody does, or stand in a box that prints the action's reference.
    """
    roles = {role for role, *_ in pairs}
    titled = any(role is None and key is None and _title(cell) for role, key, cell in pairs)
    if titled or roles & {Role.ACTION, Role.MILESTONE}:
        return pairs
    for at, (role, key, value) in enumerate(pairs):
        if role is not None or key is None or value is None:
            continue
        told = Role.REF in roles and len(value.text.split()) >= _FEWEST_WORDS_OF_ACTION
        if told or begins_with_doing(value.text):
            return [*pairs[:at], (Role.ACTION, key, value), *pairs[at + 1 :]]
    return pairs


def _pairs(grid: Grid) -> Iterator[Pair]:
    """Yield each key with its value, and each cell that is neither (with no role), in order."""
    waiting: list[tuple[Role, Cell]] = []
    for row in range(grid.rows):
        cells = grid.row_cells(row)
        if waiting and not any(_key(c) for c in cells if c.text):
            yield from ((role, key, c) for (role, key), c in zip(waiting, cells, strict=False))
            waiting = []
            continue
        yield from _pairs_of_row(cells, waiting)


def _pairs_of_row(cells: Sequence[Cell], waiting: list[tuple[Role, Cell]]) -> Iterator[Pair]:
    at = 0
    while at < len(cells):
        cell = cells[at]
        role = _key(cell)
        beside = cells[at + 1] if at + 1 < len(cells) else None
        if role is None:
            if beside is not None and is_ref(cell.text) and not _key(beside) and not at:
                yield None, None, _numbered(cell, beside)
                at += 1
            elif beside is not None and _may_ask(cell, beside):
                if not at:
                    yield None, cell, beside
                at += 1  # a label in words that are not known, and its answer
            elif cell.paragraphs:
                yield None, None, cell
        elif beside is not None and (not _key(beside) or is_contents(beside)):
            yield role, cell, beside
            at += 1
        else:
            waiting.append((role, cell))
        at += 1


def _may_ask(cell: Cell, beside: Cell) -> bool:
    """Whether a cell is a label in words that are not known, and the next its answer."""
    opens = section_of(cell.text)
    unnamed = opens.label is None and opens.number is None
    return unnamed and _may_be_key(cell) and not _may_be_key(beside) and not _key(beside)


def _may_be_key(cell: Cell) -> bool:
    """Whether a cell is set apart as labels are, whatever its words."""
    marked = cell.bold or cell.fill is not None or cell.text.endswith((":", "?"))
    return marked and 0 < len(cell.text.split()) <= 6 and not is_contents(cell)


def _numbered(number: Cell, title: Cell) -> Cell:
    """Return a title with the number that stands in a cell before it."""
    if not title.paragraphs:
        return number
    first, *others = title.paragraphs
    words = f"{number.text.rstrip('.:) ')}. {first.text}"
    return replace(title, paragraphs=[replace(first, text=words), *others], bold=True)


def _key(cell: Cell) -> Role | None:
    if not cell.text or len(cell.text) > 70:
        return None
    sure = role_of_label(cell.text.rstrip(":? "))
    marked = cell.bold or cell.fill or cell.text.endswith((":", "?"))
    return sure or (role_of_heading(cell.text.rstrip(": ")) if marked else None)


def _is_box(pairs: Sequence[Pair]) -> bool:
    roles = {role for role, _, value in pairs if role and value is not None and value.paragraphs}
    known = sum(1 for role, *_ in pairs if role)
    titled = any(_title(value) for role, key, value in pairs if role is None and key is None)
    has_action = Role.ACTION in roles or titled or bool(roles & {*_SECTION, Role.MILESTONE})
    enough = len(roles & set(_PROMISE)) >= 2 or (Role.ACTION in roles and roles & set(_PROMISE))
    said = len(roles & {*_SAID, *_SECTION}) >= 2
    return known >= 0.4 * len(pairs) and (bool(has_action and enough) or said)


def _title(cell: Cell | None) -> Section | None:
    """Return what a cell says it opens when it reads as the title of a box."""
    if cell is None or len(cell.text.split()) > 60:
        return None
    section = section_of(cell.text)
    return section if section.label or section.number or cell.bold or cell.fill else None


def _records(pairs: Sequence[Pair], table: int) -> Iterator[Event]:
    """Yield a row for each action of a box, and what it says of its section."""
    named = any(role is Role.ACTION for role, *_ in pairs)
    record = Record()
    for role, key, value in pairs:
        if value is None:
            continue
        untold = role is None and key is None and not named
        starts = _starts(role, record) or (untold and bool(_title(value)))
        if starts and record.values:
            yield from _finished(record, table)
            record = Record()
        if role is None:
            told = _untold(value, record, named=named) if key is None else _texts(value)
            yield from told
            continue
        _take(record, role, key, value)
    yield from _finished(record, table)


def _take(record: Record, role: Role, key: Cell | None, value: Cell) -> None:
    """Take in what a key asks for, with the reference that the key itself prints."""
    if key is not None:
        if not record.values:
            record.place = (key.paragraphs or value.paragraphs)[0].place
        _add_number(record, role, key)
        if role in _SECTION:
            value = _titled(role, key, value)
    record.add(role, value_of(value))


def _add_number(record: Record, role: Role, key: Cell) -> None:
    """Take the reference that a label itself prints ("Action 1.2")."""
    number = section_of(key.text.rstrip(": ")).number
    if role is Role.ACTION and number and Role.REF not in record.values:
        paragraph = Paragraph(text=number, place=key.paragraphs[0].place)
        record.add(Role.REF, Value(paragraphs=[paragraph]))


def _titled(role: Role, key: Cell, value: Cell) -> Cell:
    """Return a section's title with what its label says: "Priority 2" and "Joint working"."""
    if section_of(value.text).label or not value.paragraphs or not section_of(key.text).number:
        return value
    first, *others = value.paragraphs
    words = f"{key.text.rstrip(': ')}: {first.text}"
    return replace(value, paragraphs=[replace(first, text=words), *others])


def _starts(role: Role | None, record: Record) -> bool:
    """Whether a key begins the next action: one that the present action already has."""
    return role in (Role.ACTION, Role.REF, *_SECTION) and role in record.values


def _untold(cell: Cell, record: Record, *, named: bool) -> Iterator[Event]:
    """Read a cell of a box that no key stands before: a title, or words that are not understood."""
    place = cell.paragraphs[0].place
    section = _title(cell)
    if section is None:
        yield from _texts(cell)
    elif section.kind in (Kind.AREA, Kind.FOCUS) or (named and section.kind is not Kind.ACTION):
        yield Heading(section=section, level=9, origin="row", place=place, text=cell.text)
    else:
        take_title(record, section, cell, place)


def _texts(cell: Cell) -> Iterator[Text]:
    return (Text(paragraph=p, place=p.place, in_box=True) for p in cell.paragraphs)


def take_title(record: Record, section: Section, cell: Cell, place: Place) -> None:
    """Take a box's title as its action: "Action 1.2: Recruit two psychologists"."""
    from_title = Value(paragraphs=cell.paragraphs)
    if section.number:
        first = cell.paragraphs[0]
        number = type(first)(text=section.number, place=place)
        record.add(Role.REF, Value(paragraphs=[number]))
        title = type(first)(text=section.title, place=place)
        from_title = Value(paragraphs=[title, *cell.paragraphs[1:]] if section.title else [])
    record.place = place
    record.add(Role.ACTION, from_title)


def _finished(record: Record, table: int) -> Iterator[Event]:
    _find_action(record)
    if record.is_action():
        _read_as_measures(record)
        yield record.row(table)
        return
    for role in _SECTION:
        for value in record.values.get(role, ()):
            yield _section(role, value, record.place)
    for role in _SAID:
        for value in record.values.get(role, ()):
            yield Statement(role=role, value=value, place=record.place)


def _find_action(record: Record) -> None:
    """Take a section for the action in a box that has milestones and no action."""
    if Role.MILESTONE not in record.values or Role.ACTION in record.values:
        return
    for role in (Role.FOCUS, Role.AREA):
        if role in record.values:
            record.values[Role.ACTION] = record.values.pop(role)
            return


def _read_as_measures(record: Record) -> None:
    """Read outcomes and impacts that stand after the action as its measures of success."""
    order = list(record.values)
    for role in (Role.OUTCOME, Role.IMPACT):
        if role in record.values and order.index(role) > order.index(Role.ACTION):
            record.values.setdefault(Role.MEASURE, []).extend(record.values.pop(role))


def _section(role: Role, value: Value, place: Place) -> Heading:
    """Return the heading that a label and its value make: "Priority" and "Joint working"."""
    own = section_of(value.text)
    kind = Kind.AREA if role is Role.AREA else Kind.FOCUS
    section = Section(kind, own.label or role.value, own.number, own.title)
    return Heading(section=section, level=9, origin="row", place=place, text=value.text)


def is_turned(grid: Grid) -> bool:
    """Whether the keys stand in the first column and each further column is an action."""
    if len(grid.used_columns) < 3:
        return False
    keys = [role for row in range(grid.rows) if (role := _first_key(grid, row))]
    beside = [
        cell
        for row in range(grid.rows)
        for cell in grid.row_cells(row)[1:]
        if cell.text and _key(cell)
    ]
    rows = [r for r in range(grid.rows) if not grid.is_blank(r)]
    several = [r for r in rows if sum(bool(c.text) for c in grid.row_cells(r)) > 2]
    if len(several) < 0.5 * len(rows):
        return False
    known = len(set(keys) & {Role.ACTION, *_PROMISE}) >= 3
    return known and len(keys) >= 0.6 * len(rows) and len(beside) <= 1 and Role.ACTION in keys


def _first_key(grid: Grid, row: int) -> Role | None:
    cell = grid.cell(row, grid.used_columns[0])
    return (
        role_of_heading(cell.text.rstrip(":")) if cell and cell.row == row and cell.text else None
    )


def _turned(grid: Grid, table: int) -> Iterator[Event]:
    keys = grid.used_columns[0]
    for column in [c for c in grid.used_columns if c != keys]:
        record = Record()
        for row in range(grid.rows):
            cell = grid.cell(row, column)
            role = _first_key(grid, row)
            if role is None or cell is None or cell is grid.cell(row, keys):
                continue
            if cell.paragraphs and not record.values:
                record.place = cell.paragraphs[0].place
            record.add(role, value_of(cell))
        if record.is_action():
            yield record.row(table)
