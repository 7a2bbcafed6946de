"""One step for many cases: planned with who is affected, carried out, and for a while undone.

A plan changes no case. It holds what was seen when it was made, so that a case that somebody else
has changed meanwhile is left as it is, and said so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from goldenthread.casework.actions.allocating import give_many
from goldenthread.casework.enums import BulkKind, ItemState
from goldenthread.casework.models import BulkItem, BulkStep, Case
from goldenthread.casework.policies import why_no_more, why_not
from goldenthread.casework.queries.bulk import (
    cases_chosen,
    next_words,
    open_counts,
    overdue_advice,
    share_out,
)
from goldenthread.casework.queries.cases import facts_of, officers_of
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person

MOST = 5000
UNDO_DAYS = 7


@transaction.atomic
def plan_reallocation(
    *, cases: Collection[int], officers: Sequence[Person], note: str, by: Member, on: date
) -> BulkStep:
    """Plan to give cases to one officer, or to share them out by how many open cases each has.

    :param cases: their numbers in the table.
    :param note: for all; what is next on each is added by itself.
    :raises NotPermitted: when they may not.
    :raises NotReady: when no case is chosen, or too many.
    :raises NotValid: when no officer is chosen, one may not carry cases, or the note is missing.
    """
    chosen = _chosen(cases, by)
    if not officers:
        raise NotValid("Choose at least one officer.", field="officers")
    may = set(officers_of(by.local_area, on=on).values_list("pk", flat=True))
    for one in officers:
        if one.pk not in may:
            raise NotValid(f"{one.name} holds no post that carries cases.", field="officers")
    if not note.strip():
        raise NotValid("Say what the new officers must know.", field="note")
    closed = {case.pk: why_no_more(facts_of(case)) or "" for case in chosen}
    going = [case for case in chosen if not closed[case.pk]]
    words = next_words(going, on=on)
    shares = share_out(going, officers, open_counts(by.local_area, officers))
    step = _step(BulkKind.REALLOCATE, {"note": note.strip()}, by=by, on=on)
    items = [
        _item(step, share.case, share.why_not, was_id=share.case.officer_id, becomes=share.officer,
              next_words=words.get(share.case.pk, ""))
        for share in shares
    ] + [_item(step, case, closed[case.pk]) for case in chosen if closed[case.pk]]  # fmt: skip
    BulkItem.objects.bulk_create(items)
    return step


@transaction.atomic
def plan_for_each(
    *, kind: BulkKind, cases: Collection[int], values: Mapping[str, Any], by: Member, on: date
) -> BulkStep:
    """Plan to chase overdue advice, record acknowledgements, or put an exception on each case.

    :param values: of the form: a day to acknowledge by; code, head, since, until, evidence.
    :raises NotPermitted: when they may not.
    :raises NotReady: when no case is chosen, or too many.
    """
    chosen = _chosen(cases, by)
    plain = {name: v.isoformat() if isinstance(v, date) else v for name, v in values.items()}
    step = _step(kind, plain, by=by, on=on)
    planners = {BulkKind.CHASE: _chases, BulkKind.ACKNOWLEDGE: _acknowledgements,
                BulkKind.EXCEPTION: _exceptions}  # fmt: skip
    BulkItem.objects.bulk_create(planners[kind](step, chosen, on))
    return step


@transaction.atomic
def drop_plan(*, step: BulkStep, by: Member, on: date) -> None:
    """Forget a plan that was not carried out.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it has begun.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    if step.begun_on is not None:
        raise NotReady("This has begun already.")
    step.delete()


