"""Consistency over time, as a page or as a download."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.api import Question
from goldenthread.panels.forms.meetings import ConsistencyForm
from goldenthread.panels.presenters import consistency as presented
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries.consistency import consistency
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.spreadsheets import csv_of
from goldenthread.ui.words import day


@needs(Power.PREPARE_PANELS)
def panels_consistency(request: AreaRequest) -> HttpResponse:
    """Show how often the answer was yes, by panel, need, source and setting."""
    on, places = timezone.localdate(), Places(request.local_area)
    form = ConsistencyForm(request.GET, on=on)
    question, first, last = form.choice()
    found = consistency(request.local_area, question, first, last)
    if request.GET.get("as") == "csv":
        table = csv_of(presented.HEADINGS, presented.csv_rows(found))
        response = HttpResponse(table, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = (
            f'attachment; filename="panels-{question}-{first:%Y-%m}-{last:%Y-%m}.csv"'
        )
        return response
    what = Question(question).label.lower()
    shown = {"question": question, "first": f"{first:%Y-%m}", "last": f"{last:%Y-%m}"}
    context = {
        "form": ConsistencyForm(shown, on=on),
        "headline": presented.sentence(found, what),
        "period": f"From {day(first)} to {day(last)}.",
        "tables": presented.tables(found) if found.all.decided else [],
        "download": f"?question={question}&first={first:%Y-%m}&last={last:%Y-%m}&as=csv",
        "crumbs": places.crumbs(),
    }
    return render(request, "panels/consistency.html", context)
