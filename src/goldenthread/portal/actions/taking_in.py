"""An officer takes an online request in, or says that it is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from goldenthread.casework.api import (
    Case,
    Channel,
    acknowledge,
    open_case_of,
    open_request,
    write_reasons,
)
from goldenthread.children.api import (
    Carer,
    Child,
    Setting,
    add_carer,
    begin_record,
    carers_like,
    relationships_of,
)
from goldenthread.core.identifiers import check_postcode
from goldenthread.core.names import folded
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import name_of, record
from goldenthread.platform.notifications.actions import queue
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person
from goldenthread.portal.enums import AskedAs, State, WhyNot
from goldenthread.portal.models import OnlineRequest
from goldenthread.ui.words import day


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """Where a request went; `joined` when the child had an open request already."""

    case: Case
    joined: bool


@transaction.atomic
def take_in(
    *,
    online: OnlineRequest,
    child: Child | None,
    by: Member,
    on: date,
    setting: Setting | None = None,
    officer: Person | None = None,
) -> TakenIn:
    """Take a request in: to a record that is there, or to a new one when `child` is None.

    A child with an open request gets no second one: the words are kept on that case.

    :raises NotPermitted: when they may not.
    :raises NotReady: when somebody has taken it in, or said that it is none.
    """
    by.check_may(Power.WORK_ON_CASES)
    online = _new(online)
    if child is None:
        child = _begin(online, setting, by=by, on=on)
    carer = _carer(online, child, by=by, on=on)
    other = open_case_of(child)
    case = other or _open(online, child, carer, officer, by=by, on=on)
    if other is not None:
        said = "\n\n".join(part for part in (other.request_reasons, reasons_of(online)) if part)
        case = write_reasons(case=other, words=said, version=other.version, by=by, on=on)
    online.state, online.child, online.case = State.TAKEN_IN, child, case
    _settle(online, by=by, on=on)
    online.files.update(child=child)
    _take_messages_along(online, child, by=by)
    record(
        "portal.request_taken_in", about=online, by=by, on=on,
        changes={"case": (None, case.number), "reference": (None, online.reference)},
    )  # fmt: skip
    return TakenIn(case=case, joined=other is not None)


@transaction.atomic
def set_aside(
    *, online: OnlineRequest, why_not: str, note: str, by: Member, on: date
) -> OnlineRequest:
    """Say that something is not a request, and why.

    :raises NotPermitted: when they may not.
    :raises NotReady: when somebody has taken it in, or said so already.
    :raises NotValid: when no reason is given.
    """
    by.check_may(Power.WORK_ON_CASES)
    online = _new(online)
    if why_not not in WhyNot.values:
        raise NotValid("Choose why it is not a request.", field="why_not")
    if why_not == WhyNot.OTHER and not note.strip():
        raise NotValid("Say why it is not a request.", field="note")
    online.state, online.why_not, online.note = State.NOT_A_REQUEST, why_not, note.strip()
    _settle(online, by=by, on=on)
    record("portal.request_set_aside", about=online, by=by, on=on, reason=online.note)
    return online


@transaction.atomic
def take_up_again(*, online: OnlineRequest, by: Member, on: date) -> OnlineRequest:
    """Put what was said to be no request back among the new ones.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is new, or was taken in.
    """
    by.check_may(Power.WORK_ON_CASES)
    online = _locked(online)
    if online.state != State.NOT_A_REQUEST:
        raise NotReady("This is not set aside, so there is nothing to undo.")
    online.state, online.why_not, online.note = State.NEW, "", ""
    online.settled_by = online.settled_on = None
    online.save()
    record("portal.request_taken_up_again", about=online, by=by, on=on)
    return online


def _take_messages_along(online: OnlineRequest, child: Child, *, by: Member) -> None:
    """Put what was sent about a request behind the child's fence; what waits still leaves."""
    for message in Message.objects.filter(about=name_of(online)):
        message.child_id = child.pk
        message.save(update_fields=["child_id"])
        if message.state == MessageState.QUEUED:
            queue(message, by=by)  # the job that waits saw no child


