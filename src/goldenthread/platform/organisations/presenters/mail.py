"""What the pages about messages say."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from goldenthread.platform.notifications.links import LINK
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.notifications.troubles import REFUSED, why_not
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.ui.listing import Listing
from goldenthread.ui.words import count, moment

_TAGS = {
    MessageState.QUEUED: "govuk-tag--blue",
    MessageState.SENT: "govuk-tag--green",
    MessageState.FAILED: "govuk-tag--red",
}


def state_words(state: str) -> str:
    """Return a state in words, or "" for none."""
    return MessageState(state).label if state in MessageState.values else ""


def tag(message: Message) -> dict[str, str]:
    """Return whether a message left, as a tag."""
    state = MessageState(message.state)
    return {"text": state.label, "classes": _TAGS[state]}


def row(message: Message, places: Places) -> dict[str, Any]:
    """Return a row of the list of messages."""
    return {
        "subject": message.subject,
        "href": places.to("settings_message", message.pk),
        "to": message.to_name or message.to,
        "when": moment(message.made_at),
        "state": tag(message),
    }


def states(listing: Listing[Message], current: str) -> list[dict[str, str | bool]]:
    """Return a link for each state that the list can be held to."""
    return [
        {"text": s.label, "href": listing.address(state=s.value), "current": s.value == current}
        for s in MessageState
    ]


def outbox_words() -> str:
    """Return where mail goes when no mail server is set, or ""."""
    if not settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return ""
    return (
        "No mail server is set, as in a trial: messages are written as files into the folder"
        " “outbox” and reach nobody."
    )


class MessagePresenter:
    """What the page of one message says."""

    def __init__(self, message: Message) -> None:
        self._message = message

    @property
    def subject(self) -> str:
        """The subject."""
        return self._message.subject

    @property
    def body(self) -> str:
        """The text; a link meant for its reader alone is not shown."""
        return self._message.body.replace(LINK, "(a link that only the reader is given)")

    @property
    def tag(self) -> dict[str, str]:
        """Whether it left."""
        return tag(self._message)

    @property
    def can_be_sent_again(self) -> bool:
        """Whether it failed."""
        return self._message.state == MessageState.FAILED

    @property
    def next_step(self) -> str:
        """What happens next."""
        message = self._message
        if message.state == MessageState.SENT:
            return f"Sent on {moment(message.sent_at)}. There is nothing to do."
        why = why_not(message)
        if message.trouble == REFUSED:
            why += " Check it on the person’s page."
        if message.state == MessageState.FAILED:
            return f"Not sent after {count(message.tries, 'try', 'tries')}. {why}"
        if message.trouble:
            return f"{why} It is tried again by itself."
        return "It leaves within a minute or so."

    @property
    def facts(self) -> list[dict[str, Any]]:
        """To whom and when."""
        message = self._message
        name = f"{message.to_name}, " if message.to_name else ""
        return [
            {"key": {"text": "To"}, "value": {"text": f"{name}{message.to}"}},
            {"key": {"text": "Written"}, "value": {"text": moment(message.made_at)}},
        ]
