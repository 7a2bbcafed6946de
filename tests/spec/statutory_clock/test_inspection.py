"""Area SEND inspections by Ofsted and the Care Quality Commission: the framework of 2016 to 2022 with
its written statement of action, and that of 2023 with its three outcomes.
"""

from __future__ import annotations

title = "Inspection and what follows"


def test_the_framework_of_2016_to_2022(told):
    """70 working days to a written statement; four bank holidays lie between."""
    told.case(
        "inspection_report_received=2017-03-06 written_statement_submitted=2017-06-16"
        " statement_accepted=2017-08-31 area_revisited=2019-03-04",
        on="2019-04-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        INS-01 | 2017-06-16 | met      | 0
        INS-02 | 2019-02-28 | met late | 4
        """)


def test_an_accelerated_progress_plan_is_reviewed_after_6_and_12_months(told):
    """After a revisit that found too little progress."""
    told.case(
        "accelerated_progress_plan_agreed=2019-10-31 six_month_progress_review=2020-04-30",
        on="2020-06-01",
    )
    told.deadlines("""
        rule   | last day   | state
        INS-07 | 2020-04-30 | met
        INS-08 | 2020-10-31 | running
        """)


def test_the_three_outcomes_of_the_framework_of_2023(told):
    """Only outcome 3 asks for a priority action plan and brings a monitoring inspection."""
    told.case(
        "full_inspection=2024-11-29 inspection_report_published=2025-02-03 inspection_outcome=3"
        " priority_action_plan_submitted=2025-03-24 strategic_plan_published=2025-03-18",
        on="2025-06-02",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        INS-03 | 2025-03-24 | met      | 0
        INS-04 | 2025-03-17 | met late | 1
        INS-05 | 2026-05-29 | running  | 0
        INS-06 | 2027-11-29 | running  | 0
        """)
    told.each(
        "full_inspection=2024-11-29 inspection_report_published=2025-02-03",
        """
        inspection_outcome | rule   | last day   | state
        1                  | INS-06 | 2029-11-29 | running
        2                  | INS-06 | 2027-11-29 | running
        3                  | INS-06 | 2027-11-29 | running
        """,
        on="2025-02-10",
    )


def test_stocktakes_under_an_improvement_notice(told):
    """About every six months, until the notice ends."""
    told.case("last_stocktake=2025-08-31", on="2026-02-20")
    told.deadlines("""
        rule   | last day   | state
        INS-09 | 2026-02-28 | due soon
        """)