def _locked(online: OnlineRequest) -> OnlineRequest:
    rows = OnlineRequest.objects.select_for_update(of=("self",)).select_related(
        "settled_by", "local_area"
    )
    return rows.get(pk=online.pk)


def _new(online: OnlineRequest) -> OnlineRequest:
    """Return a request as it is now, kept from others.

    :raises NotReady: when somebody was sooner.
    """
    online = _locked(online)
    if online.state != State.NEW and online.settled_by is not None:
        what = "took this request in" if online.state == State.TAKEN_IN else "set this aside"
        raise NotReady(
            f"{online.settled_by.name} {what} on {day(online.settled_on)}. Nothing was changed"
            " by you."
        )
    return online


def _settle(online: OnlineRequest, *, by: Member, on: date) -> None:
    online.settled_by, online.settled_on = by.person, on
    online.save()


def _begin(online: OnlineRequest, setting: Setting | None, *, by: Member, on: date) -> Child:
    values = {
        "forename": online.forename,
        "surname": online.surname,
        "date_of_birth": online.date_of_birth,
        "access_needs": online.talking if online.asked_as == AskedAs.YOUNG_PERSON else "",
    }
    return begin_record(
        values=values, lines=online.lines, postcode=online.postcode, setting=setting, by=by, on=on
    )


def _open(
    online: OnlineRequest,
    child: Child,
    carer: Carer | None,
    officer: Person | None,
    *,
    by: Member,
    on: date,
) -> Case:
    is_parent = online.asked_as == AskedAs.PARENT
    parts = [online.name, online.job, online.works_for]
    values = {
        "channel": Channel.ONLINE,
        "source": online.source,
        "carer": carer if is_parent else None,
        "asked_by": "" if is_parent else ", ".join(part for part in parts if part)[:200],
        "asked_email": "" if is_parent else online.email,
        "request_reasons": reasons_of(online),
    }
    was_told = Message.objects.filter(about=name_of(online)).exists()
    case = open_request(
        child=child, received_on=online.received_on, values=values, officer=officer,
        send=not was_told, by=by, on=on,
    )  # fmt: skip
    if was_told:  # the acknowledgement left when the form was sent
        case = acknowledge(case=case, day=online.received_on, by=by, on=on)
    return case


def reasons_of(online: OnlineRequest) -> str:
    """Return why the assessment is asked for, in the words that were sent."""
    helped = f"Help that the child has now: {online.help_now.strip()}" if online.help_now else ""
    return "\n\n".join(part for part in (online.why.strip(), helped) if part)


def _carer(online: OnlineRequest, child: Child, *, by: Member, on: date) -> Carer | None:
    """Return the parent who asked or is named, linked to the child; made unless known."""
    facts = _facts_of_carer(online)
    if facts is None:
        return None
    known = [one.carer for one in relationships_of(child)]
    for carer in known:
        if _is_same(carer, facts):
            return carer
    email = facts["email"]
    found = carers_like(online.local_area, email, besides=child) if email else []
    same = next((one for one in found if _is_same(one, facts)), None)
    values = {
        "kind": online.relation or "other",
        "parental_responsibility": online.responsibility or "unknown",
        "is_main_contact": not known,
    }
    return add_carer(child=child, carer=same or facts, values=values, by=by, on=on).carer


def _facts_of_carer(online: OnlineRequest) -> dict[str, str] | None:
    if online.asked_as == AskedAs.PARENT:
        postcode = check_postcode(online.postcode)
        return {
            "name": online.name, "email": online.email, "telephone": online.telephone,
            "lines": online.lines, "postcode": "" if postcode.wrong else online.postcode,
            "access_needs": online.talking,
        }  # fmt: skip
    if online.asked_as == AskedAs.PROFESSIONAL and online.parent_name:
        return {
            "name": online.parent_name, "email": online.parent_email,
            "telephone": online.parent_telephone,
        }  # fmt: skip
    return None


def _is_same(carer: Carer, facts: dict[str, str]) -> bool:
    if folded(carer.name) != folded(facts["name"]):
        return False
    return not (carer.email and facts["email"]) or carer.email.lower() == facts["email"].lower()
