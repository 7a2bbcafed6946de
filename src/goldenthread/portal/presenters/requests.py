"""What officers are told of online requests."""

from __future__ import annotations

from typing import Any

from goldenthread.children.api import Match, RelationshipKind, Responsibility
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.notifications.troubles import why_not
from goldenthread.portal.enums import AskedAs, State, WhyNot
from goldenthread.portal.models import OnlineFile, OnlineRequest
from goldenthread.portal.presenters.asking import size
from goldenthread.portal.presenters.places import Places
from goldenthread.ui.words import day, moment

_TAGS = {State.NEW: "blue", State.TAKEN_IN: "green", State.NOT_A_REQUEST: "grey"}
_SENT = {
    MessageState.QUEUED: "is waiting to leave",
    MessageState.SENT: "was sent",
}


def tag(online: OnlineRequest) -> dict[str, str]:
    """Return what became of it."""
    state = State(online.state)
    return {"text": state.label, "classes": f"govuk-tag--{_TAGS[state]}"}


def row(online: OnlineRequest, places: Places) -> dict[str, Any]:
    """Return a row of the tray."""
    settled = ""
    if online.state != State.NEW and online.settled_by:
        settled = f"{online.settled_by.name}, {day(online.settled_on)}"
    return {
        "name": online.child_name,
        "reference": online.reference,
        "href": places.to("portal_request", pk=online.pk),
        "received": moment(online.received_at),
        "who": online.get_source_display(),
        "tag": tag(online),
        "settled": settled,
    }


def facts(online: OnlineRequest) -> list[tuple[str, str]]:
    """Return everything that was typed, in the order in which it is read."""
    kind = dict(RelationshipKind.choices).get(online.relation, "")
    duty = dict(Responsibility.choices).get(online.responsibility, "")
    knows = "" if online.asked_as != AskedAs.PROFESSIONAL else _yes(online.parent_knows)
    told = [
        ("Received", f"{moment(online.received_at)}, so received on {day(online.received_on)}"),
        ("Child or young person", online.child_name),
        ("Date of birth", day(online.date_of_birth)),
        ("Lives at", ", ".join(part for part in (online.lines, online.postcode) if part)),
        ("School or college", online.school or "None"),
        ("Asked by", ", ".join(p for p in (online.name, online.job, online.works_for) if p)),
        ("What they are", kind or online.get_source_display()),
        ("Parental responsibility", duty),
        ("Email address", online.email or "None: tell them by letter"),
        ("Telephone", online.telephone),
        ("To talk with them", online.talking),
        ("Parent or carer", online.parent_name),
        ("Their email address", online.parent_email),
        ("Their telephone", online.parent_telephone),
        ("Does the family know?", knows),
        ("Why they ask", online.why),
        ("Help there is now", online.help_now),
    ]
    return [(key, value) for key, value in told if value]


def _yes(value: bool) -> str:
    return "Yes" if value else "No. Find out why before you write to them"


def files(online: OnlineRequest, found: list[OnlineFile], places: Places) -> list[dict[str, str]]:
    """Return the files that came with it."""
    return [
        {
            "name": one.name,
            "size": size(one.size),
            "href": places.to("portal_file", pk=online.pk, file_id=one.pk),
        }
        for one in found
    ]


def settled(online: OnlineRequest) -> str:
    """Return what became of it in a sentence, or "" while it is new."""
    if online.state == State.NEW or online.settled_by is None:
        return ""
    who, when = online.settled_by.name, day(online.settled_on)
    if online.state == State.TAKEN_IN and online.case is not None:
        return f"{who} took it in on {when}. It belongs to case {online.case.number}."
    why = WhyNot(online.why_not).label
    note = f" {online.note}" if online.note else ""
    return f"{who} set it aside on {when}. {why}.{note}"


def answers(messages: list[Message]) -> list[str]:
    """Return what became of the message to who asked."""
    return [
        f"The message that it was received {_SENT[MessageState(one.state)]}."
        if one.state in _SENT
        else f"The message that it was received could not be sent. {why_not(one)} Call them."
        for one in messages
    ]


def match_rows(found: list[Match]) -> list[dict[str, str]]:
    """Return the records that may be of the same child, and why."""
    return [
        {
            "name": one.child.name,
            "number": str(one.child.number),
            "born": day(one.child.date_of_birth),
            "because": ", ".join(one.because),
        }
        for one in found
    ]
