"""From the request for an education, health and care (EHC) needs assessment to the plan: 6 weeks to
decide whether to assess, 16 weeks to say that there will be no plan, 20 weeks to the final plan.
All three are counted from the day on which the request reached us, in whatever way it came.
"""

from __future__ import annotations

title = "The assessment"


def test_a_whole_journey_on_time(told):
    """Received on 2 January 2026. The draft goes out on Easter Monday; the family’s 15 days count
    that day as the first.
    """
    told.case(
        "request_received=2026-01-02 told_partners=2026-01-06 consulted_family=2026-01-06"
        " decided_to_assess=2026-02-10 advice_requested=2026-02-10 advice_received=2026-03-20"
        " decided_to_issue=2026-03-30 draft_served=2026-04-06 consultation_sent=2026-04-06"
        " draft_meeting_asked=2026-04-13 representations_received=2026-04-16"
        " draft_meeting_held=2026-04-17 consultation_replied=2026-04-17 final_issued=2026-05-20",
        on="2026-06-01",
    )
    told.deadlines("""
        rule   | last day   | state      | done on
        ENA-01 | 2026-02-13 | met        | 2026-02-10
        ENA-02 |            | met        | 2026-01-06
        ENA-03 |            | met        | 2026-01-06
        ENA-04 | 2026-03-24 | met        | 2026-03-20
        ENA-05 | 2026-04-24 | superseded |
        ENA-06 | 2026-04-24 | met        | 2026-04-06
        ENA-07 | 2026-04-20 | met        | 2026-04-16
        ENA-08 | 2026-04-21 | met        | 2026-04-17
        ENA-09 | 2026-05-22 | met        | 2026-05-20
        ENA-10 |            | met        | 2026-04-17
        """)
    told.explains(
        "ENA-09",
        """
        We received the request on Friday 2 January 2026. The law gives us 20 weeks to issue the
        final plan to the family, the school or college named and the health commissioner. It asks
        for this as soon as practicable, so 20 weeks is the most. The count starts the day after.
        Weekends, bank holidays and school holidays all count. So the last day is Friday 22 May
        2026. We issued the final plan on Wednesday 20 May 2026. That was in time.
        """,
    )


def test_the_clock_starts_when_the_request_is_received_or_we_become_responsible(told):
    """Whichever of the two began the case."""
    told.case("became_responsible=2026-01-02", on="2026-02-02")
    told.deadlines("""
        rule   | last day   | state
        ENA-01 | 2026-02-13 | running
        ENA-05 | 2026-04-24 | running
        ENA-09 | 2026-05-22 | running
        """)


def test_a_local_target_is_shown_where_the_law_has_no_number(told):
    """Telling partners and asking the family is owed as soon as practicable."""
    told.case("request_received=2026-01-02", on="2026-01-05")
    told.deadlines("""
        rule   | last day | local target | state
        ENA-02 |          | 2026-01-09   | running
        ENA-03 |          |              | running
        """)
    told.explains(
        "ENA-02",
        """
        We received the request on Friday 2 January 2026. The law asks us to tell the health
        commissioner, social care officers and the head or principal that a request is being
        considered as soon as practicable. The law fixes no last day. The local target is Friday 9
        January 2026.
        """,
    )


def test_the_last_day_is_in_time_and_the_day_after_is_late(told):
    """20 weeks from 6 January 2025 end on a bank holiday: it counts like any other day."""
    told.case(
        "request_received=2025-01-06 decided_to_assess=2025-02-17 final_issued=2025-05-27",
        on="2025-06-01",
    )
    told.deadlines("""
        rule   | last day   | state    | done on    | days late
        ENA-01 | 2025-02-17 | met      | 2025-02-17 | 0
        ENA-09 | 2025-05-26 | met late | 2025-05-27 | 1
        """)
    told.explains(
        "ENA-01",
        """
        We received the request on Monday 6 January 2025. The law gives us 6 weeks to decide whether
        to assess, and tell the family and everyone who was told of the request. It asks for this as
        soon as practicable, so 6 weeks is the most. The count starts the day after. Weekends, bank
        holidays and school holidays all count. So the last day is Monday 17 February 2025. We gave
        the family our decision to assess on Monday 17 February 2025. That was in time.
        """,
    )


def test_a_plan_still_owed_is_overdue(told):
    """How late it is grows with every day."""
    told.case("request_received=2025-01-06 decided_to_assess=2025-02-10", on="2025-06-01")
    told.deadlines("""
        rule   | last day   | state   | days late
        ENA-05 | 2025-04-28 | overdue | 34
        ENA-06 | 2025-04-28 | overdue | 34
        ENA-09 | 2025-05-26 | overdue | 6
        """)


def test_advice_has_a_clock_for_each_giver(told):
    """Each request for advice is counted from the day on which its giver received it."""
    told.case("advice_requested=2025-02-10 advice_received=2025-04-01", on="2025-04-02")
    told.deadlines("""
        rule   | last day   | state    | days late
        ENA-04 | 2025-03-24 | met late | 8
        """)


