"""What the shell around every page needs: the area, the rooms that the person may enter."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.config import outbox
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.queries import all_areas

_ROOMS = [
    ("My work", "my_work", Power.READ_PLAN),
    ("Plan", "plan", Power.READ_PLAN),
    ("Contradictions", "proof", Power.READ_PLAN),
    ("Casework", "casework", Power.READ_CASES),
    ("Advice", "advice", Power.READ_CASES),
    ("Panels", "panels", Power.READ_PANEL_PAPERS),
    ("Monitoring", "monitoring", Power.WORK_ON_CASES),
    ("Children", "children", Power.READ_OWN_CHILDREN),
    ("Indicators", "indicators", Power.READ_PLAN),
    ("Area settings", "settings", Power.READ_PLAN),
]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the names that the base template asks for. Asks the database nothing."""
    area = getattr(request, "local_area", None)
    member = getattr(request, "member", None)
    rooms = [
        {
            "text": text,
            "href": reverse(name, kwargs={"area": area.slug}),
            "active": _is_in_room(request, name),
        }
        for text, name, power in _ROOMS
        if area and member and member.may(power)
    ]
    return {
        "local_area": area,
        "member": member,
        "rooms": rooms,
        "notices": list(get_messages(request)) if hasattr(request, "_messages") else [],
        # as text: until it is first read the nonce counts as false, and its tag would be left out
        "csp_nonce": str(getattr(request, "csp_nonce", "")),
        "needs_second_factor": settings.REQUIRE_SECOND_FACTOR,
        "has_other_areas": _has_other_areas(request),
        "is_trial": outbox.is_open(),
        "trial_areas": all_areas() if outbox.is_open() else (),
        "is_signed_in": getattr(getattr(request, "user", None), "is_authenticated", False),
    }


def _has_other_areas(request: HttpRequest) -> bool:
    # noted by the start page, so that no other page has to ask; who has not been there may look
    session = getattr(request, "session", None)
    return bool(session is None or session.get("has_other_areas", True))


def _is_in_room(request: HttpRequest, name: str) -> bool:
    match = request.resolver_match
    if match is None or match.url_name is None:
        return False
    return match.url_name == name or match.url_name.startswith(f"{name}_")
