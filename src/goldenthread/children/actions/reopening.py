"""A restricted record that nobody can open any more opens for somebody new: two people decide."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.children.enums import Basis
from goldenthread.children.models import Child, Grant, Reopening
from goldenthread.children.queries.reopening import Abandoned, abandoned, can_be_named, reach_as
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person


@transaction.atomic
def ask_to_reopen(*, number: int, to: Person, reason: str, by: Member, on: date) -> Reopening:
    """Ask that a restricted record opens for somebody new, because all who were named have left.

    :raises NotPermitted: when they may not.
    :raises NotReady: when somebody who is named can still open it, or it is asked already.
    :raises NotValid: when no reason is given, or the other cannot be named.
    """
    by.check_may(Power.REOPEN_RECORDS)
    _find(number, by, on=on)
    if not reason.strip():
        raise NotValid("Say why it has to be opened.", field="reason")
    if not can_be_named(by.local_area, on=on).filter(pk=to.pk).exists():
        raise NotValid("Choose somebody who manages records.", field="to")
    if by.local_area.reopenings.filter(number=number, answered_on=None).exists():
        raise NotReady("This is asked already, and waits for a second person.")
    one = Reopening.objects.create(
        local_area=by.local_area, number=number, to=to, reason=reason.strip(),
        asked_by=by.person, asked_on=on,
    )  # fmt: skip
    record("children.reopening_asked", about=one, by=by, on=on, reason=one.reason,
           changes={"record": (None, number), "for": (None, to.name)})  # fmt: skip
    return one


@transaction.atomic
def answer_reopening(
    *, reopening: Reopening, is_confirmed: bool, answer: str, by: Member, on: date
) -> Reopening:
    """Confirm or refuse what another asked. Confirmed, the record opens for the new person alone.

    The first step sees the child as one of those who left does, and names the new person; the
    second sees it as the new person does, and takes the others off.

    :raises NotPermitted: when they may not, asked for it themself, or would open it for themself.
    :raises NotReady: when it is answered, or somebody who is named can open the record again.
    :raises NotValid: when no reason is given, or the new person cannot be named any more.
    """
    by.check_may(Power.REOPEN_RECORDS)
    now = Reopening.objects.select_for_update(of=("self",)).get(pk=reopening.pk)
    if now.answered_on is not None:
        raise NotReady("This was answered already.")
    if by.person.pk in (now.asked_by_id, now.to_id):
        raise NotPermitted("A second person confirms this: neither who asked nor who is named.")
    if not answer.strip():
        raise NotValid("Say why.", field="answer")
    now.answered_by, now.answered_on, now.answer = by.person, on, answer.strip()
    now.is_confirmed = is_confirmed
    now.save()
    record("children.reopening_answered", about=now, by=by, on=on, reason=now.answer,
           changes={"confirmed": (None, "yes" if is_confirmed else "no")})  # fmt: skip
    if is_confirmed:
        if not can_be_named(by.local_area, on=on).filter(pk=now.to_id).exists():
            raise NotValid("They do not manage records any more.", field="answer")
        _open(_find(now.number, by, on=on), now, by=by, on=on)
    return now


def _find(number: int, by: Member, *, on: date) -> Abandoned:
    found = next((one for one in abandoned(by, on=on) if one.number == number), None)
    if found is None:
        raise NotReady("There is no such record, or somebody who is named for it can open it.")
    return found


def _open(found: Abandoned, asked: Reopening, *, by: Member, on: date) -> None:
    because = f"Named for this restricted record by {asked.asked_by.name} and {by.person.name}"
    with reach_as(found.named[0], by, on=on):
        child = Child.objects.get(pk=found.child_id)
        Grant.objects.create(
            local_area=by.local_area, child=child, person=asked.to, kind=Basis.NAMED, since=on,
            because=because[:200],
        )  # fmt: skip
        record(
            "children.record_reopened", about=child, by=by, on=on,
            reason=f"{asked.reason} {asked.answer}",
            changes={"asked by": (None, asked.asked_by.name), "named": (None, asked.to.name)},
        )  # fmt: skip
    with reach_as(asked.to_id, by, on=on):
        named = Grant.objects.filter(child=found.child_id, kind=Basis.NAMED)
        named.exclude(person=asked.to_id).delete()
        if not Child.objects.filter(pk=found.child_id).exists():
            raise LookupError("a record that was opened again opens for the person named")
