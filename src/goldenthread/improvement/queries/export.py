"""A plan as a document in the exchange format."""

from __future__ import annotations

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
from goldenthread.improvement.models import Action, Area, ImprovementPlan, Milestone


def as_document(plan: ImprovementPlan) -> PlanDocument:
    """Return the plan as it stands now; what was withdrawn is left out."""
    areas = plan.area_set.filter(withdrawn_on=None).prefetch_related(
        "findings", "outcomes", "focus_areas", "actions__leads__post", "actions__measures",
        "actions__updates", "actions__focus_area", "actions__milestones__leads__post",
    )  # fmt: skip
    return PlanDocument(
        title=plan.title,
        local_area=plan.area_name or None,
        kind=PlanKind(plan.kind) if plan.kind else None,
        published=plan.published or None,
        rating_scheme=[
            RatingEntry(label=r.label, status=Status(r.status)) for r in plan.ratings.all()
        ],
        areas=[_area(area) for area in areas],
    )


def _area(area: Area) -> AreaEntry:
    return AreaEntry(
        ref=area.ref,
        title=area.title,
        impact=area.impact or None,
        findings=[
            FindingEntry(ref=f.ref or None, text=f.text, source=f.source or None)
            for f in area.findings.all()
            if f.withdrawn_on is None
        ],
        outcomes=[o.text for o in area.outcomes.all() if o.withdrawn_on is None],
        focus_areas=[
            FocusAreaEntry(ref=f.ref, title=f.title or None, impact=f.impact or None)
            for f in area.focus_areas.all()
            if f.withdrawn_on is None
        ],
        actions=[_action(a) for a in area.actions.all() if a.withdrawn_on is None],
    )


def _action(action: Action) -> ActionEntry:
    return ActionEntry(
        ref=action.ref or None,
        focus_area=action.focus_area.ref if action.focus_area else None,
        text=action.text,
        leads=[lead.post.title for lead in action.leads.all()],
        start_text=action.start_text or None,
        start=action.start or None,
        due_text=action.due_text or None,
        due=action.due or None,
        measures=[m.text for m in action.measures.all() if m.withdrawn_on is None],
        status_text=action.status_text or None,
        status=Status(action.status) if action.status else None,
        milestones=[_milestone(m) for m in action.milestones.all() if m.withdrawn_on is None],
        updates=[u.text for u in sorted(action.updates.all(), key=lambda u: (u.at, u.pk))],
    )


def _milestone(milestone: Milestone) -> MilestoneEntry:
    return MilestoneEntry(
        text=milestone.text,
        leads=[lead.post.title for lead in milestone.leads.all()],
        due_text=milestone.due_text or None,
        due=milestone.due or None,
        status_text=milestone.status_text or None,
        status=Status(milestone.status) if milestone.status else None,
    )
