"""Periods, paths to targets, and the straight line through the last periods.

Nothing here asks the database.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.ui.words import day as in_full

WEEK, MONTH = "week", "month"
MANY = {WEEK: 13, MONTH: 24}
TREND = 6
"""Periods through which the straight line is laid, and for which it is carried forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A week from Monday, or a month, up to `on`: its last day, or the day asked about in it."""

    kind: str
    first: date
    last: date
    on: date

    @property
    def is_whole(self) -> bool:
        """Whether it is over by the day asked about."""
        return self.on == self.last

    @property
    def words(self) -> str:
        """Return what it is called."""
        if self.kind == WEEK:
            return f"Week from {in_full(self.first)}"
        return f"{self.first:%B %Y}"

    @property
    def short(self) -> str:
        """Return what stands below it in a picture."""
        return f"{self.first.day} {self.first:%b}" if self.kind == WEEK else f"{self.first:%b %y}"

    def next(self) -> Period:
        """Return the period after this one, whole."""
        return period_of(self.kind, _last(self.kind, self.last + timedelta(days=1)))


def period_of(kind: str, on: date) -> Period:
    """Return the week or month of a day, as far as that day."""
    first = on - timedelta(days=on.weekday()) if kind == WEEK else on.replace(day=1)
    return Period(kind=kind, first=first, last=_last(kind, first), on=on)


def _last(kind: str, first: date) -> date:
    if kind == WEEK:
        return first + timedelta(days=6)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def series(kind: str, on: date) -> list[Period]:
    """Return the last 13 weeks or 24 months, the earliest first; the last as far as the day."""
    found = [period_of(kind, on)]
    while len(found) < MANY[kind]:
        found.append(period_of(kind, found[-1].first - timedelta(days=1)))
    return found[::-1]


def path_at(
    *, start_on: date, start_value: float, due_on: date, value: float, on: date
) -> float | None:
    """Return where the straight path to a target stands on a day; None before it starts."""
    if on < start_on:
        return None
    if on >= due_on:
        return value
    part = (on - start_on).days / (due_on - start_on).days
    return start_value + (value - start_value) * part


def is_on_track(actual: float, path: float, *, up_is_good: bool) -> bool:
    """Whether a figure is as good as its path or better."""
    return actual >= path if up_is_good else actual <= path


def carried_forward(values: Sequence[float | None], many: int = TREND) -> list[float] | None:
    """Lay a straight line through the last values by least squares and carry it on.

    :returns: the next values, or None when fewer than three of the last are known.
    """
    last = [(x, y) for x, y in enumerate(values[-many:]) if y is not None]
    if len(last) < 3:
        return None
    mean_x = sum(x for x, _ in last) / len(last)
    mean_y = sum(y for _, y in last) / len(last)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in last) / sum(
        (x - mean_x) ** 2 for x, _ in last
    )
    ends = len(values[-many:]) - 1
    return [mean_y + slope * (ends + step - mean_x) for step in range(1, many + 1)]
