"""The thread that runs through one part of a plan, from the findings to the reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.improvement.models import (
    Action,
    Area,
    Finding,
    FocusArea,
    ImprovementPlan,
    Measure,
    Milestone,
    Outcome,
    ProgressUpdate,
)
from goldenthread.improvement.queries.holders import HeldPost, held_posts
from goldenthread.platform.organisations.models import LocalArea


@dataclass(frozen=True, kw_only=True)
class ActionThread:
    """An action with what hangs on it."""

    action: Action
    milestones: list[Milestone]
    measures: list[Measure]
    leads: list[HeldPost]
    updates: list[ProgressUpdate]


@dataclass(frozen=True, kw_only=True)
class Thread:
    """Everything on the line that runs through one part; `here` is the part."""

    here: Any
    plan: ImprovementPlan
    area: Area
    findings: list[Finding]
    outcomes: list[Outcome]
    focus_areas: list[FocusArea]
    actions: list[ActionThread]


def thread_through(local_area: LocalArea, part: Any, *, on: date) -> Thread:
    """Return the thread through a finding, outcome, area, focus area, action, milestone or measure.

    A finding or an area is answered by every action of its area; a focus area by its own. The
    questions asked do not grow with the thread.
    """
    action = part if isinstance(part, Action) else getattr(part, "action", None)
    area = part if isinstance(part, Area) else (action or part).area
    actions = area.actions.filter(withdrawn_on=None)
    actions = actions.select_related("rating").prefetch_related("leads")
    focus_areas = area.focus_areas.filter(withdrawn_on=None)
    if action is not None:
        actions = actions.filter(pk=action.pk)
        focus_areas = focus_areas.filter(pk=action.focus_area_id or 0)
    elif isinstance(part, FocusArea):
        actions = actions.filter(focus_area=part)
        focus_areas = focus_areas.filter(pk=part.pk)
    findings = area.findings.filter(withdrawn_on=None)
    if isinstance(part, Finding):
        findings = findings.filter(pk=part.pk)
    return Thread(
        here=part,
        plan=part.plan,
        area=area,
        findings=list(findings),
        outcomes=list(area.outcomes.filter(withdrawn_on=None)),
        focus_areas=list(focus_areas),
        actions=_actions(local_area, list(actions), on=on),
    )


def _actions(local_area: LocalArea, actions: list[Action], *, on: date) -> list[ActionThread]:
    ids = [action.pk for action in actions]
    milestones = _by_action(Milestone.objects.filter(action__in=ids, withdrawn_on=None))
    measures = _by_action(Measure.objects.filter(action__in=ids, withdrawn_on=None))
    updates = _by_action(
        ProgressUpdate.objects.filter(action__in=ids)
        .select_related("rating")
        .order_by("is_from_document", "-pk")
    )
    leads = {action.pk: [lead.post_id for lead in action.leads.all()] for action in actions}
    posts = held_posts(local_area, {pk for held in leads.values() for pk in held}, on=on)
    return [
        ActionThread(
            action=action,
            milestones=milestones.get(action.pk, []),
            measures=measures.get(action.pk, []),
            leads=[posts[pk] for pk in leads[action.pk]],
            updates=updates.get(action.pk, []),
        )
        for action in actions
    ]


def _by_action(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.action_id, []).append(row)
    return found
