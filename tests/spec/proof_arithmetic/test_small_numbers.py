"""Before a table leaves the people who may see the cases, small counts are hidden (`c`), and then so
many others that no small count can be worked out by adding and subtracting, over rows, columns,
totals, and tables that are published together. A count that is not printed is guarded as well: 18
of 20 in time tells of 2 who were late. Of every small count a reader must hold at least as many
numbers possible as the rule hides, five for 1 to 5; a test plays that reader and tries.

Why a figure is hidden is never said apart for each, since that would tell which of them are small.
What was published at another time, and what a reader knows of the children, no rule here knows.
"""

from __future__ import annotations

from goldenthread.core.suppression.rules import Nought, SmallNumbers

title = "Small numbers"
COUNTS = """
    need    | Girls | Boys
    Autism  | 12    | 41
    Speech  | 3     | 22
    Hearing | 8     | 9
    Sight   | 0     | 11
    """


def test_one_small_count_takes_three_others_with_it(told):
    """Two in its row and its column, and one more where those cross."""
    told.published(
        COUNTS,
        """
        need    | Girls | Boys | Total
        Autism  | 12    | 41   | 53
        Speech  | c     | c    | 25
        Hearing | c     | c    | 17
        Sight   | 0     | 11   | 11
        Total   | 23    | 83   | 106
        """,
        rule=SmallNumbers(),
    )


def test_rounding_hides_less(told):
    """Rounded counts add up only roughly, so that nothing can be subtracted exactly."""
    told.published(
        COUNTS,
        """
        need    | Girls | Boys | Total
        Autism  | 10    | 40   | 55
        Speech  | c     | 20   | 25
        Hearing | c     | 10   | 15
        Sight   | 0     | 10   | 10
        Total   | 25    | 85   | 105
        """,
        rule=SmallNumbers(base=5),
    )


def test_an_area_may_hide_noughts_too(told):
    """Where that there is none would itself tell something."""
    told.published(
        COUNTS,
        """
        need    | Girls | Boys | Total
        Autism  | 12    | 41   | 53
        Speech  | c     | c    | 25
        Hearing | c     | c    | 17
        Sight   | c     | c    | 11
        Total   | 23    | 83   | 106
        """,
        rule=SmallNumbers(nought=Nought.HIDDEN),
    )


def test_percentages_do_not_give_it_away(told):
    """A percentage is printed only of two counts that are printed."""
    told.shares_published(
        """
        part of the area | in time | plans | in time, printed | plans, printed | percentage printed
        North            | 18      | 20    | c                | 20             | c
        South            | 30      | 60    | 30               | 60             | 50%
        East             | 4       | 31    | c                | 31             | c
        West             | 40      | 40    | 40               | 40             | 100%
        Total            | 92      | 151   | 92               | 151            | 61%
        """,
        rule=SmallNumbers(),
    )
