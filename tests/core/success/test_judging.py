"""A condition is met, not yet, missed, or it cannot be said; and the sentence says why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.measurements import Better, Series, Unit, months_on, reading, share
from goldenthread.core.success.conditions import (
    Against,
    Change,
    Comparison,
    Condition,
    ConditionUnusable,
    in_words,
)
from goldenthread.core.success.judging import Success, judge

FIRST = date(2026, 1, 1)
LATER = date(2027, 12, 31)
AT_LEAST_90 = Condition(test=Comparison.AT_LEAST, unit=Unit.PERCENT, level=90)


def shares(*of, first=FIRST):
    points = (share(months_on(first, n), *each) for n, each in enumerate(of))
    return Series(tuple(points), Unit.PERCENT, Better.HIGHER)


def numbers(*values):
    points = (reading(months_on(FIRST, n), value) for n, value in enumerate(values))
    return Series(tuple(points), Unit.NUMBER, Better.LOWER)


def with_(condition=AT_LEAST_90, **changes):
    kept = {name: getattr(condition, name) for name in Condition.__slots__}
    return Condition(**{**kept, **changes})


@pytest.mark.parametrize(
    ("condition", "series", "on", "state", "sentence"),
    [
        (AT_LEAST_90, shares((9, 10)), LATER, Success.MET,
         "Met: 90% (9 of 10) in January 2026 is at least 90%."),
        (AT_LEAST_90, shares((9, 10), (8, 10)), LATER, Success.NOT_YET,
         "Not yet met: 80% (8 of 10) in February 2026 is not at least 90%."),
        (AT_LEAST_90, shares((8, 10), (9, 10)), date(2026, 2, 27), Success.NOT_YET,
         "Not yet met: 80% (8 of 10) in January 2026 is not at least 90%."),
        (AT_LEAST_90, shares((4, 4)), LATER, Success.CANNOT_SAY,
         "It cannot be said: the last month decides, but January 2026 has only 4 cases, and a"
         " percentage of fewer than 5 proves nothing."),
        (AT_LEAST_90, shares((1, 1)), LATER, Success.CANNOT_SAY,
         "It cannot be said: the last month decides, but January 2026 has only 1 case, and a"
         " percentage of fewer than 5 proves nothing."),
        (AT_LEAST_90, shares((0, 0)), LATER, Success.CANNOT_SAY,
         "It cannot be said: no month up to 31 December 2027 has a figure."),
        (with_(months=3), shares((9, 10), (9, 10), (10, 10)), LATER, Success.MET,
         "Met: each of the last three months passes; 100% (10 of 10) in March 2026 is at least"
         " 90%."),
        (with_(months=3), shares((9, 10), (7, 10), (10, 10)), LATER, Success.NOT_YET,
         "Not yet met: one of three months running so far; 70% (7 of 10) in February 2026 is not"
         " at least 90%."),
        (with_(months=2), shares((9, 10), (7, 10)), LATER, Success.NOT_YET,
         "Not yet met: no of two months running so far; 70% (7 of 10) in February 2026 is not at"
         " least 90%."),
        (with_(months=3), shares((9, 10), (0, 0), (10, 10)), LATER, Success.CANNOT_SAY,
         "It cannot be said: three months running are asked for, but February 2026 has no"
         " figure."),
        (with_(months=3), shares((9, 10), (9, 10)), LATER, Success.CANNOT_SAY,
         "It cannot be said: three months running are asked for, but December 2025 has no"
         " figure."),
        (with_(by=date(2026, 2, 28)), shares((5, 10), (9, 10), (2, 10)), LATER, Success.MET,
         "Met: 90% (9 of 10) in February 2026 is at least 90%."),
        (with_(by=date(2026, 2, 27)), shares((5, 10), (9, 10), (9, 10)), LATER, Success.MISSED,
         "Not met in time: 50% (5 of 10) in January 2026 is not at least 90%."),
        (with_(by=date(2026, 2, 28)), shares((9, 10)), LATER, Success.CANNOT_SAY,
         "It cannot be said: the last month decides, but February 2026 has no figure."),
        (with_(by=date(2025, 2, 28)), shares((9, 10)), LATER, Success.CANNOT_SAY,
         "It cannot be said: no month up to 28 February 2025 has a figure."),
        (with_(by=date(2027, 2, 28)), shares((8, 10)), date(2026, 3, 1), Success.NOT_YET,
         "Not yet met: 80% (8 of 10) in January 2026 is not at least 90%."),
    ],
)  # fmt: skip
def test_a_condition_is_judged_with_its_reason(condition, series, on, state, sentence):
    found = judge(condition, series, on=on)

    assert (found.state, found.sentence) == (state, sentence)


def test_last_year_is_the_same_month_of_it():
    better = Condition(
        test=Comparison.MORE_THAN, unit=Unit.PERCENT, against=Against.LAST_YEAR
    )  # fmt: skip
    year = shares(*[(5, 10)] * 12, (6, 10))

    assert judge(better, year, on=LATER).sentence == (
        "Met: 60% (6 of 10) in January 2027 is more than 50%."
    )
    assert judge(better, shares((6, 10)), on=LATER).sentence == (
        "It cannot be said: the last month decides, but the figure in the same month of last year"
        " is not known for January 2026."
    )
    gap = shares((0, 0), *[(5, 10)] * 12)
    assert judge(better, gap, on=LATER).state is Success.CANNOT_SAY


def test_changes_are_from_a_baseline_in_points_or_as_a_part():
    fall = Condition(
        test=Comparison.AT_MOST, unit=Unit.NUMBER, against=Against.BASELINE, change=25,
        counted=Change.PART,
    )  # fmt: skip
    rise = Condition(
        test=Comparison.MORE_THAN, unit=Unit.NUMBER, against=Against.BASELINE, change=5
    )  # fmt: skip
    others = {Against.BASELINE: 40.0}

    assert judge(fall, numbers(30), on=LATER, others=others).state is Success.MET
    assert judge(fall, numbers(31), on=LATER, others=others).state is Success.NOT_YET
    assert judge(rise, numbers(45), on=LATER, others=others).state is Success.NOT_YET
    assert judge(rise, numbers(46), on=LATER, others=others).state is Success.MET
    assert judge(fall, numbers(30), on=LATER).state is Success.CANNOT_SAY
    assert rise.words == "more than 5 higher than at the baseline"


def test_an_area_may_ask_for_more_cases():
    assert judge(AT_LEAST_90, shares((9, 10)), on=LATER, fewest_cases=11).state is (
        Success.CANNOT_SAY
    )


def test_words_for_every_comparison():
    assert [
        Condition(test=test, unit=Unit.COUNT, against=Against.ENGLAND).words for test in Comparison
    ] == [
        "at least as high as in England", "higher than in England",
        "at most as high as in England", "lower than in England",
    ]  # fmt: skip
    assert [in_words(n) for n in (0, 3, 12, 13)] == ["no", "three", "twelve", "13"]


@pytest.mark.parametrize(
    "how",
    [{"level": None}, {"against": Against.ENGLAND}, {"months": 0}, {"change": 3.0},
     {"level": None, "against": Against.ENGLAND, "change": -1.0}],
)  # fmt: skip
def test_what_nothing_could_meet_or_fail_is_refused(how):
    with pytest.raises(ConditionUnusable):
        with_(**how)


MONTHS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (min(pair), max(pair))),
    max_size=14,
)


@settings(max_examples=30)
@given(MONTHS, st.integers(1, 4), st.integers(0, 500), st.integers(-30, 430))
def test_what_is_met_is_so_in_every_month_asked_for_and_nothing_later_changes_it(
    of, running, days, by
):
    on = date.fromordinal(FIRST.toordinal() + days)
    last_day = date.fromordinal(FIRST.toordinal() + by)
    condition = with_(months=running, by=last_day)
    series = shares(*of)

    found = judge(condition, series, on=on)

    ended = series.ended_by(min(on, last_day)).points
    if found.state is Success.MET:
        known = [point for point in ended if point.value is not None]
        assert all(point.value >= 90 and point.whole >= 5 for point in known[-running:])
    if found.state is Success.MISSED:
        assert on > last_day
    assert judge(condition, Series(ended, series.unit, series.better), on=on) == found
    assert found.sentence.endswith(".")
