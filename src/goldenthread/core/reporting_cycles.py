"""Reporting cycles: how often each lead says what has happened.

A cycle is a run of days in which one report is expected. Cycles follow each other without a gap
and without overlap, before a plan went live as well as after, so every day is in exactly one.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SIX_WEEKS = timedelta(weeks=6)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cycle:
    """The first and the last day of one cycle, both in it."""

    first_on: date
    last_on: date

    def __contains__(self, on: date) -> bool:
        return self.first_on <= on <= self.last_on


def calendar_month(on: date) -> Cycle:
    """Return the calendar month that holds this day."""
    return _months(on.year, on.month, on.month)


def calendar_quarter(on: date) -> Cycle:
    """Return the calendar quarter that holds this day: from January, April, July or October."""
    first = 3 * ((on.month - 1) // 3) + 1
    return _months(on.year, first, first + 2)


def six_weeks(on: date, *, since: date) -> Cycle:
    """Return the six weeks that hold this day, counted from the day on which the plan went live."""
    first_on = since + SIX_WEEKS * ((on - since) // SIX_WEEKS)
    return Cycle(first_on, first_on + SIX_WEEKS - _ONE_DAY)


def _months(year: int, first: int, last: int) -> Cycle:
    days = calendar.monthrange(year, last)[1]
    return Cycle(date(year, first, 1), date(year, last, days))
