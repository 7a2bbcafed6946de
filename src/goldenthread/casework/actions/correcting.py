"""Putting a date right."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from goldenthread.casework.actions.ending import settle_advice
from goldenthread.casework.actions.turns import open_case, take_turn
from goldenthread.casework.enums import DATES, TESTS, Outcome
from goldenthread.casework.models import Case, Decision
from goldenthread.casework.policies import check_dates, is_over, name_of_date
from goldenthread.casework.queries.cases import facts_of
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

OUTCOMES = {
    "decided_to_assess_on": Outcome.ASSESS,
    "decided_not_to_assess_on": Outcome.NOT_ASSESS,
    "decided_to_issue_on": Outcome.ISSUE,
    "decided_not_to_issue_on": Outcome.NOT_ISSUE,
}


@transaction.atomic
def correct_date(
    *, case: Case, name: str, day: date | None, reason: str, version: int, by: Member, on: date
) -> Case:
    """Put one date of a case right, or take it away where the thing never happened.

    A decision goes with its date. Taking an ending away takes the case up again, and the advice
    that was withdrawn with it is asked for again; an ending that comes of it ends the advice.

    :param name: one of `DATES`.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the case would be open beside another of the child.
    :raises NotValid: when the day cannot be right beside the others, or no reason is given.
    :raises ChangedMeanwhile: when someone else changed the case since `version`.
    """
    if name not in DATES:
        raise LookupError(f"{name} is not a date of a case")
    now = open_case(case, by=by)
    if not reason.strip():
        raise NotValid("Say why the date is corrected.", field="reason")
    if day is None and name == "request_received_on":
        raise NotValid("Enter the day on which the request was received.", field="day")
    before, was_over = getattr(now, name), is_over(facts_of(now))
    setattr(now, name, day)
    check_dates(facts_of(now), name, on=on)
    take_turn(now, version)
    if name == "moved_area_on" and day is None:
        now.moved_to = ""
    _keep_decision(now, name, day)
    try:
        with transaction.atomic():
            now.save(update_fields=[name, "moved_to"])
    except IntegrityError as error:
        if "case_open_once" not in str(error):
            raise
        raise NotReady(
            "Another request is open for this child, so this one cannot be taken up again."
        ) from error
    record(
        "casework.date_corrected", about=now, by=by, on=on, reason=reason.strip(),
        changes={name_of_date(name): (before, day)},
    )  # fmt: skip
    settle_advice(now, was_over=was_over, by=by, on=on)
    return now


@transaction.atomic
def correct_decision(
    *, decision: Decision, legal_test: str, reasons: str, reason: str, by: Member, on: date
) -> Decision:
    """Put test and reasons of a decision right, and say why; history keeps what they were.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the test is not one of the outcome's, or reasons are missing.
    """
    case = open_case(decision.case, by=by)
    if legal_test not in TESTS[decision.outcome]:
        raise NotValid("Choose the test that the decision rests on.", field="legal_test")
    if not reasons.strip():
        raise NotValid("Give the reasons.", field="reasons")
    if not reason.strip():
        raise NotValid("Say why the decision is corrected.", field="reason")
    before = decision.get_legal_test_display(), decision.reasons
    decision.legal_test, decision.reasons = legal_test, reasons.strip()
    decision.save(update_fields=["legal_test", "reasons"])
    record(
        "casework.decision_corrected", about=decision, within=case, by=by, on=on,
        reason=reason.strip(),
        changes={"test": (before[0], decision.get_legal_test_display()),
                 "reasons": (before[1], decision.reasons)},
    )  # fmt: skip
    return decision


def _keep_decision(case: Case, name: str, day: date | None) -> None:
    outcome = OUTCOMES.get(name)
    if outcome is None:
        return
    decision = Decision.objects.filter(case=case, outcome=outcome).first()
    if decision is None:
        return
    if day is None:
        decision.delete()
        return
    if outcome is Outcome.ISSUE:
        decision.decided_on, decision.told_on = day, max(day, decision.told_on)
    else:
        decision.decided_on, decision.told_on = min(day, decision.decided_on), day
    decision.save(update_fields=["decided_on", "told_on"])
