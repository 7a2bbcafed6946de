"""Most of these limits are counted in school days, by the term calendar of the school. The examples
use the invented school of the first chapter.
"""

from __future__ import annotations

from tests.spec.statutory_clock.invented_school import TERMS

title = "Suspension and exclusion"


def test_a_permanent_exclusion(told):
    """Decided on 10 February 2026, just before half-term. The sixth school day, the first counting,
    is 25 February.
    """
    told.case(
        "exclusion_kind=permanent exclusion_decided=2026-02-10 parents_told_of_exclusion=2026-02-10"
        " council_told_of_exclusion=2026-02-11 social_worker_told_of_exclusion=2026-02-10"
        " exclusion_began=2026-02-11 alternative_education_began=2026-02-25"
        " governors_told_of_exclusion=2026-02-11 governors_met=2026-03-10"
        " governors_decision_given=2026-03-11 independent_review_requested=2026-04-14"
        " exclusion_panel_met=2026-05-05 exclusion_panel_decided=2026-05-08 panel_outcome=quashed"
        " governors_reconsidered=2026-05-22",
        on="2026-06-15",
        process="exclusion",
        terms=TERMS,
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        EXC-01 | 2026-02-10 | met      | 0
        EXC-02 | 2026-02-10 | met late | 1
        EXC-03 | 2026-02-10 | met      | 0
        EXC-04 | 2026-02-24 | met      | 0
        EXC-05 | 2026-02-25 | met      | 0
        EXC-08 | 2026-03-11 | met      | 0
        EXC-10 | 2026-04-15 | met      | 0
        EXC-11 | 2026-05-06 | met      | 0
        EXC-12 | 2026-05-22 | met      | 0
        """)
    told.explains(
        "EXC-05",
        """
        The permanent exclusion began on Wednesday 11 February 2026. The law gives us 6 school days
        to start suitable full-time education for the permanently excluded pupil. Only days on which
        there is school count; that day is itself day 1 if it counts. Passed over: 4 weekend days; 5
        days of school holidays. So the last day is Wednesday 25 February 2026. The suitable
        education arranged for the pupil began on Wednesday 25 February 2026. That was in time. The
        education starts on the sixth school day at the latest, the first day of the exclusion
        counting as the first.
        """,
    )


def test_a_suspension_of_more_than_5_days(told):
    """The pupil had served 40 days of suspension in the school year: 5 of the 45 are left."""
    told.case(
        "suspension_began=2026-05-18 suspension_length=over_5_days suspended_days_before=40"
        " exclusion_kind=suspension_6_to_15_days governors_told_of_exclusion=2026-05-18"
        " suspension_ended=2026-06-02",
        on="2026-06-15",
        process="exclusion",
        terms=TERMS,
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        EXC-04 | 2026-05-22 | met      | 0
        EXC-06 | 2026-06-01 | stopped  | 0
        EXC-07 | 2026-05-22 | met late | 11
        EXC-08 |            | does not apply |
        EXC-09 | 2026-09-14 | running  | 0
        """)


def test_before_september_2023_short_suspensions_were_not_told_at_once(told):
    """A rule begins on a day, and a case that began before it is judged without it."""
    told.case("exclusion_decided=2023-08-31", on="2023-09-15", process="exclusion")
    told.deadlines("""
        rule   | last day   | state
        EXC-01 | 2023-08-31 | overdue
        EXC-02 |            | does not apply
        EXC-03 | 2023-08-31 | overdue
        """)


def test_without_a_term_calendar_no_last_day_is_given(told):
    """And the explanation says so."""
    told.case("exclusion_began=2026-02-11", on="2026-03-02", process="exclusion")
    told.deadlines("""
        rule   | last day | state
        EXC-05 |          | running
        """)
    told.explains(
        "EXC-05",
        """
        The permanent exclusion began on Wednesday 11 February 2026. The law gives us 6 school days
        to start suitable full-time education for the permanently excluded pupil. Only days on which
        there is school count; that day is itself day 1 if it counts. No term calendar is known for
        that time, so the last day cannot be worked out. The education starts on the sixth school
        day at the latest, the first day of the exclusion counting as the first.
        """,
    )


def test_a_cancelled_exclusion_ends_what_was_owed(told):
    """What had to be told at once was owed all the same."""
    told.case(
        "exclusion_decided=2026-02-10 parents_told_of_exclusion=2026-02-10"
        " exclusion_began=2026-02-11 exclusion_cancelled=2026-02-12",
        on="2026-03-02",
        process="exclusion",
        terms=TERMS,
    )
    told.deadlines("""
        rule   | last day   | state
        EXC-01 | 2026-02-10 | met
        EXC-05 | 2026-02-25 | stopped
        """)
