"""Sending, by the worker."""

from __future__ import annotations

import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from goldenthread.platform.accounts.links import password_link
from goldenthread.platform.jobs.queue import enqueue, in_area, work
from goldenthread.platform.notifications.actions import LINK
from goldenthread.platform.notifications.models import LinkTo, Message, MessageState

WAITS = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))


@work("notifications.deliver")
def deliver(*, local_area_id: int, user_id: int | None, message_id: int) -> None:
    """Send a message. What fails for a while is tried again, at last after six hours."""
    with in_area(local_area_id):
        message = Message.objects.select_for_update().get(pk=message_id)
        if message.state != MessageState.QUEUED:
            return
        message.tries += 1
        try:
            EmailMessage(
                message.subject, _body(message), settings.DEFAULT_FROM_EMAIL, [message.to]
            ).send()
        except OSError as error:  # of which every error of SMTP is one
            _failed(message, error, user_id)
        else:
            message.state, message.sent_at, message.trouble = MessageState.SENT, timezone.now(), ""
        message.save(update_fields=["state", "tries", "trouble", "sent_at"])


def _body(message: Message) -> str:
    if message.link_to != LinkTo.PASSWORD or message.to_person is None:
        return message.body
    user = message.to_person.user
    return message.body.replace(LINK, password_link(user)) if user else message.body


def _failed(message: Message, error: OSError, user_id: int | None) -> None:
    message.trouble = type(error).__name__
    if _is_final(error) or message.tries > len(WAITS):
        message.state = MessageState.FAILED
        return
    enqueue(
        "notifications.deliver",
        local_area_id=message.local_area_id,
        user_id=user_id,
        after=WAITS[message.tries - 1],
        message_id=message.pk,
    )


def _is_final(error: OSError) -> bool:
    """Whether trying again would be refused again: the server said so with a 5xx code."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500
