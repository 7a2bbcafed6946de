"""The parts of a plan: an area with all that it holds, and any part by its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
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
    Rating,
)
from goldenthread.improvement.models.plan import PlanNode
from goldenthread.improvement.queries.conditions import with_facts
from goldenthread.improvement.queries.holders import HeldPost, held_posts
from goldenthread.platform.organisations.models import LocalArea, Post

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


def parts_in(parent: Any, kind: str) -> list[Any]:
    """Return the parts of one kind that stand in a plan, an area or an action, in order."""
    field, _ = PARENTS[kind]
    return list(KINDS[kind]._default_manager.filter(**{field: parent}, withdrawn_on=None))


def find_parent(local_area: LocalArea, kind: str, parent_id: int) -> Any:
    """Return what a new part of this kind is to stand in.

    :raises Http404: when there is no such kind or no such parent.
    """
    if kind not in PARENTS:
        raise Http404("There is no such kind of part.")
    _, parent_kind = PARENTS[kind]
    if parent_kind == "plan":
        return get_object_or_404(local_area.improvement_plans, pk=parent_id)
    return find_part(local_area, parent_kind, parent_id)


def ratings_in_use(plan: ImprovementPlan) -> list[Any]:
    """Return the plan's rating scheme, each rating with `in_use`: how many actions carry it."""
    return list(plan.ratings.annotate(in_use=Count("actions")))


def find_rating(local_area: LocalArea, rating_id: int) -> Rating:
    """Return one rating of this area's plans, with its plan.

    :raises Http404: when there is none.
    """
    return get_object_or_404(local_area.ratings.select_related("plan"), pk=rating_id)


def posts_to_choose(local_area: LocalArea) -> list[Post]:
    """Return the area's posts by title."""
    return list(local_area.posts.order_by("title"))


def others_in_plan(action: Action) -> list[Action]:
    """Return the plan's other actions, in the plan's order."""
    return list(
        Action.objects.filter(plan=action.plan_id, withdrawn_on=None, area__withdrawn_on=None)
        .exclude(pk=action.pk)
        .order_by("area__position", "position", "pk")
    )


def find_post(local_area: LocalArea, post_id: int) -> Post:
    """Return one post of this area.

    :raises Http404: when there is none.
    """
    return get_object_or_404(local_area.posts, pk=post_id)
