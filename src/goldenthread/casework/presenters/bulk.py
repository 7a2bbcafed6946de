"""What the pages of a step for many cases say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenthread.casework.enums import BulkKind, EvidenceKind, ItemState
from goldenthread.casework.models import BulkItem, BulkStep
from goldenthread.casework.presenters.places import Places
from goldenthread.platform.organisations.models import Person
from goldenthread.ui.words import count, day

_TAGS = {
    ItemState.PLANNED: "govuk-tag--blue",
    ItemState.DONE: "govuk-tag--green",
    ItemState.REFUSED: "govuk-tag--grey",
    ItemState.UNDONE: "govuk-tag--yellow",
}
_BUTTONS = {
    BulkKind.REALLOCATE: "Give the cases to the officers",
    BulkKind.CHASE: "Record the chasers",
    BulkKind.ACKNOWLEDGE: "Record the acknowledgements",
    BulkKind.EXCEPTION: "Put the exceptions on record",
}


def counted(many: int) -> str:
    """Return how many cases are meant."""
    return count(many, "case")


def step(one: BulkStep, counts: Mapping[str, int], why_no_undo: str | None) -> dict[str, Any]:
    """Return what is said of a step: its title, how far it is, what can be done with it."""
    kind, total = BulkKind(one.kind), sum(counts.values())
    planned, done = counts[ItemState.PLANNED], counts[ItemState.DONE]
    refused, undone = counts[ItemState.REFUSED], counts[ItemState.UNDONE]
    begun = one.begun_on is not None
    title = f"Check: {kind.label.lower()}" if not begun else kind.label
    return {
        "title": title,
        "is_plan": not begun,
        "is_going_on": begun and planned > 0,
        "will": f"{_thing(kind, planned)} will be changed." if not begun else "",
        "will_not": f"{counted(refused).capitalize()} cannot be." if refused and not begun else "",
        "told": _told(kind, done, refused, undone) if begun else "",
        "button": _BUTTONS[kind],
        "can_begin": not begun and planned > 0,
        "can_undo": begun and why_no_undo is None,
        "progress": total - planned,
        "total": total,
        "values": _values(one),
    }


def _thing(kind: BulkKind, many: int) -> str:
    what = (
        count(many, "request for advice", "requests for advice") if kind == BulkKind.CHASE else ""
    )
    what = what or count(many, "case")
    return what[:1].upper() + what[1:]


def _told(kind: BulkKind, done: int, refused: int, undone: int) -> str:
    parts = [f"{_thing(kind, done)} changed"]
    if undone:
        parts.append(f"{undone} given back")
    if refused:
        parts.append(f"{refused} left as before")
    return ", ".join(parts) + "."


_NAMES = {"note": "Handover note", "day": "Day", "since": "First day", "until": "Last day",
          "evidence_kind": "What shows it", "evidence_on": "Of the day",
          "evidence": "Where it is held", "code": "Circumstance"}  # fmt: skip


def _values(one: BulkStep) -> list[dict[str, Any]]:
    given = {name: value for name, value in one.values.items() if value and name in _NAMES}
    if "code" in given:
        given["code"] = f"{given['code']}({one.values['head']})"
    return [
        {"key": {"text": _NAMES[name]}, "value": {"text": _plain(name, value)}}
        for name, value in given.items()
    ]


def _plain(name: str, value: str) -> str:
    if name == "evidence_kind":
        return EvidenceKind(value).label
    days = ("day", "since", "until", "evidence_on")
    return day(date.fromisoformat(value)) if name in days else value


def item(one: BulkItem, places: Places) -> dict[str, Any]:
    """Return a row of a step."""
    state = ItemState(one.state)
    if one.becomes_id:
        change = f"{_who(one.was)} → {_who(one.becomes)}"
    else:
        change = f"{one.advice.get_kind_display()}: {one.advice.of}" if one.advice else ""
    return {
        "number": one.case.number,
        "name": f"{one.child.surname}, {one.child.forename}",
        "href": places.of(one.case_id),
        "change": change,
        "next": one.next_words,
        "tag": {"text": state.label, "classes": _TAGS[state]},
        "why": one.why_not,
    }


def _who(person: Person | None) -> str:
    return person.name if person else "Nobody"


def line(one: BulkStep, places: Places) -> dict[str, Any]:
    """Return a row of the list of steps."""
    return {
        "text": f"{one.get_kind_display()}, number {one.pk}",
        "href": places.to("casework_bulk_step", step_id=one.pk),
        "on": day(one.begun_on),
        "by": one.made_by.name,
        "many": f"{one.many:,}",  # type: ignore[attr-defined]  # -- counted by the query
        "undone": f"Undone on {day(one.undone_on)}" if one.undone_on else "",
    }
