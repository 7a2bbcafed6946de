"""Those whom advice is asked of are told at once, also when it is withdrawn or its day moves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings

from goldenthread.casework.enums import AdviceKind, Telling
from goldenthread.casework.models import AdviceRequest, Letter
from goldenthread.casework.queries.advice import advice_dues
from goldenthread.casework.queries.advisers import told_of
from goldenthread.casework.queries.family_views import (
    family_asked,
    is_of_family,
    link_until,
    recipient_of,
    views_facts,
)
from goldenthread.casework.queries.texts import ENDING_SAID, key_of
from goldenthread.casework.queries.wording import changed_by, initials
from goldenthread.casework.signals import inbox_above, link_above
from goldenthread.platform.history.recording import record
from goldenthread.platform.notifications.actions import Recipient, send, write
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person

ASKED, NOT_WANTED, DAY_CHANGED = "advice_asked", "advice_not_wanted", "advice_day_changed"
WANTED_AGAIN = "advice_wanted_again"


def tell_adviser(advice: AdviceRequest, text: str, *, by: Member, on: date) -> None:
    """Tell whom advice is asked of, or keep a letter to them where there is no address.

    To be called by an action, in its transaction.
    """
    if text == ASKED and is_of_family(advice):
        _ask_family(advice, by=by, on=on)
        return
    facts = _facts(advice, on=on)
    readers = told_of(advice, on=on)
    for reader in readers:
        _send(advice, reader, text, facts, by=by, on=on)
    if not readers:
        _keep_letter(advice, text, facts, by=by, on=on)


def _ask_family(advice: AdviceRequest, *, by: Member, on: date) -> None:
    """Send the family a link of its own by which it answers; without an address keep a letter."""
    reader = family_asked(advice, on=on)
    to, until = recipient_of(advice, reader), link_until(advice, on=on)
    link = link_above(advice, to, until=until, by=by, on=on) if reader.email else None
    facts = views_facts(advice, reader, on=on, is_link=link is not None)
    if link is None:
        _keep_letter(advice, "views_asked", facts, by=by, on=on)
    else:
        _send(advice, to, "views_asked", facts, by=by, on=on, link=link)


def write_letter(
    advice: AdviceRequest, template: str, facts: dict[str, Any], *, changed: str, on: date
) -> Letter:
    """Keep a letter that the product writes by itself, for the officer to send.

    To be called by an action of a room above, in its transaction.
    """
    to = Recipient(local_area=advice.local_area, name=advice.of, email="")
    said = write(to=to, template=template, context=facts, by=None, on=on)
    return Letter.objects.create(
        local_area=advice.local_area, child_id=advice.child_id, case=advice.case,
        template=template, to_name=advice.of[:160], subject=said.subject, body=said.body,
        changed=changed, made_on=on,
    )  # fmt: skip


def asked_by_link(advice: AdviceRequest, *, by: Member, on: date) -> None:
    """Record that who was to be asked by letter has been asked by a link; called by an action."""
    waiting = advice.case.letters.filter(
        template__in=[key_of(ASKED), key_of("views_asked")],
        to_name=advice.of[:160],
        told_on=None,
    )
    for letter in waiting:
        letter.how, letter.told_on, letter.told_by = Telling.OTHER, on, by.person
        letter.note = "A link was sent by email"
        letter.save(update_fields=["how", "told_on", "told_by", "note"])
        record(
            "casework.told_another_way", about=letter, within=advice.case, by=by, on=on,
            reason=letter.note, changes={"to": (None, letter.to_name), "day": (None, on)},
        )  # fmt: skip


def _facts(advice: AdviceRequest, *, on: date) -> dict[str, Any]:
    due = advice_dues([advice], on=on).get(advice.pk)
    # who has no organisation here has no inbox: they are sent a link, or answer by letter
    inbox = f"{settings.BASE_URL}{inbox_above(advice.local_area)}" if advice.organisation else ""
    return {
        "initials": initials(advice.case.child), "case_number": advice.case.number,
        "kind": advice.get_kind_display().lower(),
        "is_family": advice.kind == AdviceKind.FAMILY, "due": due.day if due else None,
        "inbox": inbox, "paragraph": "", "why": ENDING_SAID.get(advice.withdrawn_with, ""),
    }  # fmt: skip


def _send(
    advice: AdviceRequest,
    to: Person | Recipient,
    text: str,
    facts: dict[str, Any],
    *,
    by: Member,
    on: date,
    link: tuple[str, int] = ("", 0),
) -> None:
    link_to, link_ref = link
    message = send(
        to=to, template=key_of(text), context=facts, about=advice.case, by=by, on=on,
        child_id=advice.child_id, changed=changed_by(key_of(text)), link_to=link_to,
        link_ref=link_ref or None,
    )  # fmt: skip
    if message is None:
        raise LookupError("a reader with an address is always written to")
    record(
        "casework.message_sent", about=message, within=advice.case, by=by, on=on,
        changes={"to": (None, to.name), "about": (None, message.subject)},
    )  # fmt: skip


def _keep_letter(
    advice: AdviceRequest, text: str, facts: dict[str, Any], *, by: Member, on: date
) -> None:
    to = Recipient(local_area=advice.local_area, name=advice.of, email="")
    said = write(to=to, template=key_of(text), context=facts, by=by, on=on)
    letter = Letter.objects.create(
        local_area=advice.local_area, child_id=advice.child_id, case=advice.case,
        template=key_of(text), to_name=advice.of[:160], subject=said.subject, body=said.body,
        changed=changed_by(key_of(text)), made_on=on,
    )  # fmt: skip
    record(
        "casework.letter_written", about=letter, within=advice.case, by=by, on=on,
        changes={"to": (None, letter.to_name), "about": (None, said.subject)},
    )  # fmt: skip
