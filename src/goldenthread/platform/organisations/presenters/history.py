"""What happened to people and posts, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.platform.access.roles import Role
from goldenthread.platform.history.models import Event
from goldenthread.ui.words import day, moment

_SENTENCES = {
    "person_added": "{by} added this person.",
    "person_changed": "{by} changed the details.",
    "person_invited": "{by} sent the invitation again.",
    "person_left": "{by} recorded that this person leaves. Last day: {last day}.",
    "person_appointed": "{by} appointed {holder} to the post {post} from {from}.",
    "tenure_ended": "{by} recorded that {holder} leaves the post {post}. Last day: {last day}.",
    "post_added": "{by} added this post.",
    "post_changed": "{by} changed the post.",
    "posts_merged": "{by} merged the post {other title} into this one.",
    "organisation_added": "{by} added this organisation.",
    "organisation_changed": "{by} changed the organisation.",
    "local_area_founded": "{by} founded this local area.",
    "local_area_renamed": "{by} renamed the area from {name}.",
    "colour_changed": "{by} changed the colour.",
    "contacts_changed": "{by} changed whom families can reach.",
}
_WITH_DETAILS = {
    "person_changed", "post_changed", "organisation_changed", "colour_changed", "contacts_changed",
}  # fmt: skip


def lines(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return a line for each event: when, the sentence, and what changed from what to what."""
    return [_line(event) for event in events]


def _line(event: Event) -> dict[str, Any]:
    kind = event.kind.partition(".")[2]
    told = {field: _words(was if now is None else now) for field, (was, now) in _pairs(event)}
    if kind in ("posts_merged", "local_area_renamed"):  # these tell what it was
        told = {field: _words(was) for field, (was, _) in _pairs(event)}
    sentence = _SENTENCES.get(kind, "{by}: " + kind.replace("_", " ") + ".")
    return {
        "when": moment(event.at),
        "text": sentence.format_map(_Unknown(told, by=event.by_name)),
        "details": _details(event) if kind in _WITH_DETAILS else [],
    }


class _Unknown(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "not recorded"


def _pairs(event: Event) -> list[tuple[str, list[Any]]]:
    return list(event.changes.items())


def _details(event: Event) -> list[str]:
    return [
        f"{field[0].upper()}{field[1:]}: {_words(was)} became {_words(now)}."
        for field, (was, now) in _pairs(event)
    ]


def _words(value: object) -> str:
    if value in (None, ""):
        return "nothing"
    text = str(value)
    if text in Role.values:
        return Role(text).label
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
