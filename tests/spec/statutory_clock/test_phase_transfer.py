"""Before a child moves to the next phase of education the plan is reviewed and amended, so that it
names the next school or college. The limit is for the final amended plan, in the year of the move.
"""

from __future__ import annotations

title = "Moves between phases"


def test_every_move_but_one_is_named_by_15_february(told):
    """Into school, to junior, middle and secondary school."""
    told.each(
        "transfer_due_year=2026 amended_final_issued=2026-02-16",
        """
        phase                 | rule   | last day   | state    | days late
        early_years_to_school | PHT-02 | 2026-02-15 | met late | 1
        infant_to_junior      | PHT-02 | 2026-02-15 | met late | 1
        primary_to_middle     | PHT-02 | 2026-02-15 | met late | 1
        primary_to_secondary  | PHT-02 | 2026-02-15 | met late | 1
        middle_to_secondary   | PHT-02 | 2026-02-15 | met late | 1
        """,
        on="2026-03-02",
    )


def test_the_move_from_secondary_school_to_a_college_is_named_by_31_march(told):
    """The plan may be issued in the year before."""
    told.case(
        "transfer_due_year=2026 phase=secondary_to_post16 amended_final_issued=2025-12-15",
        on="2026-03-02",
    )
    told.deadlines("""
        rule   | last day   | state | done on
        PHT-01 | 2026-03-31 | met   | 2025-12-15
        """)
    told.explains(
        "PHT-01",
        """
        The move to the next phase is due in 2026. The law gives us until 31 March to review and
        amend the plan, so that it names the college or other place after secondary school. The law
        says “before 31 March”. Official statistics count that day itself as in time; read strictly,
        the last day is the day before. So the last day is Tuesday 31 March 2026. We issued the
        amended plan on Monday 15 December 2025. That was in time. The limit is for the final
        amended plan, not for the proposed amendments.
        """,
    )


def test_in_2015_the_move_to_a_college_had_two_months_more(told):
    """A rule for that year only."""
    told.case("transfer_due_year=2015 phase=secondary_to_post16", on="2015-06-01")
    told.deadlines("""
        rule   | last day   | state   | days late
        PHT-01 | 2015-05-31 | overdue | 1
        """)
    told.case("transfer_due_year=2016 phase=secondary_to_post16", on="2016-03-01")
    told.deadlines("""
        rule   | last day   | state
        PHT-01 | 2016-03-31 | running
        """)


def test_read_strictly_the_last_day_is_the_day_before(told):
    """One setting for the whole clock, for those who read “before” so."""
    told.case(
        "transfer_due_year=2026 phase=primary_to_secondary amended_final_issued=2026-02-15",
        on="2026-03-02",
        strict=True,
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        PHT-02 | 2026-02-14 | met late | 1
        """)
    told.case("transfer_due_year=2026 phase=secondary_to_post16", on="2026-03-30", strict=True)
    told.deadlines("""
        rule   | last day   | state
        PHT-01 | 2026-03-30 | due soon
        """)


def test_a_move_between_colleges_is_named_5_months_before(told):
    """It may fall at any time of the year."""
    told.case(
        "transfer_date=2026-09-01 phase=post16_to_post16 amended_final_issued=2026-04-01",
        on="2026-05-01",
    )
    told.deadlines("""
        rule   | last day   | state
        PHT-03 | 2026-04-01 | met
        """)


def test_the_clock_asks_which_move_it_is(told):
    """Without that it does not guess between two limits."""
    told.case("transfer_due_year=2026", on="2026-01-05")
    told.refused("""
        PHT-01 needs phase, one of: secondary_to_post16; PHT-02 needs phase, one of:
        early_years_to_school, infant_to_junior, primary_to_middle, primary_to_secondary,
        middle_to_secondary
        """)
