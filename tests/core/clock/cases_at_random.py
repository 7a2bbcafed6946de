"""Cases as they may come: any process of the book, in an order the law allows or not.

Days are drawn as offsets from a first day, and often at the very end of a limit, because that is
where a clock goes wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from goldenthread.core.clock.calendars import EARLIEST_BIRTH, FIRST_DAY, LAST_DAY, Calendars, Terms
from goldenthread.core.clock.cases import Case, ExceptionPeriod
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.rule_files import rules_of_england
from goldenthread.core.clock.rule_names import events_named
from goldenthread.core.clock.rules import (
    BIRTH,
    AgeOnDay,
    Detail,
    DetailIs,
    Rule,
    RuleBook,
    WhenMissing,
)

BOOK = rules_of_england()
few = settings(max_examples=max(1, settings.default.max_examples * 3 // 10))
"""For what draws whole cases and is one property among many."""

_Condition = TypeVar("_Condition", AgeOnDay, DetailIs)

TERMS = Terms(
    tuple(
        span
        for year in range(2012, 2031)
        for span in (
            (date(year, 1, 5), date(year, 2, 14)),
            (date(year, 2, 24), date(year, 3, 30)),
            (date(year, 4, 16), date(year, 5, 24)),
            (date(year, 6, 3), date(year, 7, 21)),
            (date(year, 9, 3), date(year, 10, 24)),
            (date(year, 11, 4), date(year, 12, 19)),
        )
    ),
    frozenset(date(year, 9, 4) for year in range(2012, 2031)),
)

CLOCKS: Mapping[str, Clock] = {
    "England": Clock(BOOK),
    "with terms": Clock(BOOK, Calendars(terms=TERMS)),
    "read otherwise": Clock(
        BOOK.read_strictly(),
        Calendars(
            added={date(year, 6, 18): "a holiday of our own" for year in range(2014, 2030)},
            removed=frozenset(date(year, 12, 26) for year in range(2014, 2030)),
            terms=TERMS,
        ),
    ),
}

_ENDS = (
    0,
    1,
    7,
    13,
    14,
    15,
    28,
    41,
    42,
    43,
    56,
    84,
    98,
    111,
    112,
    113,
    126,
    139,
    140,
    141,
    183,
    365,
)
_LENGTHS = (0, 4, 12, 13, 14, 26, 27, 28, 60, 400)

offsets = st.one_of(st.sampled_from(_ENDS), st.integers(-60, 800))


def _shifted(day: date, days: int) -> date:
    """Return a day so many days on, kept within the days that are worked out."""
    return min(max(day + timedelta(days=days), FIRST_DAY), LAST_DAY)


def put_in_order(book: RuleBook, events: dict[str, date]) -> dict[str, date]:
    """Move events on until none is before another that must come first, or before its law."""
    days = {name: max(day, book.earliest_days.get(name, day)) for name, day in events.items()}
    moved = True
    while moved:
        moved = False
        for first, then in book.in_order:
            if first in days and then in days and days[then] < days[first]:
                days[then] = days[first]
                moved = True
    return days


def _values(detail: Detail) -> st.SearchStrategy[str]:
    if detail.values:
        return st.sampled_from(detail.values)
    return st.integers(0, 60).map(str)


def _ages(years: int) -> st.SearchStrategy[int]:
    """Draw an age in days about so many years."""
    return st.integers(-2, 2).map(lambda days: years * 1461 // 4 + days)


def _conditions(rule: Rule, kind: type[_Condition]) -> Iterator[_Condition]:
    """Yield the conditions of a kind of a rule, and of those that start with it and must be told.

    Its own come last, so that they have the last word.
    """
    together = [each for each in BOOK if each.start == rule.start and each is not rule]
    for each in (*together, rule):
        for condition in each.conditions:
            asks = getattr(condition, "when_missing", None) is WhenMissing.ASK
            if isinstance(condition, kind) and (asks or each is rule):
                yield condition


def starts_of(rule: Rule) -> st.SearchStrategy[date]:
    """Draw a day on which a rule may start: its first, its last, any other, or one too far off."""
    first = max(rule.holds_from, date(2014, 9, 1))
    last = rule.holds_to or date(2028, 12, 31)
    return st.one_of(
        st.dates(min(first, last), last),
        st.dates(date(2020, 3, 1), date(2020, 9, 30)),
        st.sampled_from([rule.holds_from, last, date(2020, 2, 29), date(2023, 12, 24)]),
        st.sampled_from([date(2024, 1, 31), FIRST_DAY, LAST_DAY - timedelta(days=30), LAST_DAY]),
    )


@st.composite
def exception_periods(draw: st.DrawFn, since: date, codes: Sequence[str]) -> ExceptionPeriod:
    """Draw an exception: too short, open, before or beyond the time of a limit, or in it."""
    group = BOOK.exceptions[draw(st.sampled_from(codes))]
    head = draw(st.sampled_from(group.heads))
    first = _shifted(since, draw(st.one_of(st.sampled_from([0, 1, 7, 20]), offsets)))
    length = draw(st.one_of(st.none(), st.sampled_from(_LENGTHS)))
    return ExceptionPeriod(group, head, first, None if length is None else _shifted(first, length))


@st.composite
def _events(draw: st.DrawFn, rule: Rule, start: date) -> dict[str, date]:
    """Draw the start of a rule, other events of it and of its process, and a birth if it asks."""
    events = {draw(st.sampled_from(rule.start)): start}
    others = {event for each in BOOK.of([rule.process]) for event in events_named(each)}
    for names in (sorted(events_named(rule)), sorted(others)):
        for name in draw(st.lists(st.sampled_from(names), max_size=4, unique=True)):
            events.setdefault(name, _shifted(start, draw(offsets)))
    for age in _conditions(rule, AgeOnDay):
        born = start - timedelta(days=draw(_ages(age.years)))
        events[BIRTH] = max(born, EARLIEST_BIRTH)
    return {
        name: day.replace(month=1, day=1) if BOOK.events[name].year else day
        for name, day in events.items()
    }


@st.composite
def _details(draw: st.DrawFn, rule: Rule) -> dict[str, str]:
    """Draw a word or two, and mostly those that the rule and its like must be told."""
    said = draw(st.lists(st.sampled_from(sorted(BOOK.details)), max_size=2, unique=True))
    details = {name: draw(_values(BOOK.details[name])) for name in said}
    for needed in _conditions(rule, DetailIs):
        if draw(st.integers(0, 19)):
            details[needed.name] = draw(st.sampled_from(needed.values))
    return details


@st.composite
def cases(draw: st.DrawFn, *, in_order: bool = True, rule: Rule | None = None) -> Case:
    """Draw a case for one rule of the book and what else may be in its process.

    Most of the words it needs are said, so that most cases can be worked out.
    """
    rule = rule or draw(st.sampled_from(BOOK.rules))
    start = draw(starts_of(rule))
    events = draw(_events(rule, start))
    if in_order:
        events = put_in_order(BOOK, events)
    codes = rule.excused_by or tuple(BOOK.exceptions)
    periods = draw(st.lists(exception_periods(start, codes), max_size=3))
    return Case("", events, tuple(periods), draw(_details(rule)))


@st.composite
def days_asked(draw: st.DrawFn, about: Case) -> date:
    """Draw a day before, amid or after what happened."""
    near = draw(st.sampled_from(sorted(about.events.values()) or [date(2020, 1, 1)]))
    return _shifted(near, draw(offsets))
