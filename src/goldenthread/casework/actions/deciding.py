"""Deciding whether to assess and whether to issue a plan."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.casework.actions.ending import end_advice
from goldenthread.casework.actions.journey import take
from goldenthread.casework.actions.telling import tell
from goldenthread.casework.enums import TESTS, Outcome
from goldenthread.casework.models import Case, Decision
from goldenthread.casework.policies import STEPS, check_from_request
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.steps import told_by
from goldenthread.casework.queries.wording import Decided, check_leaves_today
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def decide_to_assess(
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date, telling: str | None = None,
) -> Decision:  # fmt: skip
    """Record the decision to assess; after a refusal it concedes, and the refusal stays.

    What is said of the parameters and of what is raised holds for every decision of this module.

    :param told_on: when the family was given it, which is what the law counts.
    :param legal_test: one of `TESTS` of the outcome.
    :param telling: the officer's own words, or "", in the message that tells the family now, with
        reasons and rights; None when they have been told already.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it cannot be decided now.
    :raises NotValid: when a day cannot be right, or test or reasons are missing.
    """
    _check(Outcome.ASSESS, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-to-assess", told_on, by=by, on=on, reason=reasons)
    kept = _keep(case, Outcome.ASSESS, decided_on, told_on, legal_test, reasons, by=by, on=on)
    return _tell(kept, "decide-to-assess", by=by, on=on, telling=telling)


@transaction.atomic
def decide_not_to_assess(  # noqa: PLR0913 -- each is one fact of the decision, by keyword
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date, telling: str | None = None, send: bool = True,
) -> Decision:  # fmt: skip
    """Record the decision not to assess, which ends the case unless it is conceded.

    Who still owes advice is told that nothing is awaited any more; with `send` False they are told
    in another way.
    """
    _check(Outcome.NOT_ASSESS, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-not-to-assess", told_on, by=by, on=on, reason=reasons)
    kept = _keep(case, Outcome.NOT_ASSESS, decided_on, told_on, legal_test, reasons, by=by, on=on)
    end_advice(case, by=by, on=on, send=send)
    return _tell(kept, "decide-not-to-assess", by=by, on=on, telling=telling)


@transaction.atomic
def decide_to_issue(
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date, telling: str | None = None,
) -> Decision:  # fmt: skip
    """Record the decision to issue a plan, by the day on which it was taken."""
    _check(Outcome.ISSUE, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-to-issue", decided_on, by=by, on=on, reason=reasons)
    kept = _keep(case, Outcome.ISSUE, decided_on, told_on, legal_test, reasons, by=by, on=on)
    return _tell(kept, "decide-to-issue", by=by, on=on, telling=telling)


@transaction.atomic
def decide_not_to_issue(  # noqa: PLR0913 -- each is one fact of the decision, by keyword
    *, case: Case, decided_on: date, told_on: date, legal_test: str, reasons: str, by: Member,
    on: date, telling: str | None = None, send: bool = True,
) -> Decision:  # fmt: skip
    """Record the decision not to issue a plan, which ends the case unless it is conceded.

    Who still owes advice is told, as by `decide_not_to_assess`.
    """
    _check(Outcome.NOT_ISSUE, decided_on, told_on, legal_test, reasons)
    case = take(case, "decide-not-to-issue", told_on, by=by, on=on, reason=reasons)
    kept = _keep(case, Outcome.NOT_ISSUE, decided_on, told_on, legal_test, reasons, by=by, on=on)
    end_advice(case, by=by, on=on, send=send)
    return _tell(kept, "decide-not-to-issue", by=by, on=on, telling=telling)


def _tell(decision: Decision, step: str, *, by: Member, on: date, telling: str | None) -> Decision:
    if telling is not None:
        check_leaves_today(decision.told_on, on=on)
        decided = Decided(
            outcome=decision.outcome, field=STEPS[step].date, told_on=decision.told_on,
            reasons=decision.reasons,
        )  # fmt: skip
        for reader, template in told_by(step, decision.case, on=on):
            tell(decision.case, reader, template, by=by, on=on, paragraph=telling, decided=decided)
    return decision


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
