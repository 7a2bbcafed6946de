"""Deciding whether to assess and whether to issue a plan."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.casework.actions.journey import take
from goldenthread.casework.enums import TESTS, Outcome
from goldenthread.casework.models import Case, Decision
from goldenthread.casework.policies import check_from_request
from goldenthread.casework.queries.cases import facts_of
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def decide_to_assess(
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date,
) -> Decision:  # fmt: skip
    """Record the decision to assess; after a refusal it concedes, and the refusal stays.

    What is said of the parameters and of what is raised holds for every decision of this module.

    :param told_on: when the family was given it, which is what the law counts.
    :param legal_test: one of `TESTS` of the outcome.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it cannot be decided now.
    :raises NotValid: when a day cannot be right, or test or reasons are missing.
    """
    _check(Outcome.ASSESS, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-to-assess", told_on, by=by, on=on, reason=reasons)
    return _keep(case, Outcome.ASSESS, decided_on, told_on, legal_test, reasons, by=by, on=on)


@transaction.atomic
def decide_not_to_assess(
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date,
) -> Decision:  # fmt: skip
    """Record the decision not to assess, which ends the case unless it is conceded."""
    _check(Outcome.NOT_ASSESS, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-not-to-assess", told_on, by=by, on=on, reason=reasons)
    return _keep(case, Outcome.NOT_ASSESS, decided_on, told_on, legal_test, reasons, by=by, on=on)


@transaction.atomic
def decide_to_issue(
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date,
) -> Decision:  # fmt: skip
    """Record the decision to issue a plan, by the day on which it was taken."""
    _check(Outcome.ISSUE, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-to-issue", decided_on, by=by, on=on, reason=reasons)
    return _keep(case, Outcome.ISSUE, decided_on, told_on, legal_test, reasons, by=by, on=on)


@transaction.atomic
def decide_not_to_issue(
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date,
) -> Decision:  # fmt: skip
    """Record the decision not to issue a plan, which ends the case unless it is conceded."""
    _check(Outcome.NOT_ISSUE, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-not-to-issue", told_on, by=by, on=on, reason=reasons)
    return _keep(case, Outcome.NOT_ISSUE, decided_on, told_on, legal_test, reasons, by=by, on=on)


def _check(
    outcome: Outcome, decided_on: date, told_on: date, legal_test: str, reasons: str
) -> None:
    if legal_test not in TESTS[outcome]:
        raise NotValid("Choose the test that the decision rests on.", field="legal_test")
    if not reasons.strip():
        raise NotValid("Give the reasons.", field="reasons")
    if told_on < decided_on:
        raise NotValid("The family cannot be told before it is decided.", field="day")


def _keep(
    case: Case, outcome: Outcome, decided_on: date, told_on: date, legal_test: str, reasons: str,
    *, by: Member, on: date,
) -> Decision:  # fmt: skip
    for day, field in ((decided_on, "decided_on"), (told_on, "day")):
        check_from_request(day, facts_of(case), on=on, field=field)
    return Decision.objects.create(
        local_area=case.local_area,
        child_id=case.child_id,
        case=case,
        outcome=outcome,
        legal_test=legal_test,
        reasons=reasons.strip(),
        decided_by=by.person,
        decided_on=decided_on,
        told_on=told_on,
    )
