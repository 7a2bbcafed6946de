"""What we must do after an order, counted from the day on which it was made. The clock asks what
was ordered.
"""

from __future__ import annotations

title = "Orders of the tribunal"
ORDER = "order_made=2026-05-06"


def test_an_order_to_assess(told):
    """Two weeks to say so, ten to say that there will be no plan, fourteen to the plan."""
    told.case(
        f"{ORDER} order_kind=assess decided_to_assess=2026-05-20 draft_served=2026-07-20"
        " final_issued=2026-08-13",
        on="2026-09-01",
        process="tribunal_order",
    )
    told.deadlines("""
        rule   | last day   | state      | days late
        TRI-02 | 2026-05-20 | met        | 0
        TRI-03 | 2026-07-15 | superseded | 0
        TRI-04 | 2026-08-12 | met late   | 1
        """)


def test_an_order_to_make_a_plan(told):
    """Five weeks to the draft, eleven to the plan."""
    told.case(f"{ORDER} order_kind=make_plan", on="2026-06-11", process="tribunal_order")
    told.deadlines("""
        rule   | last day   | state   | days late
        TRI-05 | 2026-06-10 | overdue | 1
        TRI-06 | 2026-07-22 | running | 0
        """)


def test_an_order_to_reconsider(told):
    """A draft or a refusal within two weeks."""
    told.case(
        f"{ORDER} order_kind=reconsider decided_not_to_issue=2026-05-19",
        on="2026-06-01",
        process="tribunal_order",
    )
    told.deadlines("""
        rule   | last day   | state
        TRI-07 | 2026-05-20 | met
        """)


def test_an_order_about_the_contents_or_the_setting(told):
    """Five weeks for needs and provision, two for the name of a school or college."""
    told.each(
        f"{ORDER} amended_final_issued=2026-05-20",
        """
        order_kind     | rule   | last day   | state
        amend_contents | TRI-08 | 2026-06-10 | met
        amend_setting  | TRI-09 | 2026-05-20 | met
        """,
        on="2026-06-01",
        process="tribunal_order",
    )


def test_an_order_to_keep_the_plan(told):
    """It holds from that day; if the plan is to be amended too, within five weeks."""
    told.case(f"{ORDER} order_kind=continue", on="2026-06-01", process="tribunal_order")
    told.deadlines("""
        rule   | first day  | state
        TRI-10 | 2026-05-06 | running
        """)
    told.explains(
        "TRI-10",
        """
        The tribunal made its order on Wednesday 6 May 2026. From that day it is for us to
        keep the plan going, as the tribunal ordered.
        """,
    )
    told.case(f"{ORDER} order_kind=continue_and_amend", on="2026-06-01", process="tribunal_order")
    told.deadlines("""
        rule   | last day   | state
        TRI-11 | 2026-06-10 | running
        """)


def test_an_appeal_dismissed_lets_the_plan_end(told):
    """From that day we may end it."""
    told.case(
        f"{ORDER} order_kind=dismissed_cease plan_ceased=2026-05-06",
        on="2026-06-01",
        process="tribunal_order",
    )
    told.deadlines("""
        rule   | first day  | state
        TRI-01 | 2026-05-06 | met
        """)


def test_an_order_set_aside_ends_its_times(told):
    """What was done stays done."""
    told.case(
        f"{ORDER} order_kind=make_plan draft_served=2026-06-01 order_set_aside=2026-06-15",
        on="2026-08-01",
        process="tribunal_order",
    )
    told.deadlines("""
        rule   | last day   | state
        TRI-05 | 2026-06-10 | met
        TRI-06 | 2026-07-22 | stopped
        """)
