"""What an agenda says: each case with its last day, what is missing, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from goldenthread.casework.api import Awaited
from goldenthread.panels.enums import ItemState
from goldenthread.panels.models import AgendaItem, Meeting
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries.agenda import Proposed, Row
from goldenthread.platform.statutory_clock.presenters.wording import state_tag
from goldenthread.ui.words import away, day

_COLOURS = {
    ItemState.WAITING: "blue",
    ItemState.CONCLUDED: "green",
    ItemState.CARRIED: "purple",
    ItemState.TAKEN_OFF: "grey",
}


def item_tag(item: AgendaItem) -> dict[str, str]:
    """Return the tag of what became of an item."""
    state = ItemState(item.state)
    return {"text": state.label, "classes": f"govuk-tag--{_COLOURS[state]}"}


def rows(
    found: Iterable[Row], hidden: Collection[int], places: Places, *, may_prepare: bool, on: date
) -> list[dict[str, Any]]:
    """Return the items of an agenda.

    :param hidden: the numbers of items in which the reader has an interest: they are told no more
        than the number of the case.
    """
    return [
        _hidden(row) if row.item.pk in hidden else _row(row, places, may_prepare=may_prepare, on=on)
        for row in found
    ]


def _hidden(row: Row) -> dict[str, Any]:
    return {
        "number": row.item.case.number,
        "name": f"Case {row.item.case.number}",
        "href": "",
        "missing": [],
        "paper": "You declared an interest in this case, so it is not shown to you.",
        "tag": item_tag(row.item),
    }


def _row(row: Row, places: Places, *, may_prepare: bool, on: date) -> dict[str, Any]:
    item, found = row.item, row.awaited
    waits = item.state == ItemState.WAITING and may_prepare
    return {
        "number": item.case.number,
        "name": item.child.name,
        "href": places.of_item(item),
        "why": item.why,
        "last": last_day(found, on=on) if waits else "",
        "due_tag": state_tag(found.due.state) if waits and found and found.due else None,
        "urgent": row.cannot_wait and waits,
        "between": places.of_item(item, "panels_carry_over") if may_prepare else "",
        "missing": missing(found) if waits else [],
        "stale": waits and found is None,
        "paper": _paper(item),
        "tag": item_tag(item),
        "ended_why": item.ended_why,
    }


def last_day(found: Awaited | None, *, on: date) -> str:
    """Return by when a case must be decided, in words."""
    if found is None:
        return "The case no longer waits for this decision"
    if found.due is None:
        return "As soon as practicable"
    return f"{day(found.due.day)}, {away(found.due.day, on=on)}"


def missing(found: Awaited | None) -> list[str]:
    """Return whose advice is not in."""
    waits = found.standing.waits if found else []
    return [f"Advice from {who}, asked for on {day(since)}" for who, since in waits]


def _paper(item: AgendaItem) -> str:
    if item.paper.published_on:
        return f"Published on {day(item.paper.published_on)}"
    return "Ready to publish" if item.paper.summary else "Summary not written yet"


def proposals(
    found: Iterable[Proposed], meeting: Meeting, places: Places, *, on: date
) -> list[dict[str, Any]]:
    """Return the cases that are due and on no agenda."""
    return [
        {
            "name": one.child.name,
            "number": one.awaited.standing.number,
            "last": last_day(one.awaited, on=on),
            "tag": state_tag(one.awaited.due.state) if one.awaited.due else None,
            "missing": missing(one.awaited),
            "urgent": one.cannot_wait,
            "between": places.of_panel(
                meeting.panel, "panels_between", case_id=one.awaited.standing.case_id
            ),
            "add": f"{places.of_meeting(meeting, 'panels_add')}?case={one.awaited.standing.number}",
        }
        for one in found
    ]
