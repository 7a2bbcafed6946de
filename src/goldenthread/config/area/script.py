"""The script of a fictional area: who works there, which schools it has, and what happens to whom.

Plain dataclasses, made from a seed and from nothing else: the same seed tells the same script in
any process. Two players put it on: `by_actions` and `in_bulk`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

VERSION = 2
"""Counted on when the same seed comes to tell something else; areas that are kept say it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that somebody does for a child on a day.

    `by` is the number of a member of staff, `verb` the name of what is done (see `by_actions`),
    `facts` what it is done with. Other things are named by their number in the script.
    """

    on: date
    by: int
    verb: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """What the area knows of one child, in order. `standing` is how it stands on the last day."""

    number: int
    standing: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class School:
    """A school, college or other setting of the area's register."""

    number: int
    name: str
    kind: str
    lowest_age: int
    highest_age: int

    def takes(self, age: int) -> bool:
        """Whether it is for this age."""
        return self.lowest_age <= age <= self.highest_age


@dataclass(frozen=True, slots=True)
class Service:
    """An organisation that gives advice."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Stint:
    """That a member of staff holds a post from a day until a day, or still."""

    person: int
    name: str
    post: str
    role: str
    organisation: str
    since: date
    until: date | None = None

    def holds_on(self, on: date) -> bool:
        """Whether the post is theirs on this day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an area is to be: how many plans in force, over how many years, from which seed.

    Without `has_panels` nobody sits on a panel: for an area that has panels of its own.
    """

    plans: int
    years: int
    seed: int
    as_of: date
    has_panels: bool = True

    @property
    def begins(self) -> date:
        """The first day of the area."""
        return date(self.as_of.year - self.years, self.as_of.month, min(self.as_of.day, 28))

    @property
    def mark(self) -> str:
        """What tells this script from others, for its own random numbers."""
        return f"{VERSION}:{self.seed}:{self.plans}:{self.years}:{self.as_of}"


def fingerprint(lives: Iterator[Life]) -> str:
    """Return a mark of all that happens; two scripts with the same mark tell the same."""
    digest = hashlib.sha256()
    for life in lives:
        digest.update(repr(life).encode())
    return digest.hexdigest()
