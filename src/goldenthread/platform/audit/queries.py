"""Asking who looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.models import LocalArea, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which looks are asked for; days are inclusive."""

    number: int | None = None
    person: Person | None = None
    since: date | None = None
    until: date | None = None


def looks(local_area: LocalArea, asked: Asked) -> QuerySet[Look]:
    """Return the looks that fit, the latest first."""
    found = Look.objects.filter(local_area=local_area)
    if asked.number is not None:
        found = found.filter(child_number=asked.number)
    if asked.person is not None:
        found = found.filter(by=asked.person.user_id)
    if asked.since:
        found = found.filter(at__date__gte=asked.since)
    if asked.until:
        found = found.filter(at__date__lte=asked.until)
    return found.order_by("-at", "-pk")


def people_with_accounts(local_area: LocalArea) -> QuerySet[Person]:
    """Return the area's people who can have looked, by name."""
    return local_area.people.filter(user__isnull=False).order_by("name", "pk")
