"""An appeal has to reach the tribunal within two months of our notice, or within one month of the
mediation certificate if that is later. Our response is due in 30 of the tribunal’s own days.
"""

from __future__ import annotations

title = "Appeals"


def test_two_months_from_the_notice(told):
    """It is the family’s right: afterwards the time has run out."""
    told.case("decision_notice_sent=2026-01-12", on="2026-03-13", process="appeal")
    told.deadlines("""
        rule   | last day   | state
        APP-01 | 2026-03-12 | stopped
        """)


def test_a_later_certificate_gives_a_month_more(told):
    """An early one takes nothing away."""
    told.case(
        "decision_notice_sent=2026-01-12 mediation_certificate_issued=2026-03-02"
        " appeal_lodged=2026-04-02",
        on="2026-05-01",
        process="appeal",
    )
    told.deadlines("""
        rule   | last day   | state
        APP-01 | 2026-04-02 | met
        """)
    told.case(
        "decision_notice_sent=2026-01-12 mediation_certificate_issued=2026-01-26",
        on="2026-03-01",
        process="appeal",
    )
    told.deadlines("""
        rule   | last day   | state
        APP-01 | 2026-03-12 | running
        """)
    told.explains(
        "APP-01",
        """
        The law gives the parent or young person 2 months to appeal to the tribunal. We sent
        notice of our decision and of the rights of mediation and appeal on Monday 12 January 2026. 2
        months from then: Thursday 12 March 2026. The mediation certificate was issued on Monday 26
        January 2026. 1 month from then: Thursday 26 February 2026. The later of these holds. The last day is
        the same date of the later month, or that month’s last day if it is too short. If it falls
        in August, or from 25 December to 1 January, an appeal that arrives on the first working day
        after is in time. So the
        last day is Thursday 12 March 2026. 11 days left. The appeal must reach the tribunal by
        then. Whether a last day on any other weekend is also carried on under rule 12 was not
        verified, and is not applied. An appeal only about the school or college named needs no
        mediation certificate.
        """,
    )


def test_a_last_day_in_august_is_carried_into_september(told):
    """The first working day after 31 August; in 2026 that day is itself a bank holiday."""
    told.case("decision_notice_sent=2026-06-15", on="2026-08-20", process="appeal")
    told.deadlines("""
        rule   | last day   | state
        APP-01 | 2026-09-01 | running
        """)


def test_a_last_day_at_the_turn_of_the_year_is_carried_past_it(told):
    """From 27 December 2025 to Friday 2 January 2026."""
    told.case("decision_notice_sent=2025-10-27", on="2025-12-30", process="appeal")
    told.deadlines("""
        rule   | last day   | state
        APP-01 | 2026-01-02 | due soon
        """)


def test_our_response_is_counted_in_the_tribunals_days(told):
    """Over the summer of 2026, and over the turn of the year."""
    told.case("appeal_sent_to_council=2026-07-15 appeal_response_sent=2026-09-25", on="2026-10-01")
    told.deadlines("""
        rule   | last day   | state    | days late
        APP-02 | 2026-09-24 | met late | 1
        """)
    told.case("appeal_sent_to_council=2025-12-08", on="2026-01-12")
    told.deadlines("""
        rule   | last day   | state
        APP-02 | 2026-01-27 | running
        """)


def test_an_appeal_that_is_not_opposed_needs_no_response(told):
    """The times for carrying it out begin instead."""
    told.case(
        "appeal_sent_to_council=2026-05-06 appeal_not_opposed=2026-05-20 appeal_kind=setting",
        on="2026-05-21",
    )
    told.deadlines("""
        rule   | last day   | state
        APP-02 | 2026-06-18 | superseded
        UNO-04 | 2026-06-03 | running
        """)


def test_a_discrimination_claim_has_6_months(told):
    """They are read as beginning with the day of the act."""
    told.case("discrimination_happened=2026-01-15", on="2026-07-15")
    told.deadlines("""
        rule   | last day   | state
        APP-03 | 2026-07-14 | stopped
        """)


def test_permission_to_appeal_further_is_asked_for_in_28_days(told):
    """From the day on which the tribunal sent its reasons."""
    told.case("tribunal_reasons_sent=2026-05-06 permission_to_appeal_asked=2026-06-03",
              on="2026-06-10")  # fmt: skip
    told.deadlines("""
        rule   | last day   | state
        APP-04 | 2026-06-03 | met
        """)
