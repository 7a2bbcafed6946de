"""Putting right what was recorded of an item, and with it what the council decided."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.casework import api as casework
from goldenthread.casework.api import Decision, Outcome
from goldenthread.panels.actions.deciding import (
    Answer,
    as_kept,
    changes_told,
    check_fits,
    decide,
    keep_dissents,
    seats_without_interest,
)
from goldenthread.panels.actions.turns import open_item, take_turn
from goldenthread.panels.models import AgendaItem, Conclusion
from goldenthread.panels.permissions import check_may_decide
from goldenthread.panels.policies import check_reason
from goldenthread.panels.queries.panels import seats_on
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

_DATE = {
    Outcome.ASSESS: "decided_to_assess_on",
    Outcome.NOT_ASSESS: "decided_not_to_assess_on",
    Outcome.ISSUE: "decided_to_issue_on",
    Outcome.NOT_ISSUE: "decided_not_to_issue_on",
}


@transaction.atomic
def correct_conclusion(
    *, item: AgendaItem, answer: Answer, reason: str, version: int, by: Member, on: date
) -> Conclusion:
    """Put right what was recorded of an item, and say why; history keeps what it said first.

    Where the council's decision followed it and the outcome changes, the decision is taken back in
    the case and recorded the other way, with its days; where test or reasons change and the
    decision rested on the same, they are corrected in the case as well.

    :raises NotPermitted: when they may not, or the decision is not theirs to record.
    :raises NotReady: when nothing was concluded, or the case has gone on since.
    :raises NotValid: when no reason is given, or something is missing or does not fit.
    :raises ChangedMeanwhile: when someone else changed the item since `version`.
    """
    item = open_item(item, by=by)
    conclusion = Conclusion.objects.select_related("decision__case").filter(item=item).first()
    if conclusion is None:
        raise NotReady("The panel has not concluded yet.")
    check_reason(reason, "Say why it is corrected.")
    seats = seats_without_interest(
        item, item.meeting.day if item.meeting else conclusion.concluded_on
    )
    check_fits(item, answer, seats)
    take_turn(item, version)
    before = _answer_of(conclusion)
    decision, conclusion.decision = conclusion.decision, None
    for name, value in as_kept(answer).items():
        setattr(conclusion, name, value)
    conclusion.save()
    conclusion.dissents.all().delete()
    keep_dissents(conclusion, answer.dissents, seats)
    record(
        "panels.conclusion_corrected", about=item, by=by, on=on, reason=reason.strip(),
        changes=changes_told(before, answer),
    )  # fmt: skip
    if decision is not None:
        _correct_decision(item, conclusion, decision, before, answer, reason, by=by, on=on)
    return conclusion


def _correct_decision(
    item: AgendaItem, conclusion: Conclusion, decision: Decision, before: Answer, answer: Answer,
    reason: str, *, by: Member, on: date,
) -> None:  # fmt: skip
    check_may_decide(item.panel, seats_on(item.panel, on), by)
    if decision.outcome != before.outcome:  # the council had decided otherwise than advised
        conclusion.decision = decision
        conclusion.save(update_fields=["decision"])
        return
    if answer.outcome == before.outcome:
        conclusion.decision = casework.correct_decision(
            decision=decision, legal_test=answer.legal_test, reasons=answer.reasons, reason=reason,
            by=by, on=on,
        )  # fmt: skip
        conclusion.save(update_fields=["decision"])
        return
    decided_on, told_on, case = decision.decided_on, decision.told_on, decision.case
    casework.correct_date(
        case=case, name=_DATE[Outcome(decision.outcome)], day=None, reason=reason,
        version=case.version, by=by, on=on,
    )  # fmt: skip
    decide(item, conclusion, answer, decided_on=decided_on, told_on=told_on, by=by, on=on)


def _answer_of(conclusion: Conclusion) -> Answer:
    return Answer(
        outcome=conclusion.outcome, legal_test=conclusion.legal_test, reasons=conclusion.reasons,
        asks=conclusion.asks, consulted=conclusion.consulted,
        dissents={one.seat_id: one.why for one in conclusion.dissents.all()},
    )  # fmt: skip
