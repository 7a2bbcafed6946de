"""Posts and who holds them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goldenthread.improvement.queries.holders import HeldPost
from goldenthread.platform.organisations.models import Tenure
from goldenthread.ui.words import day


def person(held: HeldPost, *, part: str = "") -> dict[str, Any]:
    """Return what the person component shows of a post; `part` is what it is here ("Lead")."""
    organisation = held.post.organisation
    return {
        "post": held.post.title,
        "part": part,
        "organisation": organisation.name if organisation else "",
        "holders": [
            {
                "name": tenure.person.name,
                "since": f"since {day(tenure.from_on)}",
                "email": tenure.person.email,
                "telephone": tenure.person.telephone,
            }
            for tenure in held.holders
        ],
        "vacant": _vacancy(held),
    }


def people(posts: dict[int, HeldPost], ids: Iterable[int]) -> list[dict[str, Any]]:
    """Return the components of these posts, in the order asked for."""
    return [person(posts[pk]) for pk in ids]


def in_short(held: HeldPost) -> str:
    """Return a post with its holders in one line: "Head of SEND (Ana Lopez)"."""
    names = ", ".join(tenure.person.name for tenure in held.holders)
    return f"{held.post.title} ({names or _vacancy(held).lower()})"


def held_then(tenures: Sequence[Tenure], on: date) -> str:
    """Return who held these posts on a day gone by: "Ana Lopez (Head of SEND)"."""
    return ", ".join(f"{t.person.name} ({t.post.title})" for t in tenures if t.holds_on(on))


def _vacancy(held: HeldPost) -> str:
    if held.holders:
        return ""
    return f"Vacant since {day(held.vacant_since)}" if held.vacant_since else "Not filled yet"
