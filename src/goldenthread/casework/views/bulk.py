"""One step for many cases: chosen in the list, filled in, looked at, carried out, undone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.casework.actions import bulk as planning
from goldenthread.casework.actions.carrying_out import AT_ONCE, CARRY_OUT, carry_out_bulk_step
from goldenthread.casework.enums import BulkKind, ItemState
from goldenthread.casework.forms.bulk import AcknowledgeForm, ReallocateForm
from goldenthread.casework.forms.exceptions import SharedExceptionForm
from goldenthread.casework.models import BulkStep
from goldenthread.casework.presenters import bulk as presented
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import bulk as queries
from goldenthread.casework.queries.cases import officers_of
from goldenthread.casework.queries.reckoning import circumstances
from goldenthread.casework.views.listing import chosen_cases
from goldenthread.platform.access.errors import NotValid, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import mark_for, settle, typed, was_kept
from goldenthread.platform.jobs.queue import enqueue
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.statutory_clock.clock import statutory_clock
from goldenthread.ui.listing import Listing


@needs(Power.MANAGE_CASELOADS)
def casework_bulk(request: AreaRequest) -> HttpResponse:
    """Take in which cases were chosen and what for; ask what it needs; plan it."""
    given, places = typed(request), Places(request.local_area)
    if given is None or given.get("kind") not in BulkKind.values:
        return redirect(places.to("casework_list"))
    kind, cases = BulkKind(str(given["kind"])), chosen_cases(request, given)
    if not cases:
        messages.warning(request, "Choose at least one case: tick it, or say that you mean all.")
        return redirect(f"{places.to('casework_list')}?{given.get('filter', '')}")
    form = _form(request, kind, given if given.get("part") == "plan" else None)
    if form is None or (request.method == "POST" and form.is_bound and form.is_valid()):
        try:
            step = _plan(request, kind, cases, form)
        except Refused as error:
            if form is None:
                raise Http404 from error
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            settle(request)
            return redirect(places.to("casework_bulk_step", step_id=step.pk))
    context = {
        "title": kind.label,
        "form": form,
        "carried": {"kind": kind.value, "cases": ",".join(map(str, cases)), "part": "plan"},
        "counted": presented.counted(len(cases)),
        "mark": mark_for(request),
        "was_kept": was_kept(request),
        "back": places.to("casework_list"),
        "crumbs": places.crumbs(),
    }
    return render(request, "casework/bulk_form.html", context)


def _form(request: AreaRequest, kind: BulkKind, given: QueryDict | None) -> Any:
    """Return the form of what is to be done, or None when nothing need be asked."""
    on = timezone.localdate()
    if kind == BulkKind.REALLOCATE:
        officers = list(officers_of(request.local_area, on=on))
        counts = queries.open_counts(request.local_area, officers)
        return ReallocateForm(given, officers=officers, counts=counts)
    if kind == BulkKind.ACKNOWLEDGE:
        return AcknowledgeForm(given, initial={"day": on})
    if kind == BulkKind.EXCEPTION:
        book = statutory_clock().book
        return SharedExceptionForm(given, circumstances=circumstances(book))
    return None


def _plan(request: AreaRequest, kind: BulkKind, cases: list[int], form: Any) -> BulkStep:
    who: dict[str, Any] = {"by": request.member, "on": timezone.localdate()}
    if kind == BulkKind.REALLOCATE:
        return planning.plan_reallocation(
            cases=cases, officers=form.chosen(), note=form.cleaned_data["note"], **who
        )
    values = dict(form.cleaned_data) if form is not None else {}
    if kind == BulkKind.EXCEPTION:
        values = form.values()
    return planning.plan_for_each(kind=kind, cases=cases, values=values, **who)


@needs(Power.MANAGE_CASELOADS)
def casework_bulk_step(request: AreaRequest, step_id: int) -> HttpResponse:
    """Show what will be, is being, or was done to which cases; when confirmed, do it."""
    on, places = timezone.localdate(), Places(request.local_area)
    step = queries.find_step(request.local_area, step_id)
    if request.method == "POST":
        _begin(request, step)
        return redirect(places.to("casework_bulk_step", step_id=step.pk))
    counts = queries.counts_of(step)
    listing: Any = Listing(queries.items_of(step), request.GET.dict())
    context = {
        "step": step,
        "shown": presented.step(step, counts, planning.why_no_undo(step, on=on)),
        "listing": listing,
        "rows": [presented.item(one, places) for one in listing.rows],
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "casework/bulk_step.html", context)


def _begin(request: AreaRequest, step: BulkStep) -> None:
    on = timezone.localdate()
    try:
        step = planning.begin_bulk_step(step=step, by=request.member, on=on)
    except Refused as error:
        messages.warning(request, str(error))
        return
    if queries.counts_of(step)[ItemState.PLANNED] <= AT_ONCE:
        carry_out_bulk_step(step=step, by=request.member, on=on)
    else:
        enqueue(
            CARRY_OUT, local_area_id=request.local_area.pk, user_id=request.user.pk,
            step_id=step.pk,
        )  # fmt: skip


@needs(Power.MANAGE_CASELOADS)
@require_POST
def casework_bulk_undo(request: AreaRequest, step_id: int) -> HttpResponse:
    """Give the cases of a reallocation back."""
    on, places = timezone.localdate(), Places(request.local_area)
    step = queries.find_step(request.local_area, step_id)
    try:
        planning.undo_reallocation(step=step, by=request.member, on=on)
    except Refused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "Undone: the cases are back with whom they were.")
    return redirect(places.to("casework_bulk_step", step_id=step_id))


@needs(Power.MANAGE_CASELOADS)
@require_POST
def casework_bulk_drop(request: AreaRequest, step_id: int) -> HttpResponse:
    """Forget a plan."""
    places, step = Places(request.local_area), queries.find_step(request.local_area, step_id)
    try:
        planning.drop_plan(step=step, by=request.member, on=timezone.localdate())
    except Refused as error:
        messages.warning(request, str(error))
        return redirect(places.to("casework_bulk_step", step_id=step_id))
    messages.success(request, "Nothing was changed.")
    return redirect(places.to("casework_list"))


@needs(Power.MANAGE_CASELOADS)
def casework_bulk_steps(request: AreaRequest) -> HttpResponse:
    """List what was done to many cases at once."""
    places = Places(request.local_area)
    listing: Any = Listing(queries.steps_of(request.local_area), request.GET.dict())
    rows = [presented.line(step, places) for step in listing.rows]
    context = {"listing": listing, "rows": rows, "places": places, "crumbs": places.crumbs()}
    return render(request, "casework/bulk_steps.html", context)
