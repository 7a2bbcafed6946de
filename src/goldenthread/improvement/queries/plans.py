"""Which plans there are, and the picture of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from goldenthread.core.reporting_cycles import Cycle
from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import Action, Area, DateMove, ImprovementPlan, Milestone
from goldenthread.improvement.policies import cycle_of
from goldenthread.improvement.queries.conditions import (
    BY_DATE,
    DONE_ACTION,
    DONE_MILESTONE,
    IN_PLAN_ORDER,
    blocked,
    due_soon,
    late,
    late_milestone,
    milestone_due_soon,
    silent,
    without_date,
    without_lead,
)
from goldenthread.platform.organisations.models import LocalArea

SHOWN = 5


def plans_of(local_area: LocalArea) -> list[ImprovementPlan]:
    """Return the area's plans: those that are live, the latest first, then drafts, then closed."""
    order = {PlanState.LIVE: 0, PlanState.DRAFT: 1, PlanState.CLOSED: 2}
    plans = local_area.improvement_plans.order_by(F("live_on").desc(nulls_last=True), "-pk")
    return sorted(plans, key=lambda plan: order[PlanState(plan.state)])


def live_plans(local_area: LocalArea) -> QuerySet[ImprovementPlan]:
    """Return the plans that the area runs now."""
    return local_area.improvement_plans.filter(state=PlanState.LIVE).order_by("-live_on", "-pk")


def find_plan(local_area: LocalArea, plan_id: int) -> ImprovementPlan:
    """Return one plan of this area.

    :raises Http404: when there is none.
    """
    return get_object_or_404(local_area.improvement_plans, pk=plan_id)


def cycle_now(plan: ImprovementPlan, *, on: date) -> Cycle:
    """Return the reporting cycle of this plan that holds a day."""
    return cycle_of(plan.reporting_cycle, on=on, live_on=plan.live_on)


def actions_in(plan: ImprovementPlan) -> QuerySet[Action]:
    """Return the actions that stand in the plan, without what was withdrawn."""
    return Action.objects.filter(plan=plan, withdrawn_on=None, area__withdrawn_on=None)


def milestones_in(plan: ImprovementPlan) -> QuerySet[Milestone]:
    """Return the milestones that stand in the plan, without what was withdrawn."""
    return Milestone.objects.filter(
        plan=plan,
        withdrawn_on=None,
        action__withdrawn_on=None,
        action__area__withdrawn_on=None,
    )


@dataclass(frozen=True, kw_only=True)
class Totals:
    """How many of the plan's actions and milestones are in each condition."""

    actions: int
    done: int
    late: int
    due_soon: int
    silent: int
    blocked: int
    without_lead: int
    without_date: int
    unrated: int
    milestones: int
    milestones_done: int
    milestones_late: int


@dataclass(frozen=True, kw_only=True)
class AreaProgress:
    """One area with its actions counted by status ("" for none), and how many are late."""

    area: Area
    by_status: dict[str, int]
    late: int

    @property
    def actions(self) -> int:
        """How many actions the area has."""
        return sum(self.by_status.values())


@dataclass(frozen=True, kw_only=True)
class Slippage:
    """How often and how far promised dates were moved, and the latest moves."""

    moves: int
    later: int
    days_later: int
    latest: list[DateMove]


@dataclass(frozen=True, kw_only=True)
class PlanPicture:
    """Everything that the plan page shows."""

    plan: ImprovementPlan
    cycle: Cycle
    totals: Totals
    areas: list[AreaProgress]
    ratings: list[tuple[str, int, str, int | None]]
    due_soon: list[Action]
    milestones_due_soon: list[Milestone]
    late: list[Action]
    silent: list[Action]
    slippage: Slippage


