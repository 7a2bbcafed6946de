"""Caseloads by officer, and what will miss 20 weeks and why."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.presenters import listing as listed
from goldenthread.casework.presenters import saved as presented
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries.caseloads import held_up, mark_of
from goldenthread.casework.queries.caseloads import loads as loads_of
from goldenthread.casework.queries.cases import officers_of
from goldenthread.casework.queries.listing import Choice, caseload, children_named, people_named
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import PER_PAGE, HasName
from goldenthread.ui.spreadsheets import csv_of


@needs(Power.WORK_ON_CASES)
def casework_caseloads(request: AreaRequest) -> HttpResponse:
    """Show how much each officer carries, what is nobody's first."""
    on, places = timezone.localdate(), Places(request.local_area)
    at_work = caseload(request.local_area, Choice(), by=request.member, on=on)
    found = [one for one in at_work if one.is_open]  # refusals that leave a duty are no load
    carriers = {one.pk: one for one in officers_of(request.local_area, on=on)}
    loads = loads_of(found, carriers, on=on)
    others = {one.officer_id for one in loads} - carriers.keys()
    people: dict[int, HasName] = {**carriers}
    if others - {None}:
        people |= people_named(others)
    if request.GET.get("as") == "csv":
        table = csv_of(presented.LOAD_CSV, presented.load_csv(loads, people))
        return _download(table, "caseloads", on)
    context = {
        "counted": listed.counted(len(found)),
        "rows": presented.load_rows(loads, people, carriers, places),
        "subnav_items": listed.subnav(request.member, places, "caseloads"),
        "may_reallocate": request.member.may(Power.MANAGE_CASELOADS),
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "casework/caseloads.html", context)


@needs(Power.WORK_ON_CASES)
def casework_will_miss(request: AreaRequest) -> HttpResponse:
    """Show which open cases will miss 20 weeks, by what holds them."""
    on, places = timezone.localdate(), Places(request.local_area)
    found = caseload(request.local_area, Choice(tray="will-miss"), by=request.member, on=on)
    groups = held_up(found)
    people = people_named({one.officer_id for one in found})
    if request.GET.get("as") == "csv":
        return _download(csv_of(presented.HELD_CSV, presented.held_csv(groups, people)),
                         "will-miss-20-weeks", on)  # fmt: skip
    only = request.GET.get("by", "")
    whole = [(heading, cases) for heading, cases in groups if mark_of(heading) == only]
    shown = whole or [(heading, cases[:PER_PAGE]) for heading, cases in groups]
    children = children_named({one.child_id for _, cases in shown for one in cases})
    names = listed.Names(children=children, people=people)
    context = {
        "counted": listed.counted(len(found)),
        "summary": [
            {"text": text, "many": len(cases), "href": f"?by={mark_of(text)}"}
            for text, cases in groups
        ],
        "is_one": bool(whole),
        "groups": presented.held_groups(shown, names, places),
        "subnav_items": listed.subnav(request.member, places, "will-miss"),
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "casework/will_miss.html", context)


def _download(table: str, name: str, on: date) -> HttpResponse:
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{on}.csv"'
    return response