def test_the_draft_gives_the_family_15_days(told):
    """It is the family’s right: when the days are over nobody is late."""
    told.case("draft_served=2026-04-06", on="2026-04-21")
    told.deadlines("""
        rule   | last day   | state
        ENA-07 | 2026-04-20 | stopped
        """)
    told.explains(
        "ENA-07",
        """
        We sent the draft plan on Monday 6 April 2026. The law gives the parent or young person 15
        days to comment on the draft, name a school or college, or ask for a meeting. That day is
        itself the first day of the count, and weekends and holidays count too. So the last day is
        Monday 20 April 2026. The time has run out. The final plan may not be issued before these
        days are over, unless the family answers sooner.
        """,
    )


def test_a_refusal_to_assess_ends_the_rest(told):
    """The decision itself was in time; what would have followed is owed no more."""
    told.case("request_received=2025-01-06 decided_not_to_assess=2025-02-14", on="2025-06-01")
    told.deadlines("""
        rule   | last day   | state   | done on
        ENA-01 | 2025-02-17 | met     | 2025-02-14
        ENA-05 | 2025-04-28 | stopped |
        ENA-06 | 2025-04-28 | stopped |
        ENA-09 | 2025-05-26 | stopped |
        """)


def test_conceding_after_a_refusal_keeps_the_first_clock(told):
    """The 20 weeks are still counted from the request; official statistics do the same."""
    told.case(
        "request_received=2025-01-06 decided_not_to_assess=2025-02-14 decided_to_assess=2025-04-14",
        on="2025-06-01",
    )
    told.deadlines("""
        rule   | last day   | state   | done on    | days late
        ENA-01 | 2025-02-17 | met     | 2025-02-14 | 0
        ENA-09 | 2025-05-26 | overdue |            | 6
        """)


def test_no_plan_is_to_be_said_within_16_weeks(told):
    """After it no draft and no plan are owed."""
    told.case(
        "request_received=2025-01-06 decided_to_assess=2025-02-10 decided_not_to_issue=2025-04-30",
        on="2025-06-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        ENA-05 | 2025-04-28 | met late | 2
        ENA-06 | 2025-04-28 | stopped  | 0
        ENA-09 | 2025-05-26 | stopped  | 0
        """)


def test_a_withdrawn_request_stops_the_clock(told):
    """From the day on which it was withdrawn nothing more is owed."""
    told.case("request_received=2025-01-06 request_withdrawn=2025-01-27", on="2025-06-01")
    told.deadlines("""
        rule   | last day   | state
        ENA-01 | 2025-02-17 | stopped
        ENA-09 | 2025-05-26 | stopped
        """)
    told.explains(
        "ENA-01",
        """
        We received the request on Monday 6 January 2025. The law gives us 6 weeks to decide whether
        to assess, and tell the family and everyone who was told of the request. It asks for this as
        soon as practicable, so 6 weeks is the most. The count starts the day after. Weekends, bank
        holidays and school holidays all count. So the last day is Monday 17 February 2025. The
        clock stopped: the request was withdrawn on Monday 27 January 2025.
        """,
    )


def test_a_family_that_moves_away_stops_the_clock(told):
    """The new council begins a clock of its own."""
    told.case(
        "request_received=2025-01-06 decided_to_assess=2025-02-10 moved_area=2025-03-03",
        on="2025-06-01",
        process="assessment",
    )
    told.deadlines("""
        rule   | last day   | state
        ENA-01 | 2025-02-17 | met
        ENA-05 | 2025-04-28 | stopped
        ENA-09 | 2025-05-26 | stopped
        """)


def test_an_order_puts_its_own_times_in_place_of_the_first(told):
    """After an appeal the tribunal’s order gives the times: see the chapter on orders."""
    told.case(
        "request_received=2025-01-06 decided_not_to_assess=2025-02-14 order_made=2025-06-02"
        " decided_to_assess=2025-06-12 order_kind=assess",
        on="2025-08-01",
    )
    told.deadlines("""
        rule   | last day   | state
        ENA-09 | 2025-05-26 | superseded
        TRI-02 | 2025-06-16 | met
        TRI-04 | 2025-09-08 | running
        """)


def test_what_cannot_be_is_refused_at_the_door(told):
    """A case with an impossible date or a name unknown gets no deadlines, but the reasons."""
    told.case("request_received=2025-02-30 final_isued=2025-05-27", on="2025-06-01")
    told.refused("""
        request_received: “2025-02-30” is not a date; write it as 2025-01-06; “final_isued” is not
        an event or detail the clock knows; did you mean final_issued?
        """)
    told.case("request_received=2025-03-03 decided_to_assess=2025-02-10", on="2025-06-01")
    told.refused("decided_to_assess (2025-02-10) is before request_received (2025-03-03)")
    told.case("request_received=2014-08-31", on="2015-01-05")
    told.refused("""
        request_received (2014-08-31) is before the law: no time limit counted from it held before
        2014-09-01
        """)
