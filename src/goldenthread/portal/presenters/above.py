"""What this room shows on the pages of casework."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.casework.api import Case
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member
from goldenthread.portal.presenters.places import Places
from goldenthread.portal.queries.requests import new_ones, requests_on
from goldenthread.ui.words import day


def trays(by: Member, is_mine: bool, on: date) -> list[dict[str, Any]]:
    """Return how many requests came in by the online form and are still to be looked at."""
    if not by.may(Power.WORK_ON_CASES):
        return []
    href = Places(by.local_area).to("portal_requests")
    many = new_ones(by.local_area)
    return [{"many": many, "text": "New requests from the online form", "href": href}]


def links(case: Case, by: Member) -> list[dict[str, str]]:
    """Return where the words of a case's online requests can be read."""
    if not by.may(Power.WORK_ON_CASES):
        return []
    places = Places(by.local_area)
    return [
        {
            "text": f"Online request of {day(one.received_on)}, {one.reference}",
            "href": places.to("portal_request", pk=one.pk),
        }
        for one in requests_on(case)
    ]
