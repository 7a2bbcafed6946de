"""What posts hold in the area's plans: actions, and milestones of their own or of those actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.urls import reverse

from goldenthread.core.enums import Status
from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import Action, Milestone
from goldenthread.platform.history.recording import name_of
from goldenthread.platform.organisations.holdings import Held
from goldenthread.platform.organisations.models import LocalArea

DONE = (Status.COMPLETE, Status.EMBEDDED)


def open_actions(local_area: LocalArea) -> QuerySet[Action]:
    """Return the area's actions that are still to be done."""
    return (
        local_area.actions.filter(withdrawn_on=None)
        .exclude(status__in=DONE)
        .exclude(plan__state=PlanState.CLOSED)
    )


def open_milestones(local_area: LocalArea) -> QuerySet[Milestone]:
    """Return the area's milestones that are still to be done, of actions that are."""
    return local_area.milestones.filter(
        withdrawn_on=None, done_on=None, action__in=open_actions(local_area)
    ).exclude(status__in=DONE)


def counts(local_area: LocalArea) -> dict[int, Counter[str]]:
    """Return how many open actions and milestones each post holds, by the post's number."""
    found: dict[int, Counter[str]] = {}
    for kind, pairs in (
        ("action", _action_pairs(local_area)),
        ("milestone", _milestone_pairs(local_area)),
    ):
        for post_id, _ in pairs:
            found.setdefault(post_id, Counter())[kind] += 1
    return found


def _action_pairs(local_area: LocalArea) -> set[tuple[int, int]]:
    held = open_actions(local_area).filter(leads__isnull=False).order_by()
    return set(held.values_list("leads__post_id", "pk"))


def _milestone_pairs(local_area: LocalArea) -> set[tuple[int, int]]:
    """A milestone without leads of its own is held by those who hold its action."""
    found = open_milestones(local_area).order_by()
    own = found.filter(leads__isnull=False).values_list("leads__post_id", "pk")
    through = found.filter(leads__isnull=True, action__leads__isnull=False)
    return set(own) | set(through.values_list("action__leads__post_id", "pk"))


def held_by(local_area: LocalArea, post_ids: Collection[int]) -> list[Held]:
    """Return every open action and milestone that these posts hold."""
    actions = (
        open_actions(local_area)
        .select_related("local_area")
        .filter(leads__post__in=post_ids)
        .distinct()
    )
    milestones = (
        open_milestones(local_area)
        .select_related("local_area")
        .filter(
            Q(leads__post__in=post_ids) | Q(leads__isnull=True, action__leads__post__in=post_ids)
        )
        .distinct()
    )
    return [
        *(_held(action, "action", str(action)) for action in actions),
        *(_held(milestone, "milestone", milestone.text) for milestone in milestones),
    ]


def _held(thing: Action | Milestone, kind: str, text: str) -> Held:
    action_id = thing.pk if isinstance(thing, Action) else thing.action_id
    return Held(
        key=name_of(thing),
        kind=kind,
        text=text,
        due_by=thing.due_by,
        due_text=thing.due_text,
        href=reverse("plan_action", kwargs={"area": thing.local_area.slug, "action_id": action_id}),
    )
