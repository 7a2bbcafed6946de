"""What we publish every year, and what we send to the Department for Education."""

from __future__ import annotations

title = "Publication and returns"


def test_comments_on_the_local_offer_are_published_every_year(told):
    """With our response."""
    told.case("last_comments_published=2025-07-31", on="2026-07-27")
    told.deadlines("""
        rule   | last day   | state
        LOF-01 | 2026-07-31 | due soon
        """)


def test_the_yearly_return_has_a_day_of_its_own_each_year(told):
    """Announced by the department, so a rule for each year."""
    told.case("survey_day=2026-01-15 return_submitted=2026-03-12", on="2026-04-01")
    told.deadlines("""
        rule    | last day   | state
        SEN2-26 | 2026-03-12 | met
        SEN2-27 |            | does not apply
        """)
    told.case("survey_day=2027-01-21", on="2027-02-01")
    told.deadlines("""
        rule    | last day   | state
        SEN2-26 |            | does not apply
        SEN2-27 | 2027-03-11 | running
        """)
