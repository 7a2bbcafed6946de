"""When a family with a plan moves, the old council passes the plan to the new one: on the day of the
move, if it knew at least 15 working days before; otherwise within 15 working days beginning with
the day on which it learnt of it. The plan counts as made on its first day.
"""

from __future__ import annotations

title = "Moves between areas"


def test_a_move_learnt_of_early(told):
    """Known on 2 February, moved on 13 April 2026: the plan goes over on that day."""
    told.case(
        "new_area_aware=2026-02-02 moved_area=2026-04-13 plan_transferred=2026-04-13"
        " family_told_of_transfer=2026-05-26 last_review_completed=2025-11-20",
        on="2026-06-01",
        process="move",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        TRF-01 | 2026-04-13 | met      | 0
        TRF-02 |            | does not apply |
        TRF-03 | 2026-05-25 | met late | 1
        TRF-04 | 2026-11-19 | running  | 0
        """)


def test_a_move_learnt_of_late(told):
    """Learnt on Wednesday 1 April 2026, that day being the first: Good Friday and Easter Monday are
    passed over, and the last day is Thursday 23 April.
    """
    told.case("new_area_aware=2026-04-01 moved_area=2026-03-20", on="2026-04-20", process="move")
    told.deadlines("""
        rule   | last day   | state
        TRF-01 |            | does not apply
        TRF-02 | 2026-04-23 | due soon
        """)
    told.explains(
        "TRF-02",
        """
        The old council learnt of the move on Wednesday 1 April 2026. The law gives the old council
        15 working days to pass the plan to the new council, having learnt late of the move.
        Weekends and bank holidays do not count; that day is itself day 1 if it counts. Passed over:
        6 weekend days; Good Friday, Friday 3 April 2026; Easter Monday, Monday 6 April 2026. So the
        last day is Thursday 23 April 2026. 3 days left.
        """,
    )


def test_notice_of_exactly_15_working_days_is_early_enough(told):
    """Known on 1 April, the 15th working day is 23 April; a day less is late."""
    told.case("new_area_aware=2026-04-01 moved_area=2026-04-23", on="2026-04-20", process="move")
    told.deadlines("""
        rule   | last day   | state
        TRF-01 | 2026-04-23 | due soon
        TRF-02 |            | does not apply
        """)
    told.case("new_area_aware=2026-04-01 moved_area=2026-04-22", on="2026-04-20", process="move")
    told.deadlines("""
        rule   | last day   | state
        TRF-01 |            | does not apply
        TRF-02 | 2026-04-23 | due soon
        """)


def test_the_new_council_reviews_the_plan_by_the_later_of_two_days(told):
    """Twelve months from the last review, or three months from the transfer."""
    told.case(
        "moved_area=2026-04-13 plan_transferred=2026-04-13 last_review_completed=2025-05-20",
        on="2026-06-01",
        process="move",
    )
    told.deadlines("""
        rule   | last day   | state
        TRF-04 | 2026-07-12 | running
        """)
    told.explains(
        "TRF-04",
        """
        The law gives the new council 3 months to review the plan after the move. The plan was
        passed to the new council on Monday 13 April 2026. 3 months from then: Sunday 12 July 2026.
        The last review was completed on Tuesday 20 May 2025. 12 months from then: Tuesday 19 May
        2026. The later of these holds. That day is the first of the
        period, so it ends the day before the same date, or with the month if that has no such date. So the last day is Sunday 12 July 2026. 41 days left. The
        later of the two days holds. The plan counts as made on the day on which the old council
        made it.
        """,
    )


def test_health_commissioners_have_15_working_days_too(told):
    """Counted from the day on which each learnt of it, that day being the first."""
    told.case(
        "old_commissioner_aware=2026-04-01 new_commissioner_told=2026-04-24"
        " new_commissioner_aware=2026-04-27 assessment_or_review_asked=2026-05-18",
        on="2026-06-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        TRF-05 | 2026-04-23 | met late | 1
        TRF-06 | 2026-05-18 | met      | 0
        """)
