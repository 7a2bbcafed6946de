"""Pages on which a lead says what has happened."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.improvement.actions.progress import correct_report, report_progress
from goldenthread.improvement.forms.report import ReportForm, as_reported
from goldenthread.improvement.models import Action
from goldenthread.improvement.permissions import may_report
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.report import reported_page, stands_now
from goldenthread.improvement.presenters.tags import name_of_action
from goldenthread.improvement.queries import record as queries
from goldenthread.improvement.queries.holders import posts_behind
from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.UPDATE_OWN_ACTIONS)
def plan_report(request: AreaRequest, action_id: int) -> HttpResponse:
    """Ask what has happened on an action, and record it."""
    on = timezone.localdate()
    action = queries.find_action(request.local_area, action_id)
    _check_may(request, action)
    first = {"version": action.version, "rating": action.rating_id}
    form = _form(request, action, queries.open_milestones(action), first)
    now: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            update = report_progress(
                action=action,
                told=form.told(),
                version=form.cleaned_data["version"],
                by=request.member,
                on=on,
            )
        except Refused as refused:
            now = _refuse(
                request, form, refused, queries.find_action(request.local_area, action_id)
            )
        else:
            return redirect("plan_reported", area=request.local_area.slug, update_id=update.pk)
    return _form_page(request, action, form, now=now, heading="Report progress")


@needs(Power.UPDATE_OWN_ACTIONS)
def plan_reported(request: AreaRequest, update_id: int) -> HttpResponse:
    """Say what was recorded, who sees it, and until when it can be corrected."""
    update = queries.find_update(request.local_area, update_id)
    places = Places(request.local_area)
    context = reported_page(
        update, queries.mentions_of(update), places, by=request.member, on=timezone.localdate()
    )
    return render(
        request,
        "improvement/reported.html",
        {**context, "crumbs": places.below_action(update.action)},
    )


@needs(Power.UPDATE_OWN_ACTIONS)
def plan_report_correct(request: AreaRequest, update_id: int) -> HttpResponse:
    """Let a person put right their own last report."""
    on = timezone.localdate()
    update = queries.find_update(request.local_area, update_id)
    action = update.action
    _check_may(request, action)
    mentions = queries.mentions_of(update)
    told_done = [mention.milestone for mention in mentions if mention.done_on]
    open_ones = queries.open_milestones(action)
    milestones = sorted({*open_ones, *told_done}, key=lambda step: (step.position, step.pk))
    form = _form(
        request, action, milestones, {"version": action.version, **as_reported(update, mentions)}
    )
    now: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            correct_report(
                update=update,
                told=form.told(),
                version=form.cleaned_data["version"],
                by=request.member,
                on=on,
            )
        except Refused as refused:
            now = _refuse(
                request, form, refused, queries.find_action(request.local_area, action.pk)
            )
        else:
            messages.success(request, "Your report is corrected. History keeps both.")
            return redirect("plan_reported", area=request.local_area.slug, update_id=update.pk)
    return _form_page(request, action, form, now=now, heading="Correct your report")


def _check_may(request: AreaRequest, action: Action) -> None:
    if not may_report(request.member, posts_behind(action)):
        raise PermissionDenied(Power.UPDATE_OWN_ACTIONS.label)


def _form(
    request: AreaRequest, action: Action, milestones: Any, first: dict[str, Any]
) -> ReportForm:
    return ReportForm(
        request.POST or None,
        initial=first,
        ratings=list(action.plan.ratings.all()),
        milestones=milestones,
    )


def _refuse(
    request: AreaRequest, form: ReportForm, refused: Refused, action: Action
) -> list[dict[str, str]]:
    """Show why it was refused; when someone else was quicker, return how things stand now."""
    form.refuse(str(refused), refused.field if isinstance(refused, NotValid) else None)
    if not isinstance(refused, ChangedMeanwhile):
        return []
    typed = request.POST.copy()
    typed["version"] = str(action.version)
    form.data = typed
    return stands_now(action)


def _form_page(
    request: AreaRequest,
    action: Action,
    form: ReportForm,
    *,
    now: list[dict[str, str]],
    heading: str,
) -> HttpResponse:
    context = {
        "action": action,
        "name": name_of_action(action),
        "form": form,
        "now": now,
        "heading": heading,
        "crumbs": Places(request.local_area).below_action(action),
    }
    return render(request, "improvement/report.html", context)
