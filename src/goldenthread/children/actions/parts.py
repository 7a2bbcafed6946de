"""The dated parts of a record: added, corrected, ended, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, Q

from goldenthread.children.actions.access import keep_grants
from goldenthread.children.actions.numbers import tidy
from goldenthread.children.actions.records import name_again
from goldenthread.children.actions.turns import open_record, take_turn
from goldenthread.children.enums import AddressKind, Rank
from goldenthread.children.models import (
    Address,
    Child,
    FormerName,
    Involvement,
    Need,
    Placement,
)
from goldenthread.children.policies import check_days
from goldenthread.children.queries.parts import KINDS, kind_of
from goldenthread.core.identifiers import check_postcode
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day


@transaction.atomic
def add_part(*, child: Child, kind: str, values: Mapping[str, Any], by: Member, on: date) -> Any:
    """Add a part to a record.

    A new home, main setting or main need ends the one before on the day before it begins. A
    placement at a setting whose staff use the product gives them the record for as long.

    :param kind: a key of `KINDS`, save "carer": see `add_carer`.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the record was merged into another.
    :raises NotValid: when a day cannot be right, or it would overlap with another.
    """
    child = open_record(child, by=by)
    part = KINDS[kind](local_area=child.local_area, child=child)
    take(part, values)
    check(part, child, on=on)
    ended = _end_the_one_before(part)
    keep(part)
    _follow(part, child)
    changes = told(part)
    if ended is not None:
        changes["the one before ends on"] = (None, ended)
    record(f"children.{_event(kind)}_added", about=part, by=by, on=on, changes=changes)
    return part


@transaction.atomic
def change_part(*, part: Any, values: Mapping[str, Any], version: int, by: Member, on: date) -> Any:
    """Correct what a part says, or end it by giving its last day.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the record was merged into another.
    :raises NotValid: when a day cannot be right, or it would overlap with another.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    child = open_record(part.child, by=by)
    before = told(part)
    take_turn(part, version)
    take(part, values)
    check(part, child, on=on)
    keep(part)
    _follow(part, child)
    after = told(part)
    changes = {
        name: (before.get(name, ("", ""))[1], after.get(name, ("", ""))[1])
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    }
    if changes:
        kind = _event(kind_of(part))
        record(f"children.{kind}_changed", about=part, by=by, on=on, changes=changes)
    return part


