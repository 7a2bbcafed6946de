"""The dated parts of a record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.children.models import (
    Address,
    Child,
    Consent,
    FormerName,
    Involvement,
    Need,
    Placement,
    Relationship,
)

KINDS: dict[str, type[Model]] = {
    "address": Address,
    "placement": Placement,
    "need": Need,
    "carer": Relationship,
    "professional": Involvement,
    "consent": Consent,
    "former-name": FormerName,
}
_WITH = {
    "placement": ("setting",),
    "carer": ("carer",),
    "professional": ("person", "organisation"),
}


def kind_of(part: Model) -> str:
    """Return the kind of a part."""
    return next(kind for kind, model in KINDS.items() if isinstance(part, model))


def parts_of(child: Child, kind: str) -> list[Any]:
    """Return the parts of one kind in their own order."""
    return list(_all(kind).filter(child=child))


def part_of(child: Child, kind: str, pk: int) -> Any:
    """Return one part of a record.

    :raises Http404: when this record has none of that number.
    """
    return get_object_or_404(_all(kind), child=child, pk=pk)


def _all(kind: str) -> QuerySet[Any]:
    found: QuerySet[Any] = KINDS[kind]._default_manager.all()
    return found.select_related(*_WITH[kind]) if kind in _WITH else found


def first_days_of(child: Child) -> list[date | None]:
    """Return the first day that each kind of dated part tells of."""
    days: list[date | None] = []
    for kind, model in KINDS.items():
        day = {"consent": "on", "former-name": "until"}.get(kind, "since")
        rows = model._default_manager.filter(child=child).exclude(**{day: None})
        days.append(rows.order_by(day).values_list(day, flat=True).first())
    return days
