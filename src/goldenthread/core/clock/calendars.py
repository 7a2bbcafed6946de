"""Which days count: working days, school days, and the tribunal's time.

A :class:`DayCount` knows every day that counts and can step from one to the next; it can also say
why a day does not count, because an explanation must. Working days leave out Saturdays, Sundays
and the bank holidays of England (Banking and Financial Dealings Act 1971, schedule 1, and
proclamations). The tribunal also leaves out August and 25 December to 1 January (Tribunal
Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008, rule 12).
School days come from a term calendar: every area or school has its own, and there is no default,
because a guessed term gives a wrong date.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache

FIRST_DAY = date(1980, 1, 1)
"""No limit known here began before this, and nobody whom they concern was born before it."""
LAST_DAY = date(2099, 12, 31)
ANNOUNCED_UNTIL = date(2028, 12, 31)
"""The last day for which the government had published bank holidays when this was written.
After it the holidays are those the law leads one to expect."""

_WEEKEND = {5: "Saturday", 6: "Sunday"}
_CHANGES: Mapping[int, Mapping[date, str | None]] = {
    # None takes an ordinary holiday away. Source: the royal proclamations, as GOV.UK lists them.
    2020: {date(2020, 5, 4): None, date(2020, 5, 8): "Early May bank holiday (VE day)"},
    2022: {
        date(2022, 5, 30): None,
        date(2022, 6, 2): "Spring bank holiday",
        date(2022, 6, 3): "Platinum Jubilee bank holiday",
        date(2022, 9, 19): "State Funeral of Queen Elizabeth II",
    },
    2023: {date(2023, 5, 8): "Coronation of King Charles III"},
}


class DayOutOfRange(ValueError):
    """A day so far off that it must be a slip of the pen."""


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous rule printed by J. Meeus, 1991)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def bank_holidays(year: int) -> Mapping[date, str]:
    """Return the bank holidays of England in a year, each with its name, in order."""
    easter = easter_sunday(year)
    days: dict[date, str] = {
        easter - timedelta(days=2): "Good Friday",
        easter + timedelta(days=1): "Easter Monday",
        _monday(date(year, 5, 1)): "Early May bank holiday",
        _monday(date(year, 5, 25)): "Spring bank holiday",
        _monday(date(year, 8, 25)): "Summer bank holiday",
    }
    for holiday, name in (
        (date(year, 1, 1), "New Year’s Day"),
        (date(year, 12, 25), "Christmas Day"),
        (date(year, 12, 26), "Boxing Day"),
    ):
        if holiday.weekday() < 5:
            days[holiday] = name
    for holiday, name in (
        (date(year, 1, 1), "New Year’s Day"),
        (date(year, 12, 25), "Christmas Day"),
        (date(year, 12, 26), "Boxing Day"),
    ):
        if holiday.weekday() >= 5:
            days[_free_weekday(holiday, days)] = f"{name} (substitute day)"
    for changed, new_name in _CHANGES.get(year, {}).items():
        days.pop(changed, None)
        if new_name:
            days[changed] = new_name
    return dict(sorted(days.items()))


def _monday(on_or_after: date) -> date:
    return on_or_after + timedelta(days=-on_or_after.weekday() % 7)


def _free_weekday(holiday: date, taken: Mapping[date, str]) -> date:
    day = holiday
    while day.weekday() >= 5 or day in taken:
        day += timedelta(days=1)
    return day


@dataclass(frozen=True)
class DayCount:
    """The days that count, from :data:`FIRST_DAY` to :data:`LAST_DAY`, and why the others do not.

    ``days`` are proleptic Gregorian ordinals in order; ``kind`` names them in the plural;
    ``reasons`` gives each day left out that has a name of its own, ``otherwise`` the rest.
    """

    kind: str
    days: tuple[int, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)
    otherwise: str = "not a working day"
    known_from: date = FIRST_DAY
    known_until: date = LAST_DAY

    def counts(self, day: date) -> bool:
        """Whether this day counts."""
        place = bisect_left(self.days, day.toordinal())
        return place < len(self.days) and self.days[place] == day.toordinal()

    def after(self, day: date, how_many: int) -> date | None:
        """Return the nth counted day after a day; the day itself is day 0.

        None when the calendar does not reach so far.
        """
        return self._at(bisect_right(self.days, day.toordinal()) + how_many - 1, day)

    def beginning_with(self, day: date, how_many: int) -> date | None:
        """Return the nth counted day, the day itself being the first if it counts."""
        return self._at(bisect_left(self.days, day.toordinal()) + how_many - 1, day)

    def before(self, day: date, how_many: int) -> date | None:
        """Return the nth counted day before a day; the day itself is day 0."""
        return self._at(bisect_left(self.days, day.toordinal()) - how_many, day)

    def between(self, after: date, until: date) -> int:
        """How many counted days lie after one day and up to another, that day included."""
        return bisect_right(self.days, until.toordinal()) - bisect_right(
            self.days, after.toordinal()
        )

    def left_out(self, first: date, last: date) -> dict[date, str]:
        """Return the days from first to last that do not count, each with the reason."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return {day: self.reason(day) for day in days if not self.counts(day)}

    def reason(self, day: date) -> str:
        """Say why a day does not count."""
        named = self.reasons.get(day.toordinal())
        return named or _WEEKEND.get(day.weekday(), self.otherwise)

    def _at(self, place: int, near: date) -> date | None:
        if not self.known_from <= near <= self.known_until or not 0 <= place < len(self.days):
            return None
        return date.fromordinal(self.days[place])


