"""Before most appeals the family hears about mediation, and gets a certificate whether or not it
wants it. What is agreed in mediation has time limits as an order of the tribunal has.
"""

from __future__ import annotations

title = "Mediation"


def test_a_family_that_does_not_want_mediation_gets_a_certificate_in_3_working_days(told):
    """Told on Wednesday before Easter, the certificate is due on Wednesday after."""
    told.case(
        "decision_notice_sent=2026-02-02 mediation_not_wanted=2026-04-01"
        " mediation_certificate_issued=2026-04-09",
        on="2026-05-01",
        process="mediation",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        MED-01 | 2026-04-02 | met      | 0
        MED-02 | 2026-04-08 | met late | 1
        """)


def test_a_mediation_is_arranged_within_30_days(told):
    """Everyone is told of it 5 working days before; the certificate follows within 3."""
    told.case(
        "decision_notice_sent=2026-02-02 mediation_requested=2026-02-16 mediation_date=2026-03-16"
        " mediation_parties_told=2026-03-09 mediation_held=2026-03-16"
        " mediation_concluded=2026-03-16 mediation_certificate_issued=2026-03-19",
        on="2026-05-01",
        process="mediation",
    )
    told.deadlines("""
        rule   | last day   | state
        MED-01 | 2026-04-02 | met
        MED-04 | 2026-03-18 | met
        MED-07 | 2026-03-09 | met
        MED-08 | 2026-03-19 | met
        """)


def test_mediation_about_health_care_is_the_commissioners(told):
    """We tell the commissioner within 3 working days; it has 30 days from then."""
    told.case(
        "health_issues_raised=2026-02-16 commissioner_told_of_issues=2026-02-18"
        " mediation_about=health",
        on="2026-03-30",
    )
    told.deadlines("""
        rule   | last day   | state   | days late
        MED-03 | 2026-02-19 | met     | 0
        MED-05 | 2026-03-20 | overdue | 10
        """)


def test_mediation_that_cannot_be_arranged_in_time_leads_to_a_certificate(told):
    """The family need not wait."""
    told.case(
        "mediation_requested=2026-02-16 mediation_adviser_told_late=2026-03-12"
        " mediation_certificate_issued=2026-03-17",
        on="2026-03-30",
    )
    told.deadlines("""
        rule   | last day   | state
        MED-04 | 2026-03-18 | superseded
        MED-06 | 2026-03-17 | met
        """)


def test_an_agreement_to_assess_has_the_times_of_such_an_order(told):
    """Two weeks to say so, ten to say that there will be no plan, fourteen to the plan."""
    told.case(
        "mediation_agreed=2026-03-16 agreement_appealable=yes order_kind=assess"
        " decided_to_assess=2026-03-30",
        on="2026-04-01",
    )
    told.deadlines("""
        rule            | last day   | state
        MED-09:assess   | 2026-03-30 | met
        MED-09:no_plan  | 2026-05-25 | running
        MED-09:final    | 2026-06-22 | running
        MED-10          |            | does not apply
        """)


def test_an_agreement_to_make_a_plan(told):
    """Five weeks to the draft, eleven to the plan."""
    told.case(
        "mediation_agreed=2026-03-16 agreement_appealable=yes order_kind=make_plan",
        on="2026-04-01",
    )
    told.deadlines("""
        rule          | last day   | state
        MED-09:draft  | 2026-04-20 | running
        MED-09:final  | 2026-06-01 | running
        """)


def test_other_agreements_that_could_have_been_appealed(told):
    """Two weeks to reconsider or to name the setting; five for contents and amendments."""
    told.each(
        "mediation_agreed=2026-03-16 agreement_appealable=yes",
        """
        order_kind         | rule   | last day   | state
        reconsider         | MED-09 | 2026-03-30 | due soon
        amend_setting      | MED-09 | 2026-03-30 | due soon
        amend_contents     | MED-09 | 2026-04-20 | running
        continue_and_amend | MED-09 | 2026-04-20 | running
        """,
        on="2026-03-27",
    )


def test_an_agreement_to_keep_the_plan_holds_from_that_day(told):
    """It has no last day."""
    told.case(
        "mediation_agreed=2026-03-16 agreement_appealable=yes order_kind=continue", on="2026-03-27"
    )
    told.deadlines("""
        rule   | first day  | last day | state
        MED-09 | 2026-03-16 |          | running
        """)


def test_an_agreement_that_could_not_have_been_appealed_is_carried_out_in_2_weeks(told):
    """A commissioner tells us within a week of an agreement without us."""
    told.case(
        "mediation_agreed=2026-03-16 agreement_appealable=no council_in_agreement=no"
        " council_told_of_agreement=2026-03-23 agreement_carried_out=2026-03-31",
        on="2026-04-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        MED-10 | 2026-03-30 | met late | 1
        MED-11 | 2026-03-23 | met      | 0
        """)
