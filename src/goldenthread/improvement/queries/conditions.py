"""The conditions by which actions and milestones are found: late, due soon, silent, and so on.

They say in SQL what `policies` says of one record; a test holds the two together.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldenthread.core.reporting_cycles import Cycle
from goldenthread.improvement.models import (
    Action,
    ActionDependency,
    ActionLead,
    Milestone,
    ProgressUpdate,
)
from goldenthread.improvement.policies import DONE, SOON

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

DONE_ACTION = Q(status__in=DONE)
DONE_MILESTONE = Q(done_on__isnull=False) | Q(status__in=DONE)


class ActionFacts(TypedDict):
    """What a listed action carries beside its own fields."""

    reported_on: date | None
    milestone_count: int
    milestones_done: int
    milestones_late: int


if TYPE_CHECKING:
    ListedAction = WithAnnotations[Action, ActionFacts]


def late(on: date) -> Q:
    """Actions whose promised day has gone by."""
    return ~DONE_ACTION & Q(due_by__lt=on)


def due_soon(on: date) -> Q:
    """Actions promised for the next thirty days."""
    return ~DONE_ACTION & Q(due_by__gte=on, due_by__lte=on + SOON)


def silent(cycle: Cycle, on: date) -> Q:
    """Begun actions on which nobody has reported in this cycle."""
    told = ProgressUpdate.objects.filter(
        action=OuterRef("pk"), on__gte=cycle.first_on, on__lte=cycle.last_on
    )
    begun = Q(start_by__isnull=True) | Q(start_by__lte=on)
    return ~DONE_ACTION & begun & ~Q(Exists(told))


def blocked() -> Q:
    """Actions that wait for another that is not done."""
    waits = ActionDependency.objects.filter(
        action=OuterRef("pk"), waits_for__withdrawn_on__isnull=True
    ).exclude(waits_for__status__in=DONE)
    return ~DONE_ACTION & Q(Exists(waits))


def without_lead() -> Q:
    """Actions that no post holds."""
    return ~Q(Exists(ActionLead.objects.filter(action=OuterRef("pk"))))


def without_date() -> Q:
    """Actions that are not done and have no date that can be missed."""
    return ~DONE_ACTION & Q(due_by__isnull=True)


def late_milestone(on: date) -> Q:
    """Milestones whose promised day has gone by."""
    return ~DONE_MILESTONE & Q(due_by__lt=on)


def milestone_due_soon(on: date) -> Q:
    """Milestones promised for the next thirty days."""
    return ~DONE_MILESTONE & Q(due_by__gte=on, due_by__lte=on + SOON)


def with_facts(actions: QuerySet[Action], *, on: date) -> QuerySet[ListedAction]:
    """Return the actions with the day of the last report and the counts of their milestones."""
    reports = (
        ProgressUpdate.objects.filter(action=OuterRef("pk"))
        .order_by()
        .values("action")
        .annotate(last=Max("on"))
        .values("last")
    )
    return actions.annotate(
        reported_on=Subquery(reports),
        milestone_count=_milestones(Q()),
        milestones_done=_milestones(DONE_MILESTONE),
        milestones_late=_milestones(late_milestone(on)),
    )


def _milestones(condition: Q) -> Coalesce:
    counted = (
        Milestone.objects.filter(condition, action=OuterRef("pk"), withdrawn_on=None)
        .order_by()
        .values("action")
        .annotate(many=Count("pk"))
        .values("many")
    )
    return Coalesce(Subquery(counted), 0)


BY_DATE = (F("due_by").asc(nulls_last=True), "area__position", "position", "pk")
IN_PLAN_ORDER = ("area__position", "position", "pk")
