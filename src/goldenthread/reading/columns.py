"""Finds a table's header and says what each column holds.

The heading's words come first; what the column holds and where it stands decide where the words
can mean two things ("Outcome" after the action is a measure of success, before it what is sought).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.core.imprecise_dates import WhyNoDate, parse_date
from goldenthread.core.statuses import colour_in, status_of_words
from goldenthread.reading.document import Cell
from goldenthread.reading.grid import Grid
from goldenthread.reading.lexicon import Role, plain, role_of_heading

_ENOUGH_KNOWN = 0.6
_PEOPLE = re.compile(
    r"\b(head|director|manager|lead|officer|chair|board|council|team|icb|ccg|nhs|trust|dco|dmo|dscro"
    r"|senco|commissioner|psychologist|coordinator|co-ordinator|principal|assistant|service|dcs)\b",
    re.IGNORECASE,
)
_LEVELS = re.compile(r"^(?:high|medium|low|h|m|l|\d)$", re.IGNORECASE)
PROMISES = (Role.LEAD, Role.DUE, Role.START, Role.STATUS, Role.MEASURE, Role.UPDATE, Role.PROGRESS)


@dataclass(slots=True)
class Header:
    """The columns of a table, as its header row (or two) names them.

    ``roles`` gives for each column what it holds, None for a column that is not understood.
    """

    row: int
    rows: int
    texts: list[str]
    roles: list[Role | None] = field(default_factory=list)

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
    roles = [role_of_heading(text) if text else None for text in texts]
    return Header(row=row, rows=2 if second else 1, texts=texts, roles=roles)


def _texts(grid: Grid, row: int) -> list[str]:
    cells = [grid.cell(row, column) for column in range(grid.columns)]
    return [cell.text if cell is not None and cell.row == row else "" for cell in cells]


def _reads_as_header(grid: Grid, row: int, texts: Sequence[str]) -> bool:
    cells = [cell for cell in grid.row_cells(row) if cell.text]
    if len(cells) < 2 or any(len(cell.text) > 120 for cell in cells):
        return False
    if any(_is_date(cell) or _is_answer(cell) for cell in cells):
        return False
    known = [role for cell in cells if (role := role_of_heading(cell.text))]
    marked = all(cell.bold or cell.fill for cell in cells)
    needed = 0.45 if marked and len(known) > 2 else _ENOUGH_KNOWN
    return len(set(known)) >= 2 and len(known) >= needed * len(cells)


def _is_upper_half(grid: Grid, row: int) -> bool:
    """Whether a row of short cells, some of them over several columns, may head a second row."""
    cells = [cell for cell in grid.row_cells(row) if cell.text]
    return (
        len(cells) >= 2
        and any(1 < cell.column_span < grid.columns for cell in cells)
        and all(len(cell.text) <= 60 for cell in cells)
        and any(role_of_heading(cell.text) for cell in cells)
    )


def _second_row(grid: Grid, row: int, texts: Sequence[str]) -> list[str] | None:
    """Return the headings of a header of two rows, or None when the next row is none."""
    if row + 1 >= grid.rows:
        return None
    upper = [c for c in grid.row_cells(row) if c.text]
    lower = [c for c in grid.row_cells(row + 1) if c.text]
    split = [c for c in upper if c.column_span > 1]
    if not split or not lower or any(len(c.text) > 60 for c in lower):
        return None
    if any(not _stands_under(c, split) for c in lower) or len(lower) < 2:
        return None
    headings = list(texts)
    for cell in lower:
        over = next(c for c in split if _stands_under(cell, [c]))
        own = role_of_heading(cell.text)
        headings[cell.column] = cell.text if own else f"{over.text} {cell.text}"
    return headings


def _stands_under(cell: Cell, upper: Sequence[Cell]) -> bool:
    return any(c.column <= cell.column < c.column + c.column_span for c in upper)


def decide(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """Settle what each column holds, from the words, the contents and the places together.

    :param rows: the rows below the header that hold the table's contents.
    """
    contents = [_contents(grid, column, rows) for column in range(grid.columns)]
    roles = header.roles
    for column, cells in enumerate(contents):
        roles[column] = _by_contents(roles[column], cells, header.texts[column])
    _without_hidden(header, grid)
    _without_repeats(header, grid)
    _find_action(header, grid, rows)
    _by_place(header)


def _without_hidden(header: Header, grid: Grid) -> None:
    """Leave hidden columns out as working data, but for a part of the plan shown nowhere else."""
    hidden = grid.table.hidden_columns
    shown = {role for column, role in enumerate(header.roles) if column not in hidden}
    for column in hidden:
        if column < len(header.roles) and header.roles[column] in shown:
            header.roles[column] = Role.IGNORED


def _contents(grid: Grid, column: int, rows: Sequence[int]) -> list[Cell]:
    cells = [grid.cell(row, column) for row in rows if grid.begins(row, column)]
    return [cell for cell in cells if cell is not None and (cell.paragraphs or cell.fill)]


def _by_contents(role: Role | None, cells: Sequence[Cell], heading: str) -> Role | None:
    if role is Role.PROGRESS:
        return Role.STATUS if _share(cells, _is_rating) > 0.6 else Role.UPDATE
    if role is Role.AREA and cells and all(_LEVELS.match(cell.text) for cell in cells):
        return Role.IGNORED
    if role in (Role.MEASURE, Role.MILESTONE) and _share(cells, _is_date) > 0.8:
        return Role.DUE
    if role is Role.STATUS and cells and _share(cells, lambda c: len(c.text) > 80) > 0.5:
        return Role.UPDATE
    if role is None and len(cells) > 1:
        return content_role(cells, heading)
    return role


def content_role(cells: Sequence[Cell], heading: str = "") -> Role | None:
    """Return what a column's contents show it to hold when no heading says so."""
    if _share(cells, _is_date) > 0.7:
        return Role.UPDATE if re.search(r"meeting|review", heading.lower()) else Role.DUE
    if _share(cells, _is_rating) > 0.7:
        return Role.STATUS
    if parse_date(heading).date is not None and _share(cells, lambda c: len(c.text) > 25) > 0.5:
        return Role.UPDATE
    return None


