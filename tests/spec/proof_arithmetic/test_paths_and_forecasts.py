"""A target has a baseline, a day and a way there. A figure is **on** the path when it is as planned
or better, **near** it when it is worse by the tolerance at most, and else **off** it.

A forecast goes on from the last two years’ usual slope (the median of the slopes between every two
months), each month ahead keeping nine tenths of the slope before it. Its range comes from how far
the months have lain from that line, and is meant to hold what happens four times in five. Over made-up
series, steady, rising, levelling off or with freak months, it held 74 to 94 times in 100, one to
twelve months ahead, and the middle was nearer than saying “as now”. Of a series that only wanders it
held 70 to 90 times, and “as now” was the better forecast. So forecasts are to be scored when their
month has come.
"""

from __future__ import annotations

from datetime import date

from goldenthread.core.measurements import Better, Unit
from goldenthread.core.trajectories.paths import Mark, Steps, Trajectory

title = "Planned paths and forecasts"
UP = {"unit": Unit.PERCENT, "better": Better.HIGHER, "tolerance": 5}
AUGUST, MARCH = date(2026, 8, 31), date(2027, 3, 31)


def test_a_straight_path(told):
    """The path is counted in days."""
    told.path(
        Trajectory(Mark(date(2026, 3, 31), 40), Mark(MARCH, 90), **UP),
        "From 40% on 31 March 2026 to 90% on 31 March 2027, tolerance 5 points:",
        """
        day        | planned | figure | it is
        2026-03-30 |         |        |
        2026-03-31 | 40%     | 40%    | On the path: 40% on 31 March 2026, where 40% was planned, is the same.
        2026-09-30 | 65.1%   | 70%    | On the path: 70% on 30 September 2026, where 65.1% was planned, is 4.9 points ahead.
        2026-12-31 | 77.7%   | 75%    | Near the path: 75% on 31 December 2026, where 77.7% was planned, is 2.7 points behind.
        2026-12-31 | 77.7%   | 70%    | Off the path: 70% on 31 December 2026, where 77.7% was planned, is 7.7 points behind.
        2027-03-31 | 90%     | 90%    | On the path: 90% on 31 March 2027, where 90% was planned, is the same.
        2027-06-30 | 90%     | 88%    | Near the path: 88% on 30 June 2027, where 90% was planned, is 2 points behind.
        """,
    )


def test_ten_points_a_month(told):
    """A month from 31 August is over at the end of 30 September."""
    told.path(
        Trajectory(Mark(AUGUST, 40), Mark(MARCH, 100), **UP, way=Steps(10)),
        "From 40% on 31 August 2026, ten points a month, to 100% by 31 March 2027:",
        """
        day        | planned
        2026-08-31 | 40%
        2026-09-29 | 40%
        2026-09-30 | 50%
        2026-12-31 | 80%
        2027-02-28 | 100%
        2027-03-31 | 100%
        """,
    )


def test_what_cannot_be_meant_is_refused(told):
    """The words are shown to whoever sets the target."""
    told.no_path(
        "A target for a day before its baseline.",
        """
        The target is for 31 August 2026, but its baseline is of 31 March 2027: a target comes
        after its baseline.
        """,
        baseline=Mark(MARCH, 40), target=Mark(AUGUST, 90), **UP,
    )  # fmt: skip
    told.no_path(
        "Steps that do not reach the target.",
        """
        Steps of 5 points a month lead from 40% to 75% by 31 March 2027, not to 100%.
        """,
        baseline=Mark(AUGUST, 40), target=Mark(MARCH, 100), **UP, way=Steps(5),
    )  # fmt: skip


def test_worse_first_can_be_meant(told):
    """When the oldest cases are finished first, fewer are on time for a while. Without a word that
    it is meant, such a target is refused; with it, better than the path is still on it."""
    told.path(
        Trajectory(Mark(AUGUST, 60), Mark(MARCH, 40), **UP, worse_is_meant=True),
        "From 60% down to 40% on 31 March 2027, tolerance 5 points; higher is better:",
        """
        day        | planned | figure | it is
        2026-12-31 | 48.5%   | 55%    | On the path: 55% on 31 December 2026, where 48.5% was planned, is 6.5 points ahead.
        2027-03-31 | 40%     | 38%    | Near the path: 38% on 31 March 2027, where 40% was planned, is 2 points behind.
        """,
    )


def test_a_forecast_slows_down_and_widens(told):
    """Eighteen months that rise by about two points each."""
    told.forecast(
        "41 44 43 47 50 49 53 54 58 57 60 63 62 66 69 68 71 74",
        """
        month   | lowest | middle | highest
        2026-07 | 73.4%  | 75.2%  | 77%
        2026-09 | 76.1%  | 78.1%  | 80.1%
        2026-12 | 78.5%  | 81.5%  | 84.5%
        2027-06 | 78.3%  | 85.7%  | 93.1%
        """,
    )


def test_forecasts_are_scored(told):
    """Each was made half a year before."""
    told.score(
        """
        forecast for | low | middle | high | happened | as now
        2026-01      | 44  | 52     | 60   | 55       | 48
        2026-02      | 46  | 53     | 61   | 63       | 50
        2026-03      | 46  | 54     | 62   | 58       | 49
        2026-04      | 49  | 57     | 65   | 60       | 53
        2026-05      | 50  | 58     | 66   | 57       | 54
        """,
        """
        Of 5 past forecasts, the range held 80 in 100 (meant: 80); they were 4.2 points out
        on average, better than saying “as now” (7.8 points).
        """,
    )
