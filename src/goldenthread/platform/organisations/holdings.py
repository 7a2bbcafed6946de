"""What posts hold, told by the rooms above. This room never asks who they are.

A room that hangs work on posts registers a source; the pages of people and posts then show what
passes on when someone leaves, and a merger of two posts moves it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person, Post
from goldenthread.ui.words import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One thing that a post holds and that is still to be done; `key` tells it from all others."""

    key: str
    kind: str  # what it is, in the singular: "action"
    text: str
    due_by: date | None = None
    due_text: str = ""
    href: str = ""


class Source(Protocol):
    """What a room above tells about posts."""

    def counts(self, local_area: LocalArea) -> Mapping[int, Mapping[str, int]]:
        """Return how many open things of each kind each post holds, by its number."""

    def held_by(self, local_area: LocalArea, post_ids: Collection[int]) -> list[Held]:
        """Return every open thing that these posts hold."""

    def move(self, *, merged: Post, into: Post, by: Member, on: date) -> None:
        """Give everything that hangs on one post to another."""


class OwnSource(Protocol):
    """What a room above tells about things that a person holds, whatever their posts."""

    kind: str

    def count(self, person: Person, *, on: date) -> int:
        """Return how many open things they hold."""

    def pass_on(
        self, *, leaver: Person, to: Person | None, from_on: date, by: Member, on: date
    ) -> None:
        """See to it that from a day all of it is another's, or with None nobody's.

        :raises NotValid: when the other may not hold it then.
        """


_sources: dict[str, Source] = {}
_own: dict[str, OwnSource] = {}


def register_own(key: str, source: OwnSource) -> None:
    """Take what a room tells of things that people hold themselves.

    :raises ValueError: when the key has one already.
    """
    if key in _own:
        raise ValueError(f"{key} has a source already")
    _own[key] = source


def own_counts(person: Person, *, on: date) -> dict[str, tuple[str, int]]:
    """Return by key what somebody holds themself: its kind and how many, where any."""
    found = {key: (source.kind, source.count(person, on=on)) for key, source in _own.items()}
    return {key: (kind, many) for key, (kind, many) in found.items() if many}


def pass_on_own(
    key: str, *, leaver: Person, to: Person | None, from_on: date, by: Member, on: date
) -> None:
    """Pass on what somebody holds themself."""
    _own[key].pass_on(leaver=leaver, to=to, from_on=from_on, by=by, on=on)


def register(key: str, source: Source) -> None:
    """Take a room's source.

    :raises ValueError: when the key has one already.
    """
    if key in _sources:
        raise ValueError(f"{key} has a source already")
    _sources[key] = source


def counts(local_area: LocalArea) -> dict[int, Counter[str]]:
    """Return how many open things of each kind each post of the area holds, by its number."""
    found: dict[int, Counter[str]] = {}
    for source in _sources.values():
        for post_id, kinds in source.counts(local_area).items():
            found.setdefault(post_id, Counter()).update(kinds)
    return found


def held_by(local_area: LocalArea, post_ids: Collection[int]) -> list[Held]:
    """Return every open thing that these posts hold, each once, the soonest due first."""
    found = {h.key: h for s in _sources.values() for h in s.held_by(local_area, post_ids)}
    return sorted(found.values(), key=lambda held: (held.due_by or date.max, held.kind, held.text))


def move(*, merged: Post, into: Post, by: Member, on: date) -> None:
    """Give everything that hangs on one post to another."""
    for source in _sources.values():
        source.move(merged=merged, into=into, by=by, on=on)


def together(local_area: LocalArea, post_ids: Collection[int]) -> Counter[str]:
    """Return how many open things of each kind these posts hold, what two of them hold once."""
    return Counter(held.kind for held in held_by(local_area, post_ids))


def in_words(kinds: Mapping[str, int]) -> str:
    """Return "3 open actions, 2 open milestones", or "nothing open"."""
    told = [count(number, f"open {kind}") for kind, number in sorted(kinds.items()) if number]
    return ", ".join(told) or "nothing open"
