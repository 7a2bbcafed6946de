"""Direct payments for special educational provision are checked within three months, and whenever
the plan is reviewed.
"""

from __future__ import annotations

title = "Personal budgets"


def test_the_first_check_comes_within_3_months(told):
    """From 31 January to the last day of April."""
    told.case("direct_payment_started=2026-01-31 direct_payment_checked=2026-05-01",
              on="2026-05-05")  # fmt: skip
    told.deadlines("""
        rule | last day   | state    | days late
        PB-01 | 2026-04-30 | met late | 1
        """)


def test_every_review_is_a_check(told):
    """It goes with the review and has no last day of its own."""
    told.case(
        "review_decided=2026-07-08 direct_payments=yes", on="2026-07-20", process="personal_budget"
    )
    told.deadlines("""
        rule  | state
        PB-02 | running
        """)
