"""Restricted records that nobody can open any more, because all who were named have left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.children.enums import Basis
from goldenthread.children.models import Child, Grant, Reopening, Restriction
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.roles import POWERS, Power, Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member, current_tenures
from goldenthread.platform.organisations.models import LocalArea, Person, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Abandoned:
    """A record by its number, its child's number in the table, and those named, who all left."""

    number: int
    child_id: int
    named: tuple[int, ...]


@contextmanager
def reach_as(person_id: int | None, by: Member, *, on: date) -> Iterator[None]:
    """See the area as somebody does who is named for a restricted record; for this purpose alone.

    Whoever asks may not see the child: nothing of it but its number may be told to them.
    """
    reach = Reach(is_whole_area=True, person_id=person_id, on=on)
    with in_area(by.local_area.pk, user_id=by.user.pk, reach=reach):
        yield


def abandoned(by: Member, *, on: date) -> list[Abandoned]:
    """Return the restricted records that none of those named can open on a day, by number."""
    still = Q(until=None) | Q(until__gte=on)
    with reach_as(None, by, on=on):
        restricted = Restriction.objects.filter(still, local_area=by.local_area)
        children = list(restricted.values_list("child_id", flat=True))
        named: dict[int, list[int]] = {}
        for child_id, person_id in Grant.objects.filter(
            still, child__in=children, kind=Basis.NAMED, since__lte=on
        ).values_list("child_id", "person_id"):
            named.setdefault(child_id, []).append(person_id)
    here = _can_open({one for many in named.values() for one in many}, on=on)
    found = []
    for child_id, people in named.items():
        if not here & set(people):
            with reach_as(people[0], by, on=on):
                number = Child.objects.values_list("number", flat=True).get(pk=child_id)
            found.append(Abandoned(number=number, child_id=child_id, named=tuple(people)))
    return sorted(found, key=lambda one: one.number)


def _can_open(people: set[int], *, on: date) -> set[int]:
    """Return who of these still holds a post that opens records given to them."""
    roles = [role for role in Role if Power.READ_OWN_CHILDREN in POWERS[role]]
    held = Tenure.objects.filter(current_tenures(on), person__in=people, post__role__in=roles)
    return set(held.values_list("person_id", flat=True))


def can_be_named(local_area: LocalArea, *, on: date) -> QuerySet[Person]:
    """Return who can be named anew: those who manage records today, by name."""
    roles = [role for role in Role if Power.MANAGE_RECORDS in POWERS[role]]
    held = Tenure.objects.filter(current_tenures(on), post__role__in=roles)
    people = local_area.people.filter(user__isnull=False, pk__in=held.values("person"))
    return people.order_by("name", "pk")


def reopenings_of(local_area: LocalArea) -> QuerySet[Reopening]:
    """Return what was asked, the latest first."""
    return local_area.reopenings.select_related("to", "asked_by", "answered_by")


def reopening_of(local_area: LocalArea, pk: int) -> Reopening:
    """Return one thing that was asked and is not answered.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(reopenings_of(local_area).filter(answered_on=None), pk=pk)
