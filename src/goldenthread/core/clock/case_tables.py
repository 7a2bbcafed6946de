"""Cases in columns, and what comes of them: a table in, a column for each rule out.

Columns hold days as proleptic Gregorian ordinals, 0 meaning unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from goldenthread.core.clock.cases import Case, ExceptionPeriod
from goldenthread.core.clock.rules import Rule
from goldenthread.core.clock.states import State

Days = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

STATE_ORDER: tuple[State, ...] = tuple(State)
"""A column of states holds places in this list."""


@dataclass
class Table:
    """Cases in columns, each of ``size`` rows.

    ``events`` are ordinals; ``details`` hold for each word the number that ``words`` gives it, 0
    when the case does not say; ``exceptions`` are (row, period) pairs.
    """

    size: int
    events: dict[str, Days] = field(default_factory=dict)
    details: dict[str, npt.NDArray[np.int16]] = field(default_factory=dict)
    words: dict[str, dict[str, int]] = field(default_factory=dict)
    exceptions: list[tuple[int, ExceptionPeriod]] = field(default_factory=list)

    @classmethod
    def of(cls, cases: Sequence[Case]) -> Table:
        """Put cases into columns."""
        table = cls(len(cases))
        for row, case in enumerate(cases):
            for name, day in case.events.items():
                table.event(name)[row] = day.toordinal()
            for name, word in case.details.items():
                table.say(row, name, word)
            table.exceptions += [(row, period) for period in case.exceptions]
        return table

    def event(self, name: str) -> Days:
        """Return the column of an event, made empty when it is new."""
        return self.events.setdefault(name, np.zeros(self.size, np.int32))

    def say(self, row: int, name: str, word: str) -> None:
        """Put down a word that a case says about itself."""
        column = self.details.setdefault(name, np.zeros(self.size, np.int16))
        words = self.words.setdefault(name, {})
        column[row] = words.setdefault(word, len(words) + 1)

    def numbers(self, name: str) -> Days:
        """Return a detail that is a number, 0 where the case does not say."""
        if name not in self.details:
            return np.zeros(self.size, np.int32)
        numbers = np.array([0, *map(int, self.words[name])], np.int32)
        return numbers[self.details[name]]


@dataclass(frozen=True)
class RuleColumn:
    """One version of one rule over the rows to which it applies; all columns are as long as these.

    ``due`` and ``done`` are ordinals with 0 for none; ``state`` holds places in
    :data:`STATE_ORDER`.
    """

    rule: Rule
    rows: Rows
    start: Days
    due: Days
    done: Days
    state: npt.NDArray[np.uint8]
    days_late: Days


@dataclass(frozen=True)
class Worked:
    """What came of a table: a column for each rule that started anywhere.

    ``unusable`` marks rows that a single case would refuse. ``waiting`` pairs a rule with the rows
    in which it has not started though its process has begun, if that was asked for.
    """

    columns: tuple[RuleColumn, ...]
    unusable: Flags
    waiting: tuple[tuple[Rule, Rows], ...] = ()


def iterate(column: RuleColumn) -> Iterator[tuple[int, int, int, State, int]]:
    """Yield row, due, done, state and days late of a column, one row after another."""
    for row, due, done, state, late in zip(
        column.rows.tolist(),
        column.due.tolist(),
        column.done.tolist(),
        column.state.tolist(),
        column.days_late.tolist(),
        strict=True,
    ):
        yield row, due, done, STATE_ORDER[state], late
