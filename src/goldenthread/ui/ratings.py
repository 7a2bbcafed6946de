"""Declared ratings and the statuses that they come to, as tags."""

from __future__ import annotations

from goldenthread.core.enums import Status
from goldenthread.core.statuses import colour_in

Tag = dict[str, str]

_COLOURS = {
    Status.NOT_STARTED: "grey",
    Status.BLOCKED: "purple",
    Status.IN_PROGRESS: "blue",
    Status.ON_TRACK: "green",
    Status.AT_RISK: "yellow",
    Status.OFF_TRACK: "red",
    Status.COMPLETE: "green",
    Status.EMBEDDED: "green",
}
_NAMED = {
    "blue": "blue",
    "green": "green",
    "amber": "yellow",
    "yellow": "yellow",
    "red": "red",
    "grey": "grey",
    "white": "grey",
    "purple": "purple",
}


def tag(text: str, colour: str) -> Tag:
    """Return the parameters of a tag component."""
    return {"text": text, "classes": f"govuk-tag--{colour}"}


def rating_tag(status: str, label: str) -> Tag:
    """Return the declared rating in the plan's own word, coloured by the status it comes to.

    Where the plan's word is itself a colour, that is the tag's colour, and a colour alone is
    followed by what it comes to: nobody should need the plan's key to read it.
    """
    if not status:
        return tag(label or "No rating", "grey")
    meaning = Status(status)
    named = _NAMED.get(colour_in(label) or "")
    if named and len(label.split()) == 1:
        return tag(f"{label}: {meaning.words.lower()}", named)
    return tag(label or meaning.words, named or _COLOURS[meaning])
