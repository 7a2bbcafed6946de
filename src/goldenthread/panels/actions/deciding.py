"""What a panel concludes, what the council decides, and putting either right.

A panel advises. The decision is the council's: a named officer records it, who is the chair where
the area has delegated it to the chair. It moves the case in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from goldenthread.casework import api as casework
from goldenthread.casework.api import Decision, Outcome
from goldenthread.panels.actions.turns import open_item, take_turn
from goldenthread.panels.enums import ItemState
from goldenthread.panels.models import AgendaItem, Conclusion, Dissent, Seat
from goldenthread.panels.permissions import check_may_decide
from goldenthread.panels.policies import (
    check_answer,
    check_held,
    check_planned,
    check_reason,
    check_waiting,
    quorum_words,
)
from goldenthread.panels.queries.panels import present_at, quorum_of, seats_on
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

_DECIDE = {
    Outcome.ASSESS: casework.decide_to_assess,
    Outcome.NOT_ASSESS: casework.decide_not_to_assess,
    Outcome.ISSUE: casework.decide_to_issue,
    Outcome.NOT_ISSUE: casework.decide_not_to_issue,
}
_DATE = {
    Outcome.ASSESS: "decided_to_assess_on",
    Outcome.NOT_ASSESS: "decided_not_to_assess_on",
    Outcome.ISSUE: "decided_to_issue_on",
    Outcome.NOT_ISSUE: "decided_not_to_issue_on",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was concluded: the outcome, the test it rests on, why, and what is asked for with it.

    `consulted` is told where there was no meeting; `dissents` maps the number of a seat to why its
    holder did not agree.
    """

    outcome: str
    legal_test: str
    reasons: str
    asks: str = ""
    consulted: str = ""
    dissents: Mapping[int, str]


@transaction.atomic
def conclude(
    *, item: AgendaItem, answer: Answer, told_on: date | None, version: int, by: Member, on: date
) -> Conclusion:
    """Record what a panel concluded; with the day on which the family was told, the decision too.

    :param told_on: when the family was told of the council's decision. Without it the conclusion
        waits for the decision to be recorded.
    :raises NotPermitted: when they may not, have an interest in the case, or tell of a decision
        that is not theirs to record.
    :raises NotReady: before the meeting, when it is not quorate for this case, when the item is
        not waiting, or the case cannot be decided so now.
    :raises NotValid: when something is missing or does not fit, or a day cannot be right.
    :raises ChangedMeanwhile: when someone else changed the item since `version`.
    """
    item = open_item(item, by=by)
    check_waiting(item.state)
    seats = _who_may_take_part(item, by=by, on=on)
    _check_answer(item, answer, seats)
    take_turn(item, version)
    day = item.meeting.day if item.meeting else on
    conclusion = Conclusion.objects.create(
        local_area=item.local_area, child_id=item.child_id, item=item, recorded_by=by.person,
        concluded_on=day, **_words(answer),
    )  # fmt: skip
    _keep_dissents(conclusion, answer.dissents, seats)
    item.state = ItemState.CONCLUDED
    item.save(update_fields=["state"])
    record(
        "panels.item_concluded", about=item, by=by, on=on, reason=conclusion.reasons,
        changes=_changes(None, answer),
    )  # fmt: skip
    if told_on is not None:
        _decide(item, conclusion, answer, decided_on=day, told_on=told_on, by=by, on=on)
    return conclusion


