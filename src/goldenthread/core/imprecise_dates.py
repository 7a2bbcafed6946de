"""Dates as plans print them: "23 June 2017", "Jun 17", "Q3 2024/25", "Sep to Dec 17", "TBC".

A plan seldom promises a day. An :class:`ImpreciseDate` keeps the precision that was printed, so
that nothing is claimed which the document does not say, and can still be compared: a promise for
"June 2017" is kept until the last day of June.

What is decided here, where print alone does not decide:

- a range, or several dates in one cell, gives the latest of them;
- a two-figure number after a month's name is a year ("June 17"), an ordinal is a day ("June 17th");
- quarters are those of the financial year, April to March, as councils and the NHS count them;
- a school term ends in December, April or July; a bare season is only its year;
- "2024/25" on its own is the year in which it ends; with "academic year" or "financial year"
  before it, August or March of that year.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering

from goldenthread.core.printed_dates import Found, mentions

__all__ = ["ImpreciseDate", "ParsedDate", "WhyNoDate", "parse_date"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class WhyNoDate(StrEnum):
    """Why a text gives no date."""

    MISSING = "missing"
    OPEN = "open"
    NO_YEAR = "no-year"
    DOES_NOT_EXIST = "does-not-exist"
    UNREADABLE = "unreadable"


@total_ordering
@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A day, a month or a year. Compared by its last day.

    :raises ValueError: when there is no such day or month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, text: str) -> ImpreciseDate:
        """Return the date that "2017", "2017-06" or "2017-06-23" stands for.

        :raises ValueError: when the text is none of these, or there is no such date.
        """
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is no ISO date.")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]  # -- the year is always there

    @property
    def iso(self) -> str:
        """ISO 8601 with the precision that was printed: "2017-06"."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The first day that the words can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that the words can mean: until then the promise is not late."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """The date as it is said: "23 June 2017", "June 2017", "2018"."""
        parts = [str(self.day)] if self.day else []
        parts += [calendar.month_name[self.month]] if self.month else []
        return " ".join([*parts, str(self.year)])

    def __lt__(self, other: ImpreciseDate) -> bool:
        # of two that end on one day, the less precise is the earlier, so that order is total
        mine, theirs = self.last_day, other.last_day
        return (mine, _precision(self)) < (theirs, _precision(other))


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """What a printed text gave: a date, or why it gave none."""

    date: ImpreciseDate | None = None
    why: WhyNoDate | None = None

    @property
    def iso(self) -> str | None:
        """The date in ISO 8601, or None."""
        return self.date.iso if self.date else None


def parse_date(text: str | None, *, default_year: int | None = None) -> ParsedDate:
    """Return the date that a plan prints, or why there is none.

    :param text: what stands in a timescale cell, or between brackets after a milestone.
    :param default_year: the year of a date that prints none ("Aug"); without it there is no date.
    """
    if not text or not re.search(r"\w", text):
        return ParsedDate(why=WhyNoDate.MISSING)
    found = mentions(text)
    dates = [made for one in found if (made := _made(one, default_year)) is not None]
    if dates:
        return ParsedDate(date=max(dates))
    return ParsedDate(why=_why_not(text, found))


def _made(found: Found, default_year: int | None) -> ImpreciseDate | None:
    year = found.year if found.year is not None else default_year
    if year is None:
        return None
    try:
        return ImpreciseDate(year, found.month, found.day)
    except ValueError:
        return None


_OPEN = re.compile(
    r"\b(tbc|tbd|tba|to be (agreed|confirmed|decided|determined|set)|n/?a|not applicable"
    r"|on-? ?going|continu\w+|rolling|immediate\w*|asap|as soon as|now|current\w*|under ?way"
    r"|complete\w*|done|achieved|closed|in (place|progress)|started|not started|open|live|various"
    r"|business as usual|bau|as required|as needed|"
    r"(bi-?)?(annual|month|week|quarter|term|year|dai|fortnight)(ly)?"
    r"|every|each|per|within|after|following|regular\w*|throughout|duration|when|once|long[- ]term"
    r"|medium[- ]term|short[- ]term|\d+ ?[-/]?(\d+ )?(day|week|month|year)s?)\b",
    re.IGNORECASE,
)


def _why_not(text: str, found: list[Found]) -> WhyNoDate:
    if any(one.year is not None and one.month is not None for one in found):
        return WhyNoDate.DOES_NOT_EXIST
    if found:
        return WhyNoDate.NO_YEAR
    return WhyNoDate.OPEN if _OPEN.search(text) else WhyNoDate.UNREADABLE


def _precision(of: ImpreciseDate) -> int:
    return (of.month is not None) + (of.day is not None)
