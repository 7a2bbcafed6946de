"""What the inbox says, and what became of one request up to now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from goldenthread.advice.enums import BY_LETTER, Standing
from goldenthread.advice.presenters.desk import Desk, Link, to_area
from goldenthread.advice.presenters.request import LATE, tag
from goldenthread.advice.queries.requests import Choice, standing_of, taking_of
from goldenthread.casework.api import AdviceDue, AdviceKind, AdviceRequest
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.ui.words import away, count, day

_SHOWN = {"overdue": "Overdue", "all": "Everything", "asking": "Asking for a new link"}


def counted(many: int) -> str:
    """Return how many requests there are, in words."""
    return count(many, "request").capitalize()


def row(one: AdviceRequest, due: AdviceDue | None, by: Member, *, on: date) -> dict[str, Any]:
    """Return a row of the inbox."""
    taking = taking_of(one)
    is_late = bool(due and due.days_late and one.advice_received_on is None)
    return {
        "kind": one.get_kind_display(),
        "of": one.of,
        "name": f"{one.child.surname}, {one.child.forename}",
        "number": str(one.case.number),
        "href": Desk(advice=one, by=by).to(),
        "asked": day(one.advice_requested_on),
        "due": _due(one, due, on=on),
        "tag": tag(standing_of(one)),
        "late": LATE if is_late else None,
        "who": taking.person.name if taking and taking.person else "Nobody yet",
    }


def _due(one: AdviceRequest, due: AdviceDue | None, *, on: date) -> str:
    if due is None:
        return "No time limit"
    if one.advice_received_on:
        return f"{day(due.day)}. Came {day(one.advice_received_on)}"
    return f"{day(due.day)}, {away(due.day, on=on)}"


def filter_words(choice: Choice) -> dict[str, str]:
    """Return what the tag of each filter that is on says, by its parameter."""
    standing = choice.standing
    words = _SHOWN.get(standing) or (Standing(standing).label if standing else "")
    found = {
        "standing": words,
        "whose": "Mine" if choice.whose else "",
        "kind": AdviceKind(choice.kind).label if choice.kind else "",
    }
    return {name: text for name, text in found.items() if text}


def subnav(local_area: LocalArea, current: str) -> list[dict[str, Any]]:
    """Return the pages of the room."""
    pages = [("Requests", "advice"), ("In time and quality", "advice_figures")]
    return [
        {"text": text, "href": to_area(local_area, page), "current": page == current}
        for text, page in pages
    ]


def past(beside: Mapping[str, list[Any]]) -> list[dict[str, str]]:
    """Return who was reminded and asked again, when and how, the latest first."""
    found = [(one.on, _reminded(one.to), "") for one in beside["reminders"]]
    found += [
        (one.day, f"Asked again {one.get_how_display().lower()}, by {one.by_name}", one.said)
        for one in beside["chases"]
    ]
    found.sort(key=lambda one: one[0], reverse=True)
    return [{"when": day(on), "what": what, "said": said} for on, what, said in found]


def _reminded(to: str) -> str:
    if to.endswith(BY_LETTER):
        return f"Reminder to {to}, under “Who is still to be told”"
    return f"Reminder by email to {to or 'nobody: no address is known'}"


def case_href(one: AdviceRequest) -> str:
    """Return the address of the case."""
    return reverse("casework_case", kwargs={"area": one.local_area.slug, "case_id": one.case_id})


def taken_now(one: AdviceRequest) -> list[Link]:
    """Return who has a request now, for a form that a colleague overtook."""
    one.refresh_from_db()
    taking = taking_of(one)
    name = taking.person.name if taking and taking.person else "Nobody"
    return [{"name": "Who has it", "value": name}]


def version_now(one: AdviceRequest) -> int:
    """Return the version of who has a request, read again."""
    taking = taking_of(one)
    return taking.version if taking else 0
