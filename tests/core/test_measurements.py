"""A month's figure keeps the counts that it comes from; a gap is not nought."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.measurements import (
    Better,
    Series,
    SeriesUnusable,
    Unit,
    count,
    day_words,
    months_between,
    months_on,
    rate,
    reading,
    share,
)

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_a_share_of_none_is_a_gap_and_not_nought():
    assert share(MAY, 0, 0).value is None
    assert rate(MAY, 0, 0).value is None
    assert share(MAY, 0, 3).value == 0
    assert Series((share(MAY, 0, 0), share(JUNE, 1, 2)), Unit.PERCENT).known == (share(JUNE, 1, 2),)


def test_a_rate_is_for_every_thousand_unless_told_otherwise():
    assert rate(MAY, 12, 4000).value == 3
    assert rate(MAY, 12, 4000, per=100).value == 0.3
    assert count(MAY, 12).value == 12


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: share(MAY, 4, 3), "May 2026 has 4 out of 3."),
        (lambda: share(MAY, -1, 3), "May 2026 has -1 out of 3."),
        (lambda: rate(MAY, -1, 3), "May 2026 has -1 among 3."),
        (lambda: rate(MAY, 1, -3), "May 2026 has 1 among -3."),
        (
            lambda: Series((reading(date(2026, 5, 2), 1),), Unit.NUMBER),
            "2026-05-02 is not the first day of a month.",
        ),
        (
            lambda: Series((reading(MAY, 1), reading(MAY, 2)), Unit.NUMBER),
            "May 2026 is given twice or too late.",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(make, says):
    with pytest.raises(SeriesUnusable) as refused:
        make()

    assert str(refused.value) == says


def test_a_month_counts_once_it_is_over():
    series = Series((reading(MAY, 1), reading(JUNE, 2)), Unit.NUMBER)

    assert [len(series.ended_by(day).points) for day in
            (date(2026, 5, 30), date(2026, 5, 31), date(2026, 6, 30))] == [0, 1, 2]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "value", "said", "apart"),
    [
        (Unit.PERCENT, 58.0, "58%", "58 points"),
        (Unit.PERCENT, 58.34, "58.3%", "58.3 points"),
        (Unit.PERCENT, -0.01, "0%", "0 points"),
        (Unit.PERCENT, 1.0, "1%", "1 point"),
        (Unit.COUNT, 1204.0, "1,204", "1,204"),
        (Unit.NUMBER, -3.25, "-3.2", "3.2"),
    ],
)
def test_figures_are_said_as_people_say_them(unit, value, said, apart):
    assert (unit.said(value), unit.distance(value)) == (said, apart)


def test_what_is_better_and_where_figures_end():
    assert [better.sign for better in Better] == [1, -1, 0]
    assert [(unit.lowest, unit.highest) for unit in Unit] == [
        (0, 100), (0, float("inf")), (float("-inf"), float("inf"))
    ]  # fmt: skip
    assert day_words(MAY) == "1 May 2026"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(-400, 400))
def test_months_are_counted_both_ways(day, number):
    later = months_on(day, number)

    assert later.day == 1
    assert months_between(day, later) == number
