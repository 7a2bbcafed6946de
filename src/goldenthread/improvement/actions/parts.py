"""Changing what a plan says: adding, changing, withdrawing, putting back and ordering its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.core.imprecise_dates import parse_date
from goldenthread.improvement.actions.build import date_values
from goldenthread.improvement.models import (
    Action,
    Area,
    DateMove,
    FocusArea,
    ImprovementPlan,
    Milestone,
)
from goldenthread.improvement.models.plan import PlanNode
from goldenthread.improvement.policies import (
    asks_why,
    check_can_change,
    check_date_move,
    check_version,
)
from goldenthread.improvement.queries.structure import (
    KINDS,
    PARENTS,
    kind_of,
    parent_of,
    siblings_of,
)
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

Values = Mapping[str, Any]
_DATES = ("start", "due")


@transaction.atomic
def add_part(*, kind: str, parent: Any, values: Values, by: Member, on: date) -> Any:
    """Add a part at the end of what it stands in: a plan, an area or an action.

    :param values: the part's own fields; dates as typed, under ``start_text`` and ``due_text``.
    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    :raises NotValid: when its reference is taken.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan = parent if isinstance(parent, ImprovementPlan) else parent.plan
    check_can_change(plan.state)
    field, _ = PARENTS[kind]
    part: Any = KINDS[kind](**{"plan": plan, field: parent}, **_fields(values))
    part.local_area = by.local_area
    _check_reference(part)
    last = siblings_of(part).last()
    part.position = last.position + 1 if last else 0
    part.save()
    _record("added", part, by, on, changes={_word(kind): (None, str(part))})
    return part


@transaction.atomic
def change_part(
    *, part: Any, values: Values, version: int, why_moved: str = "", by: Member, on: date
) -> Any:
    """Change what a part says. A live plan's promised date that moves is kept as a move.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    :raises NotValid: when its reference is taken, or a date moves without a reason.
    :raises ChangedMeanwhile: when someone has changed it since the form was opened.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(part.plan.state)
    part = _locked(part)
    check_version(seen=version, now=part.version)
    fields = _fields(values)
    changes = {
        name: (getattr(part, name), value)
        for name, value in fields.items()
        if getattr(part, name) != value
    }
    if not changes:
        return part
    moved = _move_date(part, fields, why_moved, by=by, on=on)
    for name, value in fields.items():
        setattr(part, name, value)
    _check_reference(part)
    part.version += 1
    part.save()
    told = {_label(name): pair for name, pair in changes.items() if name not in _UNTOLD}
    if moved:
        told.pop(_label("due_text"), None)
    if told:
        _record("changed", part, by, on, changes=told)
    return part


@transaction.atomic
def withdraw_part(*, part: Any, version: int, reason: str, by: Member, on: date) -> None:
    """Take a part out of the plan; it and its history are kept and it can be put back.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed, or actions still stand in a focus area.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone has changed it since the form was opened.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(part.plan.state)
    if not reason:
        raise NotValid("Say why it is withdrawn. It is kept with the plan.", field="reason")
    part = _locked(part)
    check_version(seen=version, now=part.version)
    if isinstance(part, FocusArea) and part.actions.filter(withdrawn_on=None).exists():
        raise NotReady("Actions stand in this focus area. Move them to another first.")
    part.withdrawn_on = on
    part.version += 1
    part.save(update_fields=["withdrawn_on", "version"])
    _record("withdrawn", part, by, on, changes={_word(kind_of(part)): (str(part), None)},
            reason=reason)  # fmt: skip


