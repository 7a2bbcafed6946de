"""A plan as it is held, for comparing with a newer version of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from goldenthread.core.plan_matching import Held
from goldenthread.core.plan_tree import FIELDS, NodeKind
from goldenthread.core.plan_versions import Comparison, compare
from goldenthread.improvement.models import ImprovementPlan
from goldenthread.improvement.queries.review import Review

_ROOT = NodeKind.PLAN


@dataclass(slots=True)
class HeldPlan:
    """A plan as it is held, and the row behind each of its parts."""

    root: Held
    rows: dict[str, Any] = field(default_factory=dict)


def held_plan(plan: ImprovementPlan) -> HeldPlan:
    """Return everything that the plan holds, what was withdrawn included."""
    areas = plan.area_set.prefetch_related(
        "findings", "outcomes", "focus_areas", "actions__leads__post", "actions__focus_area",
        "actions__measures", "actions__updates", "actions__milestones__leads__post",
    )  # fmt: skip
    last = plan.versions.first()
    base = {key: last.content.get(key) for key in FIELDS[_ROOT]} if last else None
    ours = {
        "title": plan.title,
        "local_area": plan.area_name or None,
        "kind": plan.kind or None,
        "published": plan.published or None,
    }
    held = HeldPlan(Held(id="plan", kind=_ROOT, base=base, ours=ours), {"plan": plan})
    for area in areas:
        own = _held(held, NodeKind.AREA, area)
        held.root.children.append(own)
        for kind, name in _BELOW_AREA.items():
            own.children += [_held(held, kind, row) for row in getattr(area, name).all()]
        for action in own.of(NodeKind.ACTION):
            row = held.rows[action.id]
            for kind, name in _BELOW_ACTION.items():
                action.children += [_held(held, kind, below) for below in getattr(row, name).all()]
    return held


_BELOW_AREA = {
    NodeKind.FINDING: "findings",
    NodeKind.OUTCOME: "outcomes",
    NodeKind.FOCUS_AREA: "focus_areas",
    NodeKind.ACTION: "actions",
}
_BELOW_ACTION = {
    NodeKind.MEASURE: "measures",
    NodeKind.MILESTONE: "milestones",
    NodeKind.UPDATE: "updates",
}


def _held(held: HeldPlan, kind: NodeKind, row: Any) -> Held:
    name = f"{kind.value}:{row.pk}"
    held.rows[name] = row
    ours = {key: _SPECIAL.get(key, _plain(key))(row) for key in FIELDS[kind]}
    printed = getattr(row, "published_as", None) or {}
    base = {key: printed.get(key) for key in FIELDS[kind]} if printed else None
    if kind is NodeKind.UPDATE and row.is_from_document:
        base = dict(ours)
    withdrawn = getattr(row, "withdrawn_on", None) is not None
    return Held(id=name, kind=kind, base=base, ours=ours, withdrawn=withdrawn)


def _plain(key: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row, key) or None


_SPECIAL: dict[str, Callable[[Any], Any]] = {
    "leads": lambda row: [
        lead.post.title for lead in sorted(row.leads.all(), key=lambda one: (one.position, one.pk))
    ],
    "focus_area": lambda row: row.focus_area.ref if row.focus_area else None,
}


def compared(review: Review) -> tuple[HeldPlan, Comparison]:
    """Return the plan that a review is a newer version of, and what differs between the two."""
    plan = review.plan_import.new_version_of
    assert plan is not None  # noqa: S101 -- asked only of newer versions
    held = held_plan(plan)
    return held, compare(held.root, review.tree)
