"""Schools tell us of children who are away, and we arrange education for those whom health keeps away
from school. School days are those of the invented school.
"""

from __future__ import annotations

from tests.spec.statutory_clock.invented_school import TERMS

title = "Absence and missing education"


def test_absence_for_health(told):
    """The fifteenth school day, the first counting."""
    told.case(
        "absence_began=2026-03-02 council_told_of_sickness=2026-03-20"
        " alternative_education_began=2026-03-23",
        on="2026-04-01",
        terms=TERMS,
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        ALT-01 | 2026-03-20 | met late | 3
        CME-02 | 2026-03-20 | met      | 0
        """)


def test_absence_without_leave(told):
    """The tenth school day: the Easter holidays lie between."""
    told.case("unauthorised_absence_began=2026-03-23", on="2026-04-14", terms=TERMS)
    told.deadlines("""
        rule   | last day   | state
        CME-01 | 2026-04-17 | due soon
        """)


def test_a_child_who_starts_at_an_unusual_time(told):
    """Five school days, half-term lying between."""
    told.case("pupil_registered=2026-05-20 council_told_of_new_starter=2026-06-03",
              on="2026-06-10", terms=TERMS)  # fmt: skip
    told.deadlines("""
        rule   | last day   | state
        CME-03 | 2026-06-03 | met
        """)
