"""The four rules by which a month stands out from chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from goldenthread.core.control_charts.lines import Lines

Placed = tuple[float, Lines]
"""A month's figure and its lines."""


class Rule(StrEnum):
    """Why a month stands out, the plainest reason first."""

    OUTSIDE = "outside"
    RUN = "run"
    TREND = "trend"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Rules:
    """How many months make a run on one side and a trend, and how many a baseline.

    Making Data Count takes seven and seven; other NHS guides eight for a run or six for a trend.
    """

    run: int = 7
    trend: int = 7
    baseline: int = 12

    def words(self, rule: Rule) -> str:
        """Return a rule as it is said."""
        return {
            Rule.OUTSIDE: "outside the limits",
            Rule.RUN: f"{self.run} or more in a row on one side of the mean",
            Rule.TREND: f"{self.trend} or more in a row, each higher or each lower than the last",
            Rule.NEAR: "two of three in a row near the same limit",
        }[rule]


MAKING_DATA_COUNT = Rules()


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason why a month stands out; ``direction`` is 1 for high or rising, else -1."""

    rule: Rule
    direction: int


def signals(placed: Sequence[Placed], rules: Rules) -> list[tuple[Signal, ...]]:
    """Return of each month why it stands out, the plainest reason first; () for by chance."""
    found = {rule: find(placed, rules) for rule, find in _FINDERS.items()}
    return [
        tuple(Signal(rule, found[rule][place]) for rule in Rule if found[rule][place])
        for place in range(len(placed))
    ]


def _outside(placed: Sequence[Placed], _: Rules) -> list[int]:
    return [_beyond(value, lines.low, lines.high) for value, lines in placed]


def _near(placed: Sequence[Placed], _: Rules) -> list[int]:
    """Mark the months beyond two thirds of the way to a limit, two of three on one side."""
    beyond = [_beyond(value, lines.near_low, lines.near_high) for value, lines in placed]
    marked = [0] * len(placed)
    for first in range(len(beyond) - 2):
        three = range(first, first + 3)
        for side in (1, -1):
            there = [place for place in three if beyond[place] == side]
            if len(there) >= 2:
                for place in there:
                    marked[place] = side
    return marked


def _run(placed: Sequence[Placed], rules: Rules) -> list[int]:
    sides = [lines.side(value) for value, lines in placed]
    return [
        side
        for side, group in groupby(sides)
        for many in [len(list(group))]
        for side in [side if many >= rules.run else 0] * many
    ]


def _trend(placed: Sequence[Placed], rules: Rules) -> list[int]:
    values = [value for value, _ in placed]
    marked = [0] * len(values)
    for direction, first, last in _slopes(values):
        if direction and last - first + 1 >= rules.trend:
            marked[first : last + 1] = [direction] * (last - first + 1)
    return marked


def _slopes(values: Sequence[float]) -> Iterator[tuple[int, int, int]]:
    """Yield each stretch that only rises, only falls or stays: direction, first and last place."""
    first = 0
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    for direction, group in groupby(steps):
        many = len(list(group))
        yield direction, first, first + many
        first += many


def _beyond(value: float, low: float, high: float) -> int:
    return (value > high + _HAIR) - (value < low - _HAIR)


_HAIR = 1e-9
"""A figure on a limit is not outside it, whatever the rounding of the machine."""

_FINDERS: dict[Rule, Callable[[Sequence[Placed], Rules], list[int]]] = {
    Rule.OUTSIDE: _outside,
    Rule.RUN: _run,
    Rule.TREND: _trend,
    Rule.NEAR: _near,
}
