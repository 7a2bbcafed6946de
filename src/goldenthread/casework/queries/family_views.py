"""Who of the family is asked for its views, and the words by which it is asked.

The views of the parent or young person come first among what an assessment asks for (SEND
Regulations 2014, regulation 6(1)(a)).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from goldenthread.casework.enums import AdviceKind
from goldenthread.casework.models import AdviceRequest, Case
from goldenthread.casework.queries.advice import advice_dues
from goldenthread.casework.queries.readers import Reader, readers_of
from goldenthread.casework.queries.texts import FAMILY, key_of
from goldenthread.casework.queries.wording import initials
from goldenthread.children.api import restriction_of
from goldenthread.platform.notifications.actions import Recipient, Text, write
from goldenthread.platform.organisations.member import Member

VIEWS_ASKED = key_of("views_asked")
OPEN_AFTER = timedelta(days=21)
"""How long the family's link opens after the last day: longer than they are reminded of it."""


def is_of_family(advice: AdviceRequest) -> bool:
    """Whether it is the family itself that a request is made to."""
    return advice.kind == AdviceKind.FAMILY and advice.organisation_id is None


def family_readers(case: Case, *, on: date) -> list[Reader]:
    """Return who of the family can be asked."""
    return [one for one in readers_of(case, on=on) if one.kind == FAMILY]


def family_asked(advice: AdviceRequest, *, on: date) -> Reader:
    """Return who of the family is asked, as the record has them on this day.

    They have an address here while there is one on record and nobody said no to email. A record
    that opens only for named people opens by no link, so nobody has one there.
    """
    known = family_readers(advice.case, on=on)
    found = next(
        (one for one in known if one.name == advice.name),
        Reader(key="family", kind=FAMILY, name=advice.of, part="The family"),
    )
    is_restricted = restriction_of(advice.case.child, on=on) is not None
    return replace(found, email="") if is_restricted else found


def link_until(advice: AdviceRequest, *, on: date) -> date:
    """Return until when the family's link opens: past the last day for its answer."""
    due = advice_dues([advice], on=on).get(advice.pk)
    usual = on + timedelta(days=settings.ADVICE_LINK_DAYS)
    return max(usual, due.day + OPEN_AFTER) if due else usual


def views_facts(
    advice: AdviceRequest, reader: Reader, *, on: date, is_link: bool
) -> dict[str, Any]:
    """Return what the text that asks the family is told."""
    due = advice_dues([advice], on=on).get(advice.pk)
    return {
        "initials": initials(advice.case.child), "case_number": advice.case.number,
        "who": "you" if reader.is_own else "your child",
        "whose": "your" if reader.is_own else "your child’s",
        "due": due.day if due else None, "is_link": is_link,
        "until": link_until(advice, on=on), "paragraph": "",
    }  # fmt: skip


def views_worded(advice: AdviceRequest, reader: Reader, *, by: Member, on: date) -> Text:
    """Return the message, or the letter with the same words, as it would leave."""
    facts = views_facts(advice, reader, on=on, is_link=bool(reader.email))
    return write(to=recipient_of(advice, reader), template=VIEWS_ASKED, context=facts, by=by, on=on)


def recipient_of(advice: AdviceRequest, reader: Reader) -> Recipient:
    """Return who of the family is asked as mail is sent to them."""
    return Recipient(local_area=advice.case.local_area, name=reader.name[:160], email=reader.email)
