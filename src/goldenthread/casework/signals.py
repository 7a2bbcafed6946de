"""What the rooms above add to the pages of a case, its story and the trays.

This room never asks who they are. A room above registers what gives its lines: beside each request
for advice, in the story, among the links of a case, among the trays, and how its events read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from goldenthread.casework.models import AdviceRequest, Case
    from goldenthread.platform.notifications.actions import Recipient
    from goldenthread.platform.organisations.member import Member
    from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]
AdviceNotes = Callable[["Case", "Sequence[AdviceRequest]", "Member", date], "Mapping[int, Note]"]


class MakeLink(Protocol):
    """What makes a link: see `Additions.link`."""

    def __call__(
        self, *, advice: AdviceRequest, to: Recipient, until: date, by: Member, on: date
    ) -> tuple[str, int]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a room says beside one request for advice: sentences, and where one can go from it."""

    sentences: Sequence[str] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """All that one room above adds; what it leaves out adds nothing.

    `advice` is given a case, its requests and who reads, and gives notes by the request's number.
    `lines` stand above all else on its page, with or without a link. `story` gives days with what
    happened. `links` gives where one can go from a case. `trays` is told who reads, whether only
    their own cases are meant, and the day, and gives counted links. `did` maps the kind of an
    event to what its doer did. `inbox` gives the address at which advice is answered.

    `link` makes a link by which somebody without an account answers a request, until a day; it
    gives the key and the number by which the mail that carries the link is sent. `holder` gives
    who was sent such a link for a request, if anybody was.
    """

    advice: Callable[[Case, Sequence[AdviceRequest], Member, date], Mapping[int, Note]] | None = (
        None
    )
    lines: Callable[[Case, Member], list[Link]] | None = None
    story: Callable[[Case, Member], Iterable[tuple[date, str]]] | None = None
    links: Callable[[Case, Member], list[Link]] | None = None
    trays: Callable[[Member, bool, date], list[dict[str, Any]]] | None = None
    did: Mapping[str, str] = field(default_factory=dict)
    inbox: Callable[[LocalArea], str] | None = None
    link: MakeLink | None = None
    holder: Callable[[AdviceRequest], Recipient | None] | None = None


_rooms: dict[str, Additions] = {}


def add_to_cases(room: str, additions: Additions) -> None:
    """Take what a room adds.

    :raises ValueError: when the room has told already.
    """
    if room in _rooms:
        raise ValueError(f"{room} has told already")
    _rooms[room] = additions


def notes_on_advice(
    case: Case, advice: Sequence[AdviceRequest], by: Member, *, on: date
) -> dict[int, list[Note]]:
    """Return every room's notes on the requests for advice of a case."""
    found: dict[int, list[Note]] = {one.pk: [] for one in advice}
    for room in _rooms.values():
        if room.advice:
            for pk, note in room.advice(case, advice, by, on).items():
                found[pk].append(note)
    return found


def story_above(case: Case, by: Member) -> Iterator[tuple[date, str]]:
    """Yield what every room above tells in the story of a case."""
    for room in _rooms.values():
        if room.story:
            yield from room.story(case, by)


def lines_above(case: Case, by: Member) -> list[Link]:
    """Return the lines of every room above for the page of a case; `href` may be ""."""
    return [line for room in _rooms.values() if room.lines for line in room.lines(case, by)]


def links_above(case: Case, by: Member) -> list[Link]:
    """Return where one can go from a case by every room above."""
    return [link for room in _rooms.values() if room.links for link in room.links(case, by)]


def trays_above(by: Member, *, is_mine: bool, on: date) -> list[dict[str, Any]]:
    """Return every room's trays, each with how many lie in it and where they are listed."""
    return [one for room in _rooms.values() if room.trays for one in room.trays(by, is_mine, on)]


def did_above(kind: str) -> str:
    """Return what the doer of an event of a room above did, in words, or ""."""
    return next((room.did[kind] for room in _rooms.values() if kind in room.did), "")


def inbox_above(local_area: LocalArea) -> str:
    """Return the address at which advice that is asked of somebody is answered, or ""."""
    return next((room.inbox(local_area) for room in _rooms.values() if room.inbox), "")


def link_above(
    advice: AdviceRequest, to: Recipient, *, until: date, by: Member, on: date
) -> tuple[str, int] | None:
    """Make a link by which somebody answers a request; None when no room makes any."""
    make = next((room.link for room in _rooms.values() if room.link), None)
    return make(advice=advice, to=to, until=until, by=by, on=on) if make else None


def holder_above(advice: AdviceRequest) -> Recipient | None:
    """Return who was sent a link by which they answer a request, if anybody was."""
    found = (room.holder(advice) for room in _rooms.values() if room.holder)
    return next((one for one in found if one), None)
