"""The list of a plan's actions, as a page and as a file."""

from __future__ import annotations

import csv

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.improvement.forms.filters import FilterForm
from goldenthread.improvement.presenters import listing as presented
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.queries import listing as queries
from goldenthread.improvement.queries.plans import find_plan
from goldenthread.improvement.signals import beside_actions
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs

PAGE_SIZE = 50


@needs(Power.READ_PLAN)
def plan_actions(request: AreaRequest, plan_id: int) -> HttpResponse:
    """List the actions of a plan that the filters leave."""
    on, places = timezone.localdate(), Places(request.local_area)
    plan = find_plan(request.local_area, plan_id)
    form = FilterForm(request.GET, choices=queries.choices_of(plan))
    filters = form.filters()
    actions = queries.list_actions(plan, filters, on=on)
    many, many_late = queries.counted(actions, on=on)
    paginator = Paginator(actions, PAGE_SIZE)
    paginator.count = many  # already asked, with the late ones
    page = paginator.get_page(request.GET.get("page"))
    shown = list(page.object_list)
    notes = beside_actions(shown, request.member, on=on)
    context = {
        "plan": plan,
        "crumbs": places.below_plan(plan),
        "form": form,
        "counted": presented.counted(many, many_late),
        "chosen": presented.chosen(form, request.GET),
        "headings": presented.headings(request.GET, filters.sort),
        "rows": presented.rows(shown, places, notes, on=on),
        "pages": presented.pages(page, request.GET),
        "sort": filters.sort,
        "clear": places.actions(plan),
        "csv": f"{places.to('plan_actions_csv', plan_id=plan.pk)}?{request.GET.urlencode()}",
    }
    return render(request, "improvement/actions.html", context)


@needs(Power.READ_PLAN)
def plan_actions_csv(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Give the same list as a file that spreadsheets open."""
    on = timezone.localdate()
    plan = find_plan(request.local_area, plan_id)
    filters = FilterForm(request.GET, choices=queries.choices_of(plan)).filters()
    actions = queries.list_actions(plan, filters, on=on)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="actions-{on.isoformat()}.csv"'
    response.write("\ufeff")  # so that spreadsheets read it as UTF-8
    csv.writer(response).writerows(presented.csv_rows(actions, on=on))
    return response
