"""The history of a whole plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from goldenthread.improvement.models import Action, Area, ImprovementPlan
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.queries import history_of
from goldenthread.platform.organisations.models import LocalArea

_NAMED: dict[str, Any] = {"improvement.action": Action, "improvement.area": Area}


def events_of(plan: ImprovementPlan, *, who: str = "", kind: str = "") -> QuerySet[Event]:
    """Return what happened to a plan and in it, newest first, by one person or of one kind."""
    events = history_of(plan.local_area, plan)
    if who:
        events = events.filter(by_name=who)
    if kind:
        events = events.filter(kind=kind)
    return events


def doers_and_kinds(plan: ImprovementPlan) -> tuple[list[str], list[str]]:
    """Return who has done anything to the plan, and what kinds of thing were done."""
    rows = history_of(plan.local_area, plan).order_by().values_list("by_name", "kind").distinct()
    pairs = list(rows)
    return sorted({name for name, _ in pairs}), sorted({kind for _, kind in pairs})


def named(local_area: LocalArea, events: Iterable[Event]) -> dict[str, Any]:
    """Return the actions and areas that these events are about, by how history names them."""
    ids: dict[str, set[int]] = {label: set() for label in _NAMED}
    for event in events:
        label, _, pk = event.about.partition(":")
        if label in ids and pk.isdigit():
            ids[label].add(int(pk))
    return {
        f"{label}:{part.pk}": part
        for label, model in _NAMED.items()
        for part in model._default_manager.filter(local_area=local_area, pk__in=ids[label])
    }
