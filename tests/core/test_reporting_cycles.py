"""Cycles tile the calendar: every day is in exactly one, and they follow without a gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.reporting_cycles import calendar_month, calendar_quarter, six_weeks

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
ONE_DAY = timedelta(days=1)


@given(on=DAYS, since=DAYS)
@pytest.mark.parametrize("kind", ["month", "quarter", "six weeks"])
def test_cycles_tile_the_calendar(kind, on, since):
    def cycle(day):
        made = {"month": calendar_month, "quarter": calendar_quarter}.get(kind)
        return made(day) if made else six_weeks(day, since=since)

    present = cycle(on)

    assert on in present
    assert present.first_on - ONE_DAY not in present
    assert cycle(present.first_on) == cycle(present.last_on) == present
    assert cycle(present.last_on + ONE_DAY).first_on == present.last_on + ONE_DAY
    assert cycle(present.first_on - ONE_DAY).last_on == present.first_on - ONE_DAY


@given(since=DAYS, on=DAYS)
def test_six_weeks_are_counted_from_the_day_the_plan_went_live(since, on):
    cycle = six_weeks(on, since=since)

    assert (cycle.first_on - since).days % 42 == 0
    assert (cycle.last_on - cycle.first_on).days == 41


@pytest.mark.parametrize(
    ("on", "first_on", "last_on"),
    [
        (date(2026, 2, 10), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2024, 12, 31), date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_quarters_begin_in_january_april_july_and_october(on, first_on, last_on):
    cycle = calendar_quarter(on)

    assert (cycle.first_on, cycle.last_on) == (first_on, last_on)


def test_a_month_in_a_leap_year_ends_on_its_last_day():
    assert calendar_month(date(2024, 2, 3)).last_on == date(2024, 2, 29)
