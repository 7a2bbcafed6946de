"""What a measure of success promises is kept as data: a comparison with a level or with another
figure, for so many months running, by a day. It is **met**, **not yet** met, **not met in time**, or
it **cannot be said**: a month is judged when it is over, a percentage of fewer than five cases
proves nothing, and across a month without a figure nothing runs.
"""

from __future__ import annotations

from datetime import date

from goldenthread.core.measurements import Unit
from goldenthread.core.success.conditions import Against, Change, Comparison, Condition
from tests.core.success.measures import WORDED

title = "Conditions of success"


def test_three_months_running(told):
    """The last three months decide, each for itself."""
    told.judged(
        Condition(test=Comparison.AT_LEAST, unit=Unit.PERCENT, level=90, months=3),
        """
        2026-01  | 2026-02  | 2026-03  | asked on   | it says
        27 of 30 | 28 of 30 | 30 of 30 | 2026-03-31 | Met: each of the last three months passes; 100% (30 of 30) in March 2026 is at least 90%.
        27 of 30 | 28 of 30 | 30 of 30 | 2026-03-30 | It cannot be said: three months running are asked for, but December 2025 has no figure.
        27 of 30 | 20 of 30 | 30 of 30 | 2026-04-02 | Not yet met: one of three months running so far; 66.7% (20 of 30) in February 2026 is not at least 90%.
        27 of 30 | 0 of 0   | 30 of 30 | 2026-04-02 | It cannot be said: three months running are asked for, but February 2026 has no figure.
        27 of 30 | 28 of 30 | 4 of 4   | 2026-04-02 | It cannot be said: three months running are asked for, but March 2026 has only 4 cases, and a percentage of fewer than 5 proves nothing.
        """,
    )


def test_by_a_day(told):
    """After the day, the month that ended with it decides."""
    told.judged(
        Condition(test=Comparison.AT_LEAST, unit=Unit.PERCENT, level=75, by=date(2026, 3, 31)),
        """
        2026-02  | 2026-03  | 2026-04  | asked on   | it says
        20 of 40 |          |          | 2026-03-15 | Not yet met: 50% (20 of 40) in February 2026 is not at least 75%.
        32 of 40 | 28 of 40 | 36 of 40 | 2026-05-01 | Not met in time: 70% (28 of 40) in March 2026 is not at least 75%.
        20 of 40 | 31 of 40 | 12 of 40 | 2026-05-01 | Met: 77.5% (31 of 40) in March 2026 is at least 75%.
        32 of 40 |          |          | 2026-05-01 | It cannot be said: the last month decides, but March 2026 has no figure.
        """,
    )


def test_a_part_less_than_the_baseline(told):
    """A quarter less than a baseline of 40% is 30%."""
    told.judged(
        Condition(
            test=Comparison.AT_MOST, unit=Unit.PERCENT, against=Against.BASELINE, change=25,
            counted=Change.PART,
        ),
        """
        2026-03  | asked on   | it says
        12 of 40 | 2026-04-01 | Met: 30% (12 of 40) in March 2026 is at most 30%.
        13 of 40 | 2026-04-01 | Not yet met: 32.5% (13 of 40) in March 2026 is not at most 30%.
        """,
        baseline=40,
    )  # fmt: skip


def test_what_is_suggested_from_a_measures_own_words(told):
    """Invented measures, worded as plans word theirs. A suggestion is only that: a person decides.
    The last three promise something in words that are not understood."""
    told.suggestions(WORDED)
    right = sum(1 for _, promises in WORDED if promises)
    told.says(
        f"All {right} suggestions say what the measure says. {len(WORDED) - right - 3} measures"
        " promise nothing that figures could show, and none of them got a suggestion; 3 promise"
        " something that is missed."
    )
