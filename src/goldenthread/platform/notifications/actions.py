"""Writing to people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string

from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import name_of, record
from goldenthread.platform.jobs.queue import enqueue
from goldenthread.platform.notifications.models import LinkTo, Message, MessageState

if TYPE_CHECKING:
    from goldenthread.platform.organisations.member import Member
    from goldenthread.platform.organisations.models import Person

LINK = "[link]"


@transaction.atomic
def send(
    *,
    to: Person,
    template: str,
    context: dict[str, Any],
    about: models.Model,
    by: Member | None,
    on: date,
) -> Message | None:
    """Write to a person; it leaves when the change that asks for it is kept.

    The template is plain text: its first line is the subject, the rest the message. It is given
    `to`, `on`, `area`, `address` (of the product) and `ask` (who can answer questions) beside
    `context`, and writes ``[link]`` where a link to choose a password belongs. `by` is None when
    nobody of the area acts.

    :returns: the message, or None when the person has no email address.
    """
    if not to.email:
        return None
    text = render_to_string(
        template,
        {
            "to": to,
            "on": on,
            "area": to.local_area.name,
            "address": settings.BASE_URL,
            "ask": _who_to_ask(by),
            **context,
        },
    )
    subject, _, body = text.strip().partition("\n")
    message = Message.objects.create(
        local_area=to.local_area,
        to_person=to,
        to=to.email,
        subject=subject.strip()[:200],
        body=body.strip() + "\n",
        link_to=LinkTo.PASSWORD if LINK in body else LinkTo.NOWHERE,
        about=name_of(about),
    )
    queue(message, by=by)
    return message


def queue(message: Message, *, by: Member | None) -> None:
    """Queue the sending of a message."""
    enqueue(
        "notifications.deliver",
        local_area_id=message.local_area_id,
        user_id=by.user.pk if by else None,
        message_id=message.pk,
    )


@transaction.atomic
def send_again(*, message: Message, by: Member, on: date) -> Message:
    """Try once more to send a message that could not be sent.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it was sent, or still waits.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    if message.state != MessageState.FAILED:
        raise NotReady("Only a message that could not be sent can be sent again.")
    message.state, message.tries = MessageState.QUEUED, 0
    message.save(update_fields=["state", "tries"])
    queue(message, by=by)
    record("notifications.message_sent_again", about=message, by=by, on=on)
    return message


def _who_to_ask(by: Member | None) -> str:
    if by is None:
        return settings.SUPPORT_CONTACT
    reach = [part for part in (by.person.telephone, by.person.email) if part]
    return ", ".join([by.person.name, *reach])
