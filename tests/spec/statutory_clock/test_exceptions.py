"""The Regulations name circumstances in which a time limit need not be kept. Each is recorded with
its letter, its days and its evidence. The last day stays as it was; a target is shown beside it to
which the days of the exception are added, each day once. What is not in the Regulations excuses
nothing: neither a shortage of staff nor advice that came late, nor school holidays under 4 weeks.
"""

from __future__ import annotations

title = "Exceptions"
SUMMER = "request_received=2025-07-14 decided_to_assess=2025-09-15"
WINTER = "request_received=2025-01-06 decided_to_assess=2025-02-10 final_issued=2025-06-20"


def test_the_decision_to_assess_has_four_heads(told):
    """Regulation 5(4): a school closed for 4 weeks or more, an early years provider likewise,
    exceptional personal circumstances, absence from the area for 4 weeks or more.
    """
    told.each(
        SUMMER,
        """
        exceptions                     | rule   | last day   | state   | days late | excepted days | revised target
        EXC-A(a):2025-07-16/2025-08-27 | ENA-01 | 2025-08-25 | excused | 21        | 43            | 2025-10-07
        EXC-A(b):2025-07-16/2025-08-27 | ENA-01 | 2025-08-25 | excused | 21        | 43            | 2025-10-07
        EXC-A(c):2025-07-16/2025-08-27 | ENA-01 | 2025-08-25 | excused | 21        | 43            | 2025-10-07
        EXC-A(d):2025-07-16/2025-08-27 | ENA-01 | 2025-08-25 | excused | 21        | 43            | 2025-10-07
        """,
        on="2025-10-01",
    )


def test_advice_has_heads_of_its_own(told):
    """Regulation 8: an appointment that was not kept excuses the advice giver, not the council."""
    given = "request_received=2025-01-06 advice_requested=2025-02-10 advice_received=2025-04-02"
    told.each(
        given,
        """
        exceptions                     | rule   | last day   | state   | excepted days | revised target
        EXC-B(a):2025-03-03/2025-03-30 | ENA-01 | 2025-02-17 | overdue | 0             |
        EXC-B(a):2025-03-03/2025-03-30 | ENA-04 | 2025-03-24 | excused | 28            | 2025-04-21
        EXC-B(b):2025-03-03/2025-03-30 | ENA-04 | 2025-03-24 | excused | 28            | 2025-04-21
        EXC-B(c):2025-03-03/2025-03-30 | ENA-04 | 2025-03-24 | excused | 28            | 2025-04-21
        EXC-B(d):2025-03-03/2025-03-30 | ENA-04 | 2025-03-24 | excused | 28            | 2025-04-21
        """,
        on="2025-04-10",
    )


def test_the_decision_not_to_issue_has_the_same_heads_as_the_decision_to_assess(told):
    """Regulation 10(4). The draft, which is guidance, is excused with it."""
    given = "request_received=2025-01-06 decided_to_assess=2025-02-10"
    told.each(
        given,
        """
        exceptions                     | rule   | last day   | state   | excepted days | revised target
        EXC-C(a):2025-04-07/2025-05-04 | ENA-05 | 2025-04-28 | excused | 28            | 2025-05-26
        EXC-C(b):2025-04-07/2025-05-04 | ENA-05 | 2025-04-28 | excused | 28            | 2025-05-26
        EXC-C(c):2025-04-07/2025-05-04 | ENA-05 | 2025-04-28 | excused | 28            | 2025-05-26
        EXC-C(d):2025-04-07/2025-05-04 | ENA-05 | 2025-04-28 | excused | 28            | 2025-05-26
        EXC-C(a):2025-04-07/2025-05-04 | ENA-06 | 2025-04-28 | excused | 28            | 2025-05-26
        """,
        on="2025-05-12",
    )


