"""A child who has a plan may be assessed again: 15 days to decide, 14 weeks from the decision to the
final plan, 10 weeks to say that the plan stays as it is.
"""

from __future__ import annotations

title = "Reassessment"


def test_a_reassessment_that_ends_in_a_new_plan(told):
    """The weeks are counted from the day on which the family was told of the decision."""
    told.case(
        "reassessment_requested=2026-01-05 decided_to_reassess=2026-01-19 draft_served=2026-03-23"
        " final_issued=2026-04-27",
        on="2026-05-01",
    )
    told.deadlines("""
        rule   | last day   | state      | done on
        REA-01 | 2026-01-20 | met        | 2026-01-19
        REA-02 | 2026-04-27 | met        | 2026-04-27
        REA-03 | 2026-03-30 | superseded |
        """)


def test_a_reassessment_that_leaves_the_plan_as_it_is(told):
    """Then no new plan is owed."""
    told.case(
        "decided_to_reassess=2026-01-19 decided_not_to_amend_after_reassessment=2026-04-01",
        on="2026-05-01",
    )
    told.deadlines("""
        rule   | last day   | state      | days late
        REA-02 | 2026-04-27 | superseded | 0
        REA-03 | 2026-03-30 | met late   | 2
        """)


def test_a_request_for_a_reassessment_may_be_refused(told):
    """A refusal in time keeps the limit."""
    told.case(
        "reassessment_requested=2026-01-05 decided_not_to_reassess=2026-01-21", on="2026-02-02"
    )
    told.deadlines("""
        rule   | last day   | state       | days late
        REA-01 | 2026-01-20 | met late    | 1
        REA-02 |            | not started | 0
        """)
    told.explains(
        "REA-01",
        """
        We received the request for a reassessment on Monday 5 January 2026. The law gives us 15
        days to decide whether to reassess, and tell the family. The count starts the day after.
        Weekends, bank holidays and school holidays all count. So the last day is Tuesday 20 January
        2026. We gave the family our decision not to reassess on Wednesday 21 January 2026. That was 1
        day after the last day. We may refuse if the last assessment is less than 6 months old or if
        another is not needed (regulation 24).
        """,
    )
