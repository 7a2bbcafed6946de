"""The register of autistic people and people with a learning disability who may have to go to
hospital, and the care, education and treatment reviews that come before and after. National policy,
not law; some of the times are each area’s own.
"""

from __future__ import annotations

title = "The dynamic support register"
CHILD = "date_of_birth=2011-01-01"
ADULT = "date_of_birth=2000-01-01"


def test_a_review_in_the_community_before_admission(told):
    """It is owed at once; if there is no time, an emergency call takes its place."""
    told.case(f"{CHILD} rated_red=2026-03-02 rating_reviewed=2026-03-10", on="2026-03-11")
    told.deadlines("""
        rule   | last day   | state    | days late
        DSR-01 |            | running  | 0
        DSR-07 | 2026-03-09 | met late | 1
        """)
    told.case(f"{CHILD} admission_considered=2026-03-02 emergency_call_held=2026-03-03",
              on="2026-03-11")  # fmt: skip
    told.deadlines("""
        rule   | state
        DSR-01 | superseded
        """)


def test_a_review_after_the_admission_of_a_child(told):
    """Two weeks since May 2023; before it, one week."""
    told.case(f"{CHILD} admitted_to_hospital=2026-03-02", on="2026-03-11")
    told.deadlines("""
        rule   | last day   | state
        DSR-02 | 2026-03-16 | due soon
        DSR-03 |            | does not apply
        """)
    told.case(f"{CHILD} admitted_to_hospital=2022-03-07 post_admission_review_held=2022-03-14",
              on="2022-04-01")  # fmt: skip
    told.deadlines("""
        rule   | last day   | state
        DSR-02 | 2022-03-14 | met
        DSR-04 | 2022-06-14 | running
        """)


def test_a_review_after_the_admission_of_an_adult(told):
    """Four weeks."""
    told.case(f"{ADULT} admitted_to_hospital=2026-03-02", on="2026-03-11")
    told.deadlines("""
        rule   | last day   | state
        DSR-02 |            | does not apply
        DSR-03 | 2026-03-30 | running
        """)


def test_the_next_review_in_hospital(told):
    """A child: 3 months. An adult: 6 months, or 12 on a secure ward."""
    told.each(
        "last_inpatient_review=2026-03-12",
        """
        date_of_birth | ward       | rule   | last day   | state
        2011-01-01    |            | DSR-04 | 2026-06-12 | running
        2000-01-01    | non_secure | DSR-05 | 2026-09-12 | running
        2000-01-01    | secure     | DSR-05 | 2027-03-12 | running
        """,
        on="2026-04-01",
    )


def test_papers_go_out_a_day_before(told):
    """24 hours; only the day is kept here."""
    told.case("support_review_planned=2026-03-12", on="2026-03-09")
    told.deadlines("""
        rule   | last day   | state
        DSR-06 | 2026-03-11 | due soon
        """)


def test_ratings_are_reviewed(told):
    """Red every week, amber every month, green every three."""
    told.each(
        "",
        """
        rated_amber | rated_green | rule   | last day   | state
        2026-03-02  |             | DSR-08 | 2026-04-02 | running
                    | 2026-03-02  | DSR-09 | 2026-06-02 | running
        """,
        on="2026-03-11",
    )
