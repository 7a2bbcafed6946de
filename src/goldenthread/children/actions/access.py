"""Who is given a record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from goldenthread.children.enums import Basis
from goldenthread.children.models import Child, Grant, Involvement, Placement
from goldenthread.platform.access.errors import NotPermitted, NotValid
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.roles import Power
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Guest, Member
from goldenthread.platform.organisations.models import Organisation, Person


@transaction.atomic
def give_record(
    *,
    child: Child,
    to: Person | Organisation | Guest,
    kind: Basis,
    because: str,
    since: date,
    by: Member,
    on: date,
    until: date | None = None,
) -> Grant:
    """Give somebody a child's record from a day until a day, or still.

    People are named for a restricted record by `name_people`, not by this.

    :raises NotPermitted: when they may not.
    :raises NotValid: when it would end before it begins.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    if until and until < since:
        raise NotValid("The last day is before the first.", field="until")
    if kind == Basis.NAMED:
        raise LookupError("people are named by their own action")
    grant = Grant.objects.create(
        local_area=by.local_area,
        child=child,
        person=to if isinstance(to, Person) else None,
        organisation=to if isinstance(to, Organisation) else None,
        link=to.link if isinstance(to, Guest) else "",
        kind=kind,
        because=because,
        since=since,
        until=until,
    )
    record(
        "children.record_given", about=child, by=by, on=on, reason=because,
        changes={"given to": (None, to.name)},
    )  # fmt: skip
    return grant


@transaction.atomic
def take_back_record(*, grant: Grant, last_on: date, by: Member, on: date) -> Grant:
    """End that somebody is given a record.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the last day is before the first.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    if last_on < grant.since:
        raise NotValid("The last day is before the first.", field="last_on")
    grant.until = last_on
    grant.save(update_fields=["until"])
    holder = grant.person or grant.organisation
    record(
        "children.record_taken_back", about=grant.child, by=by, on=on,
        changes={
            "given to": (holder.name if holder else grant.because, None),
            "last day": (None, last_on),
        },
    )  # fmt: skip
    return grant


@transaction.atomic
def give_up_record(*, grant: Grant, because: str, by: Member, on: date) -> None:
    """Give up a record that one was given oneself: it is not theirs to see from now on.

    PostgreSQL lets only who reaches the whole area write who is given what, so that nobody gives
    themself a child. To have one less is a different thing, and needs nobody's leave: for this one
    row the reach is opened.

    :raises NotPermitted: when the record was given to somebody else.
    """
    if grant.person_id != by.person.pk:
        raise NotPermitted("Only the person to whom a record was given can give it up.")
    reach = Reach(is_whole_area=True, person_id=by.person.pk, on=on)
    with in_area(by.local_area.pk, user_id=by.user.pk, reach=reach):
        _end_at_once(grant, because, by=by, on=on)


@transaction.atomic
def end_at_once(*, grant: Grant, because: str, by: Member, on: date) -> None:
    """Take back a record so that it is not seen for the rest of this day either.

    :raises NotPermitted: when they may not.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    _end_at_once(grant, because, by=by, on=on)


def _end_at_once(grant: Grant, because: str, *, by: Member, on: date) -> None:
    child, holder, last = grant.child, grant.person or grant.organisation, on - timedelta(days=1)
    if last < grant.since:
        grant.delete()
    else:
        grant.until = last
        grant.save(update_fields=["until"])
    record(
        "children.record_taken_back", about=child, by=by, on=on, reason=because,
        changes={"given to": (holder.name if holder else None, None), "last day": (None, last)},
    )  # fmt: skip


def keep_grants(part: Placement | Involvement) -> None:
    """Give a record to the setting or the professional of a part, for as long as the part lasts.

    To be called by the action that changes the part, in its transaction.
    """
    if isinstance(part, Placement):
        holder: dict[str, object] = {
            "person": None,
            "organisation": part.setting.organisation if part.setting else None,
        }
        kind, because = Basis.ON_ROLL, f"On roll at {part.setting.name if part.setting else ''}"
        tied: dict[str, Any] = {"placement": part}
    else:
        organisation = None if part.person else part.organisation
        holder = {"person": part.person, "organisation": organisation}
        kind, because = Basis.INVOLVED, f"Works with the child: {part.get_part_display()}"
        tied = {"involvement": part}
    if not any(holder.values()):
        part.grants.all().delete()
        return
    Grant.objects.update_or_create(
        **tied,
        defaults={
            **holder,
            "local_area": part.local_area,
            "child": part.child,
            "kind": kind,
            "because": because,
            "since": part.since,
            "until": part.until,
        },
    )
