"""Requests for personal data, school records and information, and breaches of personal data."""

from __future__ import annotations

from tests.spec.statutory_clock.invented_school import TERMS

title = "Information rights"


def test_a_request_for_personal_data(told):
    """A month, which from 31 January is the whole of February; three when extended."""
    told.case("personal_data_requested=2026-01-31 personal_data_answered=2026-03-02",
              on="2026-03-10")  # fmt: skip
    told.deadlines("""
        rule   | last day   | state    | days late
        SAR-01 | 2026-02-28 | met late | 2
        """)
    told.case("personal_data_requested=2026-01-31 extended=yes", on="2026-03-10")
    told.deadlines("""
        rule   | last day   | state
        SAR-01 | 2026-04-30 | running
        """)


def test_a_parents_request_for_the_educational_record(told):
    """15 school days of the invented school; the Easter holidays lie between."""
    told.case("educational_record_requested=2026-03-16", on="2026-03-30", terms=TERMS)
    told.deadlines("""
        rule   | last day   | state
        SAR-02 | 2026-04-20 | running
        """)


def test_a_request_for_information(told):
    """20 working days over the turn of the year."""
    told.case("information_requested=2025-12-15 information_answered=2026-01-15", on="2026-02-02")
    told.deadlines("""
        rule   | last day   | state
        FOI-01 | 2026-01-15 | met
        """)
    told.explains(
        "FOI-01",
        """
        We received the request for information on Monday 15 December 2025. The law gives us 20
        working days to answer the request for information. It asks for this as soon as practicable,
        so 20 working days is the most. Weekends and bank holidays do not count, and the count
        starts the day after. Passed over: 8 weekend days; Christmas Day, Thursday 25 December 2025;
        Boxing Day, Friday 26 December 2025; New Year’s Day, Thursday 1 January 2026. So the last
        day is Thursday 15 January 2026. We answered the request for information on Thursday 15
        January 2026. That was in time.
        """,
    )


def test_a_breach_of_personal_data(told):
    """72 hours run through the Easter weekend."""
    told.case("data_breach_known=2026-04-03", on="2026-04-04")
    told.deadlines("""
        rule   | last day   | state
        BRE-01 | 2026-04-06 | due soon
        """)
    told.explains(
        "BRE-01",
        """
        We became aware of the breach of personal data on Friday 3 April 2026. The law gives us 72
        hours to report the breach of personal data to the Information Commissioner. It asks for
        this as soon as practicable, so 72 hours is the most. Hours run on through weekends. Only
        the day is shown here: check the hour. So the last day is Monday 6 April 2026. 2 days left.
        """,
    )
