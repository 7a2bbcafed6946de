"""What the rooms above tell of a case: lines on its page, and moments of its story.

This room never asks who they are. A room that keeps something about cases registers what gives
its lines and its moments, as this member may read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.casework.models import Case
    from goldenthread.platform.organisations.member import Member

Line = dict[str, str]
"""What a line says (`text`), and where it leads (`href`, "" for nowhere)."""

Lines = Callable[["Case", "Member"], list[Line]]
Moments = Callable[["Case", "Member"], list[tuple[date, str]]]
"""Given a case and who reads, what happened on which day: a sentence without its full stop."""

_lines: dict[str, Lines] = {}
_moments: dict[str, Moments] = {}


def show_on_case(room: str, giver: Lines) -> None:
    """Take what gives a room's lines for the page of a case.

    :raises ValueError: when the room has told already.
    """
    if room in _lines:
        raise ValueError(f"{room} has told already")
    _lines[room] = giver


def lines_above(case: Case, by: Member) -> Iterator[Line]:
    """Yield the lines of every room above."""
    for giver in _lines.values():
        yield from giver(case, by)


def tell_in_story(room: str, giver: Moments) -> None:
    """Take what gives a room's moments for the story of a case.

    :raises ValueError: when the room has told already.
    """
    if room in _moments:
        raise ValueError(f"{room} has told already")
    _moments[room] = giver


def moments_above(case: Case, by: Member) -> Iterator[tuple[date, str]]:
    """Yield the moments that every room above tells."""
    for giver in _moments.values():
        yield from giver(case, by)
