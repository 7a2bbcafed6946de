"""The life of a plan: it goes live, is closed, or is dropped while a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.core.plan_format import dumps
from goldenthread.improvement.actions import lifecycle as actions
from goldenthread.improvement.forms.imports import ConfirmForm, ReasonForm
from goldenthread.improvement.presenters import lifecycle as presenters
from goldenthread.improvement.queries.export import as_document
from goldenthread.improvement.queries.imports import plan_of
from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs

EITHER = ["GET", "HEAD", "POST"]


@require_safe
@needs(Power.READ_PLAN)
def plan_life(request: AreaRequest, pk: int) -> HttpResponse:
    """Show where a plan is in its life and what happens next."""
    plan = plan_of(request.local_area, pk)
    shown = presenters.LifePresenter(plan, request.member, on=timezone.localdate())
    context = {
        "pk": pk,
        "shown": shown,
        "versions": plan.versions.defer("content"),
        "crumbs": presenters.crumbs(plan)[:1],
    }
    return render(request, "improvement/plan_life.html", context)


@require_http_methods(EITHER)
@needs(Power.GO_LIVE)
def plan_go_live(request: AreaRequest, pk: int) -> HttpResponse:
    """Let a person decide that the plan goes live, after saying what that means."""
    on = timezone.localdate()
    plan = plan_of(request.local_area, pk)
    shown = presenters.LifePresenter(plan, request.member, on=on)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.go_live(plan=plan, by=request.member, on=on)
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, f"{plan.title} is live.")
            return redirect("plan_life", area=request.local_area.slug, pk=pk)
    context = {
        "form": form,
        "title": "Decide that this plan goes live",
        "sentences": [
            f"{plan.title}.",
            *presenters.go_live_sentences(plan, shown, on=on),
            f"The decision is kept under your name, {request.member.person.name}.",
        ],
        "button": "This plan goes live",
        "is_warning": False,
        "back": {"name": "plan_life", "pk": pk},
        "crumbs": presenters.crumbs(plan),
    }
    return render(request, "improvement/confirm.html", context)


@require_http_methods(EITHER)
@needs(Power.GO_LIVE)
def plan_close(request: AreaRequest, pk: int) -> HttpResponse:
    """Let a person decide that a live plan is over."""
    plan = plan_of(request.local_area, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.close_plan(
                plan=plan, by=request.member, on=timezone.localdate(), **form.cleaned_data
            )
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, f"{plan.title} is closed.")
            return redirect("plan_life", area=request.local_area.slug, pk=pk)
    context = {
        "form": form,
        "title": "Close this plan",
        "sentences": [
            f"{plan.title}.",
            "Nobody will be asked to report on it any more. It stays here to be read, with its"
            " whole history. A closed plan cannot be opened again.",
        ],
        "button": "Close this plan",
        "is_warning": True,
        "back": {"name": "plan_life", "pk": pk},
        "crumbs": presenters.crumbs(plan),
    }
    return render(request, "improvement/confirm.html", context)


@require_http_methods(EITHER)
@needs(Power.MANAGE_PLAN)
def plan_drop(request: AreaRequest, pk: int) -> HttpResponse:
    """Drop a draft, after asking."""
    plan = plan_of(request.local_area, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.drop_draft(plan=plan, by=request.member, on=timezone.localdate())
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, f"{plan.title} is no longer a draft plan.")
            return redirect("plan_imports", area=request.local_area.slug)
    context = {
        "form": form,
        "title": "Drop this draft",
        "sentences": [
            f"{plan.title}.",
            "The draft goes, with anything that was changed in it since it was made. The review"
            " that it was made of is open again, with every correction.",
        ],
        "button": "Drop this draft",
        "is_warning": True,
        "back": {"name": "plan_life", "pk": pk},
        "crumbs": presenters.crumbs(plan),
    }
    return render(request, "improvement/confirm.html", context)


@require_safe
@needs(Power.READ_PLAN)
def plan_download(request: AreaRequest, pk: int) -> HttpResponse:
    """Send the plan as it stands in the exchange format."""
    plan = plan_of(request.local_area, pk)
    name = slugify(plan.title)[:80] or "plan"
    return HttpResponse(
        dumps(as_document(plan)),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}.json"'},
    )
