"""What the rooms above do about a child: links on the record, mergers, changes of the record.

This room never asks who they are. A room that keeps something about children registers what gives
its links, what it holds against a merger, and what follows there from a change of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.children.models import Child
    from goldenthread.platform.organisations.member import Member

Link = dict[str, str]
Links = Callable[["Child", "Member"], list[Link]]

Against = Callable[["Child", "Child"], str]
"""Given the record that is kept and the one merged into it, why this cannot be, or ""."""

Follow = Callable[["Child", "Member", date, bool], None]
"""Given the record as it is now, who changed it, the day, and whether people are to be told."""

_rooms: dict[str, Links] = {}
_against: dict[str, Against] = {}
_follow: dict[str, Follow] = {}


def show_on_record(room: str, links: Links) -> None:
    """Take what gives a room's links for a child's record, as this member may follow them.

    :raises ValueError: when the room has told already.
    """
    if room in _rooms:
        raise ValueError(f"{room} has told already")
    _rooms[room] = links


def links_above(child: Child, by: Member) -> Iterator[Link]:
    """Yield the links of every room above."""
    for links in _rooms.values():
        yield from links(child, by)


def ask_before_merging(room: str, against: Against) -> None:
    """Take what a room holds against a merger.

    :raises ValueError: when the room has told already.
    """
    if room in _against:
        raise ValueError(f"{room} has told already")
    _against[room] = against


def against_merging(kept: Child, merged: Child) -> str:
    """Return the first reason of any room above why two records cannot be merged now, or ""."""
    return next(filter(None, (against(kept, merged) for against in _against.values())), "")


def follow_changes(room: str, follow: Follow) -> None:
    """Take what a room does in the transaction in which a child's record is changed.

    :raises ValueError: when the room has told already.
    """
    if room in _follow:
        raise ValueError(f"{room} has told already")
    _follow[room] = follow


def record_changed(child: Child, *, by: Member, on: date, send: bool) -> None:
    """Let every room above follow a change of a record."""
    for follow in _follow.values():
        follow(child, by, on, send)