@transaction.atomic
def restore_part(*, part: Any, by: Member, on: date) -> None:
    """Put a withdrawn part back where it was.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed, or what it stands in is withdrawn itself.
    :raises NotValid: when another part has its reference now.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(part.plan.state)
    part = _locked(part)
    if getattr(parent_of(part), "withdrawn_on", None):
        raise NotReady("What this stands in is withdrawn. Put that back first.")
    part.withdrawn_on = None
    _check_reference(part)
    part.version += 1
    part.save(update_fields=["withdrawn_on", "version"])
    _record("restored", part, by, on, changes={_word(kind_of(part)): (None, str(part))})


@transaction.atomic
def move_part(*, part: Any, up: bool, by: Member, on: date) -> None:
    """Move a part one place up or down among its like; the first stays first, the last last.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(part.plan.state)
    beside = list(siblings_of(part).select_for_update(of=("self",)))
    here = next((n for n, one in enumerate(beside) if one.pk == part.pk), None)
    there = None if here is None else here + (-1 if up else 1)
    if here is None or there is None or not 0 <= there < len(beside):
        return
    beside[here], beside[there] = beside[there], beside[here]
    for position, one in enumerate(beside):
        one.position = position
    type(part)._default_manager.bulk_update(beside, ["position"])
    record(
        "improvement.parts_reordered", about=_subject(part), within=part.plan, by=by, on=on,
        changes={f"place of {str(part)[:80]}": (here + 1, there + 1)},
    )  # fmt: skip


def _locked(part: Any) -> Any:
    """Return the part as it is now, kept from others until the transaction ends."""
    related = ["plan"] + [name for name in ("area", "action") if hasattr(part, f"{name}_id")]
    manager = type(part)._default_manager
    return manager.select_for_update(of=("self",)).select_related(*related).get(pk=part.pk)


def _fields(values: Values) -> dict[str, Any]:
    """Return the fields to set; a typed date becomes the three in which a date is kept."""
    fields = dict(values)
    for name in _DATES:
        if f"{name}_text" in fields:
            typed = fields[f"{name}_text"]
            fields |= date_values(name, typed, parse_date(typed).iso)
    return fields


_UNTOLD = frozenset({"start", "start_by", "due", "due_by"})
_LABELS = {"start_text": "start", "due_text": "due", "ref": "reference"}


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " "))


def _word(kind: str) -> str:
    return kind.replace("-", " ")


def _move_date(part: Any, fields: dict[str, Any], why: str, *, by: Member, on: date) -> bool:
    """Keep that a promised date moved; return whether it did.

    :raises NotValid: when a reason is needed and missing.
    """
    if not isinstance(part, Action | Milestone) or "due_by" not in fields:
        return False
    dates = {"state": part.plan.state, "was_by": part.due_by, "becomes_by": fields["due_by"]}
    check_date_move(**dates, why=why)
    if not asks_why(**dates):
        return False
    action = part if isinstance(part, Action) else part.action
    DateMove.objects.create(
        local_area=by.local_area, plan=part.plan, action=action,
        milestone=part if isinstance(part, Milestone) else None,
        was_text=part.due_text, was_by=part.due_by,
        became_text=fields["due_text"], became_by=fields["due_by"],
        reason=why, by=by.person, by_name=by.person.name, on=on,
    )  # fmt: skip
    what = "due" if part is action else f"due date of {part.text[:80]}"
    record(
        "improvement.date_moved", about=action, within=part.plan, by=by, on=on,
        changes={what: (part.due_text, fields["due_text"])}, reason=why,
    )  # fmt: skip
    return True


def _check_reference(part: Any) -> None:
    """Pass silently if no other area of the plan has this reference.

    :raises NotValid: when one has.
    """
    if isinstance(part, Area) and siblings_of(part).filter(ref=part.ref).exclude(pk=part.pk):
        raise NotValid("Another area has this reference.", field="ref")


def _subject(part: Any) -> PlanNode:
    """Return whose history tells of a part: its action, else its area."""
    if isinstance(part, Action | Area):
        return part
    parent: PlanNode = parent_of(part)
    return parent


def _record(
    verb: str,
    part: Any,
    by: Member,
    on: date,
    *,
    changes: Mapping[str, tuple[object, object]],
    reason: str = "",
) -> None:
    kind = kind_of(part).replace("-", "_")
    record(
        f"improvement.{kind}_{verb}", about=_subject(part), within=part.plan, by=by, on=on,
        changes=changes, reason=reason,
    )  # fmt: skip