def totals_of(plan: ImprovementPlan, *, on: date) -> Totals:
    """Count the plan's actions and milestones in two questions."""
    cycle = cycle_now(plan, on=on)
    counted = actions_in(plan).aggregate(
        actions=Count("pk"),
        done=Count("pk", filter=DONE_ACTION),
        late=Count("pk", filter=late(on)),
        due_soon=Count("pk", filter=due_soon(on)),
        silent=Count("pk", filter=silent(cycle, on)),
        blocked=Count("pk", filter=blocked()),
        without_lead=Count("pk", filter=without_lead()),
        without_date=Count("pk", filter=without_date()),
        unrated=Count("pk", filter=Q(rating=None)),
    )
    steps = milestones_in(plan).aggregate(
        milestones=Count("pk"),
        milestones_done=Count("pk", filter=DONE_MILESTONE),
        milestones_late=Count("pk", filter=late_milestone(on)),
    )
    return Totals(**counted, **steps)


def picture_of(plan: ImprovementPlan, *, on: date) -> PlanPicture:
    """Return the whole picture of a plan on a day; the questions asked do not grow with it."""
    cycle = cycle_now(plan, on=on)
    actions = actions_in(plan).select_related("area", "rating")
    totals = totals_of(plan, on=on)
    return PlanPicture(
        plan=plan,
        cycle=cycle,
        totals=totals,
        areas=progress_by_area(plan, on=on),
        ratings=_by_rating(plan, totals.unrated),
        due_soon=_first(actions.filter(due_soon(on)).order_by(*BY_DATE), totals.due_soon),
        milestones_due_soon=list(
            milestones_in(plan)
            .filter(milestone_due_soon(on))
            .select_related("action__area")
            .order_by("due_by", "action__area__position", "action__position", "position")[:SHOWN]
        ),
        late=_first(actions.filter(late(on)).order_by(*BY_DATE), totals.late),
        silent=_first(actions.filter(silent(cycle, on)).order_by(*IN_PLAN_ORDER), totals.silent),
        slippage=slippage_of(plan),
    )


def _first(actions: QuerySet[Action], counted: int) -> list[Action]:
    """Return the first few, without asking where nothing was counted."""
    return list(actions[:SHOWN]) if counted else []


def progress_by_area(plan: ImprovementPlan, *, on: date) -> list[AreaProgress]:
    """Count each area's actions by status; an area without actions is there too."""
    areas = {
        area.pk: AreaProgress(area=area, by_status={}, late=0)
        for area in Area.objects.filter(plan=plan, withdrawn_on=None)
    }
    counts = (
        actions_in(plan)
        .order_by()
        .values("area_id", "status")
        .annotate(many=Count("pk"), late=Count("pk", filter=late(on)))
    )
    for row in counts:
        before = areas[row["area_id"]]
        areas[row["area_id"]] = AreaProgress(
            area=before.area,
            by_status={**before.by_status, row["status"]: row["many"]},
            late=before.late + row["late"],
        )
    return list(areas.values())


def _by_rating(plan: ImprovementPlan, unrated: int) -> list[tuple[str, int, str, int | None]]:
    """Return (label, count, status, id) in the scheme's order; last, those without a rating."""
    of_plan = Q(
        actions__withdrawn_on__isnull=True,
        actions__area__withdrawn_on__isnull=True,
        actions__isnull=False,
    )
    rated: list[tuple[str, int, str, int | None]] = [
        (rating.label, rating.many, rating.status, rating.pk)
        for rating in plan.ratings.annotate(many=Count("actions", filter=of_plan))
    ]
    return [*rated, ("No rating", unrated, "", None)] if unrated else rated


def slippage_of(plan: ImprovementPlan) -> Slippage:
    """Return how the plan's promised dates have moved."""
    moves = DateMove.objects.filter(plan=plan)
    later = Q(became_by__gt=F("was_by"))
    sums = moves.aggregate(
        moves=Count("pk"),
        later=Count("pk", filter=later),
        by=Sum(F("became_by") - F("was_by"), filter=later),
    )
    return Slippage(
        moves=sums["moves"],
        later=sums["later"],
        days_later=sums["by"].days if sums["by"] else 0,
        latest=list(moves.select_related("action", "milestone")[:SHOWN]) if sums["moves"] else [],
    )
