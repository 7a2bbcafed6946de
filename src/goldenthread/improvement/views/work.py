"""My work: the first page of everyone in an area."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.work import (
    plan_summaries,
    summary,
    to_run_rows,
    work_groups,
)
from goldenthread.improvement.queries import plans, work
from goldenthread.improvement.signals import work_above
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.READ_PLAN)
def my_work(request: AreaRequest) -> HttpResponse:
    """Show what needs this person: what their posts hold or, to who reports nothing, the plan."""
    on, places, member = timezone.localdate(), Places(request.local_area), request.member
    reports = member.may(Power.UPDATE_OWN_ACTIONS)
    waiting = work.waiting_for(request.local_area, member.post_ids if reports else None, on=on)
    if not reports:  # a reader is shown what is late in the whole plan, and no more
        waiting = [(plan, needs_.only_late()) for plan, needs_ in waiting]
    groups = work_groups(waiting, places, may_report=reports, on=on)
    groups += work_above(member, on=on)
    context: dict[str, Any] = {
        "name": member.person.name,
        "groups": groups,
        "summary": summary(groups) if reports else "",
        "reports": reports,
        "has_plan": bool(waiting),
        "plan_href": places.to("plan"),
        "to_run": [],
        "plans": [],
    }
    if member.may(Power.MANAGE_PLAN):
        context["to_run"] = to_run_rows(work.to_run(request.local_area, on=on), places)
        context["summary"] = summary(groups, to_run=len(context["to_run"]))
    if not reports:
        totals = [(plan, plans.totals_of(plan, on=on)) for plan, _ in waiting]
        context["plans"] = plan_summaries(totals, places)
    return render(request, "improvement/my_work.html", context)
