"""Months, and the periods that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 12


class Kind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ROLLING = "rolling"
    """Twelve months that end with any month."""


_LENGTH = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: MONTHS, Kind.ROLLING: MONTHS}


def month_of(on: date) -> int:
    """Return the number of a day's month, one more for each month."""
    return on.year * MONTHS + on.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month by its number."""
    return date(month // MONTHS, month % MONTHS + 1, 1)


def last_day(month: int) -> date:
    """Return the last day of a month by its number."""
    return first_day(month + 1) - timedelta(days=1)


@dataclass(frozen=True, order=True)
class Months:
    """A run of months, the first and the last in it."""

    first: int
    last: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    @property
    def first_on(self) -> date:
        """The first day."""
        return first_day(self.first)

    @property
    def last_on(self) -> date:
        """The last day."""
        return last_day(self.last)


def years_until(on: date, years: int) -> Months:
    """Return the months from a January so many years ago until the month of a day."""
    return Months((on.year - years) * MONTHS, month_of(on))


def periods(kind: Kind, within: Months) -> Iterable[Months]:
    """Yield the periods of a kind that begin within these months, the last perhaps not over."""
    length = _LENGTH[kind]
    if kind is Kind.ROLLING:
        yield from (Months(end - length + 1, end) for end in within if end - within.first >= 11)
        return
    start = -(-within.first // length) * length
    yield from (Months(one, one + length - 1) for one in range(start, within.last + 1, length))


def period_words(months: Months, kind: Kind) -> str:
    """Return a period's name."""
    first, last = months.first_on, months.last_on
    match kind:
        case Kind.MONTH:
            return f"{first:%B %Y}"
        case Kind.YEAR:
            return str(first.year)
        case Kind.QUARTER:
            return f"{first:%B} to {last:%B %Y}"
    return f"12 months to {last:%B %Y}"
