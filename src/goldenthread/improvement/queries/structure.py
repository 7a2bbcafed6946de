"""The parts of a plan: an area with all that it holds, and any part by its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from goldenthread.improvement.models import (
    Action,
    Area,
    AreaLead,
    Finding,
    FocusArea,
    ImprovementPlan,
    Measure,
    Milestone,
    Outcome,
)
from goldenthread.improvement.models.plan import PlanNode
from goldenthread.improvement.queries.conditions import with_facts
from goldenthread.improvement.queries.holders import HeldPost, held_posts
from goldenthread.platform.organisations.models import LocalArea

if TYPE_CHECKING:
    from goldenthread.improvement.queries.conditions import ListedAction

# Each kind of part, as addresses name it.
KINDS: dict[str, type[PlanNode]] = {
    "area": Area,
    "finding": Finding,
    "outcome": Outcome,
    "focus-area": FocusArea,
    "action": Action,
    "milestone": Milestone,
    "measure": Measure,
}
# What each kind of part stands in: the field of the part, and the kind of what it names.
PARENTS = {
    "area": ("plan", "plan"),
    "finding": ("area", "area"),
    "outcome": ("area", "area"),
    "focus-area": ("area", "area"),
    "action": ("area", "area"),
    "milestone": ("action", "action"),
    "measure": ("action", "action"),
}


@dataclass(frozen=True, kw_only=True)
class AreaRecord:
    """An area for improvement with everything in it."""

    area: Area
    findings: list[Finding]
    outcomes: list[Outcome]
    focus_areas: list[FocusArea]
    actions: list[ListedAction]
    leads: list[AreaLead]
    posts: dict[int, HeldPost]


def find_area(local_area: LocalArea, area_id: int) -> Area:
    """Return one area for improvement with its plan.

    :raises Http404: when there is none.
    """
    return get_object_or_404(local_area.improvement_areas.select_related("plan"), pk=area_id)


def area_record(area: Area, *, on: date) -> AreaRecord:
    """Return an area's whole record; the questions asked do not grow with it."""
    leads = list(area.leads.order_by("is_vice", "pk"))
    actions = area.actions.filter(withdrawn_on=None).select_related("rating")
    return AreaRecord(
        area=area,
        findings=list(area.findings.filter(withdrawn_on=None)),
        outcomes=list(area.outcomes.filter(withdrawn_on=None)),
        focus_areas=list(area.focus_areas.filter(withdrawn_on=None)),
        actions=list(with_facts(actions, on=on)),
        leads=leads,
        posts=held_posts(area.local_area, {lead.post_id for lead in leads}, on=on),
    )


def parts_of_kind(local_area: LocalArea, kind: str) -> QuerySet[Any]:
    """Return the area's parts of this kind, with what they stand in.

    :raises Http404: when there is no such kind.
    """
    model = KINDS.get(kind)
    if model is None:
        raise Http404("There is no such kind of part.")
    related = {"milestone": ["action__area"], "measure": ["action__area"], "area": []}
    parts: QuerySet[Any] = model._default_manager.filter(plan__local_area=local_area)
    return parts.select_related("plan", *related.get(kind, ["area"]))


def find_part(local_area: LocalArea, kind: str, part_id: int) -> Any:
    """Return one part of a plan by its kind, withdrawn or not.

    :raises Http404: when there is none.
    """
    return get_object_or_404(parts_of_kind(local_area, kind), pk=part_id)


def kind_of(part: PlanNode) -> str:
    """Return how addresses name the kind of a part."""
    return next(kind for kind, model in KINDS.items() if isinstance(part, model))


def parent_of(part: Any) -> Any:
    """Return what a part stands in: its action, its area or its plan."""
    return getattr(part, PARENTS[kind_of(part)][0])


def siblings_of(part: Any) -> QuerySet[Any]:
    """Return the parts of the same kind beside it that stand in the plan, itself among them."""
    field, _ = PARENTS[kind_of(part)]
    beside: QuerySet[Any] = type(part)._default_manager.filter(
        **{field: getattr(part, f"{field}_id")}, withdrawn_on=None
    )
    return beside.order_by("position", "pk")


def withdrawn_parts(plan: ImprovementPlan) -> list[tuple[str, PlanNode]]:
    """Return what was withdrawn from a plan, kind by kind, the latest first."""
    return [
        (kind, part)
        for kind, model in KINDS.items()
        for part in model._default_manager.filter(plan=plan, withdrawn_on__isnull=False).order_by(
            "-withdrawn_on", "pk"
        )
    ]
