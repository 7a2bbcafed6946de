"""What is known of many actions at once: for whoever works out where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from goldenthread.improvement.models import (
    Action,
    ActionDependency,
    ActionLead,
    DateMove,
    ImprovementPlan,
    Measure,
    Milestone,
    ProgressUpdate,
)
from goldenthread.improvement.policies import cycle_of, is_done, is_late
from goldenthread.improvement.queries.plans import live_plans
from goldenthread.platform.organisations.member import current_tenures
from goldenthread.platform.organisations.models import LocalArea, Post, Tenure

if TYPE_CHECKING:
    from goldenthread.core.reporting_cycles import Cycle

_MOST_CYCLES = 240
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one action on a day: its steps, dates, reports, posts and measures.

    `begun_on` is the day on which it was to begin, or on which its plan went live if that was
    later. `cycles_silent` counts whole reporting cycles without a report. `vacant` names its posts
    when nobody holds any of them.
    """

    begun_on: date | None
    done: int
    overdue: int
    ahead: int
    undated: int
    moved_later: int
    reported_on: date | None
    cycles_silent: int
    late_waits: tuple[str, ...]
    post_ids: frozenset[int]
    vacant: tuple[str, ...]
    measures: tuple[Measure, ...]


def actions_to_judge(local_area: LocalArea) -> QuerySet[Action]:
    """Return the actions of the area's live plans with area, focus area, plan, rating and leads."""
    leads = Prefetch("leads", queryset=ActionLead.objects.select_related("post"))
    return (
        Action.objects.filter(
            plan__in=live_plans(local_area).order_by(), withdrawn_on=None, area__withdrawn_on=None
        )
        .select_related("area", "focus_area", "plan", "rating")
        .prefetch_related(leads)
        .order_by("plan", "area__position", "position", "pk")
    )


def behind_posts(actions: QuerySet[Action], post_ids: Collection[int]) -> QuerySet[Action]:
    """Return those of the actions that these posts hold themselves or lead as a whole area."""
    held = ActionLead.objects.filter(post__in=post_ids).values("action")
    return actions.filter(Q(pk__in=held) | Q(area__leads__post__in=post_ids)).distinct()


def known_facts(actions: Sequence[Action], *, on: date) -> dict[int, Known]:
    """Return what is known of each of these actions, by number; asks eight times, however many."""
    ids = [action.pk for action in actions]
    if not ids:
        return {}
    plans = ImprovementPlan.objects.in_bulk({action.plan_id for action in actions})
    steps = _steps(ids, on=on)
    moved = dict(
        DateMove.objects.filter(action__in=ids, became_by__gt=F("was_by"))
        .order_by()
        .values_list("action")
        .annotate(many=Count("pk"))
    )
    reported = dict(
        ProgressUpdate.objects.filter(action__in=ids, is_from_document=False)
        .order_by()
        .values_list("action")
        .annotate(last=Max("on"))
    )
    posts = _posts(ids)
    held = _held({post.pk for those in posts.values() for post in those}, on=on)
    waits, measures = _late_waits(ids, on=on), _measures(ids)
    found = {}
    for action in actions:
        plan, counted = plans[action.plan_id], steps.get(action.pk, Counter())
        begun_on = _begun(action, plan)
        mine = posts.get(action.pk, [])
        found[action.pk] = Known(
            begun_on=begun_on,
            done=counted["done"],
            overdue=counted["overdue"],
            ahead=counted["ahead"],
            undated=counted["undated"],
            moved_later=moved.get(action.pk, 0),
            reported_on=reported.get(action.pk),
            cycles_silent=_silent_cycles(plan, reported.get(action.pk) or begun_on, on=on),
            late_waits=tuple(waits.get(action.pk, ())),
            post_ids=frozenset(post.pk for post in mine),
            vacant=()
            if any(post.pk in held for post in mine)
            else tuple(post.title for post in mine),
            measures=tuple(measures.get(action.pk, ())),
        )
    return found


def _begun(action: Action, plan: ImprovementPlan) -> date | None:
    if plan.live_on is None or action.start_by is None:
        return plan.live_on
    return max(plan.live_on, action.start_by)


def _steps(ids: Collection[int], *, on: date) -> dict[int, Counter[str]]:
    counted: dict[int, Counter[str]] = {}
    rows = Milestone.objects.filter(action__in=ids, withdrawn_on=None).order_by()
    for action_id, status, done_on, due_by in rows.values_list(
        "action_id", "status", "done_on", "due_by"
    ):
        done = is_done(status, done_on)
        kind = "done" if done else "undated" if due_by is None else "ahead"
        if is_late(due_by, done=done, on=on):
            kind = "overdue"
        counted.setdefault(action_id, Counter())[kind] += 1
    return counted


def _silent_cycles(plan: ImprovementPlan, since: date | None, *, on: date) -> int:
    """Count the whole cycles that began after a day and are over."""
    if since is None or plan.live_on is None or since >= on:
        return 0
    return _whole_cycles(plan.reporting_cycle, plan.live_on, since, on)


@lru_cache(maxsize=512)  # many actions of a plan have been silent since the same day
def _whole_cycles(kind: str, live_on: date, since: date, on: date) -> int:
    def following(cycle: Cycle) -> Cycle:
        return cycle_of(kind, on=cycle.last_on + _ONE_DAY, live_on=live_on)

    cycle = following(cycle_of(kind, on=since, live_on=live_on))
    many = 0
    while cycle.last_on < on and many < _MOST_CYCLES:
        many, cycle = many + 1, following(cycle)
    return many


def _posts(ids: Collection[int]) -> dict[int, list[Post]]:
    found: dict[int, list[Post]] = {}
    for lead in ActionLead.objects.filter(action__in=ids).select_related("post"):
        found.setdefault(lead.action_id, []).append(lead.post)
    return found


def _held(post_ids: Collection[int], *, on: date) -> set[int]:
    held = Tenure.objects.filter(current_tenures(on), post__in=post_ids)
    return set(held.values_list("post_id", flat=True))


def _late_waits(ids: Collection[int], *, on: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    waiting = ActionDependency.objects.filter(
        action__in=ids, waits_for__withdrawn_on=None
    ).select_related("waits_for")
    for one in waiting.order_by("waits_for__position", "pk"):
        other = one.waits_for
        if is_late(other.due_by, done=is_done(other.status), on=on):
            found.setdefault(one.action_id, []).append(other.ref or other.text[:60])
    return found


def _measures(ids: Iterable[int]) -> dict[int, list[Measure]]:
    found: dict[int, list[Measure]] = {}
    for measure in Measure.objects.filter(action__in=list(ids), withdrawn_on=None):
        found.setdefault(measure.action_id, []).append(measure)
    return found
