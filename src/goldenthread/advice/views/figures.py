"""In time and quality: to case officers of every service, to a service of its own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.advice.forms.officers import MonthsForm
from goldenthread.advice.permissions import may_check
from goldenthread.advice.presenters import figures as presented
from goldenthread.advice.presenters.listing import subnav
from goldenthread.advice.queries.figures import figures
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.roles import Power
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.spreadsheets import csv_of


@needs(Power.READ_CASES)
def advice_figures(request: AreaRequest) -> HttpResponse:
    """Show or download the figures of chosen months."""
    on, form, member = timezone.localdate(), MonthsForm(request.GET), request.member
    since, until = form.months(on=on)
    # a service no longer sees the children whom it has advised on: of them only counts come out
    with in_area(request.local_area.pk, reach=whole_area(on=on)):
        found = figures(
            request.local_area, since=since, until=until, on=on,
            organisations=None if may_check(member) else member.organisation_ids,
        )  # fmt: skip
    if request.GET.get("as") == "csv":
        table = csv_of(presented.HEADINGS, presented.csv_rows(found))
        response = HttpResponse(table, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="advice-{since}-{until}.csv"'
        return response
    months = {"since": f"{since:%Y-%m}", "until": f"{until:%Y-%m}"}
    context = {
        "form": MonthsForm(months),
        "rows": [presented.cells(one) for one in found],
        "headings": presented.HEADINGS,
        "period": f"{since:%B %Y} to {until:%B %Y}",
        "csv": f"?since={months['since']}&until={months['until']}&as=csv",
        "subnav": subnav(request.local_area, "advice_figures"),
    }
    return render(request, "advice/figures.html", context)
