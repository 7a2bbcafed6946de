"""What the pages about people say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldenthread.platform.organisations import holdings
from goldenthread.platform.organisations.holdings import Held
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person, Tenure
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.ui.words import away, count, day

Tag = dict[str, str]

ONLY = {
    "no_post": "Holds no post",
    "invited": "Not signed in yet",
    "no_account": "No account",
}


def account_tag(person: Person) -> Tag:
    """Return whether they can sign in, as a tag."""
    if person.user is None:
        return {"text": "No account", "classes": "govuk-tag--grey"}
    if not person.user.is_active:
        return {"text": "Closed", "classes": "govuk-tag--grey"}
    if person.user.last_login is None:
        return {"text": "Invited", "classes": "govuk-tag--yellow"}
    return {"text": "Active", "classes": "govuk-tag--green"}


def held_by(person: Person) -> list[Tenure]:
    """Return the tenures that a query put on the person."""
    held: list[Tenure] = person.held  # type: ignore[attr-defined]  # -- prefetched by name
    return sorted(held, key=lambda tenure: tenure.post.title)


def row(person: Person, places: Places) -> dict[str, Any]:
    """Return a row of the list of people."""
    return {
        "name": person.name,
        "href": places.to("settings_person", person.pk),
        "posts": [
            {"text": t.post.title, "href": places.to("settings_post", t.post_id)}
            for t in held_by(person)
        ],
        "organisation": person.organisation.name if person.organisation else "",
        "account": account_tag(person),
    }


def csv_row(person: Person) -> list[str]:
    """Return a row of the download of people."""
    return [
        person.name,
        "; ".join(tenure.post.title for tenure in held_by(person)),
        person.organisation.name if person.organisation else "",
        person.email,
        person.telephone,
        account_tag(person)["text"],
    ]


CSV_HEADINGS = ["Name", "Posts held", "Organisation", "Email", "Telephone", "Account"]


def facts(person: Person) -> list[dict[str, Any]]:
    """Return who they are and how to reach them, as rows of a summary list."""
    told = (
        ("Organisation", person.organisation.name if person.organisation else "Not recorded"),
        ("Email", person.email or "Not recorded"),
        ("Telephone", person.telephone or "Not recorded"),
    )
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in told]


class PersonPresenter:
    """What the page of one person says."""

    def __init__(
        self, person: Person, tenures: Iterable[Tenure], *, member: Member, on: date
    ) -> None:
        self.person = person
        self._tenures = list(tenures)
        self._places = Places(member)
        self._on = on

    @property
    def account(self) -> Tag:
        """Whether they can sign in."""
        return account_tag(self.person)

    @property
    def facts(self) -> list[dict[str, Any]]:
        """Who they are and how to reach them."""
        return facts(self.person)

    @property
    def current(self) -> list[Tenure]:
        """The posts that they hold today."""
        return [tenure for tenure in self._tenures if tenure.holds_on(self._on)]

    @property
    def posts(self) -> list[dict[str, Any]]:
        """Every post that they hold, held or will hold, the latest first."""
        return [
            {
                "title": tenure.post.title,
                "href": self._places.to("settings_post", tenure.post_id),
                "from": day(tenure.from_on),
                "to": day(tenure.to_on) or "Still in post",
                "end": self._places.to("settings_tenure_end", tenure.pk)
                if tenure.to_on is None
                else "",
            }
            for tenure in self._tenures
        ]

    @property
    def can_be_invited(self) -> bool:
        """Whether an invitation can be sent (again)."""
        user = self.person.user
        return user is not None and user.is_active and user.last_login is None

    @property
    def can_leave(self) -> bool:
        """Whether there is a post whose last day is not known yet."""
        return any(tenure.to_on is None for tenure in self.current)

    def next_step(self, held: list[Held]) -> str:
        """Return what happens next, in one or two sentences."""
        name = self.person.name
        leaving = [t.to_on for t in self.current if t.to_on]
        if not self.current:
            return (
                f"{name} holds no post today, so they cannot open this area. Appoint them to one."
            )
        if leaving and len(leaving) == len(self.current):
            return f"{name} leaves. The last day is {day(max(leaving))}."
        if self.person.user is None:
            return f"{name} has no account. Add an email address so that they can be invited."
        if self.can_be_invited:
            return f"{name} has not signed in yet. The link in the invitation works for 3 days."
        return _work_next(name, held, on=self._on)


def _work_next(name: str, held: list[Held], *, on: date) -> str:
    dated = [thing for thing in held if thing.due_by]
    if not dated:
        return f"Nothing with a date is open under {name}’s posts."
    late = [thing for thing in dated if thing.due_by and thing.due_by < on]
    first = dated[0]
    due = first.due_by
    told = f"Next due under {name}’s posts: {first.text} ({away(due, on=on)})." if due else ""
    return f"{count(len(late), 'thing')} late under {name}’s posts. {told}" if late else told


def passes_on(counts: Mapping[int, Counter[str]], post_id: int) -> str:
    """Return what a post holds, in words: "3 open actions, 2 open milestones"."""
    return holdings.in_words(counts.get(post_id, {}))
