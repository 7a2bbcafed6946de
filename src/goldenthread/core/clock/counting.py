"""The ways in which the law counts time, each written once.

A limit is written as the law says it ("6 weeks", "15 working days beginning with the day",
"12 months less a day", "before 31 March") and read by :func:`parse_limit`. Every way answers one
question, :meth:`Limit.due`: counted from this day, which is the last day? The columns of a whole
area ask the same method, once for each different day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from goldenthread.core.clock.calendars import Calendars, DayCount


class UnknownLimit(ValueError):
    """A limit written in a way that is not known here."""


class Limit(Protocol):
    """A way of counting."""

    def due(self, day: date, calendars: Calendars) -> date | None:
        """Return the last day, or None when the law or the calendar gives none."""

    def words(self) -> str:
        """Return the length of time in words: "6 weeks"."""

    def how(self) -> str:
        """Say in a sentence how it is counted; empty when there is nothing to say."""

    def days_counted(self, calendars: Calendars) -> DayCount | None:
        """Return the calendar by which days are counted; None when every day counts."""


class _EveryDay:
    """A way of counting in which no kind of day is left out."""

    def days_counted(self, calendars: Calendars) -> DayCount | None:
        return None

    def how(self) -> str:
        return ""


@dataclass(frozen=True)
class Days(_EveryDay):
    """So many days; the day it starts from is day 0 and every day counts. May be negative.

    Weeks are sevens of days. Source: the ordinary reading of "within N weeks of".
    """

    number: int
    unit: int = 1

    def due(self, day: date, calendars: Calendars) -> date | None:
        return day + timedelta(days=self.number * self.unit)

    def words(self) -> str:
        return _many(abs(self.number), "week" if self.unit == 7 else "day")

    def how(self) -> str:
        if self.number < 0:
            return "Every day counts, and the count goes back from the day before."
        return (
            "The count starts the day after. Weekends, bank holidays and school holidays all count."
        )


@dataclass(frozen=True)
class DaysBeginningWith(_EveryDay):
    """So many days of which the day itself is the first: the SEND Regulations' 15-day windows."""

    number: int
    unit: int = 1

    def due(self, day: date, calendars: Calendars) -> date | None:
        return day + timedelta(days=self.number * self.unit - 1)

    def words(self) -> str:
        return _many(self.number, "week" if self.unit == 7 else "day")

    def how(self) -> str:
        return "That day is itself the first day of the count, and weekends and holidays count too."


