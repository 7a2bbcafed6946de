"""Plans, as documents and as rows."""

from __future__ import annotations

from datetime import date

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.plan_format import (
    ActionEntry,
    AreaEntry,
    FindingEntry,
    FocusAreaEntry,
    MilestoneEntry,
    PlanDocument,
    RatingEntry,
)
from goldenthread.improvement.actions.build import make_draft_plan
from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import ImprovementPlan
from goldenthread.platform.organisations.member import Member


def make_document(**changes: object) -> PlanDocument:
    """Make a small plan: one area, two actions, of which the first has everything."""
    first = ActionEntry(
        ref="1A", focus_area="1", text="Publish one timetable for advice.",
        leads=["Head of SEND", "Designated Clinical Officer"],
        start_text="Jan 25", start="2025-01", due_text="June 2025", due="2025-06",
        measures=["90% of advice arrives within six weeks."],
        status_text="On track", status=Status.ON_TRACK,
        milestones=[
            MilestoneEntry(text="Agree the timetable", leads=["Head of SEND"],
                           due_text="Mar 25", due="2025-03", status_text="Complete",
                           status=Status.COMPLETE),
            MilestoneEntry(text="Send it to every service", due_text="May 25", due="2025-05"),
        ],
        updates=["The timetable was agreed in March."],
    )  # fmt: skip
    second = ActionEntry(ref="1B", text="Report each month to the board.", leads=["Head of SEND"])
    area = AreaEntry(
        ref="1", title="Advice arrives late", impact="Plans are finished in time.",
        findings=[FindingEntry(ref="1a", text="Too much advice is late.", source="P2 MF1")],
        outcomes=["Children get help sooner."],
        focus_areas=[FocusAreaEntry(ref="1", title="Timely advice", impact="Fewer chases")],
        actions=[first, second],
    )  # fmt: skip
    document = PlanDocument(
        title="Testshire written statement of action", local_area="Testshire",
        kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION, published="2025-01-15",
        rating_scheme=[
            RatingEntry(label="Complete", status=Status.COMPLETE),
            RatingEntry(label="On track", status=Status.ON_TRACK),
            RatingEntry(label="High risk", status=Status.OFF_TRACK),
        ],
        areas=[area],
    )  # fmt: skip
    for name, value in changes.items():
        setattr(document, name, value)
    return document


def make_plan(
    by: Member, document: PlanDocument | None = None, *, on: date = date(2025, 2, 1)
) -> ImprovementPlan:
    """Make a draft plan by the product's own action. Call inside the area's fence."""
    return make_draft_plan(document=document or make_document(), by=by, on=on)


def set_live(plan: ImprovementPlan, *, on: date = date(2025, 3, 1)) -> ImprovementPlan:
    """Make a draft live, as the decision to go live leaves it. Call inside the area's fence."""
    plan.state, plan.live_on, plan.live_by_name = PlanState.LIVE, on, "Robin Vale"
    plan.save(update_fields=["state", "live_on", "live_by_name"])
    return plan


def make_live_plan(
    by: Member, document: PlanDocument | None = None, *, on: date = date(2025, 3, 1)
) -> ImprovementPlan:
    """Make a plan that is live since a day. Call inside the area's fence."""
    return set_live(make_plan(by, document, on=on), on=on)
