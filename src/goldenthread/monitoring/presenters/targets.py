"""What the pages of targets say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldenthread.monitoring.models import Target
from goldenthread.monitoring.policies import Period, is_on_track
from goldenthread.monitoring.presenters.figures import in_words, path_value
from goldenthread.monitoring.presenters.places import Places
from goldenthread.monitoring.queries.figures import FIGURES, RATE, Value
from goldenthread.platform.history.models import Event
from goldenthread.ui.words import day


def number(figure: str, value: float) -> str:
    """Return a value of a figure in words."""
    return f"{value:g}%" if FIGURES[figure].kind == RATE else f"{value:,g}"


def whose(target: Target) -> str:
    """Return for whom a target is."""
    return target.team.name if target.team else "The whole area"


def row(target: Target, value: Value, period: Period, places: Places) -> dict[str, Any]:
    """Return a target with how the figure stands against its path at the end of a period."""
    path = path_value(target, period.on)
    return {
        "figure": FIGURES[target.figure].title,
        "whose": whose(target),
        "href": places.to("monitoring_target", target_id=target.pk),
        "goal": f"{number(target.figure, float(target.value))} by {day(target.due_on)}",
        "now": in_words(value),
        "path": number(target.figure, round(path, 1)) if path is not None else "",
        "tag": tag(target, value, path),
        "figures": places.figures(figure=target.figure, team=target.team_id, by=period.kind),
    }


def tag(target: Target, value: Value, path: float | None) -> dict[str, str]:
    """Return whether a figure is on track against its path, as a tag."""
    if path is None:
        return {"text": "Not begun", "classes": "govuk-tag--grey"}
    if value.number is None:
        return {"text": "Nothing to count", "classes": "govuk-tag--grey"}
    up = FIGURES[target.figure].up_is_good is not False
    if is_on_track(value.number, path, up_is_good=up):
        return {"text": "On track", "classes": "govuk-tag--green"}
    return {"text": "Behind", "classes": "govuk-tag--red"}


def facts(target: Target) -> list[dict[str, Any]]:
    """Return a target as rows of a summary list."""
    pairs = [
        ("Figure", FIGURES[target.figure].title),
        ("For", whose(target)),
        ("From", f"{number(target.figure, float(target.start_value))} on {day(target.start_on)}"),
        ("To", f"{number(target.figure, float(target.value))} by {day(target.due_on)}"),
    ]
    if target.withdrawn_on:
        pairs.append(("Withdrawn", day(target.withdrawn_on)))
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in pairs]


_DID = {
    "target_set": "set the target",
    "target_changed": "changed the target",
    "target_withdrawn": "withdrew the target",
}


def timeline(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return what happened to a target as the timeline component takes it."""
    return [
        {
            "what": f"{event.by_name} {_DID[event.kind.partition('.')[2]]}",
            "when": day(event.on),
            "changes": [_change(name, pair) for name, pair in event.changes.items()],
            "reason": event.reason,
        }
        for event in events
    ]


_NAMES: Mapping[str, str] = {
    "start on": "First day", "start value": "Starts at", "due on": "To be reached by",
    "value": "To reach",
}  # fmt: skip


def _change(name: str, pair: list[object]) -> dict[str, str]:
    was, became = (_plain(value) for value in pair)
    return {"name": _NAMES[name], "was": was, "became": became}


def _plain(value: object) -> str:
    if value is None:
        return ""
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return f"{float(str(value)):g}"
