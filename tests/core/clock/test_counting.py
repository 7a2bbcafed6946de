"""The ways of counting: what the law's words mean, and words that mean nothing."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.clock.calendars import ENGLAND, Calendars, tribunal_closure
from goldenthread.core.clock.counting import (
    CountedDays,
    Limit,
    OnDate,
    corresponding_date,
)
from goldenthread.core.clock.deadlines import due_by
from goldenthread.core.clock.written_limits import UnknownLimit, parse_limit
from tests.core.clock.cases_at_random import BOOK, TERMS

WITH_TERMS = Calendars(terms=TERMS)
DAYS = st.dates(date(2013, 1, 1), date(2027, 12, 31))
LIMITS = list({count.limit: None for rule in BOOK for count in rule.counts})


@pytest.mark.parametrize(
    ("written", "start", "due"),
    [
        ("6 weeks", "2026-01-02", "2026-02-13"),
        ("16 weeks", "2026-01-02", "2026-04-24"),
        ("20 weeks", "2026-01-02", "2026-05-22"),
        ("2 weeks before", "2026-06-10", "2026-05-27"),
        ("1 week", "2024-02-26", "2024-03-04"),
        ("2 weeks beginning with the day", "2026-06-01", "2026-06-14"),
        ("1 day", "2023-12-31", "2024-01-01"),
        ("28 days", "2024-02-01", "2024-02-29"),
        ("3 days before", "2024-03-02", "2024-02-28"),
        ("15 days beginning with the day", "2026-04-06", "2026-04-20"),
        ("72 hours", "2026-02-27", "2026-03-02"),
        ("24 hours before", "2026-03-01", "2026-02-28"),
        ("2 months", "2024-12-31", "2025-02-28"),
        ("2 months", "2023-12-31", "2024-02-29"),
        ("1 month before", "2024-03-31", "2024-02-29"),
        ("5 months before", "2026-09-01", "2026-04-01"),
        ("12 months less a day", "2019-01-01", "2019-12-31"),
        ("3 years", "2024-02-29", "2027-02-28"),
        ("1 year before", "2025-02-28", "2024-02-28"),
        ("1 year less a day", "2025-03-01", "2026-02-28"),
        ("1 working day", "2026-04-02", "2026-04-07"),
        ("5 working days before", "2026-04-10", "2026-04-01"),
        ("15 working days beginning with the day", "2026-04-01", "2026-04-23"),
        ("15 working days beginning with the day", "2026-04-03", "2026-04-27"),
        ("1 school day", "2025-10-24", "2025-11-04"),
        ("6 school days beginning with the day", "2025-09-03", "2025-09-11"),
        ("2 school days before", "2025-11-05", "2025-10-24"),
        ("1 tribunal day", "2026-07-31", "2026-09-01"),
        ("1 tribunal day", "2025-12-24", "2026-01-02"),
        ("1 tribunal month", "2026-05-31", "2026-06-30"),
        ("2 tribunal months", "2026-06-15", "2026-09-01"),
        ("2 tribunal months", "2025-10-25", "2026-01-02"),
        ("2 tribunal months", "2025-11-01", "2026-01-02"),
        ("2 tribunal months", "2026-10-24", "2026-12-24"),
        ("2 tribunal months", "2024-06-30", "2024-09-02"),
        ("2 tribunal months", "2024-07-01", "2024-09-02"),
        ("2 tribunal months", "2024-07-07", "2024-09-07"),
        ("the same day", "2026-05-05", "2026-05-05"),
        ("before 31 March", "2026-01-01", "2026-03-31"),
        ("strictly before 31 March", "2026-01-01", "2026-03-30"),
        ("before 15 February", "2026-01-01", "2026-02-15"),
        ("strictly before 1 March", "2024-01-01", "2024-02-29"),
        ("on 2018-03-31", "2014-09-01", "2018-03-31"),
        ("end of the academic year", "2026-07-31", "2026-07-31"),
        ("end of the academic year", "2026-08-01", "2027-07-31"),
    ],
)
def test_a_limit_is_counted_as_the_law_says(written: str, start: str, due: str) -> None:
    limit = parse_limit(written)

    assert limit.due(date.fromisoformat(start), WITH_TERMS) == date.fromisoformat(due)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "six weeks", "6 fortnights", "0 days", "1000 days", "6 weeks less a day",
     "3 working days less a day", "2 tribunal months before", "2 tribunal months less a day",
     "2 hours beginning with the day", "2 months beginning with the day", "2 school weeks",
     "3 working months", "1 school day after", "before 30 February", "before 29 February",
     "before 31 april", "before 3 Brumaire", "on 2025-02-29", "on 1 May 2025", " 6 weeks"],
)  # fmt: skip
def test_a_limit_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(UnknownLimit) as refused:
        parse_limit(text)

    assert str(refused.value) == f"“{text}” is not a limit that can be counted."


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1 week", "1 week"),
        ("6 weeks before", "6 weeks"),
        ("15 days beginning with the day", "15 days"),
        ("2 weeks beginning with the day", "2 weeks"),
        ("24 hours before", "24 hours"),
        ("2 months", "2 months"),
        ("1 year", "1 year"),
        ("3 years before", "3 years"),
        ("1 school day", "1 school day"),
        ("30 tribunal days", "30 working days"),
        ("5 working days before", "5 working days"),
        ("2 tribunal months", "2 months"),
        ("the same day", "the same day"),
        ("as soon as practicable", "as soon as practicable"),
        ("before 31 March", "until 31 March"),
        ("on 2018-03-31", "until 31 March 2018"),
        ("end of the academic year", "until the end of the academic year"),
    ],
)
def test_a_limit_is_said_in_words(written: str, words: str) -> None:
    assert parse_limit(written).words() == words


@pytest.mark.parametrize(
    ("written", "how"),
    [
        ("6 weeks", "The count starts the day after. Weekends, bank holidays and school holidays"
         " all count."),
        ("2 weeks before", "Every day counts, and the count goes back from the day before."),
        ("15 days beginning with the day", "That day is itself the first day of the count, and"
         " weekends and holidays count too."),
        ("72 hours", "Hours run on through weekends. Only the day is shown here: check the hour."),
        ("2 months", "The last day is the same date of the later month, or that month’s last day"
         " if it is too short."),
        ("5 months before", "The last day is the same date of the earlier month, or that month’s"
         " last day if it is too short."),
        ("3 working days", "Weekends and bank holidays do not count, and the count starts the day"
         " after."),
        ("5 working days before", "Weekends and bank holidays do not count; the count goes back"
         " from the day before."),
        ("6 school days beginning with the day", "Only days on which there is school count; that"
         " day is itself day 1 if it counts."),
        ("30 tribunal days", "Weekends, bank holidays, August and 25 December to 1 January do not"
         " count, and the count starts the day after."),
        ("2 tribunal months", "The last day is the same date of the later month, or that month’s"
         " last day if it is too short. If it falls in August, or from 25 December to 1 January,"
         " an appeal that arrives on the first working day after is in time."),
        ("the same day", ""),
        ("on 2018-03-31", ""),
        ("as soon as practicable", "The law fixes no last day."),
        ("before 31 March", "The law says “before 31 March”. Official statistics count that day"
         " itself as in time; read strictly, the last day is the day before."),
        ("strictly before 31 March", "The law says “before 31 March”: read strictly, that is the"
         " day before."),
        ("end of the academic year", "The year is taken to end on 31 July; some settings end"
         " theirs on 31 August."),
    ],
)  # fmt: skip
def test_a_limit_says_how_it_is_counted(written: str, how: str) -> None:
    assert parse_limit(written).how() == how


def test_a_period_that_begins_with_a_day_says_so() -> None:
    assert "first of the period" in parse_limit("12 months less a day").how()


def test_only_limits_that_leave_days_out_have_a_calendar() -> None:
    assert parse_limit("6 weeks").days_counted(ENGLAND) is None
    assert parse_limit("3 working days").days_counted(ENGLAND) is ENGLAND.working
    assert parse_limit("30 tribunal days").days_counted(ENGLAND) is ENGLAND.tribunal
    assert parse_limit("6 school days").days_counted(ENGLAND) is None


def test_without_a_calendar_there_is_no_last_day() -> None:
    assert parse_limit("6 school days").due(date(2025, 9, 3), ENGLAND) is None
    assert parse_limit("as soon as practicable").due(date(2025, 9, 3), ENGLAND) is None


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.words())
def test_a_later_start_never_gives_an_earlier_last_day(limit: Limit) -> None:
    start = date(2023, 1, 1)
    last_days = [limit.due(start + timedelta(days=n), WITH_TERMS) for n in range(1100)]

    if last_days[0] is None:
        assert not any(last_days)
    else:
        known = [day for day in last_days if day is not None]
        assert len(known) == len(last_days)
        assert known == sorted(known)
        assert len(set(known)) > 1 or isinstance(limit, OnDate)


@given(st.sampled_from(LIMITS), DAYS, DAYS)
def test_last_days_move_with_the_start(limit: Limit, one: date, other: date) -> None:
    first, then = (limit.due(day, WITH_TERMS) for day in sorted([one, other]))

    assert first is None or then is None or first <= then


@given(DAYS, st.integers(-120, 120))
def test_a_month_ends_on_the_corresponding_date(day: date, months: int) -> None:
    reached = corresponding_date(day, months)

    assert (reached.year - day.year) * 12 + reached.month - day.month == months
    length = calendar.monthrange(reached.year, reached.month)[1]
    assert reached.day == min(day.day, length)


@given(DAYS, st.integers(1, 24))
def test_the_tribunal_takes_an_appeal_on_the_first_working_day_after_it_was_closed(
    day: date, months: int
) -> None:
    plain = corresponding_date(day, months)
    due = parse_limit(f"{months} tribunal month{'s' * (months > 1)}").due(day, ENGLAND)

    assert due is not None
    if tribunal_closure(plain) or due != plain:
        opening = date(due.year, 9, 1) if plain.month in (8, 9) else date(due.year, 1, 2)
        assert ENGLAND.working.between(opening - timedelta(days=1), due) == 1
        assert ENGLAND.working.counts(due)
        assert plain < due


@pytest.mark.parametrize("number", [1, 5, 15, 44])
def test_days_used_up_shorten_a_count(number: int) -> None:
    start = date(2025, 9, 3)
    limit = CountedDays(45, "school", beginning_with=True)

    left = CountedDays(45 - number, "school", beginning_with=True)
    assert due_by(limit, start, number, WITH_TERMS) == left.due(start, WITH_TERMS)


def test_when_all_days_are_used_up_the_last_day_was_the_one_before() -> None:
    limit = CountedDays(45, "school", beginning_with=True)

    assert due_by(limit, date(2025, 9, 5), 45, WITH_TERMS) == date(2025, 9, 3)
    assert due_by(limit, date(2025, 9, 5), 60, WITH_TERMS) == date(2025, 9, 3)
    assert due_by(limit, date(2025, 9, 5), 60, ENGLAND) is None


def test_days_used_up_mean_nothing_where_every_day_counts() -> None:
    assert due_by(parse_limit("6 weeks"), date(2026, 1, 2), 3, ENGLAND) == date(2026, 2, 13)
