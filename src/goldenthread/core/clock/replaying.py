"""Works the same cases out under another calendar or another book of rules, and says what moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from goldenthread.core.clock.case_tables import STATE_ORDER, Days, Table, Worked
from goldenthread.core.clock.columns import work_out
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.states import State


@dataclass(frozen=True)
class Move:
    """A deadline that differs between two clocks; None on a side where there is none."""

    row: int
    rule: str
    due_before: date | None
    due_after: date | None
    state_before: State | None
    state_after: State | None

    @property
    def days(self) -> int | None:
        """Return by how many days the last day moves; None when one side has none."""
        if self.due_before is None or self.due_after is None:
            return None
        return (self.due_after - self.due_before).days


def replay(table: Table, *, before: Clock, after: Clock, on: date) -> Iterator[Move]:
    """Yield every deadline whose last day or state differs, rule by rule.

    A row that one of the clocks cannot use counts there as having no deadline.
    """
    old, new = work_out(before, table, on=on), work_out(after, table, on=on)
    return moves(old, new, keys=dict.fromkeys((*before.book.keys, *after.book.keys)))


def moves(old: Worked, new: Worked, *, keys: Iterable[str]) -> Iterator[Move]:
    """Yield every deadline that differs between two workings of the same table, rule by rule."""
    for key in keys:
        due_before, state_before = _standing(old, key, old.unusable.size)
        due_after, state_after = _standing(new, key, old.unusable.size)
        differs = (due_before != due_after) | (state_before != state_after)
        for row in np.flatnonzero(differs).tolist():
            yield Move(
                row,
                key,
                _day(due_before[row]),
                _day(due_after[row]),
                _state(state_before[row]),
                _state(state_after[row]),
            )


def _standing(worked: Worked, key: str, size: int) -> tuple[Days, Days]:
    """Return last day and state of one rule for every row; state 0 where there is none."""
    due, state = np.zeros(size, np.int32), np.zeros(size, np.int32)
    for column in worked.columns:
        if column.rule.key == key:
            due[column.rows] = column.due
            state[column.rows] = column.state + 1
    due[worked.unusable] = state[worked.unusable] = 0
    return due, state


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _state(place: int) -> State | None:
    return STATE_ORDER[place - 1] if place else None
