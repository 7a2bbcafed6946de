"""Carrying out what was planned for many cases, some at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.casework.actions.advice import chase_advice
from goldenthread.casework.actions.allocating import give_many
from goldenthread.casework.actions.bulk import locked
from goldenthread.casework.actions.exceptions import Evidence, record_exception
from goldenthread.casework.actions.journey import acknowledge
from goldenthread.casework.enums import BulkKind, ItemState
from goldenthread.casework.models import BulkItem, BulkStep
from goldenthread.casework.policies import why_no_more
from goldenthread.casework.queries.cases import facts_of
from goldenthread.platform.access.errors import NotReady, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member

AT_ONCE = 300
"""How many cases are done in one transaction; more than these wait for the worker."""
CARRY_OUT = "casework.carry_out"
_GONE = "Somebody else changed whose case it is after this was planned."


@transaction.atomic
def carry_out_bulk_step(*, step: BulkStep, by: Member, on: date, most: int = AT_ONCE) -> int:
    """Carry out the next items of a step; return how many are left.

    What cannot be done any more is left as it is, with the reason.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the step has not begun.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    step = BulkStep.objects.select_for_update().get(pk=step.pk)
    if step.begun_on is None:
        raise NotReady("This has not begun.")
    waiting = step.items.filter(state=ItemState.PLANNED).order_by("pk")
    items = list(waiting.select_related("was", "becomes", "case", "advice")[:most])
    if step.kind == BulkKind.REALLOCATE:
        _reallocate(items, step.values["note"], by=by, on=on)
    else:
        for item in items:
            _take(item, step, by=by, on=on)
    BulkItem.objects.bulk_update(items, ["state", "why_not"])
    return waiting.count()


def _reallocate(items: Sequence[BulkItem], note: str, *, by: Member, on: date) -> None:
    now, going = locked(items), []
    for item in items:
        case = now[item.case_id]
        why = why_no_more(facts_of(case)) or (_GONE if case.officer_id != item.was_id else "")
        item.state, item.why_not = (ItemState.REFUSED if why else ItemState.DONE), why
        if not why:
            going.append((case, item.becomes, f"{note}\n\nNext: {item.next_words}"))
    give_many(going, by=by, on=on)


def _take(item: BulkItem, step: BulkStep, *, by: Member, on: date) -> None:
    try:
        with transaction.atomic():
            _act(item, BulkKind(step.kind), _given(step.values), by=by, on=on)
    except Refused as error:
        item.state, item.why_not = ItemState.REFUSED, str(error)[:300]
    else:
        item.state = ItemState.DONE


def _act(item: BulkItem, kind: BulkKind, given: dict[str, Any], *, by: Member, on: date) -> None:
    if kind == BulkKind.CHASE and item.advice is not None:
        if item.advice.advice_received_on is not None:
            raise NotReady("The advice has come meanwhile.")
        chase_advice(advice=item.advice, day=on, by=by, on=on)
    elif kind == BulkKind.ACKNOWLEDGE:
        acknowledge(case=item.case, by=by, on=on, **given)
    else:
        evidence = Evidence(
            kind=given.pop("evidence_kind"), dated=given.pop("evidence_on"),
            held=given.pop("evidence"),
        )  # fmt: skip
        record_exception(case=item.case, evidence=evidence, by=by, on=on, **given)


_DAYS = ("day", "since", "until", "evidence_on")


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name in _DAYS and value else value
        for name, value in values.items()
    }
