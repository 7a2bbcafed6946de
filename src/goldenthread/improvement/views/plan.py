"""Pages of the live plan: the whole, an area, an action."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.improvement.models import ImprovementPlan
from goldenthread.improvement.permissions import may_report
from goldenthread.improvement.presenters.action import action_page
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.plan import plan_page, plan_rows
from goldenthread.improvement.queries import plans as queries
from goldenthread.improvement.queries.record import find_action, record_of
from goldenthread.improvement.signals import links_above, on_action
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.READ_PLAN)
def plan(request: AreaRequest) -> HttpResponse:
    """Show the plan that the area runs, or how to get one; beside it the area's other plans."""
    plans = queries.plans_of(request.local_area)
    if not plans:
        may_import = request.member.may(Power.MANAGE_PLAN)
        return render(request, "improvement/no_plan.html", {"may_import": may_import})
    return _plan_page(request, plans[0], plans[1:])


@needs(Power.READ_PLAN)
def plan_one(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Show one of the area's plans."""
    plans = {one.pk: one for one in queries.plans_of(request.local_area)}
    chosen = plans.pop(plan_id, None)
    if chosen is None:
        raise Http404("There is no such plan.")
    return _plan_page(request, chosen, list(plans.values()))


def _plan_page(
    request: AreaRequest, chosen: ImprovementPlan, others: list[ImprovementPlan]
) -> HttpResponse:
    on, places = timezone.localdate(), Places(request.local_area)
    context = plan_page(queries.picture_of(chosen, on=on), places, on=on)
    context |= {
        "others": plan_rows(others, places),
        "may_manage": request.member.may(Power.MANAGE_PLAN),
        "above": links_above(request.member),
    }
    return render(request, "improvement/plan.html", context)


@needs(Power.READ_PLAN)
def plan_action(request: AreaRequest, action_id: int) -> HttpResponse:
    """Show one action: what happens next, the facts, what was reported, what happened."""
    on, places = timezone.localdate(), Places(request.local_area)
    record = record_of(find_action(request.local_area, action_id), on=on)
    may = may_report(request.member, record.held_by)
    above = on_action(record.action, request.member, on=on)
    context = action_page(record, places, may_report=may, on=on, above=above)
    context |= {
        "crumbs": places.below_area(record.action.plan, record.action.area),
        "may_report": may and record.action.plan.state == "live" and not record.action.withdrawn_on,
        "may_manage": request.member.may(Power.MANAGE_PLAN),
    }
    return render(request, "improvement/action.html", context)
