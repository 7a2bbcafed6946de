"""Sending, by the worker."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from goldenthread.platform.access.reach import NO_REACH
from goldenthread.platform.access.row_security import reach_again
from goldenthread.platform.jobs.queue import enqueue, in_area, work
from goldenthread.platform.notifications.links import with_link
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.notifications.troubles import LINK_GONE

WAITS = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))


@work("notifications.deliver")
def deliver(
    *,
    local_area_id: int,
    user_id: int | None,
    message_id: int,
    reach: dict[str, Any] | None = None,
) -> None:
    """Send a message. What fails for a while is tried again, at last after six hours.

    :param reach: how far who asked for it saw. A message about a child whom they may not see any
        more (its record was restricted since) does not leave: it waits for who is named to look.
    """
    seen = reach_again(reach, on=timezone.localdate()) if reach else NO_REACH
    with in_area(local_area_id, reach=seen):
        message = Message.objects.select_for_update(of=("self",)).filter(pk=message_id).first()
        if message is None or message.state != MessageState.QUEUED:
            return
        message.tries += 1
        try:
            EmailMessage(
                message.subject, with_link(message), settings.DEFAULT_FROM_EMAIL, [message.to]
            ).send()
        except (OSError, LookupError) as error:  # of the first every error of SMTP is one
            if not _failed(message, error):
                enqueue(
                    "notifications.deliver", local_area_id=local_area_id, user_id=user_id,
                    after=WAITS[message.tries - 1], message_id=message.pk, reach=reach,
                )  # fmt: skip
        else:
            message.state, message.sent_at, message.trouble = MessageState.SENT, timezone.now(), ""
        message.save(update_fields=["state", "tries", "trouble", "sent_at"])


def _failed(message: Message, error: OSError | LookupError) -> bool:
    """Keep what went wrong; return whether it is given up."""
    message.trouble = LINK_GONE if isinstance(error, LookupError) else type(error).__name__
    if _is_final(error) or message.tries > len(WAITS):
        message.state = MessageState.FAILED
        return True
    return False


def _is_final(error: OSError | LookupError) -> bool:
    """Whether trying again would fail again: the server said so with a 5xx code, or no link."""
    if isinstance(error, LookupError):
        return True
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500