@transaction.atomic
def begin_bulk_step(*, step: BulkStep, by: Member, on: date) -> BulkStep:
    """Let a plan be carried out from now on.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it has begun already.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    step = BulkStep.objects.select_for_update().get(pk=step.pk)
    if step.begun_on is not None:
        raise NotReady("This has begun already.")
    step.begun_on = on
    step.save(update_fields=["begun_on"])
    record(
        "casework.bulk_begun", about=step, by=by, on=on,
        changes={"what": (None, step.get_kind_display()), "cases": (None, step.items.count())},
    )  # fmt: skip
    return step


@transaction.atomic
def undo_reallocation(*, step: BulkStep, by: Member, on: date) -> BulkStep:
    """Give every case back that is still with whom it was given to.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is no reallocation, was undone, is still going on, or is too long ago.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    step = BulkStep.objects.select_for_update().get(pk=step.pk)
    if reason := why_no_undo(step, on=on):
        raise NotReady(reason)
    items = list(step.items.filter(state=ItemState.DONE).select_related("was", "becomes"))
    now = locked(items)
    going = [item for item in items if now[item.case_id].officer_id == item.becomes_id]
    note = "A reallocation of many cases was undone."
    give_many([(now[item.case_id], item.was, note) for item in going], by=by, on=on)
    for item in items:
        back = item in going
        item.state = ItemState.UNDONE if back else ItemState.DONE
        item.why_not = "" if back else "It has been given to somebody else since, and stays there."
    BulkItem.objects.bulk_update(items, ["state", "why_not"])
    step.undone_on = on
    step.save(update_fields=["undone_on"])
    record("casework.bulk_undone", about=step, by=by, on=on,
           changes={"cases": (None, len(going))})  # fmt: skip
    return step


def why_no_undo(step: BulkStep, *, on: date) -> str | None:
    """Return why a step cannot be undone in one go, or None when it can."""
    if step.kind != BulkKind.REALLOCATE:
        return "This cannot be undone for all at once. Correct it case by case."
    if step.begun_on is None or step.items.filter(state=ItemState.PLANNED).exists():
        return "This has not been carried out yet."
    if step.undone_on is not None:
        return "This is undone already."
    if on > step.begun_on + timedelta(days=UNDO_DAYS):
        return f"This is more than {UNDO_DAYS} days ago. Reallocate the cases anew."
    return None


def _chosen(cases: Collection[int], by: Member) -> list[Case]:
    by.check_may(Power.MANAGE_CASELOADS)
    by.check_may(Power.WORK_ON_CASES)
    if not cases:
        raise NotReady("Choose at least one case.")
    if len(cases) > MOST:
        raise NotReady(f"Choose {MOST:,} cases or fewer at once.")
    return cases_chosen(by.local_area, cases)


def _step(kind: BulkKind, values: Mapping[str, Any], *, by: Member, on: date) -> BulkStep:
    return BulkStep.objects.create(
        local_area=by.local_area, kind=kind, values=dict(values), made_by=by.person, made_on=on
    )


def _item(step: BulkStep, case: Case, why: str | None = "", **more: Any) -> BulkItem:
    return BulkItem(
        local_area=step.local_area, child_id=case.child_id, step=step, case=case,
        state=ItemState.REFUSED if why else ItemState.PLANNED, why_not=why or "", **more,
    )  # fmt: skip


def _chases(step: BulkStep, chosen: Sequence[Case], on: date) -> Iterable[BulkItem]:
    late = overdue_advice(chosen, on=on)
    for case in chosen:
        for one in late.get(case.pk, []):
            again = one.chased_on == on and "It was chased today."
            yield _item(step, case, again or "", advice=one)
        if case.pk not in late:
            yield _item(step, case, "No advice is overdue.")


def _acknowledgements(step: BulkStep, chosen: Sequence[Case], on: date) -> Iterable[BulkItem]:
    for case in chosen:
        yield _item(step, case, why_not("acknowledge", facts_of(case)))


def _exceptions(step: BulkStep, chosen: Sequence[Case], on: date) -> Iterable[BulkItem]:
    for case in chosen:
        yield _item(step, case, why_no_more(facts_of(case)))


def locked(items: Sequence[BulkItem]) -> dict[int, Case]:
    """Return the cases of items as they are now, kept from others until the transaction ends."""
    numbers = {item.case_id for item in items}
    rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=numbers)
    return {case.pk: case for case in rows.select_related("child", "officer").order_by("pk")}
