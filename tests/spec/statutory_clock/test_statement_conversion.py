"""Until 31 March 2018 statements of special educational needs, and until 1 September 2016 learning
difficulty assessments, were replaced by EHC plans. These rules are kept so that old plans can be
read.
"""

from __future__ import annotations

title = "From statements to plans, 2014 to 2018"


def test_a_transfer_review_begun_before_1_september_2015_had_14_weeks(told):
    """The family was told two weeks before it began."""
    told.case(
        "transfer_review_started=2015-04-20 transfer_review_notified=2015-04-07"
        " final_issued=2015-07-27",
        on="2015-09-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        CON-01 | 2015-04-06 | met late | 1
        CON-02 | 2015-07-27 | met      | 0
        CON-03 |            | does not apply |
        """)


def test_one_begun_from_that_day_had_18(told):
    """A change of the law: the day on which the clock starts decides which version holds."""
    told.case("transfer_review_started=2015-08-31", on="2015-10-01", process="statement_conversion")
    told.deadlines("""
        rule   | last day   | state
        CON-02 | 2015-12-07 | running
        CON-03 |            | does not apply
        """)
    told.case("transfer_review_started=2015-09-01", on="2015-10-01", process="statement_conversion")
    told.deadlines("""
        rule   | last day   | state
        CON-02 |            | does not apply
        CON-03 | 2016-01-05 | running
        """)


def test_all_were_to_be_replaced_by_one_day(told):
    """Whenever they were made."""
    told.case("statement_in_force=2014-09-01 plan_made=2018-04-03", on="2018-05-01",
              process="statement_conversion")  # fmt: skip
    told.deadlines("""
        rule   | last day   | state    | days late
        CON-04 | 2018-03-31 | met late | 3
        """)
    told.case("learning_difficulty_assessment_in_force=2014-09-01", on="2016-08-30")
    told.deadlines("""
        rule   | last day   | state
        CON-05 | 2016-09-01 | due soon
        """)


def test_the_law_before_plans_gave_26_weeks_to_a_statement(told):
    """For cases that began before 1 September 2014."""
    told.case("statutory_assessment_requested=2013-09-09 statement_issued=2014-03-10",
              on="2014-04-01")  # fmt: skip
    told.deadlines("""
        rule   | last day   | state
        CON-06 | 2014-03-10 | met
        """)
