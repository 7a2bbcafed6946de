"""Where the rows behind a figure lead: to the action of each."""

from __future__ import annotations

from collections.abc import Collection

from goldenthread.improvement.presenters.places import Link, Places
from goldenthread.improvement.presenters.tags import short
from goldenthread.improvement.queries.records import actions_by_key, milestones_by_key
from goldenthread.platform.organisations.models import LocalArea

_LONGEST = 70


def action_links(local_area: LocalArea, keys: Collection[int]) -> dict[int, Link]:
    """Return the link of each action."""
    places = Places(local_area)
    return {
        key: {"text": short(f"{one.ref} {one.text}".strip(), _LONGEST), "href": places.action(one)}
        for key, one in actions_by_key(local_area, keys).items()
    }


def milestone_links(local_area: LocalArea, keys: Collection[int]) -> dict[int, Link]:
    """Return the link of the action of each milestone."""
    places = Places(local_area)
    return {
        key: {"text": short(one.text, _LONGEST), "href": places.action(one.action)}
        for key, one in milestones_by_key(local_area, keys).items()
    }
