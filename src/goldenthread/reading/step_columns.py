"""Settles what columns along time hold, and which columns speak of milestones alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.reading.cell_signs import is_mark, is_rating, share, tells_of_the_past
from goldenthread.reading.document import Cell
from goldenthread.reading.grid import Grid
from goldenthread.reading.headers import Header
from goldenthread.reading.lexicon import Role, plain
from goldenthread.reading.periods import in_time

_MOSTLY = 0.7
_PAST = 0.3
_OF_STEPS = (Role.DUE, Role.STATUS, Role.LEAD, Role.START)
_NAMES_STEP = re.compile(r"\b(milestones?|steps?|tasks?|sub ?actions?|m ?\d|by)\b")


def settle_periods(header: Header, contents: Sequence[Sequence[Cell]]) -> None:
    """Say what the columns hold that a time heads: ratings, bars, milestones or updates."""
    if len(header.periods) < 2:
        header.periods = {}
        return
    bare = [c for c in header.periods if header.roles[c] in (None, Role.PROGRESS, Role.ACTION)]
    cells = [cell for column in bare for cell in contents[column]]
    if not cells:
        for column in bare:
            header.roles[column] = Role.IGNORED
    elif share(cells, is_mark) > _MOSTLY:
        _settle_marks(header, bare, cells)
    elif share(cells, is_rating) > _MOSTLY:
        _settle_ratings(header, bare)
    else:
        told = header.has(Role.MILESTONE) or share(cells, tells_of_the_past) > _PAST
        told = told or any(header.roles[column] is Role.PROGRESS for column in bare)
        for column in bare:
            header.roles[column] = Role.UPDATE if told else Role.MILESTONE
    rated = [c for c in header.periods if header.roles[c] is Role.STATUS]
    if len(rated) > 1:
        _settle_ratings(header, rated)


def _settle_marks(header: Header, columns: Sequence[int], cells: Sequence[Cell]) -> None:
    """Read marks and shading as bars when they are of one make, else as ratings by colour."""
    fills = {cell.fill for cell in cells if not cell.text}
    signs = {cell.text for cell in cells if is_rating(cell) and cell.text}
    if len(fills) > 1 or len(signs) > 1:
        _settle_ratings(header, columns)
        return
    header.bars = [] if header.has(Role.DUE, Role.START) else in_time(columns, header.periods)
    for column in columns:
        header.roles[column] = Role.IGNORED


def _settle_ratings(header: Header, columns: Sequence[int]) -> None:
    """Take ratings month by month as one, unless the table has a rating of its own beside them."""
    if header.has(Role.STATUS) and not any(header.roles[c] is Role.STATUS for c in columns):
        for column in columns:
            header.roles[column] = Role.IGNORED
        return
    header.ratings = in_time(columns, header.periods)
    for column in columns:
        header.roles[column] = Role.STATUS


def find_steps(header: Header, grid: Grid, rows: Sequence[int]) -> None:
    """Find the columns that speak of milestones alone: those beside them, when others are left."""
    steps = [c for c in header.columns(Role.MILESTONE) if c not in header.periods]
    follow = {step: _following(header, step) for step in steps}
    if len(steps) > 1:
        follow = _alike(header, follow)
    near = {column for found in follow.values() for column in found}
    for step, found in follow.items():
        for column in found:
            if _is_of_step(header, grid, rows, column, step, near):
                header.beside.setdefault(step, {})[_held(header, column)] = column
    for companions in header.beside.values():
        for column in companions.values():
            header.roles[column] = None


def _alike(header: Header, follow: dict[int, list[int]]) -> dict[int, list[int]]:
    """Return what follows each of several columns of milestones, as far as it is alike."""
    held = [[header.roles[column] for column in found] for found in follow.values()]
    same = held[0] if all(roles[: len(held[0])] == held[0] for roles in held) else []
    return {step: found[: len(same)] for step, found in follow.items()}


def _held(header: Header, column: int) -> Role:
    role = header.roles[column]
    if role is None:
        raise ValueError(f"Column {column} holds nothing that is known.")
    return role


def _following(header: Header, step: int) -> list[int]:
    """Return the columns right after a milestone's with a date, a rating or a lead, one each."""
    found: list[int] = []
    for column in range(step + 1, len(header.roles)):
        role = header.roles[column]
        if role not in _OF_STEPS or role in [header.roles[c] for c in found]:
            break
        found.append(column)
    return found


def _is_of_step(
    header: Header, grid: Grid, rows: Sequence[int], column: int, step: int, near: set[int]
) -> bool:
    """Whether a column beside milestones is theirs: named so, or the action has another."""
    if not header.has(Role.ACTION, Role.AREA, Role.FOCUS, Role.OUTCOME):
        return False
    others = [c for c in header.columns(_held(header, column)) if c not in near]
    several = len(header.columns(Role.MILESTONE)) > 1
    if not (others or several or _says_so(header, column)):
        return False
    later = [r for r in grid.rows_of(step, rows) if not _begins_action(header, grid, r)]
    filled = [r for r in later if grid.begins(r, column)]
    return len(filled) >= 0.5 * len(later)


def _says_so(header: Header, column: int) -> bool:
    """Whether a column's heading says that it speaks of steps, beside a column of actions."""
    words = plain(header.texts[column])
    if header.roles[column] is Role.LEAD or words == "by when":
        return False
    found = {match.group() for match in _NAMES_STEP.finditer(words)}
    return bool(found - {"by"} or (found and header.has(Role.ACTION)))


def _begins_action(header: Header, grid: Grid, row: int) -> bool:
    return any(grid.begins(row, c) and grid.says(row, c) for c in header.columns(Role.ACTION))