def test_the_final_plan_has_those_heads_too(told):
    """Regulation 13(3)."""
    told.each(
        WINTER,
        """
        exceptions                     | rule   | last day   | state   | days late | excepted days | revised target
        EXC-D(a):2025-03-01/2025-04-15 | ENA-09 | 2025-05-26 | excused | 25        | 46            | 2025-07-11
        EXC-D(b):2025-03-01/2025-04-15 | ENA-09 | 2025-05-26 | excused | 25        | 46            | 2025-07-11
        EXC-D(c):2025-03-01/2025-04-15 | ENA-09 | 2025-05-26 | excused | 25        | 46            | 2025-07-11
        EXC-D(d):2025-03-01/2025-04-15 | ENA-09 | 2025-05-26 | excused | 25        | 46            | 2025-07-11
        """,
        on="2025-07-01",
    )
    told.case(WINTER, on="2025-07-01", exceptions="EXC-D(d):2025-03-01/2025-04-15")
    told.explains(
        "ENA-09",
        """
        We received the request on Monday 6 January 2025. The law gives us 20 weeks to issue the
        final plan to the family, the school or college named and the health commissioner. It asks
        for this as soon as practicable, so 20 weeks is the most. The count starts the day after.
        Weekends, bank holidays and school holidays all count. So the last day is Monday 26 May
        2025. An exception is on record, EXC-D(d) (SEND Regulations 2014, regulation 13(3)): the
        child, the parent or the young person was away from the area for 4 weeks or more, from
        Saturday 1 March 2025 to Tuesday 15 April 2025. The law then does not hold us to the last
        day and sets no other. With 46 days added, the target is Friday 11 July 2025. We issued the
        final plan on Friday 20 June 2025. That was 25 days after the last day. The exception
        excuses it.
        """,
    )


def test_done_in_time_needs_no_excuse(told):
    """An exception on record does not change what was met."""
    told.case(
        "request_received=2025-01-06 decided_to_assess=2025-02-10 final_issued=2025-05-26",
        on="2025-07-01",
        exceptions="EXC-D(c):2025-03-01/2025-03-31",
    )
    told.deadlines("""
        rule   | last day   | state
        ENA-09 | 2025-05-26 | met
        """)


def test_an_absence_that_is_too_short_excuses_nothing(told):
    """The Regulations ask for a continuous period of 4 weeks or more."""
    told.case(WINTER, on="2025-07-01", exceptions="EXC-D(d):2025-03-01/2025-03-27")
    told.deadlines("""
        rule   | last day   | state    | days late | revised target
        ENA-09 | 2025-05-26 | met late | 25        |
        """)
    told.explains(
        "ENA-09",
        """
        We received the request on Monday 6 January 2025. The law gives us 20 weeks to issue the
        final plan to the family, the school or college named and the health commissioner. It asks
        for this as soon as practicable, so 20 weeks is the most. The count starts the day after.
        Weekends, bank holidays and school holidays all count. So the last day is Monday 26 May
        2025. EXC-D(d) does not excuse here: it lasted 27 days, and only 4 weeks or more excuse. We
        issued the final plan on Friday 20 June 2025. That was 25 days after the last day.
        """,
    )


def test_an_exception_outside_the_time_excuses_nothing(told):
    """It has to touch the days between the request and the last day."""
    told.case(WINTER, on="2025-07-01", exceptions="EXC-D(c):2025-05-27/2025-06-20")
    told.deadlines("""
        rule   | last day   | state    | days late | revised target
        ENA-09 | 2025-05-26 | met late | 25        |
        """)


def test_an_exception_for_another_limit_excuses_nothing_here(told):
    """Regulation 5(4) is about the decision to assess, not about the plan."""
    told.case(WINTER, on="2025-07-01", exceptions="EXC-A(c):2025-01-20/2025-02-28")
    told.deadlines("""
        rule   | last day   | state    | revised target
        ENA-01 | 2025-02-17 | met      | 2025-03-29
        ENA-09 | 2025-05-26 | met late |
        """)


def test_an_exception_that_lasts_moves_the_target_every_day(told):
    """As long as its end is not known it is counted up to the day asked about."""
    given = "request_received=2025-01-06 decided_to_assess=2025-02-10"
    told.case(given, on="2025-03-10", exceptions="EXC-D(c):2025-03-01/")
    told.deadlines("""
        rule   | last day   | state   | excepted days | revised target
        ENA-09 | 2025-05-26 | running | 10            | 2025-06-05
        """)
    told.case(given, on="2025-06-10", exceptions="EXC-D(c):2025-03-01/")
    told.deadlines("""
        rule   | last day   | state   | excepted days | revised target
        ENA-09 | 2025-05-26 | excused | 102           | 2025-09-05
        """)


