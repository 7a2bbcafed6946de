"""Whose advice is waited for, and whom one can write to about it."""

from __future__ import annotations

from datetime import date

from goldenthread.advice.queries.requests import taking_of
from goldenthread.casework.api import (
    AdviceRequest,
    advisers_at,
    family_asked,
    is_of_family,
    on_open_cases,
    recipient_of,
)
from goldenthread.children.api import Child
from goldenthread.platform.notifications.actions import Recipient
from goldenthread.platform.organisations.models import LocalArea, Person


def waited_for(local_area: LocalArea) -> list[AdviceRequest]:
    """Return the requests of open cases that no advice has come for, with their reminders."""
    found = AdviceRequest.objects.filter(
        on_open_cases(), local_area=local_area, advice_received_on__isnull=True
    )
    found = found.select_related(
        "case__child", "child", "organisation", "taking__person", "local_area"
    )
    return list(found.prefetch_related("reminders", "links"))


def readers_of(advice: AdviceRequest, *, on: date) -> list[Person | Recipient]:
    """Return whom to write to: who took it, or else the team, or else the holder of a link.

    Of the family who was asked, while an email reaches them.
    """
    if is_of_family(advice):
        return _of_family(advice, on=on)
    taking = taking_of(advice)
    if taking and taking.person and taking.person.email:
        return [taking.person]
    team: list[Person | Recipient] = [
        one for one in advisers_at(advice.organisation, on=on) if one.email
    ]
    holder = holder_of(advice)
    return [holder] if holder and not team else team


def _of_family(advice: AdviceRequest, *, on: date) -> list[Person | Recipient]:
    reader = family_asked(advice, on=on)
    if reader.email:
        return [recipient_of(advice, reader)]
    # whom an officer sent a link is not on the record by this name
    holder = None if reader.wants_no_email else holder_of(advice)
    return [holder] if holder else []


def holder_of(advice: AdviceRequest) -> Recipient | None:
    """Return who was sent a link to a request that was not taken back, if anybody was."""
    link = next((one for one in reversed(advice.links.all()) if one.revoked_on is None), None)
    if link is None:
        return None
    return Recipient(local_area=advice.local_area, name=link.name, email=link.email)


def initials(child: Child) -> str:
    """Return what a mail calls a child."""
    return f"{child.forename[:1]}{child.surname[:1]}".upper()
