"""A health body that thinks that a young child has special educational needs or a disability tells
the parent first, and then us. Continuing care is decided within six weeks.
"""

from __future__ import annotations

title = "Health notification and continuing care"


def test_the_parent_is_told_and_then_the_council(told):
    """The law gives no number of days for either."""
    told.case("opinion_formed=2026-01-12 parent_told_of_opinion=2026-01-15", on="2026-02-02")
    told.deadlines("""
        rule   | last day | state   | done on
        HEA-01 |          | met     | 2026-01-15
        HEA-02 |          | running |
        """)


def test_continuing_care_is_decided_in_6_weeks(told):
    """From the referral."""
    told.case("continuing_care_referred=2026-01-12 continuing_care_decided=2026-02-24",
              on="2026-03-02")  # fmt: skip
    told.deadlines("""
        rule   | last day   | state    | days late
        HEA-03 | 2026-02-23 | met late | 1
        """)
