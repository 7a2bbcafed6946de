"""What the rooms above show on the pages of this one. This room never asks who they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from goldenthread.casework.models import Case
    from goldenthread.platform.organisations.member import Member

Link = dict[str, str]
OnCase = Callable[["Case", "Member"], list[Link]]
"""Given a case and who looks, return links, each with "text" and "href"."""

Figure = dict[str, str | int]
OnHome = Callable[["Member", "date"], list[Figure]]
"""Given who looks and the day, return figures, each with "many", "text" and "href"."""

_on_case: dict[str, OnCase] = {}
_on_home: dict[str, OnHome] = {}


def show_on_case(room: str, links: OnCase) -> None:
    """Take what gives a room's links for a case, as this member may follow them.

    :raises ValueError: when the room has told already.
    """
    if room in _on_case:
        raise ValueError(f"{room} has told already")
    _on_case[room] = links


def links_for(case: Case, by: Member) -> Iterator[Link]:
    """Yield the links of every room above for a case."""
    for links in _on_case.values():
        yield from links(case, by)


def show_on_home(room: str, figures: OnHome) -> None:
    """Take what gives a room's figures for the home page of casework.

    :raises ValueError: when the room has told already.
    """
    if room in _on_home:
        raise ValueError(f"{room} has told already")
    _on_home[room] = figures


def figures_for(by: Member, on: date) -> Iterator[Figure]:
    """Yield the figures of every room above."""
    for figures in _on_home.values():
        yield from figures(by, on)