@dataclass(frozen=True)
class Hours(_EveryDay):
    """So many hours, shown by the day on which they end; dates alone are kept here."""

    number: int

    def due(self, day: date, calendars: Calendars) -> date | None:
        return day + timedelta(days=self.number // 24)

    def words(self) -> str:
        return _many(abs(self.number), "hour")

    def how(self) -> str:
        return "Hours run on through weekends. Only the day is shown here: check the hour."


@dataclass(frozen=True)
class Months(_EveryDay):
    """So many months to the corresponding date; in a shorter month its last day.

    ``less_a_day`` is the period "of N months beginning with the date", which ends the day
    before the corresponding date; where the last month has no such date, it ends with that month.
    """

    number: int
    less_a_day: bool = False
    years: bool = False

    def due(self, day: date, calendars: Calendars) -> date | None:
        same = corresponding_date(day, self.number)
        return same - timedelta(days=self.less_a_day and same.day == day.day)

    def words(self) -> str:
        number = abs(self.number)
        return _many(number // 12, "year") if self.years else _many(number, "month")

    def how(self) -> str:
        if self.less_a_day:
            return (
                "That day is the first of the period, so it ends the day before the same date, or"
                " with the month if that has no such date."
            )
        same = "The last day is the same date of the later month"
        if self.number < 0:
            same = "The last day is the same date of the earlier month"
        return f"{same}, or that month’s last day if it is too short."


@dataclass(frozen=True)
class CountedDays:
    """So many days of a calendar that leaves some out: working, school or tribunal days."""

    number: int
    calendar: str
    beginning_with: bool = False

    def due(self, day: date, calendars: Calendars) -> date | None:
        counted = self.days_counted(calendars)
        if counted is None:
            return None
        if self.number < 0:
            return counted.before(day, -self.number)
        if self.beginning_with:
            return counted.beginning_with(day, self.number)
        return counted.after(day, self.number)

    def days_counted(self, calendars: Calendars) -> DayCount | None:
        return CALENDARS[self.calendar](calendars)

    def words(self) -> str:
        name = "school day" if self.calendar == "school" else "working day"
        return _many(abs(self.number), name)

    def how(self) -> str:
        what = {
            "working": "Weekends and bank holidays do not count",
            "school": "Only days on which there is school count",
            "tribunal": "Weekends, bank holidays, August and 25 December to 1 January do not count",
        }[self.calendar]
        first = "that day is itself day 1 if it counts" if self.beginning_with else ""
        if self.number < 0:
            first = "the count goes back from the day before"
        return f"{what}; {first}." if first else f"{what}, and the count starts the day after."


CALENDARS: Mapping[str, Callable[[Calendars], DayCount | None]] = {
    "working": lambda calendars: calendars.working,
    "school": lambda calendars: calendars.school,
    "tribunal": lambda calendars: calendars.tribunal,
}


@dataclass(frozen=True)
class TribunalMonths(_EveryDay):
    """Months in which to start an appeal.

    A last day in August or from 25 December to 1 January is carried to the first working day
    after (rule 12 of the tribunal's rules).
    """

    number: int

    def due(self, day: date, calendars: Calendars) -> date | None:
        last = corresponding_date(day, self.number)
        if last.month == 8:
            return calendars.working.after(date(last.year, 8, 31), 1)
        if (last.month, last.day) >= (12, 25):
            return calendars.working.after(date(last.year + 1, 1, 1), 1)
        if (last.month, last.day) == (1, 1):
            return calendars.working.after(last, 1)
        return last

    def words(self) -> str:
        return _many(self.number, "month")

    def how(self) -> str:
        return (
            "The last day is the same date of the later month, or that month’s last day if it is"
            " too short. If it falls in August, or from 25 December to 1 January, an appeal that"
            " arrives on the first working day after is in time."
        )


@dataclass(frozen=True)
class SameDay(_EveryDay):
    """On the day itself: "without delay"."""

    def due(self, day: date, calendars: Calendars) -> date | None:
        return day

    def words(self) -> str:
        return "the same day"


@dataclass(frozen=True)
class NoFixedLimit(_EveryDay):
    """As soon as practicable, with no outer limit."""

    def due(self, day: date, calendars: Calendars) -> date | None:
        return None

    def words(self) -> str:
        return "as soon as practicable"

    def how(self) -> str:
        return "The law fixes no last day."


@dataclass(frozen=True)
class BeforeDate(_EveryDay):
    """Before a day of the year, the year being that of the day it starts from.

    Read strictly the last day is the day before; official statistics count the day itself as in
    time. ``strictly`` chooses between the two readings.
    """

    month: int
    day: int
    strictly: bool = False

    def due(self, day: date, calendars: Calendars) -> date | None:
        return date(day.year, self.month, self.day) - timedelta(days=self.strictly)

    def words(self) -> str:
        return f"until {self.day} {calendar.month_name[self.month]}"

    def how(self) -> str:
        written = f"{self.day} {calendar.month_name[self.month]}"
        if self.strictly:
            return f"The law says “before {written}”: read strictly, that is the day before."
        return (
            f"The law says “before {written}”. Official statistics count that day itself as in"
            " time; read strictly, the last day is the day before."
        )


@dataclass(frozen=True)
class OnDate(_EveryDay):
    """One day in history or on the calendar, the same for everyone."""

    day: date

    def due(self, day: date, calendars: Calendars) -> date | None:
        return self.day

    def words(self) -> str:
        return f"until {self.day.day} {self.day:%B %Y}"


@dataclass(frozen=True)
class EndOfAcademicYear(_EveryDay):
    """31 July on or after the day: the end of a college's year."""

    def due(self, day: date, calendars: Calendars) -> date | None:
        return date(day.year + ((day.month, day.day) > (7, 31)), 7, 31)

    def words(self) -> str:
        return "until the end of the academic year"

    def how(self) -> str:
        return "The year is taken to end on 31 July; some settings end theirs on 31 August."


def corresponding_date(day: date, months: int) -> date:
    """Return the same date some months later or earlier, or that month's last day if shorter.

    The corresponding date rule (Dodds v Walker [1981] 1 WLR 1027, HL).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_NUMBERED = re.compile(
    r"(?P<number>\d+) (?P<unit>(?:(?:working|school|tribunal) )?(?:hour|day|week|month|year))s?"
    r"(?: (?P<how>before|beginning with the day|less a day))?"
)
_BEFORE = re.compile(r"(?P<strictly>strictly )?before (?P<day>\d+) (?P<month>[A-Z][a-z]+)")
_ON = re.compile(r"on (?P<day>\d{4}-\d{2}-\d{2})")


def parse_limit(text: str) -> Limit:
    """Read a limit as the rules write it.

    :raises UnknownLimit: when it is written in another way.
    """
    fixed: Mapping[str, Limit] = {
        "the same day": SameDay(),
        "as soon as practicable": NoFixedLimit(),
        "end of the academic year": EndOfAcademicYear(),
    }
    if text in fixed:
        return fixed[text]
    if found := _NUMBERED.fullmatch(text):
        return _numbered(text, int(found["number"]), found["unit"], found["how"] or "")
    if (found := _BEFORE.fullmatch(text)) and found["month"] in _MONTHS:
        return BeforeDate(_MONTHS[found["month"]], int(found["day"]), bool(found["strictly"]))
    if found := _ON.fullmatch(text):
        return OnDate(date.fromisoformat(found["day"]))
    raise UnknownLimit(f"“{text}” is not a limit that can be counted.")


def _numbered(text: str, number: int, unit: str, how: str) -> Limit:
    signed = -number if how == "before" else number
    first = how == "beginning with the day"
    ways: dict[tuple[str, bool], Callable[[], Limit]] = {
        ("day", False): lambda: Days(signed),
        ("day", True): lambda: DaysBeginningWith(number),
        ("week", False): lambda: Days(signed, 7),
        ("week", True): lambda: DaysBeginningWith(number, 7),
        ("month", False): lambda: Months(signed, how == "less a day"),
        ("year", False): lambda: Months(signed * 12, how == "less a day", years=True),
        ("hour", False): lambda: Hours(signed),
        ("tribunal month", False): lambda: TribunalMonths(number),
    }
    calendar_name, _, plain = unit.rpartition(" ")
    if calendar_name and plain == "day":
        return CountedDays(signed, calendar_name, first)
    if (unit, first) not in ways or (how == "less a day" and plain not in ("month", "year")):
        raise UnknownLimit(f"“{text}” is not a limit that can be counted.")
    return ways[unit, first]()


def _many(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