@dataclass(frozen=True)
class Terms:
    """A term calendar: spans in which there is school on weekdays, less the closed days.

    ``spans`` are (first day, last day) pairs, half-terms apart; ``closed`` are single days
    without pupils, such as training days. Bank holidays are left out by themselves.
    """

    spans: tuple[tuple[date, date], ...]
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        for first, last in self.spans:
            if last < first:
                raise ValueError(f"A term cannot end on {last} and begin on {first}.")


@dataclass(frozen=True)
class Calendars:
    """The calendars a limit may be counted by. Give another set to ask "what if".

    :param added: days that are bank holidays here beside the ordinary ones, with their names.
    :param removed: ordinary bank holidays that are not kept.
    :param terms: the term calendar of the area or school; without it no school day is known.
    """

    added: Mapping[date, str] = field(default_factory=dict)
    removed: frozenset[date] = frozenset()
    terms: Terms | None = None

    @cached_property
    def holidays(self) -> Mapping[int, str]:
        """Every bank holiday by its ordinal."""
        ordinary = {
            day.toordinal(): name
            for year in range(FIRST_DAY.year, LAST_DAY.year + 1)
            for day, name in bank_holidays(year).items()
            if day not in self.removed
        }
        return ordinary | {day.toordinal(): name for day, name in self.added.items()}

    @cached_property
    def working(self) -> DayCount:
        """Every day but Saturdays, Sundays and bank holidays."""
        return DayCount("working days", tuple(self._weekdays()), self.holidays)

    @cached_property
    def tribunal(self) -> DayCount:
        """Working days outside August and outside 25 December to 1 January."""
        reasons = dict(self.holidays)
        days = []
        for ordinal in self._weekdays():
            closed = tribunal_closure(date.fromordinal(ordinal))
            if closed:
                reasons[ordinal] = closed
            else:
                days.append(ordinal)
        return DayCount("working days", tuple(days), reasons)

    @cached_property
    def school(self) -> DayCount | None:
        """The school days of the term calendar, if one was given."""
        if self.terms is None or not self.terms.spans:
            return None
        reasons = dict(self.holidays) | {
            day.toordinal(): "no pupils that day" for day in self.terms.closed
        }
        days = sorted(
            {
                ordinal
                for first, last in self.terms.spans
                for ordinal in range(first.toordinal(), last.toordinal() + 1)
                if (ordinal - 1) % 7 < 5 and ordinal not in reasons
            }
        )
        first = min(first for first, _ in self.terms.spans)
        last = max(last for _, last in self.terms.spans)
        return DayCount("school days", tuple(days), reasons, "school holidays", first, last)

    def _weekdays(self) -> Iterable[int]:
        return (
            ordinal
            for ordinal in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1)
            if (ordinal - 1) % 7 < 5 and ordinal not in self.holidays
        )


def tribunal_closure(day: date) -> str | None:
    """Say why the tribunal leaves out a day beyond weekends and bank holidays, if it does."""
    if day.month == 8:
        return "August"
    if (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1):
        return "25 December to 1 January"
    return None


ENGLAND = Calendars()
"""The ordinary calendars of England, without a term calendar."""
