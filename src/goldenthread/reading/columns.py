"""Finds a table's header and says what each column holds.

The heading's words come first; what the column holds and where it stands decide where the words
can mean two things ("Outcome" after the action is a measure of success, before it what is sought).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.reading.cell_signs import content_role, is_date_alone, is_rating, share
from goldenthread.reading.document import Cell
from goldenthread.reading.grid import Grid
from goldenthread.reading.headers import Header
from goldenthread.reading.lexicon import Role, plain
from goldenthread.reading.step_columns import find_steps, settle_periods

_LEVELS = re.compile(r"^(?:high|medium|low|h|m|l|\d)$", re.IGNORECASE)
PROMISES = (Role.LEAD, Role.DUE, Role.START, Role.STATUS, Role.MEASURE, Role.UPDATE, Role.PROGRESS)
_DONE = re.compile(r"\b(did|done so far|have done|taken|achieved)\b")
_LATER = re.compile(r"\b(current|latest|now|revised|new|this|delivery)\b")
_EARLIER = re.compile(r"\b(previous|last|original|initial|actual|review|prior)\b")


def decide(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """Settle what each column holds, from the words, the contents and the places together.

    :param rows: the rows below the header that hold the table's contents.
    """
    contents = [_contents(grid, column, rows) for column in range(grid.columns)]
    roles = header.roles
    settle_periods(header, contents)
    for column, cells in enumerate(contents):
        if column not in header.periods or roles[column] is not None:
            roles[column] = _by_contents(roles[column], cells, header.texts[column])
    _without_hidden(header, grid)
    _find_area(header)
    find_steps(header, grid, rows)
    _without_repeats(header, grid)
    _find_action(header, grid, rows)
    _by_place(header)


def _find_area(header: Header) -> None:
    """Take the first of two columns of themes as the area that the second divides."""
    themes = header.columns(Role.FOCUS)
    if len(themes) > 1 and not header.has(Role.AREA) and header.has(Role.ACTION):
        header.roles[themes[0]] = Role.AREA


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
        return Role.STATUS if share(cells, is_rating) > 0.6 else Role.UPDATE
    if role is Role.AREA and cells and all(_LEVELS.match(cell.text) for cell in cells):
        return Role.IGNORED
    if role in (Role.MEASURE, Role.MILESTONE) and share(cells, is_date_alone) > 0.8:
        return Role.DUE
    if role is Role.STATUS and cells and share(cells, lambda c: len(c.text) > 80) > 0.5:
        return Role.UPDATE
    if role is None and len(cells) > 1:
        return content_role(cells, heading)
    return role


def _without_repeats(header: Header, grid: Grid) -> None:
    """Keep one rating and one due date where a table has several: the present one."""
    for role in (Role.STATUS, Role.DUE, Role.START, Role.REF):
        if role is Role.STATUS and header.ratings:
            continue
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
        actions = _without_done(header, actions)
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


def _without_done(header: Header, actions: Sequence[int]) -> list[int]:
    """Read "we did" beside "we will" as progress; return the columns of actions left."""
    done = [c for c in actions if _DONE.search(plain(header.texts[c]))]
    if len(done) < len(actions):
        for column in done:
            header.roles[column] = Role.UPDATE
    return header.columns(Role.ACTION)


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