def holds_people(cells: Sequence[Cell]) -> bool:
    """Whether a column's cells read as posts, teams or organisations."""
    return _share(cells, lambda c: len(c.text) < 140 and bool(_PEOPLE.search(c.text))) > 0.6


def _is_date(cell: Cell) -> bool:
    parsed = parse_date(cell.text)
    dated = cell.date is not None or parsed.date is not None or parsed.why is WhyNoDate.NO_YEAR
    return dated and len(cell.text) <= 40


def _is_rating(cell: Cell) -> bool:
    if not cell.text:
        return cell.fill is not None
    short = len(cell.text.split()) <= 6
    return short and bool(status_of_words(cell.text) or colour_in(cell.text))


def _is_answer(cell: Cell) -> bool:
    """Whether a cell is a rating or an open date, which only contents are."""
    plainly = plain(cell.text) not in ("status", "rag", "brag", "target", "completion", "progress")
    return plainly and (status_of_words(cell.text) or colour_in(cell.text)) is not None


def _share(cells: Sequence[Cell], test: object) -> float:
    if not cells or not callable(test):
        return 0.0
    return sum(1 for cell in cells if test(cell)) / len(cells)


_LATER = re.compile(r"\b(current|latest|now|revised|new|this|delivery)\b")
_EARLIER = re.compile(r"\b(previous|last|original|initial|actual|review|prior)\b")


def _without_repeats(header: Header, grid: Grid) -> None:
    """Keep one rating and one due date where a table has several: the present one."""
    for role in (Role.STATUS, Role.DUE, Role.START, Role.REF):
        columns = _distinct(header, grid, role)
        if len(columns) < 2:
            continue
        words = {column: plain(header.texts[column]) for column in columns}
        ranked = sorted(
            columns,
            key=lambda c: (bool(_LATER.search(words[c])), not _EARLIER.search(words[c])),
            reverse=True,
        )
        keep = ranked[0]
        if role is Role.STATUS and not any(map(_LATER.search, words.values())):
            keep = next((c for c in reversed(columns) if not _EARLIER.search(words[c])), keep)
        for column in columns:
            if column != keep:
                header.roles[column] = Role.IGNORED


def _distinct(header: Header, grid: Grid, role: Role) -> list[int]:
    """Return the columns of a role whose heading cell begins there (a wide heading counts once)."""
    columns = header.columns(role)
    return [c for n, c in enumerate(columns) if n == 0 or header.texts[c] != header.texts[c - 1]]


def _find_action(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """See that one column is the action: the coarser of two, the nearest thing where none is."""
    actions = header.columns(Role.ACTION)
    if len(actions) > 1:
        counts = {c: len(grid.rows_of(c, rows)) for c in actions}
        coarse = min(actions, key=lambda c: (counts[c], c))
        for column in actions:
            if column != coarse:
                header.roles[column] = Role.MILESTONE
    if actions or not header.has(*PROMISES):
        return
    roles = [Role.MILESTONE]
    if header.has(Role.DUE, Role.START, Role.STATUS):  # a theme with a lead alone is no promise
        roles += [Role.FOCUS, Role.AREA, Role.OUTCOME]
    for role in roles:
        if columns := header.columns(role):
            header.roles[columns[0]] = Role.ACTION
            return


def _by_place(header: Header) -> None:
    """Read outcomes and impacts that stand after the action as its measures of success."""
    if not header.has(Role.ACTION):
        return
    action = header.columns(Role.ACTION)[0]
    for column, role in enumerate(header.roles):
        if (role is Role.OUTCOME and column > action) or (
            role is Role.IMPACT and not _is_of_section(header.texts[column])
        ):
            header.roles[column] = Role.MEASURE


def _is_of_section(heading: str) -> bool:
    return bool(re.search(r"\b(overall|focus|theme|area|priority|closing)\b", plain(heading)))
