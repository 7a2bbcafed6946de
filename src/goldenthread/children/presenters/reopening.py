"""What the pages about records that nobody can open say: numbers and people, never a child."""

from __future__ import annotations

from goldenthread.children.models import Reopening
from goldenthread.children.presenters.places import Link, Places
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day


def crumb(places: Places) -> Link:
    """Return the crumb of the list."""
    return {"text": "Closed records", "href": places.to("children_reopenings")}


def asked(one: Reopening) -> str:
    """Return what was asked, by whom, for whom and why."""
    return (
        f"{one.asked_by.name} asked on {day(one.asked_on)} that record {one.number} opens for"
        f" {one.to.name}: {one.reason}"
    )


def row(one: Reopening, by: Member, places: Places) -> dict[str, str]:
    """Return what was asked and became of it, with where this person answers it."""
    answered = ""
    if one.answered_on is not None and one.answered_by is not None:
        verdict = "confirmed" if one.is_confirmed else "refused"
        answered = f"{one.answered_by.name} {verdict} it on {day(one.answered_on)}: {one.answer}"
    may = not answered and by.person.pk not in (one.asked_by_id, one.to_id)
    return {
        "number": str(one.number),
        "asked": asked(one),
        "answered": answered or "Waits for a second person.",
        "href": places.to("children_reopening_answer", pk=one.pk) if may else "",
    }
