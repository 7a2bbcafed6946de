"""A measure month by month: what was counted, out of how many, and which way is better.

Percentages are kept as the two counts that they come from, never as the percentage alone: only so
can it be told how much chance there is in them.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise


class SeriesUnusable(Exception):
    """A series contradicts itself; the message says where."""


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"

    @property
    def sign(self) -> int:
        """1 when higher is better, -1 when lower is, 0 when neither is."""
        return {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}[self]


class Unit(StrEnum):
    """What the figures are."""

    PERCENT = "percent"
    COUNT = "count"
    NUMBER = "number"

    @property
    def lowest(self) -> float:
        """The lowest value that there can be."""
        return float("-inf") if self is Unit.NUMBER else 0.0

    @property
    def highest(self) -> float:
        """The highest value that there can be."""
        return 100.0 if self is Unit.PERCENT else float("inf")

    def said(self, value: float) -> str:
        """Return a value as it is said: "58%", "58.3%", "1,204"."""
        rounded = round(value, 1) + 0.0  # the nought takes the sign off "-0"
        figures = f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"
        return f"{figures}%" if self is Unit.PERCENT else figures

    def distance(self, value: float) -> str:
        """Return how far two values are apart: "4 points", "12"."""
        if self is not Unit.PERCENT:
            return self.said(abs(value))
        figures = self.said(abs(value)).removesuffix("%")
        return f"{figures} {'point' if figures == '1' else 'points'}"


@dataclass(frozen=True, slots=True)
class Point:
    """One month's figure. ``month`` is the first day of the month.

    ``value`` is None in a month without a figure: a gap, which is not nought. ``part`` and
    ``whole`` are the counts behind it where there are any.
    """

    month: date
    value: float | None
    part: int | None = None
    whole: float | None = None

    @property
    def ends_on(self) -> date:
        """The last day of the month."""
        return last_day(self.month)


def share(month: date, part: int, whole: int) -> Point:
    """Return so many out of so many as a percentage; out of none there is no figure.

    :raises SeriesUnusable: when the part is more than the whole, or either is below nought.
    """
    if not 0 <= part <= whole:
        raise SeriesUnusable(f"{month_words(month)} has {part} out of {whole}.")
    return Point(month, 100 * part / whole if whole else None, part, whole)


def count(month: date, number: int) -> Point:
    """Return a count of what happened in a month.

    :raises SeriesUnusable: when it is below nought.
    """
    return rate(month, number, 1, per=1)


def rate(month: date, number: int, among: float, *, per: float = 1000) -> Point:
    """Return a count for every so many people or hours; among none there is no figure.

    :raises SeriesUnusable: when either is below nought.
    """
    if number < 0 or among < 0:
        raise SeriesUnusable(f"{month_words(month)} has {number} among {among:g}.")
    whole = among / per
    return Point(month, number / whole if whole else None, number, whole)


def reading(month: date, value: float | None) -> Point:
    """Return a figure that is neither a share nor a count, such as mean weeks."""
    return Point(month, value)


@dataclass(frozen=True, slots=True)
class Series:
    """A measure's months in their order, its unit, and which way is better.

    :raises SeriesUnusable: when a month is given twice, out of order, or not by its first day.
    """

    points: tuple[Point, ...]
    unit: Unit
    better: Better = Better.NEITHER

    def __post_init__(self) -> None:
        for point in self.points:
            if point.month.day != 1:
                raise SeriesUnusable(f"{point.month} is not the first day of a month.")
        for before, after in pairwise(self.points):
            if after.month <= before.month:
                raise SeriesUnusable(f"{month_words(after.month)} is given twice or too late.")

    @property
    def known(self) -> tuple[Point, ...]:
        """The months that have a figure."""
        return tuple(point for point in self.points if point.value is not None)

    def ended_by(self, on: date) -> Series:
        """Return the months that were over by the end of a day: no month is judged before."""
        over = tuple(point for point in self.points if point.ends_on <= on)
        return Series(over, self.unit, self.better)


def month_words(month: date) -> str:
    """Return "May 2026"."""
    return f"{calendar.month_name[month.month]} {month.year}"


def day_words(day: date) -> str:
    """Return "31 March 2027"."""
    return f"{day.day} {month_words(day)}"


def last_day(month: date) -> date:
    """Return the last day of a day's month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def months_on(month: date, number: int) -> date:
    """Return the first day of the month so many months later, or earlier when below nought."""
    count = month.year * 12 + month.month - 1 + number
    return date(count // 12, count % 12 + 1, 1)


def months_between(earlier: date, later: date) -> int:
    """Return how many months one day's month comes after another's."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month
