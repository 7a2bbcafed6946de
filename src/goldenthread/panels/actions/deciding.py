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
from goldenthread.panels.queries.agenda import is_still_asked
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
    check_fits(item, answer, seats)
    take_turn(item, version)
    day = item.meeting.day if item.meeting else on
    conclusion = Conclusion.objects.create(
        local_area=item.local_area, child_id=item.child_id, item=item, recorded_by=by.person,
        concluded_on=day, **as_kept(answer),
    )  # fmt: skip
    keep_dissents(conclusion, answer.dissents, seats)
    item.state = ItemState.CONCLUDED
    item.save(update_fields=["state"])
    record(
        "panels.item_concluded", about=item, by=by, on=on, reason=conclusion.reasons,
        changes=changes_told(None, answer),
    )  # fmt: skip
    if told_on is not None:
        decide(item, conclusion, answer, decided_on=day, told_on=told_on, by=by, on=on)
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
    return decide(item, conclusion, answer, decided_on=decided_on, told_on=told_on, by=by, on=on)


def _who_may_take_part(item: AgendaItem, *, by: Member, on: date) -> list[Seat]:
    """Return whose voice counts on an item, once the panel can conclude on it.

    :raises NotReady: when it cannot.
    """
    meeting = item.meeting
    if not is_still_asked(item):
        raise NotReady(
            f"Case {item.case.number} does not wait for this decision any more. Take it off the"
            " agenda."
        )
    if meeting is None:
        check_may_decide(item.panel, seats_on(item.panel, on), by)
        return seats_without_interest(item, on)
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


def seats_without_interest(item: AgendaItem, day: date) -> list[Seat]:
    """Return whose voice counts on an item: those present, or without a meeting all who sit."""
    out = set(item.conflicts.values_list("seat_id", flat=True))
    found = present_at(item.meeting) if item.meeting else seats_on(item.panel, day)
    return [seat for seat in found if seat.pk not in out]


def check_fits(item: AgendaItem, answer: Answer, seats: Collection[Seat]) -> None:
    """Pass silently if an answer is whole and fits the item.

    :raises NotValid: when it is not or does not.
    """
    check_answer(item.panel.kind, answer.outcome, answer.legal_test)
    check_reason(answer.reasons, "Give the reasons.", "reasons")
    if item.meeting_id is None:
        check_reason(answer.consulted, "Say who was asked, when, and what they said.", "consulted")
    if not set(_said(answer.dissents)) <= {seat.pk for seat in seats}:
        raise NotValid("Only who takes part in the item can disagree with it.")


def _said(dissents: Mapping[int, str]) -> dict[int, str]:
    return {seat: why.strip() for seat, why in dissents.items() if why.strip()}


def as_kept(answer: Answer) -> dict[str, str]:
    """Return the fields of a conclusion."""
    return {
        "outcome": answer.outcome,
        "legal_test": answer.legal_test,
        "reasons": answer.reasons.strip(),
        "asks": answer.asks.strip(),
        "consulted": answer.consulted.strip(),
    }


def keep_dissents(
    conclusion: Conclusion, dissents: Mapping[int, str], seats: Collection[Seat]
) -> None:
    """Keep who of these did not agree; to be called by an action, in its transaction."""
    said = _said(dissents)
    for seat in seats:
        if seat.pk in said:
            Dissent.objects.create(
                local_area=conclusion.local_area, child_id=conclusion.child_id,
                conclusion=conclusion, seat=seat, why=said[seat.pk],
            )  # fmt: skip


def changes_told(before: Answer | None, after: Answer) -> dict[str, tuple[object, object]]:
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


def decide(
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
