"""Which days count: bank holidays as the government lists them, the tribunal's time, terms."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.clock.calendars import (
    ENGLAND,
    FIRST_DAY,
    LAST_DAY,
    Calendars,
    DayCount,
    Terms,
    bank_holidays,
    easter_sunday,
    tribunal_closure,
)
from tests.core.clock.cases_at_random import TERMS

ONE_DAY = timedelta(days=1)
YEARS = st.integers(1990, 2099)
DAYS = st.dates(date(1991, 1, 1), date(2097, 12, 31))
WITH_TERMS = Calendars(terms=TERMS)
COUNTS = st.sampled_from([ENGLAND.working, ENGLAND.tribunal])


def published() -> dict[int, dict[date, str]]:
    """Return the government's own list by year, substitute days being marked as ours are."""
    source = BankHolidays(use_cached_holidays=True)
    years: dict[int, dict[date, str]] = {}
    for holiday in source.get_holidays(division=BankHolidays.ENGLAND_AND_WALES):
        mark = " (substitute day)" if holiday["notes"] == "Substitute day" else ""
        years.setdefault(holiday["date"].year, {})[holiday["date"]] = f"{holiday['title']}{mark}"
    return years


@pytest.mark.parametrize(("year", "days"), published().items())
def test_bank_holidays_are_those_the_government_lists(year: int, days: dict[date, str]) -> None:
    ours = bank_holidays(year)

    assert list(ours) == sorted(days)
    assert all(days[day] == name for day, name in ours.items() if "substitute" in name)


def test_bank_holidays_are_those_of_the_list_at_hand() -> None:
    path = Path(__file__).parents[4] / "shared/domain/bank-holidays-england.csv"
    listed: dict[int, set[date]] = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                day = date.fromisoformat(row["date"])
                listed.setdefault(day.year, set()).add(day)

    assert {year: set(bank_holidays(year)) for year in listed} == listed


