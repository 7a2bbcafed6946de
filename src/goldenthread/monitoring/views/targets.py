"""Targets: listed with how the figures stand, set, changed, withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.api import teams_of
from goldenthread.monitoring.actions import targets as actions
from goldenthread.monitoring.forms.setting import ChangeTargetForm, ReasonForm, TargetForm
from goldenthread.monitoring.permissions import MANAGES, READS
from goldenthread.monitoring.policies import MONTH, series
from goldenthread.monitoring.presenters import figures as figures_presented
from goldenthread.monitoring.presenters import targets as presented
from goldenthread.monitoring.presenters.places import Places
from goldenthread.monitoring.queries import targets as queries
from goldenthread.monitoring.queries.data import data_of
from goldenthread.monitoring.queries.figures import FIGURES, value_of
from goldenthread.monitoring.views.answering import answer
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(READS)
def monitoring_targets(request: AreaRequest) -> HttpResponse:
    """List the targets with the last whole month beside the path of each."""
    on, places = timezone.localdate(), Places(request.local_area)
    periods = series(MONTH, on)
    last = periods[-1] if periods[-1].is_whole else periods[-2]
    data = data_of(request.local_area, since=periods[0].first)
    found = list(queries.targets_of(request.local_area))
    rows = [
        presented.row(one, value_of(FIGURES[one.figure], data, last, one.team_id), last, places)
        for one in found
    ]
    context = {
        "rows": rows,
        "last": last,
        "withdrawn": [
            {"text": f"{FIGURES[one.figure].title}, {presented.whose(one)}, number {one.pk}",
             "href": places.to("monitoring_target", target_id=one.pk)}
            for one in queries.withdrawn_targets(request.local_area)
        ],
        "manages": request.member.may(MANAGES),
        "subnav_items": places.subnav(request.member, "targets"),
        "places": places,
        "crumbs": places.crumbs(),
    }  # fmt: skip
    return render(request, "monitoring/targets.html", context)


@needs(READS)
def monitoring_target(request: AreaRequest, target_id: int) -> HttpResponse:
    """Show one target: its path, how the figure goes, and what happened to it."""
    on, places = timezone.localdate(), Places(request.local_area)
    target = queries.find_target(request.local_area, target_id)
    figure, periods = FIGURES[target.figure], series(MONTH, on)
    data = data_of(request.local_area, since=periods[0].first)
    values = [value_of(figure, data, period, target.team_id) for period in periods]
    last = -1 if periods[-1].is_whole else -2
    path = figures_presented.path_value(target, periods[last].on)
    context = {
        "target": target,
        "title": figure.title,
        "whose": presented.whose(target),
        "facts": presented.facts(target),
        "tag": presented.tag(target, values[last], path),
        "sentence": figures_presented.sentence(figure, values, periods),
        "chart": figures_presented.picture(figure, values, periods, target),
        "rows": _rows(target, values, periods),
        "timeline": presented.timeline(queries.history_of_target(target)),
        "manages": request.member.may(MANAGES) and target.withdrawn_on is None,
        "places": places,
        "crumbs": _crumbs(places),
    }
    return render(request, "monitoring/target.html", context)


def _rows(target: Any, values: Any, periods: Any) -> list[dict[str, str]]:
    found = []
    for value, period in zip(values, periods, strict=True):
        path = figures_presented.path_value(target, period.on)
        found.append({
            "words": period.words,
            "now": figures_presented.in_words(value),
            "path": presented.number(target.figure, round(path, 1)) if path is not None else "",
        })  # fmt: skip
    return found[::-1]


def _crumbs(places: Places) -> list[dict[str, str]]:
    return places.crumbs(("Targets", places.to("monitoring_targets")))


@needs(MANAGES)
def monitoring_target_new(request: AreaRequest) -> HttpResponse:
    """Set a target."""
    on, places = timezone.localdate(), Places(request.local_area)
    return answer(
        request,
        TargetForm(typed(request), initial={"start_on": on}, teams=teams_of(request.local_area)),
        act=lambda form: actions.set_target(
            figure=form.cleaned_data["figure"], team=form.chosen(), values=form.path(),
            by=request.member, on=on,
        ),
        notice="The target is set.",
        to=lambda target: places.to("monitoring_target", target_id=target.pk),
        context={
            "title": "Set a target", "button": "Set the target", "crumbs": _crumbs(places),
            "back": places.to("monitoring_targets"),
            "sentences": ["Between the two days a straight path is drawn. A figure is on track"
                          " while it is as good as the path or better."],
        },
    )  # fmt: skip


@needs(MANAGES)
def monitoring_target_change(request: AreaRequest, target_id: int) -> HttpResponse:
    """Change a target."""
    places, target = Places(request.local_area), queries.find_target(request.local_area, target_id)
    names = ("start_on", "start_value", "due_on", "value", "version")
    back = places.to("monitoring_target", target_id=target.pk)
    return answer(
        request,
        ChangeTargetForm(typed(request), initial={name: getattr(target, name) for name in names}),
        act=lambda form: actions.change_target(
            target=target, values=form.path(), reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"], by=request.member, on=timezone.localdate(),
        ),
        notice="The target is changed. History keeps what it was.",
        to=back,
        thing=target,
        context={"title": "Change the target", "button": "Save the target",
                 "caption": FIGURES[target.figure].title, "back": back,
                 "crumbs": _crumbs(places)},
    )  # fmt: skip


@needs(MANAGES)
def monitoring_target_withdraw(request: AreaRequest, target_id: int) -> HttpResponse:
    """Withdraw a target."""
    places, target = Places(request.local_area), queries.find_target(request.local_area, target_id)
    back = places.to("monitoring_target", target_id=target.pk)
    return answer(
        request,
        ReasonForm(typed(request), initial={"version": target.version}),
        act=lambda form: actions.withdraw_target(
            target=target, **form.cleaned_data, by=request.member, on=timezone.localdate()
        ),
        notice="The target is withdrawn.",
        to=places.to("monitoring_targets"),
        thing=target,
        context={"title": "Withdraw the target", "button": "Withdraw the target",
                 "caption": FIGURES[target.figure].title, "back": back, "is_warning": True,
                 "crumbs": _crumbs(places)},
    )  # fmt: skip
