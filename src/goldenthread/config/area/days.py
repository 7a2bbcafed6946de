"""Days on which people work, and draws from tables of shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate
from random import Random


def workday(day: date) -> date:
    """Return the day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def after(day: date, chance: Random, least: int, most: int) -> date:
    """Return a working day so many days later, somewhere between the least and the most."""
    return workday(day + timedelta(days=chance.randint(least, most)))


def drawn(chance: Random, shares: Mapping[str, float]) -> str:
    """Return one of the keys, each as often as its share."""
    return at_share(shares, chance.random())


def at_share(shares: Mapping[str, float], place: float) -> str:
    """Return the key at a place between 0 and 1 of all shares, in their order."""
    keys = list(shares)
    sums = list(accumulate(shares.values()))
    goal = place * sums[-1]
    return next((key for key, upto in zip(keys, sums, strict=True) if goal < upto), keys[-1])


def school_year_of(day: date) -> date:
    """Return the first of September on or before a day."""
    return date(day.year if day.month >= 9 else day.year - 1, 9, 1)
