"""The life of a plan in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from goldenthread.core.enums import PlanKind
from goldenthread.core.imprecise_dates import ImpreciseDate
from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import ImprovementPlan
from goldenthread.improvement.queries.lifecycle import (
    Readiness,
    holders_of,
    other_live_plans,
    readiness_of,
)
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import count, day

_COLOURS = {
    PlanState.DRAFT: "govuk-tag--grey",
    PlanState.LIVE: "govuk-tag--blue",
    PlanState.CLOSED: "govuk-tag--green",
}


def crumbs(plan: ImprovementPlan) -> list[dict[str, str]]:
    """Return the way back from a page about a plan's life."""
    area = plan.local_area.slug
    return [
        {"text": "Plan", "href": reverse("plan", kwargs={"area": area})},
        {"text": plan.title, "href": reverse("plan_life", kwargs={"area": area, "pk": plan.pk})},
    ]


class LifePresenter:
    """Where a plan is in its life, what happens next, and what may be done by whom."""

    def __init__(self, plan: ImprovementPlan, member: Member, *, on: date) -> None:
        self._plan, self._member = plan, member
        self.title = plan.title
        self.state = PlanState(plan.state)
        self.readiness: Readiness = readiness_of(plan, on=on)
        self.may_decide = member.may(Power.GO_LIVE)
        self.may_manage = member.may(Power.MANAGE_PLAN)
        self.is_draft = self.state == PlanState.DRAFT
        self.is_live = self.state == PlanState.LIVE

    @property
    def tag(self) -> dict[str, str]:
        """The state as a tag."""
        return {"text": self.state.label, "classes": _COLOURS[self.state]}

    @property
    def next_step(self) -> str:
        """What happens next, as a sentence."""
        if self.state == PlanState.DRAFT:
            return (
                "The plan is a draft: nobody is asked to report on it yet. A programme manager"
                " decides when it goes live."
            )
        if self.state == PlanState.LIVE:
            return "Its leads report progress. When its work is over, the plan is closed."
        return "Nobody reports on it any more. It stays here to be read."

    @property
    def gaps(self) -> list[str]:
        """What is missing, as sentences."""
        r = self.readiness
        found = [
            (r.without_lead, "has no lead", "have no lead"),
            (r.without_date, "has no date", "have no date"),
        ]
        lines = [
            f"{count(number, 'action').capitalize()} {one if number == 1 else many}."
            for number, one, many in found
            if number
        ]
        if r.vacant:
            holds = "holds actions and is" if r.vacant == 1 else "hold actions and are"
            lines.append(f"{count(r.vacant, 'post').capitalize()} {holds} vacant.")
        return lines

    @property
    def facts(self) -> list[dict[str, Any]]:
        """What is known about the plan itself."""
        plan = self._plan
        lived = [
            ("Kind of plan", PlanKind(plan.kind).words if plan.kind else "Not given"),
            ("Published", ImpreciseDate.from_iso(plan.published).words if plan.published else "–"),
            ("Actions", str(self.readiness.actions)),
            ("Made a draft", day(plan.made_on)),
        ]
        if plan.live_on:
            lived.append(("Live since", f"{day(plan.live_on)}, decided by {plan.live_by_name}"))
        if plan.closed_on:
            lived.append(("Closed", day(plan.closed_on)))
        return [{"key": {"text": key}, "value": {"text": value}} for key, value in lived]


def go_live_sentences(plan: ImprovementPlan, shown: LifePresenter, *, on: date) -> list[str]:
    """Return what will happen when the plan goes live."""
    people = [person.name for person in holders_of(plan, on=on)]
    told = (
        f"{count(len(people), 'person', 'people').capitalize()} who"
        f" {'holds' if len(people) == 1 else 'hold'} its actions will see them in My work and be"
        " asked to report on them."
        if people
        else "Nobody holds a post that its actions are given to, so nobody will see them in My"
        " work yet."
    )
    others = [
        f"{other.title} is live already. Both will run side by side."
        for other in other_live_plans(plan)
    ]
    return [told, *shown.gaps, *others]
