"""A way leads from its baseline to its target, and a value is on, near or off it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.measurements import Better, Unit
from goldenthread.core.trajectories.paths import (
    Mark,
    PathUnusable,
    Steps,
    Track,
    Trajectory,
    place,
)

START, END = date(2026, 4, 1), date(2027, 3, 31)


def way(start=40, end=90, better=Better.HIGHER, tolerance=5, by=(), first=START, last=END):
    return Trajectory(
        Mark(first, start), Mark(last, end), Unit.PERCENT, better, tolerance, by
    )  # fmt: skip


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"last": date(2026, 3, 31)},
         "The target is for 31 March 2026, but its baseline is of 1 April 2026: a target comes"
         " after its baseline."),
        ({"end": 30}, "Higher is better, but the target of 30% is lower than the baseline of 40%."),
        ({"better": Better.LOWER},
         "Lower is better, but the target of 90% is higher than the baseline of 40%."),
        ({"tolerance": -1}, "The tolerance is below nought."),
        ({"end": 110}, "There is no 110%."),
        ({"by": Steps(10), "last": date(2026, 7, 31)},
         "Steps of 10 points a month lead from 40% to 80% by 31 July 2026, not to 90%."),
        ({"by": Steps(10, 4)},
         "Steps of 10 points every 4 months lead from 40% to 70% by 31 March 2027, not to 90%."),
        ({"by": Steps(0)}, "A step leads some way, every month or every few months."),
        ({"by": Steps(5, 0)}, "A step leads some way, every month or every few months."),
        ({"by": (Mark(date(2026, 9, 1), 60), Mark(date(2026, 8, 1), 70))},
         "The milestone of 1 August 2026 does not lie between the baseline and the target, after"
         " the milestone before it."),
        ({"by": (Mark(date(2027, 4, 1), 60),)},
         "The milestone of 1 April 2027 does not lie between the baseline and the target, after"
         " the milestone before it."),
    ],
)  # fmt: skip
def test_what_cannot_all_be_meant_is_refused_in_words(how, says):
    with pytest.raises(PathUnusable) as refused:
        way(**how)

    assert str(refused.value) == says


def test_ten_points_a_month_to_the_whole_by_31_march():
    stair = way(40, 100, by=Steps(10), first=date(2026, 8, 31))

    assert [stair.expected(day) for day in (
        date(2026, 8, 30), date(2026, 8, 31), date(2026, 9, 29), date(2026, 9, 30),
        date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2028, 1, 1),
    )] == [None, 40, 40, 50, 90, 100, 100, 100]  # fmt: skip
    down = way(60, 20, Better.LOWER, by=Steps(10, 2))
    assert [down.expected(day) for day in (date(2026, 5, 30), date(2026, 5, 31), END)] == [
        60, 50, 20
    ]  # fmt: skip


def test_a_way_goes_straight_from_milestone_to_milestone():
    through = way(40, 90, by=(Mark(date(2026, 10, 1), 50),))

    assert through.expected(date(2026, 10, 1)) == 50
    assert through.expected(date(2026, 7, 1)) == pytest.approx(40 + 10 * 91 / 183)


@pytest.mark.parametrize(
    ("value", "better", "track", "sentence"),
    [
        (90, Better.HIGHER, Track.ON,
         "On the path: 90% on 31 March 2027, where 90% was planned, is the same."),
        (95, Better.HIGHER, Track.ON,
         "On the path: 95% on 31 March 2027, where 90% was planned, is 5 points ahead."),
        (85, Better.HIGHER, Track.NEAR,
         "Near the path: 85% on 31 March 2027, where 90% was planned, is 5 points behind."),
        (84.9, Better.HIGHER, Track.OFF,
         "Off the path: 84.9% on 31 March 2027, where 90% was planned, is 5.1 points behind."),
        (96, Better.NEITHER, Track.OFF,
         "Off the path: 96% on 31 March 2027, where 90% was planned, is 6 points above."),
        (86, Better.NEITHER, Track.NEAR,
         "Near the path: 86% on 31 March 2027, where 90% was planned, is 4 points below."),
    ],
)  # fmt: skip
def test_on_near_and_off_follow_what_is_better(value, better, track, sentence):
    found = place(way(better=better), value, on=END)

    assert (found.track, found.sentence) == (track, sentence)
    assert place(way(better=better), value, on=date(2026, 3, 1)) is None


def test_lower_is_ahead_when_lower_is_better():
    falling = way(40, 10, Better.LOWER)

    assert place(falling, 4, on=END).sentence.endswith("6 points ahead.")
    assert place(falling, 16, on=END).track is Track.OFF


WAYS = st.builds(
    lambda start, change, months, by: (start, start + change, months, by),
    st.integers(0, 50), st.integers(0, 50), st.integers(1, 40), st.sampled_from(["", "steps"]),
)  # fmt: skip


@settings(max_examples=30)
@given(WAYS, st.integers(0, 1300), st.integers(0, 60))
def test_every_way_climbs_from_its_baseline_to_its_target(made, days, more):
    start, end, months, kind = made
    last = date(2026 + (3 + months) // 12, (3 + months) % 12 + 1, 1)
    by = Steps(max(end - start, 1), 1) if kind else ()
    path = way(start, end, by=by, last=last)
    early, late = START + timedelta(days=days), START + timedelta(days=days + more)

    assert path.expected(START) == start
    assert path.expected(last) == end
    assert start <= path.expected(early) <= path.expected(late) <= end
    assert place(path, path.expected(early), on=early).track is Track.ON
