"""Several procedures have times of their own: the statutory one for children’s social care, our own
under the ombudsman’s code, and the health service’s. Where a time may be extended the case says
whether it was.
"""

from __future__ import annotations

title = "Complaints"


def test_the_statutory_procedure_for_childrens_social_care(told):
    """Three stages, all in working days."""
    told.case(
        "complaint_kind=children_statutory complaint_received=2026-03-23 stage1_replied=2026-04-08"
        " stage2_requested=2026-05-07 statement_of_complaint_agreed=2026-05-11"
        " stage2_adjudicated=2026-06-17 stage3_requested=2026-07-06 review_panel_met=2026-08-12"
        " panel_reported=2026-08-18 director_replied=2026-09-09",
        on="2026-10-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        CMP-01 | 2026-04-08 | met      | 0
        CMP-02 | 2026-05-07 | met      | 0
        CMP-03 | 2026-06-16 | met late | 1
        CMP-04 | 2026-07-15 | met      | 0
        CMP-05 | 2026-08-17 | met      | 0
        CMP-06 | 2026-08-19 | met      | 0
        CMP-07 | 2026-09-09 | met      | 0
        CMP-08 |            | does not apply |
        """)


def test_the_statutory_procedure_extended(told):
    """20 working days at stage 1, 65 at stage 2."""
    told.case(
        "complaint_kind=children_statutory extended=yes complaint_received=2026-03-23"
        " stage1_replied=2026-04-22 statement_of_complaint_agreed=2026-05-11",
        on="2026-07-01",
    )
    told.deadlines("""
        rule   | last day   | state
        CMP-01 | 2026-04-22 | met
        CMP-03 | 2026-08-11 | running
        """)


def test_our_own_procedure(told):
    """5 working days to acknowledge, 10 from then at stage 1, 20 at stage 2."""
    told.case(
        "complaint_kind=corporate complaint_received=2026-03-23"
        " corporate_complaint_acknowledged=2026-03-27 corporate_stage1_replied=2026-04-15"
        " corporate_stage2_acknowledged=2026-05-06 corporate_stage2_replied=2026-06-04",
        on="2026-07-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        CMP-01 |            | does not apply |
        CMP-08 | 2026-03-30 | met      | 0
        CMP-09 | 2026-04-14 | met late | 1
        CMP-10 | 2026-06-04 | met      | 0
        """)


def test_our_own_procedure_extended(told):
    """By at most as long again."""
    told.case(
        "complaint_kind=corporate extended=yes complaint_received=2026-03-23"
        " corporate_complaint_acknowledged=2026-03-27 corporate_stage1_replied=2026-04-28"
        " corporate_stage2_acknowledged=2026-05-06",
        on="2026-07-03",
    )
    told.deadlines("""
        rule   | last day   | state   | days late
        CMP-09 | 2026-04-28 | met     | 0
        CMP-10 | 2026-07-02 | overdue | 1
        """)


def test_a_complaint_about_health_care(told):
    """3 working days to acknowledge, an answer within 6 months."""
    told.case(
        "complaint_kind=nhs complaint_received=2026-04-01 nhs_complaint_acknowledged=2026-04-08",
        on="2026-05-01",
    )
    told.deadlines("""
        rule   | last day   | state
        CMP-12 | 2026-04-08 | met
        CMP-13 | 2026-10-01 | running
        """)


def test_the_ombudsman_and_judicial_review(told):
    """12 months to complain to the ombudsman, whose enquiries we answer in 20 working days; 3 months
    for judicial review.
    """
    told.case(
        "matter_known=2025-07-01 ombudsman_complained=2026-05-01"
        " ombudsman_enquiry_received=2026-06-01 ombudsman_enquiry_answered=2026-06-30",
        on="2026-07-10",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        CMP-11 | 2026-07-01 | met      | 0
        CMP-14 | 2026-06-29 | met late | 1
        """)
    told.case("decision_challenged=2025-11-30", on="2026-03-02")
    told.deadlines("""
        rule   | last day   | state
        CMP-15 | 2026-02-28 | stopped
        """)


def test_a_complaint_that_is_withdrawn(told):
    """Nothing more is owed."""
    told.case(
        "complaint_kind=corporate complaint_received=2026-03-23 complaint_withdrawn=2026-03-26",
        on="2026-04-10",
    )
    told.deadlines("""
        rule   | last day   | state
        CMP-08 | 2026-03-30 | stopped
        """)
