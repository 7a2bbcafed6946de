"""One action with everything that its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404

from goldenthread.core.reporting_cycles import Cycle
from goldenthread.improvement.models import (
    Action,
    ActionDependency,
    AreaLead,
    DateMove,
    Measure,
    Milestone,
    MilestoneMention,
    ProgressUpdate,
)
from goldenthread.improvement.policies import DONE, is_done
from goldenthread.improvement.queries.holders import HeldPost, held_posts
from goldenthread.improvement.queries.plans import cycle_now
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.queries import history_of
from goldenthread.platform.organisations.models import LocalArea, Tenure


@dataclass(frozen=True, kw_only=True)
class ActionRecord:
    """An action and all that hangs on it, on a day."""

    action: Action
    milestones: list[Milestone]
    measures: list[Measure]
    lead_ids: list[int]
    area_leads: list[AreaLead]
    posts: dict[int, HeldPost]
    waits_for: list[Action]
    waited_for_by: list[Action]
    updates: list[ProgressUpdate]
    moves: list[DateMove]
    events: list[Event]
    tenures: list[Tenure]
    cycle: Cycle

    @property
    def blocked_by(self) -> list[Action]:
        """The actions that it waits for and that are not done."""
        return [other for other in self.waits_for if other.status not in DONE]

    @property
    def held_by(self) -> set[int]:
        """Every post that may report on it."""
        of_steps = {lead.post_id for step in self.milestones for lead in step.leads.all()}
        return {*self.lead_ids, *(lead.post_id for lead in self.area_leads), *of_steps}


def find_action(local_area: LocalArea, action_id: int) -> Action:
    """Return one action of this area, withdrawn or not, with its area, focus area, plan and rating.

    :raises Http404: when there is none.
    """
    return get_object_or_404(
        local_area.actions.select_related("area", "focus_area", "plan", "rating"), pk=action_id
    )


def record_of(action: Action, *, on: date) -> ActionRecord:
    """Return an action's whole record; the questions asked do not grow with what hangs on it."""
    milestones = milestones_of(action)
    waits_for, waited_for_by = _dependencies_of(action)
    lead_ids = [lead.post_id for lead in action.leads.all()]
    area_leads = list(action.area.leads.order_by("is_vice", "pk"))
    post_ids = {lead.post_id for step in milestones for lead in step.leads.all()}
    post_ids |= {*lead_ids, *(lead.post_id for lead in area_leads)}
    posts = held_posts(action.local_area, post_ids, on=on)
    return ActionRecord(
        action=action,
        milestones=milestones,
        measures=list(action.measures.filter(withdrawn_on=None)),
        lead_ids=lead_ids,
        area_leads=area_leads,
        posts=posts,
        waits_for=waits_for,
        waited_for_by=waited_for_by,
        updates=updates_of(action),
        moves=list(action.date_moves.select_related("milestone")),
        events=list(history_of(action.local_area, action)[:200]),
        tenures=sorted(
            (tenure for pk in lead_ids for tenure in posts[pk].tenures),
            key=lambda tenure: (tenure.from_on, tenure.pk),
        ),
        cycle=cycle_now(action.plan, on=on),
    )


def milestones_of(action: Action) -> list[Milestone]:
    """Return the action's milestones in order, with their leads."""
    return list(action.milestones.filter(withdrawn_on=None).prefetch_related("leads"))


def waits_of(action: Action) -> list[Action]:
    """Return the actions that this one waits for, done or not."""
    return list(Action.objects.filter(dependants__action=action, withdrawn_on=None))


def _dependencies_of(action: Action) -> tuple[list[Action], list[Action]]:
    """Return what the action waits for and what waits for it, in order, asking once."""
    found = ActionDependency.objects.filter(Q(action=action) | Q(waits_for=action))
    pairs = list(found.select_related("action", "waits_for"))

    def standing(actions: Iterable[Action]) -> list[Action]:
        stand = (other for other in actions if other.withdrawn_on is None)
        return sorted(stand, key=lambda other: (other.position, other.pk))

    return (
        standing(pair.waits_for for pair in pairs if pair.action_id == action.pk),
        standing(pair.action for pair in pairs if pair.waits_for_id == action.pk),
    )


def updates_of(action: Action) -> list[ProgressUpdate]:
    """Return what was reported, the latest first, those from the document last."""
    mentions = Prefetch(
        "mentions", queryset=MilestoneMention.objects.select_related("milestone").order_by("pk")
    )
    updates = list(action.updates.select_related("rating").prefetch_related(mentions))
    return sorted(updates, key=lambda told: (told.is_from_document, -told.pk))


def find_update(local_area: LocalArea, update_id: int) -> ProgressUpdate:
    """Return one report made in this area, with its action and plan.

    :raises Http404: when there is none.
    """
    return get_object_or_404(
        local_area.progress_updates.filter(is_from_document=False).select_related(
            "action__area", "action__plan", "action__rating", "rating", "plan"
        ),
        pk=update_id,
    )


def latest_report(action: Action) -> ProgressUpdate | None:
    """Return the last report that a person made on the action here."""
    return action.updates.filter(is_from_document=False).order_by("-pk").first()


def open_milestones(action: Action) -> list[Milestone]:
    """Return the action's milestones that are not done, in order."""
    return [m for m in milestones_of(action) if not is_done(m.status, m.done_on)]


def mentions_of(update: ProgressUpdate) -> list[MilestoneMention]:
    """Return the milestones that a report concerns, in the order of the plan."""
    return list(
        update.mentions.select_related("milestone").order_by("milestone__position", "milestone_id")
    )
