"""Links on a child's record to the rooms above, which tell of them. This room never asks who.

A room that keeps something about children registers what gives its links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.children.models import Child
    from goldenthread.platform.organisations.member import Member

Link = dict[str, str]
Links = Callable[["Child", "Member"], list[Link]]

_rooms: dict[str, Links] = {}


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
