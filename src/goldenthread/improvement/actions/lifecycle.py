"""The life of a plan: it goes live by a person's decision, and is closed by another."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.core.lifecycle import MoveNotAllowed
from goldenthread.improvement.actions.imports import lock, move
from goldenthread.improvement.enums import PLAN_LIFE, ImportState, PlanState
from goldenthread.improvement.models import ImprovementPlan
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

_WHY_NOT = {
    PlanState.DRAFT: "The plan is a draft: it can go live or be dropped.",
    PlanState.LIVE: "The plan is live already: it can be closed.",
    PlanState.CLOSED: "The plan is closed, for good.",
}


def _move(plan: ImprovementPlan, to: PlanState) -> ImprovementPlan:
    plan = ImprovementPlan.objects.select_for_update().get(pk=plan.pk)
    try:
        PLAN_LIFE.check(plan.state, to)
    except MoveNotAllowed as error:
        raise NotReady(_WHY_NOT[PlanState(plan.state)]) from error
    plan.state = to
    return plan


@transaction.atomic
def go_live(*, plan: ImprovementPlan, by: Member, on: date) -> ImprovementPlan:
    """Decide that a draft plan goes live: from now on its leads report on it.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is no draft.
    """
    by.check_may(Power.GO_LIVE)
    plan = _move(plan, PlanState.LIVE)
    plan.live_on, plan.live_by_name = on, by.person.name
    plan.save(update_fields=["state", "live_on", "live_by_name"])
    record("improvement.plan_went_live", about=plan, by=by, on=on)
    return plan


@transaction.atomic
def close_plan(*, plan: ImprovementPlan, by: Member, on: date, reason: str = "") -> ImprovementPlan:
    """Decide that a live plan is over: it stays to be read, and nobody reports on it any more.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not live.
    """
    by.check_may(Power.GO_LIVE)
    plan = _move(plan, PlanState.CLOSED)
    plan.closed_on = on
    plan.save(update_fields=["state", "closed_on"])
    record("improvement.plan_closed", about=plan, by=by, on=on, reason=reason)
    return plan


@transaction.atomic
def drop_draft(*, plan: ImprovementPlan, by: Member, on: date) -> None:
    """Drop a draft plan; the review that it was made of is open again, nothing of it lost.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is no draft.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan = ImprovementPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.state != PlanState.DRAFT:
        raise NotReady("Only a draft can be dropped. A live plan can be closed.")
    for came_from in plan.came_from.all():
        reopened = lock(came_from)
        move(reopened, ImportState.IN_REVIEW)
        reopened.plan, reopened.new_version_of = None, None
        reopened.version += 1
        reopened.save()
    plan.imports.update(new_version_of=None)  # what was to follow it is now a plan of its own
    record("improvement.draft_dropped", about=plan, by=by, on=on,
           changes={"title": (plan.title, None)})  # fmt: skip
    plan.action_set.all().delete()  # before the ratings, which hold on to the actions that use them
    plan.delete()
