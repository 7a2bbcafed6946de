"""Recording what happened. Every action ends with one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

from goldenthread.platform.access.child_fences import CHILD_COLUMN, IS_CHILD
from goldenthread.platform.history.models import Event

if TYPE_CHECKING:
    from goldenthread.platform.organisations.member import Guest, Member

Changes = Mapping[str, tuple[object, object]]


def name_of(thing: models.Model) -> str:
    """Return how history names a record: "improvement.action:12"."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def record(kind: str, **told: Any) -> Event:
    """Keep that a person did something; what is told of it, see `facts_of`."""
    return Event.objects.create(**facts_of(kind, **told))


def facts_of(
    kind: str,
    *,
    about: models.Model,
    by: Member | Guest,
    on: date,
    within: models.Model | None = None,
    changes: Changes | None = None,
    reason: str = "",
    child_id: int | None = None,
) -> dict[str, Any]:
    """Return what an event says; `changes` maps a field to what it was and what it became.

    :param child_id: whom it concerns, where `about` and `within` do not say so themselves.
    """
    return {
        "local_area_id": by.local_area.pk,
        "kind": kind,
        "about": name_of(about),
        "within": name_of(within) if within else "",
        "child_id": child_id or _child_of(about) or _child_of(within),
        "by_id": by.user.pk if by.user else None,
        "by_name": by.name,
        "on": on,
        "changes": {field: [_plain(a), _plain(b)] for field, (a, b) in (changes or {}).items()},
        "reason": reason,
    }


def record_many(
    kind: str, told: Iterable[tuple[models.Model, Changes, str]], *, by: Member, on: date
) -> None:
    """Keep that a person did the same to many things at once: an event for each.

    :param told: each thing with what changed and why.
    """
    Event.objects.bulk_create(
        Event(**facts_of(kind, about=about, by=by, on=on, changes=changes, reason=reason))
        for about, changes, reason in told
    )


def _child_of(thing: models.Model | None) -> int | None:
    """Return the number of the child that a record is about, or None."""
    if getattr(thing, "child_fence", "") == IS_CHILD:
        return thing.pk if thing else None
    found: int | None = getattr(thing, CHILD_COLUMN, None)
    return found


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return str(value)