@transaction.atomic
def decide_for_council(
    *,
    item: AgendaItem,
    answer: Answer,
    decided_on: date,
    told_on: date,
    version: int,
    by: Member,
    on: date,
) -> Decision:
    """Record the council's decision after a panel has concluded; it may differ from the advice.

    :raises NotPermitted: when they cannot record it.
    :raises NotReady: when nothing was concluded, or it is decided already.
    :raises NotValid: when something is missing or does not fit, or a day cannot be right.
    :raises ChangedMeanwhile: when someone else changed the item since `version`.
    """
    item = open_item(item, by=by)
    conclusion = Conclusion.objects.filter(item=item).first()
    if conclusion is None:
        raise NotReady("The panel has not concluded yet.")
    if conclusion.decision_id is not None:
        raise NotReady("The council’s decision is recorded already. If it is wrong, correct it.")
    check_answer(item.panel.kind, answer.outcome, answer.legal_test)
    if decided_on < conclusion.concluded_on:
        raise NotValid("This is before the panel concluded.", field="decided_on")
    take_turn(item, version)
    return _decide(item, conclusion, answer, decided_on=decided_on, told_on=told_on, by=by, on=on)


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
    seats = _seats_without_interest(item, _day_of(item, conclusion))
    _check_answer(item, answer, seats)
    take_turn(item, version)
    before = _answer_of(conclusion)
    decision, conclusion.decision = conclusion.decision, None
    for name, value in _words(answer).items():
        setattr(conclusion, name, value)
    conclusion.save()
    conclusion.dissents.all().delete()
    _keep_dissents(conclusion, answer.dissents, seats)
    record(
        "panels.conclusion_corrected", about=item, by=by, on=on, reason=reason.strip(),
        changes=_changes(before, answer),
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
    _decide(item, conclusion, answer, decided_on=decided_on, told_on=told_on, by=by, on=on)


def _who_may_take_part(item: AgendaItem, *, by: Member, on: date) -> list[Seat]:
    """Return whose voice counts on an item, once the panel can conclude on it.

    :raises NotReady: when it cannot.
    """
    meeting = item.meeting
    if meeting is None:
        check_may_decide(item.panel, seats_on(item.panel, on), by)
        return _seats_without_interest(item, on)
    check_planned(meeting.state)
    check_held(meeting.day, on=on)
    out = set(item.conflicts.values_list("seat_id", flat=True))
    present = present_at(meeting)
    found = quorum_of(item.panel, present, without=out)
    if not found.is_there:
        aside = " Who has an interest in the case does not count." if out else ""
        raise NotReady(
            f"{quorum_words(found)}{aside} Carry the case over, or have it decided between"
            " meetings."
        )
    return [seat for seat in present if seat.pk not in out]


def _seats_without_interest(item: AgendaItem, day: date) -> list[Seat]:
    out = set(item.conflicts.values_list("seat_id", flat=True))
    found = present_at(item.meeting) if item.meeting else seats_on(item.panel, day)
    return [seat for seat in found if seat.pk not in out]


def _day_of(item: AgendaItem, conclusion: Conclusion) -> date:
    return item.meeting.day if item.meeting else conclusion.concluded_on


def _check_answer(item: AgendaItem, answer: Answer, seats: Collection[Seat]) -> None:
    check_answer(item.panel.kind, answer.outcome, answer.legal_test)
    check_reason(answer.reasons, "Give the reasons.", "reasons")
    if item.meeting_id is None:
        check_reason(answer.consulted, "Say who was asked, when, and what they said.", "consulted")
    if not set(_said(answer.dissents)) <= {seat.pk for seat in seats}:
        raise NotValid("Only who takes part in the item can disagree with it.")


def _said(dissents: Mapping[int, str]) -> dict[int, str]:
    return {seat: why.strip() for seat, why in dissents.items() if why.strip()}


def _words(answer: Answer) -> dict[str, str]:
    return {
        "outcome": answer.outcome,
        "legal_test": answer.legal_test,
        "reasons": answer.reasons.strip(),
        "asks": answer.asks.strip(),
        "consulted": answer.consulted.strip(),
    }


def _keep_dissents(
    conclusion: Conclusion, dissents: Mapping[int, str], seats: Collection[Seat]
) -> None:
    said = _said(dissents)
    for seat in seats:
        if seat.pk in said:
            Dissent.objects.create(
                local_area=conclusion.local_area, child_id=conclusion.child_id,
                conclusion=conclusion, seat=seat, why=said[seat.pk],
            )  # fmt: skip


def _answer_of(conclusion: Conclusion) -> Answer:
    return Answer(
        outcome=conclusion.outcome, legal_test=conclusion.legal_test, reasons=conclusion.reasons,
        asks=conclusion.asks, consulted=conclusion.consulted,
        dissents={one.seat_id: one.why for one in conclusion.dissents.all()},
    )  # fmt: skip


def _changes(before: Answer | None, after: Answer) -> dict[str, tuple[object, object]]:
    """Return what a conclusion was and became, in words."""
    first = before or replace(
        after, outcome="", legal_test="", reasons="", asks="", consulted="", dissents={}
    )
    pairs: dict[str, tuple[object, object]] = {
        "conclusion": (_label(first.outcome), _label(after.outcome)),
        "test": (_test(first.legal_test), _test(after.legal_test)),
        "reasons": (first.reasons, after.reasons.strip()),
        "asked for": (first.asks, after.asks.strip()),
        "consulted": (first.consulted, after.consulted.strip()),
        "disagreed": (
            sorted(_said(first.dissents).values()),
            sorted(_said(after.dissents).values()),
        ),
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _label(outcome: str) -> str:
    return Outcome(outcome).label if outcome else ""


def _test(legal_test: str) -> str:
    return casework.LegalTest(legal_test).label if legal_test else ""


def _decide(
    item: AgendaItem, conclusion: Conclusion, answer: Answer, *, decided_on: date, told_on: date,
    by: Member, on: date,
) -> Decision:  # fmt: skip
    """Record the council's decision in the case, which moves it.

    :raises NotPermitted: when they cannot record it.
    """
    check_may_decide(item.panel, seats_on(item.panel, on), by)
    try:
        decision = _DECIDE[Outcome(answer.outcome)](
            case=item.case, decided_on=decided_on, told_on=told_on, legal_test=answer.legal_test,
            reasons=answer.reasons, by=by, on=on,
        )  # fmt: skip
    except NotValid as error:
        if error.field != "day":
            raise
        raise NotValid(str(error), field="told_on") from error
    conclusion.decision = decision
    conclusion.save(update_fields=["decision"])
    record(
        "panels.decision_recorded", about=item, by=by, on=on,
        changes={"decision": (None, decision.get_outcome_display()),
                 "family told": (None, told_on)},
    )  # fmt: skip
    return decision
