"""A live plan with the people around it, as most tests of its pages need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.core.plan_format import PlanDocument
from goldenthread.improvement.models import Action, Area, Finding, ImprovementPlan, Milestone
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_live_plan


@dataclass(frozen=True)
class Scene:
    """An area with a live plan. The lead's post, Head of SEND, holds both of its actions."""

    area: LocalArea
    plan: ImprovementPlan
    manager: Member
    lead: Member
    reader: Member

    def page(self, path: str) -> str:
        """Return the address of a page of this area."""
        return f"/areas/{self.area.slug}/{path}"

    def action(self, ref: str = "1A") -> Action:
        """Return an action as it is now."""
        with in_area(self.area.pk):
            related = ("plan", "area", "rating")
            return Action.objects.select_related(*related).get(plan=self.plan, ref=ref)

    def milestone(self, text: str = "Send it to every service") -> Milestone:
        """Return a milestone as it is now."""
        with in_area(self.area.pk):
            return Milestone.objects.select_related("plan", "action__area").get(
                plan=self.plan, action__ref="1A", text=text
            )

    def improvement_area(self) -> Area:
        """Return the plan's first area."""
        with in_area(self.area.pk):
            return Area.objects.select_related("plan").filter(plan=self.plan).first()

    def finding(self) -> Finding:
        """Return the plan's first finding."""
        with in_area(self.area.pk):
            return Finding.objects.filter(plan=self.plan).first()

    def rating(self, label: str) -> Any:
        """Return a rating of the plan's scheme."""
        with in_area(self.area.pk):
            return self.plan.ratings.get(label=label)


def make_scene(
    name: str | None = None,
    *,
    document: PlanDocument | None = None,
    on: date = date(2025, 3, 1),
) -> Scene:
    """Make an area with a manager, a lead, a reader, and a plan live since a day."""
    area = make_area(name)
    manager = make_member(area, Role.PROGRAMME_MANAGER, name="Robin Vale")
    lead = make_member(area, Role.WORKSTREAM_LEAD, name="Ana Lopez", title="Head of SEND")
    reader = make_member(area, Role.BOARD_MEMBER, name="Bo Reader")
    with in_area(area.pk):
        plan = make_live_plan(manager, document, on=on)
    return Scene(area=area, plan=plan, manager=manager, lead=lead, reader=reader)
