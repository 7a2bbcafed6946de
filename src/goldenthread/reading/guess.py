"""Says what the columns of a table hold whose headings are missing or not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.reading.cell_signs import content_role, holds_people, is_contents, is_ref
from goldenthread.reading.document import Cell
from goldenthread.reading.grid import Grid
from goldenthread.reading.headers import Header, named
from goldenthread.reading.lexicon import Role, plain

_DOES = re.compile(
    r"^(?:we (?:will|ll|are going to|have) |to |the \w+ (?:\w+ )?will )?(?:also |jointly |fully )?"
    r"(?:accelerate|achieve|act|adapt|adopt|advertise|agree|align|allocate|analyse|appoint|appraise|arrange|ask|assess"
    r"|audit|begin|brief|bring|build|capture|carry|cleanse|clear|co ?produce|collate|collect"
    r"|commission"
    r"|communicate|complete|conduct|confirm|consult|continue|convene|create|define|deliver|deploy|design"
    r"|develop|devise|draft|drive|embed|employ|engage|enhance|ensure|establish|evaluate|expand|explore"
    r"|extend|facilitate|finalise|fund|gather|give|grow|help|hold|host|identify|implement|improve|include"
    r"|increase|inform|instigate|introduce|invest|invite|issue|join|keep|launch|lead|learn|let|list|listen"
    r"|maintain|make|map|measure|meet|mobilise|moderate|monitor|move|offer|open|organise|pilot|plan|prepare"
    r"|present|procure|produce|promote|provide|publicise|publish|put|raise|recruit|redesign|reduce|refine"
    r"|refresh|relaunch|remodel|replace|report|reset|restructure|revise|review|revisit|rewrite|roll|run"
    r"|scope|secure|seek|send|set|share|simplify|staff|standardise|start|streamline|strengthen|submit"
    r"|supply|support|survey|switch|test|track|train|transfer|translate|trial|understand|undertake|update"
    r"|use|visit|widen|work|write)\b"
)
_ENOUGH_DOING = 0.4
_FEWEST_WORDS_OF_ACTION = 4
_MOST_WORDS_OF_POST = 9
_NO_PLAN = re.compile(
    r"\b(author|change|amendments?|meets|frequency|phone|telephone|e ?mail|acronym|meaning"
    r"|definition|term|stands for"
    r"|version|likelihood|risk|mitigation|terms of reference|membership|page|purpose|chair)\b"
)


def guessed(grid: Grid, rows: Sequence[int]) -> tuple[Header, list[int]] | None:
    """Return the columns of a table without known headings, and its rows of contents.

    :param rows: the rows that are not empty and no banner.
    """
    if len(grid.used_columns) < 3 or not rows:
        return None
    header, inside = Header(row=-1, rows=0, texts=[""] * grid.columns), list(rows)
    header.roles = [None] * grid.columns
    if _is_unknown_header(grid, rows):
        texts = [c.text if (c := grid.cell(rows[0], n)) else "" for n in range(grid.columns)]
        if any(_NO_PLAN.search(plain(text)) for text in texts):
            return None
        header, inside = named(rows[0], 1, texts), inside[1:]
    elif len(rows) < 2 and not _is_sure(grid, rows[0]):
        return None
    _by_contents(header, grid, inside)
    _find_action(header, grid, inside)
    if not header.has(Role.ACTION) or not header.has(Role.DUE, Role.LEAD, Role.STATUS):
        return None
    _find_rest(header, grid, inside)
    held = [role for role in header.roles if role in (Role.DUE, Role.LEAD, Role.STATUS, Role.REF)]
    return (header, inside) if len(set(held)) >= 2 else None


def complete(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """Find the action, and the area before it, among the columns that a known header left open."""
    if not header.has(Role.LEAD, Role.DUE, Role.STATUS) or any(
        _NO_PLAN.search(plain(text)) for text in header.texts
    ):
        return
    if not header.has(Role.ACTION):
        _find_action(header, grid, rows)
    if header.has(Role.ACTION) and not header.has(Role.AREA):
        _find_area(header, grid, rows)


def _by_contents(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    for column in grid.used_columns:
        cells = _cells(grid, column, rows)
        if header.roles[column] is not None or not cells:
            continue
        role = content_role(cells, header.texts[column])
        if role is None and all(is_ref(c.text) for c in cells):
            role = Role.REF
        if role is None and holds_people(cells) and _words(cells) < _MOST_WORDS_OF_POST:
            role = Role.LEAD
        header.roles[column] = role
    dates = header.columns(Role.DUE)
    if len(dates) == 2 and not header.has(Role.START):
        header.roles[dates[0]] = Role.START


def _find_action(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """Take for the action the column that says what is done, else the longest beside promises."""
    open_columns = {
        column: cells
        for column in grid.used_columns
        if header.roles[column] is None and (cells := _cells(grid, column, rows))
    }
    doing = {column: _share_doing(cells) for column, cells in open_columns.items()}
    best = max(doing, key=lambda c: (doing[c], _words(open_columns[c])), default=None)
    if best is None:
        return
    if doing[best] < _ENOUGH_DOING:
        best = max(open_columns, key=lambda c: _words(open_columns[c]))
        promised = header.has(Role.DUE) and header.has(Role.LEAD)
        if not promised or _words(open_columns[best]) < _FEWEST_WORDS_OF_ACTION:
            return
    header.roles[best] = Role.ACTION


def _find_area(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """Take for the area a column before the action whose cells stand for several rows."""
    before = min(header.columns(Role.ACTION) + header.columns(Role.FOCUS))
    for column in grid.used_columns:
        cells = _cells(grid, column, rows)
        if column >= before or header.roles[column] is not None or len(rows) < 2 or not cells:
            continue
        if len({plain(cell.text) for cell in cells}) < len(rows) and _words(cells) > 1:
            header.roles[column] = Role.AREA
            return


def _find_rest(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """Read what is left after the action as its measure, what stands before it as its area."""
    _find_area(header, grid, rows)
    action = header.columns(Role.ACTION)[0]
    for column in grid.used_columns:
        unread = header.roles[column] is None and column > action
        if unread and not header.has(Role.MEASURE) and _cells(grid, column, rows):
            header.roles[column] = Role.MEASURE


def _cells(grid: Grid, column: int, rows: Sequence[int]) -> list[Cell]:
    cells = [grid.cell(row, column) for row in rows if grid.begins(row, column)]
    return [cell for cell in cells if cell is not None and (cell.paragraphs or cell.fill)]


def _words(cells: Sequence[Cell]) -> float:
    return sum(len(cell.text.split()) for cell in cells) / max(1, len(cells))


def _share_doing(cells: Sequence[Cell]) -> float:
    """Return the share of cells that begin with what somebody does."""
    texts = [cell.text for cell in cells if cell.text]
    return sum(map(begins_with_doing, texts)) / max(1, len(texts))


def begins_with_doing(text: str) -> bool:
    """Whether a text begins with what somebody does or will do ("Recruit", "We will write")."""
    return bool(_DOES.match(re.sub(r"^[\d.\s]+", "", plain(text))))


def _is_unknown_header(grid: Grid, rows: Sequence[int]) -> bool:
    """Whether the first row names the columns, in words that are not understood."""
    cells = [c for c in grid.row_cells(rows[0]) if c.paragraphs]
    if len(rows) < 2 or len(cells) < 3 or any(len(c.text) > 60 for c in cells):
        return False
    if any(is_contents(c) or is_ref(c.text) for c in cells):
        return False
    marked = all(c.bold or c.fill for c in cells)
    others = [c for row in rows[1:] for c in grid.row_cells(row) if c.paragraphs]
    return marked or (any(is_contents(c) for c in others) and not _is_sure(grid, rows[0]))


def _is_sure(grid: Grid, row: int) -> bool:
    """Whether a single row reads as contents by itself: a date, and somebody to hold to it."""
    cells = [c for c in grid.row_cells(row) if c.paragraphs]
    return any(map(is_contents, cells)) and any(holds_people([c]) for c in cells)
