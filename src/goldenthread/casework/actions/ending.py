"""When a case ends nobody owes advice on it any more; when the ending was wrong they do again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from goldenthread.casework.actions.advice import give_again, take_back_from
from goldenthread.casework.actions.telling_advisers import (
    NOT_WANTED,
    WANTED_AGAIN,
    tell_adviser,
)
from goldenthread.casework.enums import AdviceKind, Stage
from goldenthread.casework.models import Case
from goldenthread.casework.policies import Facts, is_over, stage_of
from goldenthread.casework.queries.advice import ended_with, still_owed
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.texts import ENDING_WORDS
from goldenthread.children.api import Child
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

_ENDED_BY = {
    Stage.ISSUED: "final_issued_on",
    Stage.NOT_ISSUED: "decided_not_to_issue_on",
    Stage.WITHDRAWN: "request_withdrawn_on",
    Stage.MOVED: "moved_area_on",
}


def end_advice(case: Case, *, by: Member, on: date, send: bool = True) -> None:
    """Withdraw all advice that is still owed on a case that has ended, and tell those who owe it.

    The family is told of the ending itself, and not a second time that its views are not needed.
    Nothing happens while the case goes on. To be called by an action, in its transaction.

    :param send: False when they are told in another way.
    """
    facts = facts_of(case)
    if not is_over(facts):
        return
    stage = stage_of(facts)
    for one in still_owed(case):
        one.withdrawn_on = max(on, one.advice_requested_on)
        one.withdrawn_with = stage
        one.version += 1
        one.save(update_fields=["withdrawn_on", "withdrawn_with", "version"])
        take_back_from(one, case, by=by, on=on)
        record(
            "casework.advice_withdrawn", about=one, within=case, by=by, on=on,
            reason=ENDING_WORDS[stage],
            changes={"of": (one.of, None), "about": (one.get_kind_display(), None)},
        )  # fmt: skip
        if send and one.kind != AdviceKind.FAMILY:
            tell_adviser(one, NOT_WANTED, by=by, on=on)


def want_advice_again(case: Case, *, by: Member, on: date, send: bool = True) -> None:
    """Ask again for the advice that was withdrawn with an ending, since the ending was wrong.

    Each request is as it was, with its days, with what was written and with what was sent back.
    What went with an ending that stands, as a refusal that was conceded, does not come back.
    Nothing happens when the case is still over. To be called by an action, in its transaction.
    """
    facts = facts_of(case)
    if is_over(facts):
        return
    for one in ended_with(case):
        was = Stage(one.withdrawn_with)
        if _stands(was, facts):
            continue
        one.withdrawn_on, one.withdrawn_with = None, ""
        one.version += 1
        one.save(update_fields=["withdrawn_on", "withdrawn_with", "version"])
        give_again(one, case, by=by, on=on)
        record(
            "casework.advice_wanted_again", about=one, within=case, by=by, on=on,
            reason=f"This was wrong: {ENDING_WORDS[was]}",
            changes={"of": (None, one.of), "about": (None, one.get_kind_display())},
        )  # fmt: skip
        if send:
            tell_adviser(one, WANTED_AGAIN, by=by, on=on)


def settle_advice(case: Case, *, was_over: bool, by: Member, on: date) -> None:
    """End the advice of a case, or ask for it again, after a correction of one of its dates."""
    if was_over:
        want_advice_again(case, by=by, on=on)
    else:
        end_advice(case, by=by, on=on)


def follow_the_record(child: Child, by: Member, on: date, send: bool) -> None:
    """End or take up the advice on a child's cases after the record of the child was changed.

    It matters when it is recorded that the child has died, or that this was a mistake.
    """
    for case in Case.objects.select_for_update(of=("self",)).filter(child=child):
        case.child = child
        if is_over(replace(facts_of(case), died_on=None)):
            continue  # it had ended before, in another way
        end_advice(case, by=by, on=on, send=send)
        want_advice_again(case, by=by, on=on, send=send)


def _stands(stage: Stage, facts: Facts) -> bool:
    """Whether an ending is still on record, though the journey may go on since.

    That there was no assessment after all ends advice only by a correction of the decision to
    assess, and once that is there again the ending was none.
    """
    if stage == Stage.DIED:
        return facts.died_on is not None
    return stage in _ENDED_BY and facts.has(_ENDED_BY[stage])
