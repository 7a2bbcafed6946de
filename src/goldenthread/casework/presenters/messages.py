"""What the pages about messages of a case say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.casework.models import Case, Letter
from goldenthread.casework.presenters.places import Link, Places
from goldenthread.casework.queries.limits import Limit
from goldenthread.casework.queries.messages import ToTell, Unsent
from goldenthread.casework.queries.readers import Reader
from goldenthread.platform.notifications.actions import Text
from goldenthread.platform.notifications.links import LINK
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.notifications.troubles import why_not
from goldenthread.ui.words import count, day, moment

_TAGS = {
    MessageState.QUEUED: ("Waiting to be sent", "govuk-tag--blue"),
    MessageState.SENT: ("Sent", "govuk-tag--green"),
    MessageState.FAILED: ("Could not be sent", "govuk-tag--red"),
}
_TOLD = {"text": "Told another way", "classes": "govuk-tag--grey"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message before it leaves, and to whom it would."""

    reader: Reader
    text: Text


def mark_of(shown: Sequence[Shown]) -> str:
    """Return the mark by which a form says that these very messages were seen."""
    said = "\n".join(f"{one.reader.email}\n{one.text.subject}\n{one.text.body}" for one in shown)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def shown_rows(shown: Sequence[Shown]) -> list[dict[str, str]]:
    """Return messages as the page shows them before they leave."""
    return [
        {
            "to": f"{one.reader.name}, {one.reader.email}"
            if one.reader.email
            else f"{one.reader.name}: {_why_no_email(one.reader)}, so it is kept as a letter for"
            " you to send",
            "subject": one.text.subject,
            "body": one.text.body.replace(LINK, "(a link that is made when this leaves)"),
        }
        for one in shown
    ]


def _why_no_email(reader: Reader) -> str:
    return "no email is wanted" if reader.wants_no_email else "no email address"


def limits(found: Iterable[Limit]) -> list[str]:
    """Return the warnings above a message: what stands against it, and what follows from that."""
    told = []
    for one in found:
        if one.says and one.law:
            follows = (
                f"It must be sent all the same: {one.law}. Consent is not what it rests on. Add no"
                " words that go beyond it."
            )
        else:
            follows = "No law asks for this message, so it is held back until you give a reason."
        told += [f"{' '.join(one.says)} {follows}"] if one.says else []
    return list(dict.fromkeys(told))


def button(shown: Sequence[Shown]) -> str:
    """Return what the button says that lets them go."""
    letters = sum(not one.reader.email for one in shown)
    mails = len(shown) - letters
    parts = [
        f"send {count(mails, 'message')}" if mails else "",
        f"keep {count(letters, 'letter')} to send" if letters else "",
    ]
    said = " and ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def notice(reader: Reader) -> str:
    """Return what is said when a message was let go."""
    if reader.email:
        return f"The message to {reader.name} is waiting to be sent. It leaves within a minute."
    return f"The letter to {reader.name} is kept. Print it, send it, and record that you did."


def crumbs(places: Places, case: Case) -> list[Link]:
    """Return the crumbs above a page about a message."""
    above = {"text": "Messages", "href": places.of(case, "casework_messages")}
    return [*places.crumbs(case), above]


def tag(message: Message) -> dict[str, str]:
    """Return what became of a message."""
    if letter_after(message):
        return _TOLD
    words, colour = _TAGS[MessageState(message.state)]
    return {"text": words, "classes": colour}


def letter_after(message: Message) -> Letter | None:
    """Return how somebody was told instead, if they were; asked for with the message."""
    found: Letter | None = getattr(message, "letter", None)
    return found


def failure(message: Message) -> str:
    """Return why a message did not reach its reader, with where it went."""
    return f"The message to {message.to_name} at {message.to} could not be sent. {why_not(message)}"


def message_row(message: Message, case: Case, places: Places) -> dict[str, Any]:
    """Return a row of a case's messages."""
    return {
        "subject": message.subject,
        "href": places.of(case, "casework_message", message_id=message.pk),
        "to": message.to_name or message.to,
        "when": moment(message.sent_at or message.made_at),
        "changed": message.changed,
        "tag": tag(message),
    }


def letter_row(letter: Letter, places: Places) -> dict[str, Any]:
    """Return a row of a case's letters."""
    is_told = letter.told_on is not None
    return {
        "subject": letter.subject,
        "href": places.of(letter.case_id, "casework_letter", letter_id=letter.pk),
        "to": letter.to_name,
        "when": f"{letter.get_how_display()}, {day(letter.told_on)}" if is_told else "Not yet",
        "tag": {"text": "Told", "classes": "govuk-tag--green"}
        if is_told
        else {"text": "To be sent", "classes": "govuk-tag--yellow"},
    }


