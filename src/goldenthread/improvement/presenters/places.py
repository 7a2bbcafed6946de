"""Addresses of a plan's pages, and the crumbs above them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.improvement.models import Action, Area, ImprovementPlan
from goldenthread.improvement.presenters.tags import short
from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]


@lru_cache(maxsize=4096)
def _address(name: str, **parts: Any) -> str:
    return reverse(name, kwargs=parts)


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's pages; asks the database nothing."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return _address(name, area=self.local_area.slug, **parts)

    def plan(self, plan: ImprovementPlan) -> str:
        """Return the address of a plan."""
        return self.to("plan_one", plan_id=plan.pk)

    def area(self, area: Area) -> str:
        """Return the address of an area for improvement."""
        return self.to("plan_area", area_id=area.pk)

    def action(self, action: Action) -> str:
        """Return the address of an action."""
        return self.to("plan_action", action_id=action.pk)

    def report(self, action: Action) -> str:
        """Return the address of the form that reports progress on an action."""
        return self.to("plan_report", action_id=action.pk)

    def actions(self, plan: ImprovementPlan, **filters: object) -> str:
        """Return the address of the plan's actions that these filters leave."""
        address = self.to("plan_actions", plan_id=plan.pk)
        return f"{address}?{urlencode(filters, doseq=True)}" if filters else address

    def above_plan(self) -> list[Link]:
        """Return the crumbs of a plan's own page."""
        return [{"text": "Plan", "href": self.to("plan")}]

    def below_plan(self, plan: ImprovementPlan) -> list[Link]:
        """Return the crumbs of a page right below a plan."""
        return [*self.above_plan(), {"text": short(plan.title, 50), "href": self.plan(plan)}]

    def below_area(self, plan: ImprovementPlan, area: Area) -> list[Link]:
        """Return the crumbs of a page right below an area."""
        text = short(f"{area.ref} {area.title}", 50)
        return [*self.below_plan(plan), {"text": text, "href": self.area(area)}]

    def below_action(self, action: Action) -> list[Link]:
        """Return the crumbs of a page right below an action, whose plan and area are loaded."""
        text = f"Action {action.ref}" if action.ref else short(action.text, 40)
        above = self.below_area(action.plan, action.area)
        return [*above, {"text": text, "href": self.action(action)}]
