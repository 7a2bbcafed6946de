"""What the rooms above add to the pages of a plan.

This room never asks who they are. A room above registers what stands beside the declared ratings:
on the page of an action, on that of an area, in lists, on the thread below a measure, in My work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldenthread.improvement.models import Action, Area, Measure
    from goldenthread.platform.organisations.member import Member

Link = dict[str, str]
Node = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a room says beside one thing: under a name, with a tag, sentences and links."""

    name: str = ""
    tag: dict[str, str] | None = None
    sentences: Sequence[str] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAction:
    """What a room adds to the page of an action: a note on it, and on its measures by number."""

    note: Note
    measures: Mapping[int, Note] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnArea:
    """What a room adds to the page of an area: on it, its focus areas and actions by number."""

    note: Note
    focus_areas: Mapping[int, Note] = field(default_factory=dict)
    actions: Mapping[int, Note] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """All that one room above adds; what it leaves out adds nothing.

    Each is told who reads and the day, and asks no more questions of many things than of one.
    `actions` gives notes for a list; `thread` nodes that follow each measure; `work` rows for My
    work, each with `what`, `href`, `area`, `due`, `why` and `next`. `did` maps the kind of an event
    to what its doer did.
    """

    action: Callable[[Action, Member, date], OnAction] | None = None
    area: Callable[[Area, Sequence[Action], Member, date], OnArea] | None = None
    actions: Callable[[Sequence[Action], Member, date], Mapping[int, Note]] | None = None
    thread: Callable[[Sequence[Measure], Member, date], Mapping[int, list[Node]]] | None = None
    work: Callable[[Member, date], list[dict[str, Any]]] | None = None
    work_title: str = ""
    links: Callable[[Member], list[Link]] | None = None
    did: Mapping[str, str] = field(default_factory=dict)


_rooms: dict[str, Additions] = {}


def add_to_plan(room: str, additions: Additions) -> None:
    """Take what a room adds.

    :raises ValueError: when the room has told already.
    """
    if room in _rooms:
        raise ValueError(f"{room} has told already")
    _rooms[room] = additions


def on_action(action: Action, by: Member, *, on: date) -> list[OnAction]:
    """Return what the rooms above add to the page of an action."""
    return [room.action(action, by, on) for room in _rooms.values() if room.action]


def on_area(area: Area, actions: Sequence[Action], by: Member, *, on: date) -> list[OnArea]:
    """Return what the rooms above add to the page of an area with these actions."""
    return [room.area(area, actions, by, on) for room in _rooms.values() if room.area]


def beside_actions(actions: Sequence[Action], by: Member, *, on: date) -> dict[int, list[Note]]:
    """Return every room's notes on the actions of a list, by the action's number."""
    found: dict[int, list[Note]] = {}
    for room in _rooms.values():
        for pk, note in (room.actions(actions, by, on) if room.actions else {}).items():
            found.setdefault(pk, []).append(note)
    return found


def below_measures(measures: Sequence[Measure], by: Member, *, on: date) -> dict[int, list[Node]]:
    """Return the nodes of a thread that follow each measure, by the measure's number."""
    found: dict[int, list[Node]] = {}
    for room in _rooms.values():
        for pk, nodes in (room.thread(measures, by, on) if room.thread else {}).items():
            found.setdefault(pk, []).extend(nodes)
    return found


def work_above(by: Member, *, on: date) -> list[dict[str, Any]]:
    """Return the groups of My work of the rooms above, each with its title and rows."""
    groups = [
        {"title": room.work_title, "rows": room.work(by, on)}
        for room in _rooms.values()
        if room.work
    ]
    return [group for group in groups if group["rows"]]


def links_above(by: Member) -> list[Link]:
    """Return where one can go from a plan by the rooms above."""
    return [link for room in _rooms.values() if room.links for link in room.links(by)]


def did_above(kind: str) -> str:
    """Return what the doer of an event of a room above did, in words, or ""."""
    return next((room.did[kind] for room in _rooms.values() if kind in room.did), "")
