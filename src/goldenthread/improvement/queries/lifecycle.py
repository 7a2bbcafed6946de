"""What a person must know before a plan goes live, is closed or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import Action, ActionLead, ImprovementPlan
from goldenthread.platform.organisations.member import current_tenures
from goldenthread.platform.organisations.models import Person, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How complete a plan is: how many actions, and how many lack what people are held to."""

    actions: int
    without_lead: int
    without_date: int
    vacant: int


def readiness_of(plan: ImprovementPlan, *, on: date) -> Readiness:
    """Return how complete a plan is. `vacant` counts posts that hold actions and nobody holds."""
    actions = Action.objects.filter(plan=plan, withdrawn_on=None)
    leads = ActionLead.objects.filter(action=OuterRef("pk"))
    posts = plan.local_area.posts.filter(
        action_leads__action__plan=plan, action_leads__action__withdrawn_on=None
    ).distinct()
    held = Tenure.objects.filter(current_tenures(on), post=OuterRef("pk"))
    return Readiness(
        actions=actions.count(),
        without_lead=actions.filter(~Exists(leads)).count(),
        without_date=actions.filter(due="").count(),
        vacant=posts.filter(~Exists(held)).count(),
    )


def holders_of(plan: ImprovementPlan, *, on: date) -> QuerySet[Person]:
    """Return the people who hold a post that holds an action of the plan, by name."""
    held = Tenure.objects.filter(
        current_tenures(on),
        post__action_leads__action__plan=plan,
        post__action_leads__action__withdrawn_on=None,
    )
    return plan.local_area.people.filter(pk__in=held.values("person")).order_by("name")


def other_live_plans(plan: ImprovementPlan) -> QuerySet[ImprovementPlan]:
    """Return the area's other plans that are live."""
    return plan.local_area.improvement_plans.filter(state=PlanState.LIVE).exclude(pk=plan.pk)
