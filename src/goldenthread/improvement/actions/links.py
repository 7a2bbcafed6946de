"""What hangs together: which posts lead, and which action waits for which."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.improvement.models import (
    Action,
    ActionDependency,
    ActionLead,
    Area,
    AreaLead,
    Milestone,
    MilestoneLead,
)
from goldenthread.improvement.policies import check_can_change, check_no_circle
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Post


@transaction.atomic
def add_lead(
    *, part: Area | Action | Milestone, post: Post, is_vice: bool = False, by: Member, on: date
) -> None:
    """Let a post lead an area, or hold an action or milestone; only areas have vice leads.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    :raises NotValid: when the post does so already.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(part.plan.state)
    if part.leads.filter(post=post).exists():
        raise NotValid("This post is a lead already.", field="post")
    own: dict[str, Any] = {"local_area": by.local_area, "post": post}
    if isinstance(part, Area):
        AreaLead.objects.create(**own, area=part, is_vice=is_vice)
    elif isinstance(part, Action):
        ActionLead.objects.create(**own, action=part, position=part.leads.count())
    else:
        MilestoneLead.objects.create(**own, milestone=part, position=part.leads.count())
    _record("improvement.lead_added", part, by, on, (None, post.title), is_vice=is_vice)


@transaction.atomic
def remove_lead(*, part: Area | Action | Milestone, post: Post, by: Member, on: date) -> None:
    """Take a post off what it leads or holds.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(part.plan.state)
    gone, _ = part.leads.filter(post=post).delete()
    if gone:
        _record("improvement.lead_removed", part, by, on, (post.title, None))


@transaction.atomic
def add_dependency(*, action: Action, waits_for: Action, by: Member, on: date) -> None:
    """Say that an action cannot be complete until another is.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    :raises NotValid: when the two are of different plans, are linked already, or would wait for
        each other, directly or through others.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(action.plan.state)
    if waits_for.plan_id != action.plan_id:
        raise NotValid("Choose an action of the same plan.", field="waits_for")
    # one at a time for a plan, or two people could each close half of a circle
    type(action.plan)._default_manager.select_for_update().get(pk=action.plan_id)
    edges = ActionDependency.objects.filter(action__plan=action.plan_id).values_list(
        "action_id", "waits_for_id"
    )
    check_no_circle(action.pk, waits_for.pk, edges)
    _, is_new = ActionDependency.objects.get_or_create(
        action=action, waits_for=waits_for, defaults={"local_area": by.local_area}
    )
    if not is_new:
        raise NotValid("This action waits for that one already.", field="waits_for")
    record(
        "improvement.dependency_added", about=action, within=action.plan, by=by, on=on,
        changes={"waits for": (None, str(waits_for))},
    )  # fmt: skip


@transaction.atomic
def remove_dependency(*, action: Action, waits_for: Action, by: Member, on: date) -> None:
    """Say that an action no longer waits for another.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(action.plan.state)
    gone, _ = action.dependencies.filter(waits_for=waits_for).delete()
    if gone:
        record(
            "improvement.dependency_removed", about=action, within=action.plan, by=by, on=on,
            changes={"waits for": (str(waits_for), None)},
        )  # fmt: skip


def _record(
    kind: str,
    part: Area | Action | Milestone,
    by: Member,
    on: date,
    pair: tuple[str | None, str | None],
    *,
    is_vice: bool = False,
) -> None:
    about = part.action if isinstance(part, Milestone) else part
    what = "vice lead" if is_vice else "lead"
    if isinstance(part, Milestone):
        what = f"lead of the milestone {part.text[:80]}"
    record(kind, about=about, within=part.plan, by=by, on=on, changes={what: pair})
