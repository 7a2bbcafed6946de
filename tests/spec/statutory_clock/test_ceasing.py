"""A plan may end only after the family and the setting have been asked, and it is kept going until
the time to appeal has run out or the appeal has ended.
"""

from __future__ import annotations

title = "Ending a plan"
NOTICE = "cease_notice_sent=2025-09-22"


def test_the_family_is_asked_before_the_decision(told):
    """The law fixes no number of days; 15 are suggested."""
    told.case("ceasing_considered=2025-09-01 decided_to_cease=2025-09-15", on="2025-09-20")
    told.deadlines("""
        rule   | last day | local target | state | done on
        CEA-01 |          | 2025-09-16   | met   | 2025-09-15
        """)


def test_the_plan_goes_on_until_the_time_to_appeal_has_run_out(told):
    """Two months from the notice; a month from a mediation certificate if that is later; the end
    of an appeal if that is later still.
    """
    told.each(
        NOTICE,
        """
        mediation_certificate_issued | appeal_ended | rule   | last day   | state
                                     |              | CEA-02 | 2025-11-22 | met
        2025-11-10                   |              | CEA-02 | 2025-12-10 | met
        2025-10-01                   |              | CEA-02 | 2025-11-22 | met
        2025-11-10                   | 2026-03-04   | CEA-02 | 2026-03-04 | met
        """,
        on="2026-03-05",
        process="ceasing",
    )
    told.case(
        f"{NOTICE} mediation_certificate_issued=2025-11-10 appeal_ended=2026-03-04",
        on="2026-03-05",
        process="ceasing",
    )
    told.explains(
        "CEA-02",
        """
        The law asks us to keep the plan going until the time to appeal has run out or the appeal
        has ended. We gave the family notice of our decision to end the plan on Monday 22 September
        2025. 2 months from then: Saturday 22 November 2025. The mediation certificate was issued on
        Monday 10 November 2025. 1 month from then: Wednesday 10 December 2025. The appeal ended on
        Wednesday 4 March 2026. The same day: Wednesday 4 March 2026. The latest of these holds. So
        the last day is Wednesday 4 March 2026. It was kept until then. While an appeal is before
        the tribunal the plan goes on, even past the day shown. If the last day to appeal is carried
        past August or the new year, the plan goes on until then.
        """,
    )


def test_ending_the_plan_too_soon_is_the_breach(told):
    """A day too soon, and it is overdue: the plan is to be taken up again."""
    told.case(f"{NOTICE} plan_ceased=2025-11-01", on="2025-12-01", process="ceasing")
    told.deadlines("""
        rule   | last day   | state   | done on
        CEA-02 | 2025-11-22 | overdue | 2025-11-01
        """)
    told.explains(
        "CEA-02",
        """
        We gave the family notice of our decision to end the plan on Monday 22 September 2025. The law asks us to
        keep the plan going until the time to appeal has run out or the appeal has ended. The last day is the same date of the later month, or that month’s last day if it is
        too short. So the last day is Saturday 22 November 2025. The plan ended on Saturday 1
        November 2025. That was too soon. While an appeal is before the tribunal the plan goes on,
        even past the day shown. If the last day to appeal is carried past August or the new year,
        the plan goes on until then.
        """,
    )


def test_a_decision_that_is_withdrawn_ends_the_matter(told):
    """The plan simply goes on."""
    told.case(f"{NOTICE} cease_notice_withdrawn=2025-10-06", on="2025-10-10", process="ceasing")
    told.deadlines("""
        rule   | last day   | state
        CEA-02 | 2025-11-22 | stopped
        """)


def test_a_plan_continued_after_the_25th_birthday_goes_on_to_the_end_of_the_year(told):
    """We may continue it; then it goes on until 31 July."""
    told.case("turned_25=2025-11-03 continued_after_25=yes", on="2026-01-05", process="ceasing")
    told.deadlines("""
        rule   | last day   | state
        CEA-03 | 2026-07-31 | running
        """)
    told.case("turned_25=2025-11-03 continued_after_25=no", on="2026-01-05", process="ceasing")
    told.deadlines("""
        rule   | last day | state
        CEA-03 |          | does not apply
        """)
