"""What was done to an item, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.platform.history.models import Event
from goldenthread.ui.words import day

_DID = {
    "item_added": "put the case on the agenda",
    "item_taken_off": "took the case off the agenda",
    "item_carried_over": "carried the case over",
    "item_taken_up": "took the case up to be decided between meetings",
    "paper_written": "wrote the summary and recommendation",
    "paper_published": "published the paper to the members",
    "paper_published_again": "published the paper again",
    "comment_made": "commented on the papers",
    "interest_declared": "recorded an interest in the case",
    "interest_withdrawn": "withdrew an interest in the case",
    "item_concluded": "recorded what the panel concluded",
    "conclusion_corrected": "corrected what was recorded",
    "decision_recorded": "recorded the council’s decision",
}


def timeline(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return the events as the timeline component takes them."""
    return [
        {
            "what": f"{event.by_name} {_DID[event.kind.partition('.')[2]]}",
            "when": day(event.on),
            "changes": [
                {"name": name[:1].upper() + name[1:], "was": _plain(was), "became": _plain(now)}
                for name, (was, now) in event.changes.items()
            ],
            "reason": event.reason,
        }
        for event in events
    ]


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return "" if value is None else str(value)
