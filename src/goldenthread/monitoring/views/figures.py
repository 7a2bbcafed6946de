"""The figures over time, and the cases behind a number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.api import teams_of
from goldenthread.monitoring.forms.asking import FiguresForm
from goldenthread.monitoring.permissions import MANAGES, READS
from goldenthread.monitoring.policies import period_of, series
from goldenthread.monitoring.presenters import figures as presented
from goldenthread.monitoring.presenters import targets as targets_presented
from goldenthread.monitoring.presenters.places import Places
from goldenthread.monitoring.queries.data import COUNTED, behind, cases_behind, data_of
from goldenthread.monitoring.queries.figures import (
    AGES,
    ASKED,
    CAME,
    FIGURES,
    IN_THE_SERIES,
    OPEN_BY_AGE,
    PAST_BY_AGE,
    STAGES,
    value_of,
)
from goldenthread.monitoring.queries.targets import targets_of
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import Listing
from goldenthread.ui.spreadsheets import csv_of


@needs(READS)
def monitoring(request: AreaRequest) -> HttpResponse:
    """Show the figures of the last weeks or months, as a page or as a download."""
    today, places = timezone.localdate(), Places(request.local_area)
    form = FiguresForm(request.GET, teams=teams_of(request.local_area))
    asked = form.asked(today)
    periods, team = series(asked["by"], asked["at"]), asked["team"]
    data = data_of(request.local_area, since=periods[0].first)
    if request.GET.get("as") == "csv":
        every = FIGURES.values()
        table = csv_of(presented.CSV, presented.csv_rows(data, periods, every, team))
        return _download(table, "figures", asked["at"])
    figure, last = FIGURES[asked["figure"]], periods[-1]
    whole = last if last.is_whole else periods[-2]
    values = [value_of(figure, data, period, team) for period in periods]
    targets = {(one.figure, one.team_id): one for one in targets_of(request.local_area)}
    target = targets.get((figure.key, team))
    context = {
        "form": FiguresForm(initial=asked, teams=form.teams.values()),
        "figure": figure,
        "of": form.teams[team].name if team in form.teams else request.local_area.name,
        "as_at": asked["at"],
        "sentence": presented.sentence(figure, values, periods),
        "trend": presented.trend_sentence(figure, values, periods, target),
        "chart": presented.picture(figure, values, periods, target),
        "rows": presented.table(data, periods, places, team),
        "headings": [one.title for one in IN_THE_SERIES],
        "last": last,
        "whole": whole,
        "stages": presented.small_table(STAGES, data, last, places, team),
        "ages": presented.small_table(AGES, data, last, places, team),
        "children": presented.two_numbers(
            zip(OPEN_BY_AGE, PAST_BY_AGE, strict=True), data, last, places, team
        ),
        "advice": presented.two_numbers(zip(ASKED, CAME, strict=True), data, last, places, team),
        "targets": [
            targets_presented.row(
                one, value_of(FIGURES[one.figure], data, whole, one.team_id), whole, places
            )
            for one in targets.values()
            if one.team_id == team
        ],
        "csv": places.figures(**{**asked, "at": asked["at"].isoformat(), "as": "csv"}),
        "subnav_items": places.subnav(request.member, "figures"),
        "manages": request.member.may(MANAGES),
        "places": places,
    }
    return render(request, "monitoring/figures.html", context)


@needs(READS)
def monitoring_cases(request: AreaRequest) -> HttpResponse:
    """List the cases behind one number."""
    today, places = timezone.localdate(), Places(request.local_area)
    figure = FIGURES.get(request.GET.get("figure", ""))
    part = request.GET.get("part", COUNTED)
    if figure is None or part not in presented.PARTS:
        raise Http404
    form = FiguresForm(request.GET, teams=teams_of(request.local_area))
    asked = form.asked(today)
    period = period_of(asked["by"], asked["at"])
    data = data_of(request.local_area, since=min(period.first, today - timedelta(days=400)))
    found = behind(figure, data, period, part, asked["team"])
    if request.GET.get("as") == "csv":
        table = csv_of(presented.BEHIND_CSV, presented.behind_csv(found, cases_behind(found)))
        return _download(table, f"cases-{figure.key}", period.on)
    kept = {name: request.GET.get(name, "") for name in
            ("figure", "by", "at", "team", "part", "page")}  # fmt: skip
    listing: Any = Listing(cast(Any, found), kept)  # a list pages as a query does
    context = {
        "figure": figure,
        "said": figure.counts if part == COUNTED else figure.of,
        "not_counted": part not in (COUNTED, "of"),
        "period": period,
        "of": form.teams[asked["team"]].name if asked["team"] in form.teams else "",
        "listing": listing,
        "rows": presented.behind_rows(listing.rows, cases_behind(listing.rows), places),
        "crumbs": places.crumbs(),
    }
    return render(request, "monitoring/cases.html", context)


def _download(table: str, name: str, on: date) -> HttpResponse:
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{on}.csv"'
    return response
