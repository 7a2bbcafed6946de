"""Bringing a plan in: upload, waiting, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from goldenthread.improvement.actions import imports as actions
from goldenthread.improvement.enums import ImportState
from goldenthread.improvement.forms.imports import ConfirmForm, UploadForm
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.improvement.presenters import imports as presenters
from goldenthread.improvement.queries import imports as queries
from goldenthread.improvement.queries.file_reading import check_name_and_size, too_large
from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.documents.upload import was_too_large
from goldenthread.platform.organisations.gates import AreaRequest, needs


@require_safe
@needs(Power.MANAGE_PLAN)
def plan_imports(request: AreaRequest) -> HttpResponse:
    """List what was brought in, reviews to finish first."""
    found = queries.imports_of(request.local_area)
    shown = sorted(found, key=lambda one: one.state != ImportState.IN_REVIEW)
    rows = [(one.pk, presenters.ImportPresenter(one)) for one in shown]
    context = {
        "rows": rows,
        "summary": presenters.summary([row for _, row in rows]),
        "crumbs": presenters.crumbs(request.local_area.slug)[:1],
    }
    return render(request, "improvement/imports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.MANAGE_PLAN)
def plan_import_new(request: AreaRequest, plan_id: int | None = None) -> HttpResponse:
    """Take a file: a new plan, or a newer version of one."""
    plan = queries.plan_of(request.local_area, plan_id) if plan_id else None
    is_posted = request.method == "POST"
    form = UploadForm(request.POST if is_posted else None, request.FILES if is_posted else None)
    if is_posted:
        if was_too_large(request):
            form = UploadForm({}, {"file": None})
            form.errors.clear()
            form.refuse(str(too_large(settings.MAX_UPLOAD_BYTES)), "file")
        elif form.is_valid() and (started := _start(request, form, plan)):
            return redirect("plan_import", area=request.local_area.slug, pk=started.pk)
    context = {
        "form": form,
        "plan": plan,
        "megabytes": settings.MAX_UPLOAD_BYTES // 1024 // 1024,
        "crumbs": presenters.crumbs(request.local_area.slug),
    }
    return render(request, "improvement/import_new.html", context)


def _start(
    request: AreaRequest, form: UploadForm, plan: ImprovementPlan | None
) -> PlanImport | None:
    file = form.cleaned_data["file"]
    try:
        check_name_and_size(file.name, file.size, limit=settings.MAX_UPLOAD_BYTES)
        return actions.start_import(
            name=file.name,
            content=file.read(),
            new_version_of=plan,
            by=request.member,
            on=timezone.localdate(),
        )
    except Refused as error:
        form.refuse(str(error), "file")
        return None


@require_safe
@vary_on_headers("HX-Request")
@needs(Power.MANAGE_PLAN)
def plan_import(request: AreaRequest, pk: int) -> HttpResponse:
    """Say how far the reading is; it can be left and come back to."""
    found = queries.import_of(request.local_area, pk)
    if queries.is_silent(found, at=timezone.now()):
        found = actions.notice_silence(
            plan_import=found, by=request.member, on=timezone.localdate(), at=timezone.now()
        )
    area = request.local_area.slug
    if found.state == ImportState.IN_REVIEW:
        return _go_on(request, "plan_review", pk)
    if found.state == ImportState.ACCEPTED and found.plan:
        return redirect("plan_life", area=area, pk=found.plan.pk)
    context = {
        "found": found,
        "shown": presenters.ImportPresenter(found),
        "crumbs": presenters.crumbs(area),
    }
    page = "improvement/_import_progress.html" if request.htmx else "improvement/import.html"
    return render(request, page, context)


def _go_on(request: AreaRequest, name: str, pk: int) -> HttpResponse:
    answer = redirect(name, area=request.local_area.slug, pk=pk)
    if request.htmx:  # a part of the page cannot follow: the whole page goes on
        return HttpResponse(headers={"HX-Redirect": answer.url})
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.MANAGE_PLAN)
def plan_import_drop(request: AreaRequest, pk: int) -> HttpResponse:
    """Drop an import, after asking."""
    found = queries.import_of(request.local_area, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    area = request.local_area.slug
    if form.is_valid():
        try:
            actions.drop_import(plan_import=found, by=request.member, on=timezone.localdate())
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, f"{found.file_name} and its review were dropped.")
            return redirect("plan_imports", area=area)
    context = {
        "form": form,
        "title": "Drop this import",
        "sentences": [
            f"The file {found.file_name}, what was read of it and"
            f" {len(found.corrections)} corrections will be removed.",
            "This cannot be undone. The history keeps that it was dropped, and by whom.",
        ],
        "button": "Drop this import",
        "is_warning": True,
        "back": {"name": "plan_import", "pk": pk},
        "crumbs": presenters.crumbs(area),
    }
    return render(request, "improvement/confirm.html", context)
