"""The first health assessment of a child who becomes looked after is ready in 20 working days and the
personal education plan in 10; the next health assessment follows after 6 or 12 months, by age.
"""

from __future__ import annotations

title = "Looked-after children"


def test_the_first_assessment_and_the_education_plan(told):
    """Over the turn of the year three bank holidays are passed over."""
    told.case(
        "became_looked_after=2025-12-08 personal_education_plan_ready=2025-12-23"
        " health_assessed=2026-01-08",
        on="2026-01-12",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        LAC-01 | 2026-01-08 | met      | 0
        LAC-04 | 2025-12-22 | met late | 1
        """)


def test_the_next_assessment_depends_on_the_age(told):
    """The age on the day of the last one: the day before the fifth birthday, and the birthday."""
    told.case("date_of_birth=2020-09-01 last_health_assessment=2025-08-31", on="2026-03-01")
    told.deadlines("""
        rule   | last day   | state   | days late
        LAC-02 | 2026-02-28 | overdue | 1
        LAC-03 |            | does not apply |
        """)
    told.case("date_of_birth=2020-09-01 last_health_assessment=2025-09-01", on="2026-03-01")
    told.deadlines("""
        rule   | last day   | state
        LAC-02 |            | does not apply
        LAC-03 | 2026-09-01 | running
        """)


def test_the_clock_asks_for_the_age(told):
    """It does not guess it."""
    told.case("last_health_assessment=2025-09-01", on="2026-03-01")
    told.refused("LAC-02 needs date_of_birth; LAC-03 needs date_of_birth")
