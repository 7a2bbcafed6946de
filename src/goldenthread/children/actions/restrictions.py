"""Records that open only for named people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction

from goldenthread.children.enums import Basis, WhyRestricted
from goldenthread.children.models import Child, Grant, Restriction, RestrictionReason
from goldenthread.children.queries.records import named_for, restriction_of
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person


@transaction.atomic
def restrict(
    *,
    child: Child,
    kind: WhyRestricted | str,
    words: str,
    people: Collection[Person],
    by: Member,
    on: date,
) -> Restriction:
    """Let a record open only for these people, and for whoever restricts it.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is restricted already, or was merged into another.
    """
    by.check_may(Power.MANAGE_RECORDS)
    if child.merged_into_id is not None:
        raise NotReady("This record was merged into another. Restrict that one.")
    if restriction_of(child, on=on) is not None:
        raise NotReady("This record is restricted already.")
    names = _name(child, {by.person, *people}, by=by, on=on)
    restriction = Restriction.objects.create(local_area=child.local_area, child=child, since=on)
    RestrictionReason.objects.create(
        local_area=child.local_area, child=child, restriction=restriction, kind=kind, words=words
    )
    record(
        "children.record_restricted", about=child, by=by, on=on, reason=words,
        changes={"because of": (None, WhyRestricted(kind).label), "named": (None, names)},
    )  # fmt: skip
    return restriction


@transaction.atomic
def name_people(*, child: Child, people: Collection[Person], by: Member, on: date) -> None:
    """Say anew for whom a restricted record opens; whoever says it stays among them.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the record is not restricted.
    :raises NotValid: when they would take themselves off: somebody else who is named can do that.
    """
    by.check_may(Power.MANAGE_RECORDS)
    if restriction_of(child, on=on) is None:
        raise NotReady("This record is not restricted, so nobody is named for it.")
    if by.person not in people:
        raise NotValid(
            "You cannot take yourself off. Somebody else who is named, and manages records, can.",
            field="people",
        )
    before = {grant.person: grant for grant in named_for(child, on=on)}
    was = sorted(person.name for person in before if person)
    _name(child, set(people) - {person for person in before if person}, by=by, on=on)
    for person, grant in before.items():
        if person not in people:
            grant.delete()
    names = sorted(person.name for person in people)
    record("children.people_named", about=child, by=by, on=on, changes={"named": (was, names)})


@transaction.atomic
def lift_restriction(*, child: Child, reason: str, by: Member, on: date) -> None:
    """Open a restricted record again to all who may see the area's records, from this day.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not restricted.
    :raises NotValid: when no reason is given.
    """
    by.check_may(Power.MANAGE_RECORDS)
    restriction = restriction_of(child, on=on)
    if restriction is None:
        raise NotReady("This record is not restricted.")
    if not reason.strip():
        raise NotValid("Say why the restriction is lifted.", field="reason")
    last = on - timedelta(days=1)
    if last < restriction.since:
        RestrictionReason.objects.filter(restriction=restriction).delete()
        restriction.delete()
    else:
        restriction.until = last
        restriction.save(update_fields=["until"])
    record("children.restriction_lifted", about=child, by=by, on=on, reason=reason)
    Grant.objects.filter(child=child, kind=Basis.NAMED).delete()


def _name(child: Child, people: Collection[Person], *, by: Member, on: date) -> list[str]:
    for person in people:
        Grant.objects.create(
            local_area=child.local_area,
            child=child,
            person=person,
            kind=Basis.NAMED,
            because=f"Named for this restricted record by {by.person.name}",
            since=on,
        )
    return sorted(person.name for person in people)
