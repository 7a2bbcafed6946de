"""Finding a record, and why somebody is let in to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.children.enums import OPENS_RECORD, Basis
from goldenthread.children.models import Child, Grant, Merger, Restriction
from goldenthread.platform.access.roles import POWERS, Power
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Organisation, Person

RESTRICTED = (
    "select child_id from children_restriction where coalesce(until >= %(restricted_on)s, true)"
)
"""SQL for the children whose record opens only for named people on the day ``restricted_on``."""


def find_child(local_area: LocalArea, pk: int) -> Child:
    """Return one of the children whom this person may see.

    :raises Http404: when there is none of that number, or not for them.
    """
    return get_object_or_404(local_area.children.select_related("merged_into"), pk=pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """Why somebody sees a child, in words, and whether others may not.

    `opens_record` is whether it lets them open the whole record, or only what the room that asked
    them shows of it.
    """

    basis: str
    is_restricted: bool
    opens_record: bool


def way_in(child: Child, by: Member, *, on: date) -> WayIn:
    """Return why this person sees a child whom the fence shows them."""
    is_restricted = restriction_of(child, on=on) is not None
    if by.may(Power.READ_CHILDREN) and not is_restricted:
        roles = sorted(r.label for r in by.roles if Power.READ_CHILDREN in POWERS[r])
        return WayIn(
            basis=f"{', '.join(roles)}: reads the area’s records",
            is_restricted=False, opens_record=True,
        )  # fmt: skip
    mine = grants_of(child, on=on).filter(_given_to(by))
    if is_restricted:
        mine = mine.filter(kind=Basis.NAMED)
    grants = list(mine)
    return WayIn(
        basis="; ".join(dict.fromkeys(grant.because for grant in grants)),
        is_restricted=is_restricted,
        opens_record=any(grant.kind in OPENS_RECORD for grant in grants),
    )


def records_open_to(children: QuerySet[Child], by: Member, *, on: date) -> QuerySet[Child]:
    """Narrow children whom the fence shows somebody to those whose whole record they may open.

    It says of many what `WayIn.opens_record` says of one, within the same statement.
    """
    if by.may(Power.READ_CHILDREN):
        return children
    grants = Grant.objects.filter(_holding(on), _given_to(by), kind__in=OPENS_RECORD)
    return children.filter(pk__in=grants.values("child"))


def grants_of(child: Child, *, on: date) -> QuerySet[Grant]:
    """Return to whom a record is given on a day, the earliest first."""
    found = Grant.objects.filter(_holding(on), child=child)
    return found.select_related("person", "organisation").order_by("since", "pk")


def _holding(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def _given_to(by: Member) -> Q:
    return Q(person=by.person) | Q(organisation__in=by.organisation_ids)


def restriction_of(child: Child, *, on: date) -> Restriction | None:
    """Return what restricts a record on a day, if anything does."""
    still = Q(until=None) | Q(until__gte=on)
    return Restriction.objects.filter(still, child=child).first()


def named_for(child: Child, *, on: date) -> list[Grant]:
    """Return the people who are named for a record on a day."""
    return list(grants_of(child, on=on).filter(kind=Basis.NAMED))


def people_to_name(local_area: LocalArea) -> QuerySet[Person]:
    """Return the area's people who have an account, by name."""
    return local_area.people.filter(user__isnull=False).order_by("name", "pk")


def organisations_with_staff(local_area: LocalArea) -> QuerySet[Organisation]:
    """Return the area's organisations by name."""
    return local_area.organisations.order_by("name")


def merger_of(merged: Child) -> Merger | None:
    """Return how a record was merged into another, if it still is."""
    return Merger.objects.filter(merged=merged, undone_on=None).select_related("child").first()


def mergers_into(child: Child) -> list[Merger]:
    """Return the records that are merged into this one, the latest first."""
    return list(child.mergers.filter(undone_on=None).select_related("merged"))


def history_of_child(child: Child) -> QuerySet[Event]:
    """Return what happened to a record and to those merged into it, newest first."""
    numbers = [child.pk, *(merger.merged_id for merger in mergers_into(child))]
    return child.local_area.events.filter(child_id__in=numbers).order_by("-at", "-pk")


def child_by_number(local_area: LocalArea, number: int) -> Child | None:
    """Return the record of this number, if there is one that this person may see."""
    return local_area.children.filter(number=number).select_related("merged_into").first()