def failed_row(one: Unsent, places: Places) -> dict[str, str]:
    """Return a row of the messages that could not be sent."""
    message = one.message
    if message is None:
        raise LookupError("a failed message is a message")
    return {
        **_about(one.case),
        "to": message.to_name or message.to,
        "what": message.subject,
        "why": why_not(message),
        "href": places.of(one.case, "casework_message", message_id=message.pk),
    }


def waiting_row(one: Unsent, places: Places) -> dict[str, str]:
    """Return a row of the letters that are to be sent."""
    letter = one.letter
    if letter is None:
        raise LookupError("a waiting letter is a letter")
    return {
        **_about(one.case),
        "to": letter.to_name,
        "what": letter.subject,
        "since": day(letter.made_on),
        "href": places.of(one.case, "casework_letter", letter_id=letter.pk),
    }


def silent_row(case: Case, places: Places) -> dict[str, str]:
    """Return a row of the requests that are not acknowledged."""
    return {
        **_about(case),
        "since": day(case.request_received_on),
        "href": places.of(case, "casework_step", step="acknowledge"),
    }


def _about(case: Case) -> dict[str, str]:
    return {"name": case.child.name, "number": str(case.number)}


def figures(found: ToTell, places: Places, whose: str) -> list[dict[str, Any]]:
    """Return for the home page how much is to be told; nothing where there is none."""
    href = places.to("casework_to_tell") + ("" if whose else "?whose=all")
    counted = (
        (len(found.failed), "Messages that could not be sent", "#failed"),
        (len(found.letters), "Letters to send", "#letters"),
        (found.silent.count(), "Requests not acknowledged", "#silent"),
    )
    return [{"many": many, "text": text, "href": f"{href}{at}"} for many, text, at in counted]


class MessagePresenter:
    """What the page of one message says."""

    def __init__(self, message: Message, case: Case, places: Places) -> None:
        self._message = message
        self._case = case
        self._places = places

    @property
    def subject(self) -> str:
        """The subject."""
        return self._message.subject

    @property
    def body(self) -> str:
        """The text as it left; a link meant for its reader alone is not shown."""
        return self._message.body.replace(LINK, "(a link that only the reader is given)")

    @property
    def tag(self) -> dict[str, str]:
        """What became of it."""
        return tag(self._message)

    @property
    def next_step(self) -> str:
        """What became of it and what happens next."""
        message, letter = self._message, letter_after(self._message)
        if letter:
            note = f" {letter.note}" if letter.note else ""
            who = letter.told_by.name if letter.told_by else ""
            how = letter.get_how_display().lower()
            return f"They were told {how} on {day(letter.told_on)}, by {who}.{note}"
        if message.state == MessageState.SENT:
            return f"Sent on {moment(message.sent_at)}. There is nothing to do."
        if message.state == MessageState.FAILED:
            return (
                f"{why_not(message)} It was tried {count(message.tries, 'time')}. Correct the"
                " address and send it again, or tell them another way."
            )
        if message.trouble:
            return f"{why_not(message)} It is tried again by itself."
        return "It leaves within a minute or so."

    @property
    def links(self) -> list[dict[str, str]]:
        """What can be done when it failed."""
        message = self._message
        if message.state != MessageState.FAILED or letter_after(message):
            return []
        pages = (
            ("Correct the address and send again", "casework_message_again"),
            ("Tell them another way", "casework_message_otherwise"),
        )
        return [
            {"text": words, "href": self._places.of(self._case, page, message_id=message.pk)}
            for words, page in pages
        ]

    @property
    def facts(self) -> list[dict[str, Any]]:
        """To whom, by whom, when, and what changed."""
        message = self._message
        told = (
            ("To", f"{message.to_name}, {message.to}" if message.to_name else message.to),
            ("Sent by", message.sent_by.name if message.sent_by else "Golden Thread itself"),
            ("Written", moment(message.made_at)),
            ("What changed", message.changed or "Not said"),
        )
        return [{"key": {"text": key}, "value": {"text": value}} for key, value in told]


class LetterPresenter:
    """What the page of one letter says."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter

    @property
    def body(self) -> str:
        """The text."""
        return self._letter.body

    @property
    def to(self) -> str:
        """To whom it goes."""
        return self._letter.to_name

    @property
    def done(self) -> str:
        """How they were told, or "" while it is still to be sent."""
        letter = self._letter
        if letter.told_on is None or letter.told_by is None:
            return ""
        how = letter.get_how_display().lower()
        return f"They were told {how} on {day(letter.told_on)}, by {letter.told_by.name}."
