"""What the history of a whole plan says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.improvement.models import Action
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import name_of_action, short
from goldenthread.improvement.presenters.timeline import did, timeline
from goldenthread.platform.history.models import Event


def history_page(
    events: Sequence[Event],
    named: dict[str, Any],
    doers_and_kinds: tuple[list[str], list[str]],
    places: Places,
) -> dict[str, Any]:
    """Return the events as sentences that lead to what they are about, and what to filter by."""
    links = {about: _link(part, places) for about, part in named.items()}
    doers, kinds = doers_and_kinds
    return {
        "timeline": timeline(events, links=links),
        "doers": [{"value": name, "text": name} for name in doers],
        "kinds": [{"value": kind, "text": did(kind)[:1].upper() + did(kind)[1:]} for kind in kinds],
    }


def _link(part: Any, places: Places) -> dict[str, str]:
    if isinstance(part, Action):
        return {"text": short(name_of_action(part)), "href": places.action(part)}
    return {"text": short(f"{part.ref} {part.title}"), "href": places.area(part)}
