"""What happened, as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goldenthread.improvement.presenters.people import held_then
from goldenthread.improvement.signals import did_above
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.models import Tenure
from goldenthread.ui.words import day

_DID = {
    "improvement.progress_reported": "reported progress",
    "improvement.report_corrected": "corrected their report",
    "improvement.date_moved": "moved a date",
    "improvement.dependency_added": "said what this action waits for",
    "improvement.dependency_removed": "said that this action no longer waits",
    "improvement.lead_added": "added a lead",
    "improvement.lead_removed": "took a lead off",
    "improvement.parts_reordered": "changed the order",
    "improvement.rating_added": "added a rating",
    "improvement.rating_changed": "changed a rating",
    "improvement.rating_removed": "removed a rating",
    "improvement.cycle_changed": "changed how often leads report",
    "improvement.draft_made": "made the draft plan",
}
_PARTS = ("action", "milestone", "measure", "area", "focus_area", "finding", "outcome")
_VERBS = {
    "added": "added {a}",
    "changed": "changed {the}",
    "withdrawn": "withdrew {the}",
    "restored": "put back {the}",
}
for _part in _PARTS:
    _name = _part.replace("_", " ")
    _a = f"{'an' if _name[0] in 'aeiou' else 'a'} {_name}"
    for _verb, _words in _VERBS.items():
        _DID[f"improvement.{_part}_{_verb}"] = _words.format(a=_a, the=f"the {_name}")


def did(kind: str) -> str:
    """Return a kind of event as what somebody did: "moved a date"."""
    return (
        _DID.get(kind) or did_above(kind) or "recorded: " + kind.partition(".")[2].replace("_", " ")
    )


def timeline(
    events: Iterable[Event], *, tenures: Sequence[Tenure] = (), links: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Return the events as the timeline component takes them.

    :param tenures: of the posts whose holders at the time are to be named.
    :param links: what an event's `about` leads to, as {"text", "href"}.
    """
    return [
        {
            "what": f"{event.by_name} {did(event.kind)}",
            "when": day(event.on),
            "changes": [_change(name, *pair) for name, pair in event.changes.items()],
            "reason": event.reason,
            "held_by": held_then(tenures, event.on),
            "about": (links or {}).get(event.about),
        }
        for event in events
    ]


def _change(name: str, was: object, became: object) -> dict[str, str]:
    return {
        "name": name[:1].upper() + name[1:],
        "was": _plain(was),
        "became": _plain(became),
    }


def _plain(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
