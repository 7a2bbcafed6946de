"""Limits as the rules write them ("6 weeks", "before 31 March"), read into ways of counting."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date

from goldenthread.core.clock.counting import (
    BeforeDate,
    CountedDays,
    Days,
    DaysBeginningWith,
    EndOfAcademicYear,
    Hours,
    Limit,
    Months,
    NoFixedLimit,
    OnDate,
    SameDay,
    TribunalMonths,
)


class UnknownLimit(ValueError):
    """A limit written in a way that is not known here."""


_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_COMMON_YEAR = 2001
_NUMBERED = re.compile(
    r"(?P<number>[1-9][0-9]{0,2}) (?P<unit>(?:(?:working|school|tribunal) )?"
    r"(?:hour|day|week|month|year))s?(?: (?P<how>before|beginning with the day|less a day))?"
)
_BEFORE = re.compile(r"(?P<strictly>strictly )?before (?P<day>[0-9]{1,2}) (?P<month>[A-Z][a-z]+)")
_ON = re.compile(r"on (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
_FIXED: Mapping[str, Limit] = {
    "the same day": SameDay(),
    "as soon as practicable": NoFixedLimit(),
    "end of the academic year": EndOfAcademicYear(),
}
_WAYS: Mapping[tuple[str, str], Callable[[int], Limit]] = {
    ("hour", ""): Hours,
    ("hour", "before"): lambda number: Hours(-number),
    ("day", ""): Days,
    ("day", "before"): lambda number: Days(-number),
    ("day", "beginning with the day"): DaysBeginningWith,
    ("week", ""): lambda number: Days(number, 7),
    ("week", "before"): lambda number: Days(-number, 7),
    ("week", "beginning with the day"): lambda number: DaysBeginningWith(number, 7),
    ("month", ""): Months,
    ("month", "before"): lambda number: Months(-number),
    ("month", "less a day"): lambda number: Months(number, less_a_day=True),
    ("year", ""): lambda number: Months(12 * number, years=True),
    ("year", "before"): lambda number: Months(-12 * number, years=True),
    ("year", "less a day"): lambda number: Months(12 * number, less_a_day=True, years=True),
    ("tribunal month", ""): TribunalMonths,
}
_COUNTED_WAYS: Mapping[str, Callable[[int, str], Limit]] = {
    "": CountedDays,
    "before": lambda number, calendar: CountedDays(-number, calendar),
    "beginning with the day": lambda number, calendar: CountedDays(number, calendar, True),
}


def parse_limit(text: str) -> Limit:
    """Read a limit as the rules write it: see ``rules/README.md``.

    :raises UnknownLimit: when it is written in another way, or names a day that some years lack.
    """
    limit = _FIXED.get(text) or _numbered(text) or _dated(text)
    if limit is None:
        raise UnknownLimit(f"“{text}” is not a limit that can be counted.")
    return limit


def _numbered(text: str) -> Limit | None:
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return None
    number, unit, how = int(found["number"]), found["unit"], found["how"] or ""
    calendar, _, plain = unit.rpartition(" ")
    if calendar and plain == "day":
        counted = _COUNTED_WAYS.get(how)
        return counted(number, calendar) if counted else None
    way = _WAYS.get((unit, how))
    return way(number) if way else None


def _dated(text: str) -> Limit | None:
    try:
        if found := _ON.fullmatch(text):
            return OnDate(date.fromisoformat(found["day"]))
        if found := _BEFORE.fullmatch(text):
            day = date(_COMMON_YEAR, _MONTHS[found["month"]], int(found["day"]))
            return BeforeDate(day.month, day.day, bool(found["strictly"]))
    except (ValueError, KeyError):
        return None
    return None
