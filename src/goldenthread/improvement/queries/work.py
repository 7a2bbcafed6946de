"""What needs a person: the actions and milestones behind their posts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q

from goldenthread.improvement.enums import ImportState, PlanState
from goldenthread.improvement.models import (
    Action,
    ActionLead,
    AreaLead,
    ImprovementPlan,
    Milestone,
    MilestoneLead,
    PlanImport,
)
from goldenthread.improvement.queries.conditions import (
    BY_DATE,
    DONE_ACTION,
    due_soon,
    late,
    late_milestone,
    milestone_due_soon,
    silent,
)
from goldenthread.improvement.queries.plans import (
    Totals,
    actions_in,
    cycle_now,
    live_plans,
    milestones_in,
    totals_of,
)
from goldenthread.platform.organisations.member import current_tenures
from goldenthread.platform.organisations.models import LocalArea, Post, Tenure

MOST = 100


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What needs someone: late, due soon, and (of what is neither) without a report this cycle."""

    late: list[Action]
    late_milestones: list[Milestone]
    due_soon: list[Action]
    milestones_due_soon: list[Milestone]
    silent: list[Action]

    def only_late(self) -> Waiting:
        """Return the same without what is not late."""
        return replace(self, due_soon=[], milestones_due_soon=[], silent=[])


@dataclass(frozen=True, kw_only=True)
class ToRun:
    """What running the plan asks of the programme manager."""

    reviews: list[PlanImport]
    drafts: list[ImprovementPlan]
    vacant_posts: list[Post]
    totals: list[tuple[ImprovementPlan, Totals]]


def waiting_for(
    local_area: LocalArea, post_ids: Collection[int] | None, *, on: date
) -> list[tuple[ImprovementPlan, Waiting]]:
    """Return for each live plan what waits for the holder of these posts; None: for anybody."""
    return [(plan, _in_plan(plan, post_ids, on=on)) for plan in live_plans(local_area)]


def _in_plan(plan: ImprovementPlan, post_ids: Collection[int] | None, *, on: date) -> Waiting:
    actions, milestones = actions_in(plan), milestones_in(plan)
    if post_ids is not None:
        actions = actions.filter(pk__in=_actions_behind(plan, post_ids))
        milestones = milestones.filter(_milestone_behind(post_ids))
    actions = actions.select_related("area").order_by(*BY_DATE)
    milestones = milestones.select_related("action__area").order_by("due_by", "pk")
    quiet = silent(cycle_now(plan, on=on), on) & ~late(on) & ~due_soon(on)
    return Waiting(
        late=list(actions.filter(late(on))[:MOST]),
        late_milestones=list(milestones.filter(late_milestone(on))[:MOST]),
        due_soon=list(actions.filter(due_soon(on))[:MOST]),
        milestones_due_soon=list(milestones.filter(milestone_due_soon(on))[:MOST]),
        silent=list(actions.filter(quiet)[:MOST]),
    )


def _actions_behind(plan: ImprovementPlan, post_ids: Collection[int]) -> list[int]:
    """Return the actions that the posts hold themselves or lead as a whole area."""
    behind = Q(leads__post__in=post_ids) | Q(area__leads__post__in=post_ids)
    return list(Action.objects.filter(behind, plan=plan).order_by().values_list("pk", flat=True))


def _milestone_behind(post_ids: Collection[int]) -> Q:
    """Milestones that the posts hold, alone or with their action, or whose area they lead."""
    led = MilestoneLead.objects.filter(milestone=OuterRef("pk"))
    held = ActionLead.objects.filter(post__in=post_ids).values("action")
    areas = AreaLead.objects.filter(post__in=post_ids).values("area")
    return (
        Q(Exists(led.filter(post__in=post_ids)))
        | (Q(action__in=held) & ~Q(Exists(led)))
        | Q(action__area__in=areas)
    )


def to_run(local_area: LocalArea, *, on: date) -> ToRun:
    """Return what running the plan asks for, besides its actions."""
    return ToRun(
        reviews=list(local_area.plan_imports.filter(state=ImportState.IN_REVIEW)),
        drafts=list(local_area.improvement_plans.filter(state=PlanState.DRAFT).order_by("pk")),
        vacant_posts=vacant_posts(local_area, on=on),
        totals=[(plan, totals_of(plan, on=on)) for plan in live_plans(local_area)],
    )


def vacant_posts(local_area: LocalArea, *, on: date) -> list[Post]:
    """Return the posts that hold unfinished actions of a live plan and that nobody holds."""
    unfinished = Action.objects.filter(
        plan__in=live_plans(local_area).order_by(), withdrawn_on=None, area__withdrawn_on=None
    ).exclude(DONE_ACTION)
    held = Tenure.objects.filter(current_tenures(on), local_area=local_area).values("post")
    return list(
        local_area.posts.filter(action_leads__action__in=unfinished)
        .exclude(pk__in=held)
        .distinct()
        .order_by("title")
    )
