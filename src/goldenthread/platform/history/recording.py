"""Recording what happened. Every action ends with one call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from goldenthread.platform.history.models import Event

if TYPE_CHECKING:
    from goldenthread.platform.organisations.member import Member

Changes = Mapping[str, tuple[object, object]]


def name_of(thing: models.Model) -> str:
    """Return how history names a record: "improvement.action:12"."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def record(
    kind: str,
    *,
    about: models.Model,
    by: Member,
    on: date,
    within: models.Model | None = None,
    changes: Changes | None = None,
    reason: str = "",
) -> Event:
    """Keep that a person did something; `changes` maps a field to what it was and became."""
    return Event.objects.create(
        local_area=by.local_area,
        kind=kind,
        about=name_of(about),
        within=name_of(within) if within else "",
        by=by.user,
        by_name=by.person.name,
        on=on,
        changes={field: [_plain(a), _plain(b)] for field, (a, b) in (changes or {}).items()},
        reason=reason,
    )


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return str(value)
