"""Every deadline stands in one of nine states on the day asked about. They are worked out from the
dated events and never kept, so the answer for a day in the past can be had again.
"""

from __future__ import annotations

title = "The nine states"
REQUEST = "request_received=2026-01-02"


def test_not_started_waits_for_its_first_day(told):
    """An event that starts it has not happened, or lies ahead."""
    told.case(REQUEST, on="2026-01-05")
    told.deadlines("""
        rule   | last day | state
        ENA-07 |          | not started
        """)
    told.explains(
        "ENA-07",
        """
        The law gives the parent or young person 15 days to comment on the draft, name a school or
        college, or ask for a meeting. The clock has not started. It starts with: we sent the draft
        plan. The final plan may not be issued before these days are over, unless the family answers
        sooner.
        """,
    )


def test_running_becomes_due_soon_five_working_days_before_the_last_day(told):
    """The last day is Friday 13 February 2026: due soon from the Friday before."""
    told.each(
        REQUEST,
        """
        asked on   | rule   | last day   | state
        2026-02-05 | ENA-01 | 2026-02-13 | running
        2026-02-06 | ENA-01 | 2026-02-13 | due soon
        2026-02-13 | ENA-01 | 2026-02-13 | due soon
        2026-02-14 | ENA-01 | 2026-02-13 | overdue
        """,
    )


def test_met_and_met_late(told):
    """The last day itself is in time."""
    told.each(
        REQUEST,
        """
        decided_to_assess | rule   | last day   | state
        2026-02-13        | ENA-01 | 2026-02-13 | met
        2026-02-14        | ENA-01 | 2026-02-13 | met late
        """,
        on="2026-03-02",
    )


def test_what_happens_later_is_not_seen_earlier(told):
    """Asked on 1 March, the decision of 2 March has not been taken."""
    told.case(f"{REQUEST} decided_to_assess=2026-03-02", on="2026-03-01")
    told.deadlines("""
        rule   | last day   | state   | days late
        ENA-01 | 2026-02-13 | overdue | 16
        """)


def test_overdue_and_excused(told):
    """An exception on record makes the difference."""
    told.each(
        REQUEST,
        """
        exceptions                     | rule   | last day   | state   | days late
                                       | ENA-01 | 2026-02-13 | overdue | 7
        EXC-A(c):2026-01-12/2026-01-30 | ENA-01 | 2026-02-13 | excused | 7
        """,
        on="2026-02-20",
    )


def test_stopped_and_superseded(told):
    """Stopped: nothing more is owed. Superseded: another limit has taken its place."""
    told.case(f"{REQUEST} request_withdrawn=2026-01-20", on="2026-02-20")
    told.deadlines("""
        rule   | last day   | state
        ENA-01 | 2026-02-13 | stopped
        """)
    told.case(f"{REQUEST} decided_to_assess=2026-02-10 draft_served=2026-04-06", on="2026-04-07")
    told.deadlines("""
        rule   | last day   | state
        ENA-05 | 2026-04-24 | superseded
        """)


def test_a_duty_is_overdue_after_its_last_day_and_a_right_has_run_out(told):
    """A duty that is not done stays owed; nobody is late in not using a right."""
    told.case("draft_served=2026-04-06 consultation_sent=2026-04-06", on="2026-04-27")
    told.deadlines("""
        rule   | last day   | state   | days late
        ENA-07 | 2026-04-20 | stopped | 0
        ENA-08 | 2026-04-21 | overdue | 6
        """)


def test_what_must_be_kept_going_is_met_when_its_last_day_is_over(told):
    """Until then it runs; ended too soon, it is overdue."""
    told.each(
        "cease_notice_sent=2025-09-22",
        """
        plan_ceased | asked on   | rule   | last day   | state
                    | 2025-11-22 | CEA-02 | 2025-11-22 | running
                    | 2025-11-23 | CEA-02 | 2025-11-22 | met
        2025-11-21  | 2025-11-23 | CEA-02 | 2025-11-22 | overdue
        2025-11-23  | 2025-11-23 | CEA-02 | 2025-11-22 | met
        """,
        process="ceasing",
    )


def test_what_continues_has_no_last_day(told):
    """It begins and runs until something ends it."""
    told.each(
        "order_made=2026-05-06 order_kind=continue",
        """
        plan_ceased | rule   | first day  | state
                    | TRI-10 | 2026-05-06 | running
        2026-09-01  | TRI-10 | 2026-05-06 | stopped
        """,
        on="2026-12-01",
        process="tribunal_order",
    )