@pytest.mark.parametrize(
    "easter",
    [date(1990, 4, 15), date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2019, 4, 21),
     date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25), date(2076, 4, 19)],
)  # fmt: skip
def test_easter_falls_when_the_tables_say(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


@given(YEARS)
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    easter = easter_sunday(year)

    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@given(YEARS)
def test_a_year_has_eight_holidays_each_on_a_day_of_its_own_in_the_week(year: int) -> None:
    holidays = bank_holidays(year)

    assert len(holidays) == {1999: 9, 2002: 9, 2011: 9, 2012: 9, 2022: 10, 2023: 9}.get(year, 8)
    assert list(holidays) == sorted(holidays)
    assert all(day.weekday() < 5 for day in holidays)


@given(YEARS)
def test_a_holiday_on_a_weekend_is_made_up_for_on_the_next_free_day(year: int) -> None:
    holidays = bank_holidays(year)
    for month, day in ((1, 1), (12, 25), (12, 26)):
        fixed = date(year, month, day)
        if fixed.weekday() < 5:
            assert "substitute" not in holidays[fixed]
            continue
        substitutes = [
            each for each, name in holidays.items() if "substitute" in name and each >= fixed
        ]
        assert fixed < min(substitutes) <= fixed + 3 * ONE_DAY
        assert fixed not in holidays


def test_christmas_on_a_saturday_is_made_up_for_on_monday_and_tuesday() -> None:
    assert {day: name for day, name in bank_holidays(2021).items() if day.month == 12} == {
        date(2021, 12, 27): "Christmas Day (substitute day)",
        date(2021, 12, 28): "Boxing Day (substitute day)",
    }


def test_christmas_on_a_sunday_is_made_up_for_after_boxing_day() -> None:
    assert {day: name for day, name in bank_holidays(2022).items() if day.month == 12} == {
        date(2022, 12, 26): "Boxing Day",
        date(2022, 12, 27): "Christmas Day (substitute day)",
    }


@given(COUNTS, DAYS, st.integers(1, 250))
def test_the_nth_day_after_has_n_counted_days_up_to_it(
    count: DayCount, day: date, number: int
) -> None:
    reached = count.after(day, number)

    assert reached is not None
    assert count.counts(reached)
    assert count.between(day, reached) == number
    assert count.before(reached + ONE_DAY, number) == count.after(day, 1)


@given(COUNTS, DAYS, st.integers(1, 250))
def test_a_count_beginning_with_a_day_takes_it_when_it_counts(
    count: DayCount, day: date, number: int
) -> None:
    first = count.beginning_with(day, 1)

    assert first == (day if count.counts(day) else count.after(day, 1))
    assert count.beginning_with(day, number) == count.after(day - ONE_DAY, number)


@given(COUNTS, DAYS, st.integers(1, 250))
def test_the_nth_day_before_has_n_counted_days_from_it(
    count: DayCount, day: date, number: int
) -> None:
    reached = count.before(day, number)

    assert reached is not None
    assert count.between(reached - ONE_DAY, day - ONE_DAY) == number


@given(COUNTS, DAYS, st.integers(0, 60))
def test_every_day_counts_or_has_a_reason(count: DayCount, day: date, length: int) -> None:
    last = day + timedelta(days=length)
    left_out = count.left_out(day, last)

    assert len(left_out) + count.between(day - ONE_DAY, last) == length + 1
    assert all(left_out.values())


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_the_tribunal_counts_no_day_of_august_or_of_the_new_year(day: date) -> None:
    closed = tribunal_closure(day)

    assert ENGLAND.tribunal.counts(day) == (ENGLAND.working.counts(day) and not closed)
    if day.month == 8:
        assert closed == "August"
    elif (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1):
        assert closed == "25 December to 1 January"
    else:
        assert closed is None


def test_reasons_are_named() -> None:
    working, tribunal = ENGLAND.working, ENGLAND.tribunal

    assert working.reason(date(2026, 4, 3)) == "Good Friday"
    assert working.reason(date(2026, 4, 4)) == "Saturday"
    assert working.reason(date(2026, 4, 5)) == "Sunday"
    assert tribunal.reason(date(2026, 8, 5)) == "August"
    assert tribunal.reason(date(2026, 12, 29)) == "25 December to 1 January"


def test_nothing_is_counted_beyond_the_calendar() -> None:
    assert ENGLAND.working.after(LAST_DAY, 1) is None
    assert ENGLAND.working.before(FIRST_DAY, 1) is None
    assert ENGLAND.working.after(FIRST_DAY - ONE_DAY, 1) is None


def test_holidays_can_be_added_and_taken_away() -> None:
    calendars = Calendars(
        added={date(2026, 6, 18): "a day of our own"}, removed=frozenset([date(2026, 5, 4)])
    )

    assert not calendars.working.counts(date(2026, 6, 18))
    assert calendars.working.reason(date(2026, 6, 18)) == "a day of our own"
    assert calendars.working.counts(date(2026, 5, 4))
    assert calendars.tribunal.counts(date(2026, 5, 4))


def test_without_terms_no_school_day_is_known() -> None:
    assert ENGLAND.school is None
    assert Calendars(terms=Terms(())).school is None


def test_school_days_are_weekdays_in_term_but_for_holidays_and_closed_days() -> None:
    school = WITH_TERMS.school

    assert school is not None
    assert school.kind == "school days"
    assert school.counts(date(2025, 9, 3))
    assert not school.counts(date(2025, 9, 4))
    assert school.reason(date(2025, 9, 4)) == "no pupils that day"
    assert school.reason(date(2025, 9, 6)) == "Saturday"
    assert school.reason(date(2025, 10, 27)) == "school holidays"
    assert school.reason(date(2025, 5, 5)) == "Early May bank holiday"
    assert school.after(date(2025, 10, 24), 1) == date(2025, 11, 4)


def test_school_days_are_known_from_the_first_term_to_the_last() -> None:
    school = WITH_TERMS.school

    assert school is not None
    assert school.after(date(2012, 1, 4), 1) is None
    assert school.after(date(2030, 12, 18), 1) == date(2030, 12, 19)
    assert school.after(date(2030, 12, 19), 1) is None
    assert school.after(date(2030, 12, 20), 1) is None


@given(st.dates(date(2013, 1, 1), date(2028, 12, 31)), st.integers(1, 60))
def test_school_days_are_counted_one_by_one(day: date, number: int) -> None:
    school = WITH_TERMS.school
    assert school is not None
    reached = school.after(day, number)
    assert reached is not None

    days = [day + timedelta(days=n) for n in range(1, (reached - day).days + 1)]
    in_school = [
        each
        for each in days
        if each.weekday() < 5
        and each not in TERMS.closed
        and each not in bank_holidays(each.year)
        and any(first <= each <= last for first, last in TERMS.spans)
    ]

    assert len(in_school) == number
    assert in_school[-1] == reached


def test_a_term_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="A term cannot end on 2025-01-01 and begin on 2025-02-01"):
        Terms(((date(2025, 2, 1), date(2025, 1, 1)),))
