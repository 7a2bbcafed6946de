"""What the pages about posts say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations import holdings
from goldenthread.platform.organisations.models import Post, Tenure
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.platform.organisations.queries import vacant_since
from goldenthread.ui.words import day

ROLE_HINTS = {
    Role.ADMINISTRATOR: "Adds people and posts, and changes the area’s settings.",
    Role.PROGRAMME_MANAGER: "Imports the plan, keeps it right, takes it live; adds people.",
    Role.WORKSTREAM_LEAD: "Reads the plan; reports on the actions in the areas that they lead.",
    Role.PARENT_CARER_LEAD: "Leads with a workstream lead, for families; reports on the same.",
    Role.ACCOUNTABLE_OFFICER: "Reads the plan; reports on the actions that the post holds.",
    Role.BOARD_MEMBER: "Reads the plan and its history.",
    Role.CASE_OFFICER: "Keeps children’s records and carries cases on, save restricted ones.",
    Role.CASE_MANAGER: "The same; merges and restricts records; reads who looked at them.",
    Role.SERVICE_MEMBER: "Reads records and cases of children on whom its advice is asked.",
    Role.SETTING_MEMBER: "Reads the records and cases of the school’s or college’s own pupils.",
    Role.PANEL_MEMBER: "Reads the papers of the panels that they sit on; comments on them.",
    "": "Only holds actions: whoever holds the post cannot open the area by it alone.",
}


def role_words(role: str) -> str:
    """Return a role's name, or that there is none."""
    return Role(role).label if role else "No role"


def holders_of(post: Post) -> list[Tenure]:
    """Return the tenures that a query put on the post."""
    found: list[Tenure] = post.holders  # type: ignore[attr-defined]  # -- prefetched by name
    return sorted(found, key=lambda tenure: tenure.person.name)


def vacancy(post: Post) -> str:
    """Return "Vacant since 3 March 2026", or that nobody has held the post."""
    since = vacant_since(post)
    return f"Vacant since {day(since)}" if since else "Vacant: nobody has held it yet"


def row(post: Post, counts: Mapping[int, Counter[str]], places: Places) -> dict[str, Any]:
    """Return a row of the list of posts."""
    holders = holders_of(post)
    return {
        "title": post.title,
        "href": places.to("settings_post", post.pk),
        "holders": [
            {"text": t.person.name, "href": places.to("settings_person", t.person_id)}
            for t in holders
        ],
        "vacancy": "" if holders else vacancy(post),
        "role": role_words(post.role),
        "organisation": post.organisation.name if post.organisation else "",
        "holds": holdings.in_words(counts.get(post.pk, {})),
    }


CSV_HEADINGS = ["Post", "Held by", "Role", "Organisation", "Holds"]


def csv_row(post: Post, counts: Mapping[int, Counter[str]]) -> list[str]:
    """Return a row of the download of posts."""
    return [
        post.title,
        "; ".join(tenure.person.name for tenure in holders_of(post)) or vacancy(post),
        role_words(post.role),
        post.organisation.name if post.organisation else "",
        holdings.in_words(counts.get(post.pk, {})),
    ]


class PostPresenter:
    """What the page of one post says."""

    def __init__(self, post: Post, tenures: Iterable[Tenure], *, places: Places, on: date) -> None:
        self.post = post
        self._tenures = list(tenures)
        self._places = places
        self._on = on

    @property
    def _holders(self) -> list[Tenure]:
        return [tenure for tenure in self._tenures if tenure.holds_on(self._on)]

    @property
    def tag(self) -> dict[str, str]:
        """Whether somebody holds it today."""
        if self._holders:
            return {"text": "Held", "classes": "govuk-tag--green"}
        return {"text": "Vacant", "classes": "govuk-tag--yellow"}

    @property
    def next_step(self) -> str:
        """What happens next, in a sentence or two."""
        coming = [t for t in self._tenures if t.from_on > self._on]
        if not self._holders:
            ended = [t.to_on for t in self._tenures if t.to_on and t.to_on < self._on]
            since = f" Its last holder left on {day(max(ended))}." if ended else ""
            if coming:
                first = min(coming, key=lambda t: t.from_on)
                return f"Vacant.{since} {first.person.name} takes it on from {day(first.from_on)}."
            return f"Nobody holds this post.{since} Appoint someone, so that its work has an owner."
        leaving = [t for t in self._holders if t.to_on]
        if leaving:
            last = max(leaving, key=lambda t: t.to_on or date.max)
            next_one = f" {coming[0].person.name} follows." if coming else " Nobody follows yet."
            return f"{last.person.name} leaves this post. Last day: {day(last.to_on)}.{next_one}"
        names = " and ".join(t.person.name for t in self._holders)
        return f"{names} {'holds' if len(self._holders) == 1 else 'hold'} this post."

    @property
    def facts(self) -> list[dict[str, Any]]:
        """What the post is, as rows of a summary list."""
        told = [
            ("Role in Golden Thread", role_words(self.post.role)),
            ("What the role may do", ROLE_HINTS[self.post.role]),
            (
                "Organisation",
                self.post.organisation.name if self.post.organisation else "Not recorded",
            ),
        ]
        former = ", ".join(other.title for other in self.post.former_titles.all())
        if former:
            told.append(("Also printed as", former))
        return [{"key": {"text": key}, "value": {"text": value}} for key, value in told]

    @property
    def holders(self) -> list[dict[str, Any]]:
        """Everyone who holds, held or will hold the post, the latest first."""
        return [
            {
                "name": tenure.person.name,
                "href": self._places.to("settings_person", tenure.person_id),
                "from": day(tenure.from_on),
                "to": day(tenure.to_on) or "Still in post",
                "end": self._places.to("settings_tenure_end", tenure.pk)
                if tenure.to_on is None
                else "",
            }
            for tenure in self._tenures
        ]


def moves(merged: Post, into: Post, *, holds: str, tenures: Iterable[Tenure]) -> list[str]:
    """Return what happens when a post is merged into another, a sentence each."""
    names = ", ".join(sorted({tenure.person.name for tenure in tenures}))
    told = [
        f"All that {merged.title} holds moves: {holds}.",
        f"Whoever held it when moves as well: {names}." if names else "Nobody has held it.",
        f"The title that stays is {into.title}. A plan that prints the other still finds the post.",
    ]
    if merged.role != into.role:
        told.append(
            f"The role that stays is: {role_words(into.role)}. The other post has:"
            f" {role_words(merged.role)}. Its holders lose that."
        )
    return told