@transaction.atomic
def remove_part(*, part: Any, reason: str, version: int, by: Member, on: date) -> None:
    """Take away a part that was recorded in error; history keeps what it said and why it went.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the record was merged into another.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    child = open_record(part.child, by=by)
    if not reason.strip():
        raise NotValid("Say why it is taken away.", field="reason")
    take_turn(part, version)
    changes = {name: (now, None) for name, (_, now) in told(part).items()}
    kind = _event(kind_of(part))
    record(f"children.{kind}_removed", about=part, by=by, on=on, changes=changes, reason=reason)
    if isinstance(part, Placement | Involvement):
        part.grants.all().delete()
    part.delete()
    if isinstance(part, FormerName):
        name_again(child)


def _event(kind: str) -> str:
    return kind.replace("-", "_")


def take(part: Model, values: Mapping[str, Any]) -> None:
    """Put values into a part, tidied."""
    for name, value in values.items():
        if name in {"id", "child", "local_area", "version"}:
            raise LookupError(f"{name} is not told")
        part._meta.get_field(name)
        setattr(part, name, value.strip() if isinstance(value, str) else value)


def check(part: Any, child: Child, *, on: date) -> None:
    """Pass silently if what a part says can be right.

    :raises NotValid: when it cannot.
    """
    check_days(
        since=getattr(part, "since", getattr(part, "on", None)),
        until=getattr(part, "until", getattr(part, "withdrawn_on", None)),
        born=child.date_of_birth,
        died=child.died_on,
        since_field="since" if hasattr(part, "since") else "on",
        until_field="until" if hasattr(part, "until") else "withdrawn_on",
    )
    if isinstance(part, Address):
        tidy(part, {"postcode": check_postcode})
    if isinstance(part, Placement) and bool(part.setting) == bool(part.otherwise):
        raise NotValid("Choose a setting, or say how else the child is educated.", field="setting")
    if hasattr(part, "withdrawn_on"):
        _check_consent(part, on=on)


def _check_consent(part: Any, *, on: date) -> None:
    if part.on > on:
        raise NotValid("This day is in the future.", field="on")
    if part.withdrawn_on and not part.is_given:
        raise NotValid("Only a consent that was given can be withdrawn.", field="withdrawn_on")


_ONE_AT_A_TIME: dict[type[Model], tuple[Q, str]] = {
    Address: (Q(kind=AddressKind.HOME), "home"),
    Placement: (Q(rank=Rank.FIRST), "main setting"),
    Need: (Q(rank=Rank.FIRST), "main need"),
}


def _end_the_one_before(part: Any) -> date | None:
    """End what a new part takes the place of, on the day before; return that day.

    :raises NotValid: when there is one that began later or on the same day.
    """
    model = type(part)
    which, word = _ONE_AT_A_TIME.get(model, (Q(pk__in=[]), ""))
    alike = (part.kind == AddressKind.HOME) if model is Address else part.__dict__.get("rank") == 1
    if not alike or not word:
        return None
    last: date = part.since - timedelta(days=1)
    before = model._default_manager.filter(which, child=part.child_id)
    current = before.filter(Q(until=None) | Q(until__gte=part.since)).order_by("since").first()
    if current is None:
        return None
    if current.since >= part.since:
        raise NotValid(
            f"There is a {word} from {day(current.since)} already. Correct that one, or give a"
            " last day before it.",
            field="since",
        )
    current.until, current.version = last, current.version + 1
    current.save(update_fields=["until", "version"])
    if isinstance(current, Placement):
        keep_grants(current)
    return last


def keep(part: Any) -> None:
    """Save a part.

    :raises NotValid: when it would overlap with another.
    """
    try:
        with transaction.atomic():
            part.save()
    except IntegrityError as error:
        message, field = _overlap(str(error))
        raise NotValid(message, field=field) from error


def _overlap(words: str) -> tuple[str, str]:
    for constraint, told_as in {
        "address_one_home_at_a_time": ("These days overlap with those of another home.", "since"),
        "placement_one_main_at_a_time": (
            "These days overlap with those of another main setting.", "since",
        ),
        "need_one_main_at_a_time": ("These days overlap with those of another main need.", "since"),
        "need_each_type_once_at_a_time": (
            "This need is recorded for these days already.", "sen_type",
        ),
        "relationship_once_at_a_time": ("This person is recorded already.", "kind"),
        "relationship_one_main_contact": ("Somebody else is the main contact.", "is_main_contact"),
    }.items():  # fmt: skip
        if constraint in words:
            return told_as
    raise LookupError(words)


def _follow(part: Any, child: Child) -> None:
    """Do what follows from a part: who is given the record, and by which names it is found."""
    if isinstance(part, Placement | Involvement):
        keep_grants(part)
    if isinstance(part, FormerName):
        name_again(child)


_UNTOLD = {"id", "local_area", "child", "version"}


def told(part: Any) -> dict[str, tuple[object, object]]:
    """Return what a part says as history tells it; a confidential address is not written down."""
    hidden = {"lines", "postcode"} if getattr(part, "is_confidential", False) else set()
    found: dict[str, tuple[object, object]] = {}
    for field in part._meta.concrete_fields:
        if field.name in _UNTOLD:
            continue
        value = "confidential" if field.name in hidden else _words(part, field.name)
        if value not in (None, "", False):
            found[field.name.replace("_", " ")] = (None, value)
    return found


def _words(part: Any, name: str) -> object:
    shown = getattr(part, f"get_{name}_display", None)
    value = shown() if shown else getattr(part, name)
    if isinstance(value, Model):
        return value.name  # type: ignore[attr-defined]  # -- all that parts point to have one
    return "yes" if value is True else value
