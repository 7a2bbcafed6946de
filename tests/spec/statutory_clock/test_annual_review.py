"""A plan is reviewed every twelve months. A review is complete when we have told the family what we
decided, not at the meeting. If the plan is to be amended, the proposed amendments go out within 4
weeks of the meeting and the amended plan within 8 weeks more.
"""

from __future__ import annotations

title = "Annual review"


def test_a_review_that_amends_the_plan(told):
    """The meeting is on 10 June 2026: report by 24 June, decision and proposed amendments by 8
    July, amended plan by 2 September.
    """
    told.case(
        "last_review_completed=2025-07-09 review_invited=2026-05-26 review_papers_sent=2026-05-28"
        " review_meeting=2026-06-10 review_report_sent=2026-06-24 review_decided=2026-07-08"
        " amendment_notice_served=2026-07-08 amendment_answered=2026-07-22"
        " amended_final_issued=2026-09-03 review_outcome=amend",
        on="2026-09-10",
    )
    told.deadlines("""
        rule   | last day   | state      | done on    | days late
        REV-02 | 2026-07-08 | met        | 2026-07-08 | 0
        REV-05 | 2026-05-27 | met        | 2026-05-26 | 0
        REV-06 | 2026-05-27 | met late   | 2026-05-28 | 1
        REV-07 | 2026-06-24 | met        | 2026-06-24 | 0
        REV-08 | 2026-07-08 | met        | 2026-07-08 | 0
        REV-09 | 2026-07-08 | met        | 2026-07-08 | 0
        REV-10 | 2026-07-22 | met        | 2026-07-22 | 0
        REV-11 | 2026-09-02 | met late   | 2026-09-03 | 1
        REV-12 | 2026-09-02 | met late   | 2026-09-03 | 1
        REV-13 | 2026-09-02 | superseded |            | 0
        """)
    told.explains(
        "REV-02",
        """
        The last review was completed on Wednesday 9 July 2025. The law gives us 12 months to
        complete the next review. That day is the first of the period, so it ends the day
        before the same date, or with the month if that has no such date. So the last day is Wednesday 8 July 2026. We gave the family our
        decision after the review on Wednesday 8 July 2026. That was in time. A review is complete
        when we have told the family our decision, not at the meeting.
        """,
    )


def test_the_first_review_is_counted_from_the_day_the_plan_was_made(told):
    """A plan made on 1 January 2019 is reviewed by 31 December 2019."""
    told.case("plan_made=2019-01-01", on="2020-01-02")
    told.deadlines("""
        rule   | last day   | state   | days late
        REV-01 | 2019-12-31 | overdue | 2
        """)


def test_a_later_review_takes_the_place_of_the_first(told):
    """Only the review that comes next is owed."""
    told.case("plan_made=2024-03-04 last_review_completed=2025-02-10", on="2025-06-02")
    told.deadlines("""
        rule   | last day   | state
        REV-01 | 2025-03-03 | superseded
        REV-02 | 2026-02-09 | running
        """)


def test_a_plan_kept_as_it_is_needs_no_amendments(told):
    """What is owed after the decision depends on what was decided."""
    told.case(
        "review_meeting=2026-06-10 review_decided=2026-07-01 review_outcome=maintain",
        on="2026-07-20",
    )
    told.deadlines("""
        rule   | last day   | state
        REV-07 | 2026-06-24 | overdue
        REV-08 | 2026-07-08 | met
        REV-09 |            | does not apply
        REV-12 |            | does not apply
        """)


def test_not_amending_after_all_is_to_be_said_within_8_weeks(told):
    """Then no amended plan is owed."""
    told.case(
        "review_meeting=2026-06-10 review_decided=2026-07-08 amendment_notice_served=2026-07-08"
        " decided_not_to_amend=2026-08-20",
        on="2026-09-10",
    )
    told.deadlines("""
        rule   | last day   | state
        REV-10 | 2026-07-22 | superseded
        REV-11 | 2026-09-02 | superseded
        REV-12 | 2026-09-02 | superseded
        REV-13 | 2026-09-02 | met
        """)


def test_notice_of_a_meeting_to_come_is_counted_back_from_it(told):
    """A meeting may be known ahead; its notice and papers go out two weeks before."""
    told.case("review_meeting=2026-06-10", on="2026-05-28")
    told.deadlines("""
        rule   | last day   | state       | days late
        REV-05 | 2026-05-27 | overdue     | 1
        REV-08 | 2026-07-08 | not started | 0
        """)
    told.explains(
        "REV-05",
        """
        The review meeting is to be held on Wednesday 10 June 2026. The law asks whoever holds the
        meeting to give notice of the review meeting at least 2 weeks before. Every day counts, and
        the count goes back from the day before. So the last day is Wednesday 27 May 2026. It is
        overdue by 1 day.
        """,
    )


def test_schools_are_told_two_weeks_before_a_term(told):
    """The list of plans that need a review in the coming term."""
    told.case("term_starts=2026-09-02 review_list_sent=2026-08-19", on="2026-09-02")
    told.deadlines("""
        rule   | last day   | state
        REV-04 | 2026-08-19 | met
        """)


def test_a_child_under_5_may_need_a_review_sooner(told):
    """The guidance says every 3 to 6 months; the age is that on the day counted from."""
    told.case("date_of_birth=2022-03-10 plan_made=2025-01-15", on="2025-05-01")
    told.deadlines("""
        rule   | last day   | local target | state
        REV-01 | 2026-01-14 |              | running
        REV-03 | 2025-07-15 | 2025-04-15   | running
        """)
    told.case("date_of_birth=2020-01-15 plan_made=2025-01-15", on="2025-05-01")
    told.deadlines("""
        rule   | last day   | state
        REV-01 | 2026-01-14 | running
        REV-03 |            | does not apply
        """)


def test_a_plan_may_be_amended_without_a_review(told):
    """The same 8 weeks from the proposed amendments, under regulation 28."""
    told.case(
        "amendment_notice_served=2026-03-02 amended_final_issued=2026-04-27 outside_review=yes",
        on="2026-05-01",
    )
    told.deadlines("""
        rule   | last day   | state
        REV-10 | 2026-03-16 | superseded
        REV-11 |            | does not apply
        REV-14 | 2026-04-27 | met
        """)
