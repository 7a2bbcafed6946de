"""Writing to people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.template.loader import render_to_string

from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.access.row_security import reach_now
from goldenthread.platform.history.recording import name_of, record
from goldenthread.platform.jobs.queue import enqueue
from goldenthread.platform.notifications import links
from goldenthread.platform.notifications.models import Message, MessageState

if TYPE_CHECKING:
    from goldenthread.platform.organisations.member import Member
    from goldenthread.platform.organisations.models import LocalArea, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who is written to and has no place in the area: a parent, an outside therapist."""

    local_area: LocalArea
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A message as it will leave."""

    subject: str
    body: str


def write(
    *,
    to: Person | Recipient,
    template: str,
    context: dict[str, Any],
    by: Member | None,
    on: date,
) -> Text:
    """Return a message as `send` would keep it, and keep nothing: for a page that shows it first.

    The template is plain text: its first line is the subject, the rest the message. It is given
    `to`, `on`, `area`, `address` (of the product) and `ask` (who can answer questions) beside
    `context`, and writes ``[link]`` where a link for its reader alone belongs.
    """
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
    body = re.sub(r"\n{3,}", "\n\n", body.strip())  # where a part of the text was left out
    return Text(subject=subject.strip()[:200], body=body + "\n")


@transaction.atomic
def send(  # noqa: PLR0913 -- each is one fact of a message, by keyword
    *,
    to: Person | Recipient,
    template: str,
    context: dict[str, Any],
    about: models.Model,
    by: Member | None,
    on: date,
    child_id: int | None = None,
    changed: str = "",
    link_to: str = "",
    link_ref: int | None = None,
) -> Message | None:
    """Write to somebody; it leaves when the change that asks for it is kept.

    What it may say of a child: initials or a first name and the number of the case, never a full
    name, a date of birth or needs. Mail is read on other people's telephones.

    :param by: who acts; None when nobody of the area does.
    :param child_id: of whom it tells: only who sees that child then sees the message. The running
        transaction must see the child, and the mail leaves as far as it saw. To who has no place in
        the area it can only be left out where the reach takes requests in.
    :param changed: what changed, in one sentence, for the record.
    :param link_to: the key of `links` that makes the link, when the text has one; `link_ref` is
        the number that it opens.
    :returns: the message, or None when there is no email address.
    :raises LookupError: when the text has a link that nothing makes, or the other way about.
    """
    if not to.email:
        return None
    text = write(to=to, template=template, context=context, by=by, on=on)
    links.check(text.body, link_to)
    message = Message.objects.create(
        local_area=to.local_area,
        to_person=None if isinstance(to, Recipient) else to,
        to_name=to.name[:160],
        to=to.email,
        child_id=child_id,
        sent_by=by.person if by else None,
        template=template,
        subject=text.subject,
        body=text.body,
        changed=changed[:300],
        link_to=link_to,
        link_ref=link_ref,
        about=name_of(about),
    )
    queue(message, by=by)
    return message


def queue(message: Message, *, by: Member | None) -> None:
    """Queue the sending of a message, as far as the running transaction sees."""
    enqueue(
        "notifications.deliver",
        local_area_id=message.local_area_id,
        user_id=by.user.pk if by else None,
        message_id=message.pk,
        reach=None if message.child_id is None and message.to_person_id else reach_now(),
    )


@transaction.atomic
def send_again(*, message: Message, by: Member, on: date) -> Message:
    """Try once more to send a message about an account or post that could not be sent.

    :raises NotPermitted: when they may not, or it is about a child: that is the room's own to do.
    :raises NotReady: when it was sent, or still waits.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    if message.child_id is not None:
        raise NotPermitted("A message about a child is sent again from the child’s case.")
    requeue(message, by=by)
    record("notifications.message_sent_again", about=message, by=by, on=on)
    return message


def requeue(message: Message, *, by: Member, to: str = "") -> None:
    """Let a message that failed wait again, at another address if given; to be called by an action.

    :raises NotReady: when it was sent, or still waits.
    :raises NotValid: when the address is none.
    """
    if message.state != MessageState.FAILED:
        raise NotReady("Only a message that could not be sent can be sent again.")
    if to:
        try:
            validate_email(to)
        except ValidationError as error:
            raise NotValid(
                "Enter an email address, like name@example.org.", field="email"
            ) from error
        message.to = to
    message.state, message.tries = MessageState.QUEUED, 0
    message.save(update_fields=["state", "tries", "to"])
    queue(message, by=by)


def _who_to_ask(by: Member | None) -> str:
    if by is None:
        return settings.SUPPORT_CONTACT
    reach = [part for part in (by.person.telephone, by.person.email) if part]
    return ", ".join([by.person.name, *reach])