def test_days_on_which_two_exceptions_overlap_are_added_once(told):
    """1 to 20 March and 11 March to 9 April make 40 days, not 50."""
    told.case(
        WINTER,
        on="2025-07-01",
        exceptions="EXC-D(c):2025-03-01/2025-03-20;EXC-D(d):2025-03-11/2025-04-09",
    )
    told.deadlines("""
        rule   | last day   | state   | excepted days | revised target
        ENA-09 | 2025-05-26 | excused | 40            | 2025-07-05
        """)


def test_a_passed_target_is_told_but_makes_nothing_overdue(told):
    """The law sets no other day: it is excused, and still to be done as soon as practicable."""
    told.case(
        "request_received=2025-01-06 decided_to_assess=2025-02-10",
        on="2025-07-14",
        exceptions="EXC-D(c):2025-03-01/2025-04-15",
    )
    told.explains(
        "ENA-09",
        """
        We received the request on Monday 6 January 2025. The law gives us 20 weeks to issue the
        final plan to the family, the school or college named and the health commissioner. It asks
        for this as soon as practicable, so 20 weeks is the most. The count starts the day after.
        Weekends, bank holidays and school holidays all count. So the last day is Monday 26 May
        2025. An exception is on record, EXC-D(c) (SEND Regulations 2014, regulation 13(3)):
        exceptional personal circumstances of the child, the parent or the young person, from
        Saturday 1 March 2025 to Tuesday 15 April 2025. The law then does not hold us to the last
        day and sets no other. With 46 days added, the target is Friday 11 July 2025. It is excused,
        but the target passed 3 days ago.
        """,
    )


def test_orders_have_heads_of_their_own(told):
    """Regulation 44(3): two weeks of absence are enough, and the family may ask for more time to
    comment or to meet an officer.
    """
    given = "order_made=2026-05-06 order_kind=amend_contents amended_final_issued=2026-06-24"
    told.each(
        given,
        """
        exceptions                     | rule   | last day   | state    | days late | revised target
        EXC-E(a):2026-05-20/2026-06-05 | TRI-08 | 2026-06-10 | excused  | 14        | 2026-06-27
        EXC-E(b):2026-05-20/2026-06-05 | TRI-08 | 2026-06-10 | excused  | 14        | 2026-06-27
        EXC-E(b):2026-05-20/2026-06-01 | TRI-08 | 2026-06-10 | met late | 14        |
        EXC-E(c):2026-05-20/2026-06-05 | TRI-08 | 2026-06-10 | excused  | 14        | 2026-06-27
        """,
        on="2026-07-01",
        process="tribunal_order",
    )


def test_coronavirus_excused_from_1_may_to_25_september_2020(told):
    """Only days on which the amended Regulations held are added."""
    told.case(
        "request_received=2020-03-02 decided_to_assess=2020-04-06 final_issued=2020-09-14",
        on="2020-10-01",
        exceptions="EXC-COVID(a):2020-04-01/2020-07-31",
    )
    told.deadlines("""
        rule   | last day   | state   | days late | excepted days | revised target
        ENA-01 | 2020-04-13 | met     | 0         | 0             |
        ENA-09 | 2020-07-20 | excused | 56        | 92            | 2020-10-20
        """)


def test_coronavirus_excuses_nothing_after_the_amendment_lapsed(told):
    """The circumstances may have lasted; the law did not."""
    told.case(
        "request_received=2020-06-01 decided_to_assess=2020-07-06",
        on="2020-11-30",
        exceptions="EXC-COVID(a):2020-09-26/2020-11-20",
    )
    told.deadlines("""
        rule   | last day   | state   | days late | revised target
        ENA-09 | 2020-10-19 | overdue | 42        |
        """)
    told.case(
        "request_received=2020-06-01 decided_to_assess=2020-07-06",
        on="2020-11-30",
        exceptions="EXC-COVID(a):2020-09-01/",
    )
    told.deadlines("""
        rule   | last day   | state   | days late | excepted days | revised target
        ENA-09 | 2020-10-19 | excused | 42        | 25            | 2020-11-13
        """)


def test_an_exception_needs_its_letter(told):
    """An exception without the circumstance it rests on is not one."""
    told.case(WINTER, on="2025-07-01", exceptions="EXC-D:2025-03-01/2025-04-15")
    told.refused("""
        exception EXC-D:2025-03-01/2025-04-15: EXC-D needs its head in brackets: a, b, c or d
        """)
