"""What the pages of someone's leaving say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenthread.platform.organisations import holdings
from goldenthread.platform.organisations.actions import OwnWork, Succession
from goldenthread.platform.organisations.forms import SuccessorsForm
from goldenthread.ui.words import count, day

Counts = Mapping[int, Counter[str]]


def day_parts(value: date | None) -> dict[str, str]:
    """Return the three boxes of the last day, to be carried to the next step."""
    if value is None:
        return {}
    parts = {"day": value.day, "month": value.month, "year": value.year}
    return {f"last_on-{part}": str(number) for part, number in parts.items()}


def posts(form: SuccessorsForm, counts: Counts) -> list[dict[str, Any]]:
    """Return each post that passes on with its fields and what it holds."""
    return [
        {
            "title": post.title,
            "holds": holdings.in_words(counts.get(post.pk, {})),
            "who": form[f"who_{post.pk}"],
            "person": form[f"person_{post.pk}"],
            "name": form[f"name_{post.pk}"],
            "email": form[f"email_{post.pk}"],
        }
        for post in form.posts
    ]


def own(form: SuccessorsForm) -> list[dict[str, Any]]:
    """Return what the leaver holds beside the posts, each with its field."""
    return [
        {"holds": count(many, f"open {kind}"), "who": form[f"own_{key}"]}
        for key, (kind, many) in form.own.items()
    ]


def _own_rows(form: SuccessorsForm) -> list[dict[str, Any]]:
    return [
        {
            "key": {"text": f"Open {kind}s"},
            "value": {"text": f"{_taker(work)} from {day(form.first_on)}: {count(many, kind)}."},
        }
        for work, (kind, many) in zip(form.own_work(), form.own.values(), strict=True)
    ]


def _taker(work: OwnWork) -> str:
    if work.post is not None:
        return f"To whoever takes on {work.post.title}"
    return f"To {work.person.name}" if work.person else "Nobody’s"


def passing(form: SuccessorsForm, counts: Counts) -> list[dict[str, Any]]:
    """Return what passes to whom, as rows of a summary list."""
    return _own_rows(form) + [
        {
            "key": {"text": succession.post.title},
            "value": {"text": _to_whom(succession, form.first_on, counts)},
        }
        for succession in form.successions()
    ]


def _to_whom(succession: Succession, first_on: date, counts: Counts) -> str:
    holds = holdings.in_words(counts.get(succession.post.pk, {}))
    since = f"from {day(first_on)}"
    if succession.person is not None:
        return f"To {succession.person.name} {since}: {holds}."
    if succession.newcomer is not None:
        newcomer = succession.newcomer
        return f"To {newcomer.name} ({newcomer.email}), who is new and invited, {since}: {holds}."
    return f"Vacant {since}: {holds}. Nobody is told of what falls due until someone is appointed."


def typed(form: SuccessorsForm) -> dict[str, str]:
    """Return all that was typed, to be carried to the next step."""
    return {name: form.data.get(name, "") for name in form.fields}
