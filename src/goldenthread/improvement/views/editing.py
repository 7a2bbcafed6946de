"""Pages on which the parts of a plan are changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.improvement.actions import parts as actions
from goldenthread.improvement.forms.editing import (
    FORMS,
    PartForm,
    WithdrawForm,
    first_values,
    without_reason,
)
from goldenthread.improvement.presenters import editing as presented
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.queries import structure as queries
from goldenthread.improvement.queries.plans import find_plan
from goldenthread.improvement.queries.record import find_action
from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.MANAGE_PLAN)
def plan_edit(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Show a plan's areas, to change; and the way to its ratings and reporting cycle."""
    plan = find_plan(request.local_area, plan_id)
    places = Places(request.local_area)
    return _arranging(
        request, "Change the plan", plan, plan, ["area"], crumbs=places.below_plan(plan)
    )


@needs(Power.MANAGE_PLAN)
def plan_area_edit(request: AreaRequest, area_id: int) -> HttpResponse:
    """Show the parts of an area, to change."""
    area = queries.find_area(request.local_area, area_id)
    kinds = ["finding", "outcome", "focus-area", "action"]
    crumbs = presented.above(area.plan, area.plan, Places(request.local_area))
    return _arranging(request, f"Change area {area.ref}", area, area.plan, kinds, crumbs=crumbs)


@needs(Power.MANAGE_PLAN)
def plan_action_edit(request: AreaRequest, action_id: int) -> HttpResponse:
    """Show an action's milestones and measures, to change; and the way to its other facts."""
    action = find_action(request.local_area, action_id)
    title = f"Change action {action.ref}".strip()
    crumbs = presented.above(action.area, action.plan, Places(request.local_area))
    return _arranging(request, title, action, action.plan, ["milestone", "measure"], crumbs=crumbs)


def _arranging(
    request: AreaRequest, title: str, parent: Any, plan: Any, kinds: list[str], *, crumbs: Any
) -> HttpResponse:
    places = Places(request.local_area)
    context = {
        "title": title,
        "words": presented.words_of(parent),
        "kind": "plan" if parent is plan else queries.kind_of(parent),
        "part": parent,
        "plan": plan,
        "crumbs": crumbs,
        "sections": [
            presented.section(kind, parent.pk, queries.parts_in(parent, kind), places)
            for kind in kinds
        ],
    }
    return render(request, "improvement/arrange.html", context)


@needs(Power.MANAGE_PLAN)
def plan_part_add(request: AreaRequest, kind: str, parent_id: int) -> HttpResponse:
    """Add a part to a plan, an area or an action."""
    places = Places(request.local_area)
    parent = queries.find_parent(request.local_area, kind, parent_id)
    plan = getattr(parent, "plan", parent)
    form = without_reason(_form(request, kind, parent, None), None, is_live=False)
    if request.method == "POST" and form.is_valid():
        try:
            part = actions.add_part(
                kind=kind,
                parent=parent,
                values=form.values(),
                by=request.member,
                on=timezone.localdate(),
            )
        except Refused as refused:
            _refuse(form, refused)
        else:
            noun = presented.NAMES[kind].capitalize()
            messages.success(request, f"{noun} added.{presented.echo(part)}")
            return redirect(presented.back_to(parent, places))
    context = {
        "title": f"Add {presented.name_of(kind)}",
        "form": form,
        "button": f"Add the {presented.NAMES[kind]}",
        "back": presented.back_to(parent, places),
        "crumbs": presented.above(parent, plan, places),
        "now": [],
    }
    return render(request, "improvement/part.html", context)


@needs(Power.MANAGE_PLAN)
def plan_part_change(request: AreaRequest, kind: str, part_id: int) -> HttpResponse:
    """Change what a part of a plan says."""
    places = Places(request.local_area)
    part = queries.find_part(request.local_area, kind, part_id)
    parent = queries.parent_of(part)
    form = without_reason(
        _form(request, kind, parent, part), part, is_live=part.plan.state == "live"
    )
    now: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_part(
                part=part,
                values=form.values(),
                version=form.cleaned_data["version"] or 0,
                why_moved=form.cleaned_data.get("why_moved", ""),
                by=request.member,
                on=timezone.localdate(),
            )
        except ChangedMeanwhile as refused:
            now = _overtaken(request, form, refused, part)
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, f"Saved.{presented.echo(changed)}")
            return redirect(presented.back_to(parent, places))
    context = {
        "title": f"Change the {presented.NAMES[kind]}",
        "form": form,
        "button": "Save",
        "back": presented.back_to(parent, places),
        "crumbs": presented.above(parent, part.plan, places),
        "now": now,
    }
    return render(request, "improvement/part.html", context)


def _form(request: AreaRequest, kind: str, parent: Any, part: Any | None) -> PartForm:
    form_class = FORMS[kind]
    options: dict[str, Any] = {"initial": first_values(part, form_class) if part else {}}
    if kind == "action":
        options["focus_areas"] = queries.parts_in(parent, "focus-area")
    return form_class(request.POST or None, **options)


def _refuse(form: Any, refused: Refused) -> None:
    form.refuse(str(refused), refused.field if isinstance(refused, NotValid) else None)


def _overtaken(
    request: AreaRequest, form: PartForm, refused: Refused, part: Any
) -> list[dict[str, str]]:
    """Show what is there now; what was typed stays, and saving again puts it in place of that."""
    _refuse(form, refused)
    typed = request.POST.copy()
    typed["version"] = str(part.version)
    form.data = typed
    return presented.stands_now(part, form)


@needs(Power.MANAGE_PLAN)
def plan_part_withdraw(request: AreaRequest, kind: str, part_id: int) -> HttpResponse:
    """Take a part out of the plan, after saying what that means."""
    places = Places(request.local_area)
    part = queries.find_part(request.local_area, kind, part_id)
    if part.withdrawn_on:
        raise Http404("This part was withdrawn already.")
    parent = queries.parent_of(part)
    form = WithdrawForm(request.POST or None, initial={"version": part.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_part(
                part=part,
                version=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
                by=request.member,
                on=timezone.localdate(),
            )
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(
                request, "Withdrawn. It can be put back from the list of withdrawn parts."
            )
            return redirect(presented.back_to(parent, places))
    many = len(queries.parts_in(part, "action")) if kind == "area" else 0
    context = {
        "title": f"Withdraw this {presented.NAMES[kind]}?",
        "words": presented.words_of(part),
        "meaning": presented.what_goes_with(part, many),
        "form": form,
        "button": f"Withdraw the {presented.NAMES[kind]}",
        "back": presented.back_to(parent, places),
        "crumbs": presented.above(parent, part.plan, places),
    }
    return render(request, "improvement/withdraw.html", context)


@require_POST
@needs(Power.MANAGE_PLAN)
def plan_part_restore(request: AreaRequest, kind: str, part_id: int) -> HttpResponse:
    """Put back a part that was withdrawn."""
    part = queries.find_part(request.local_area, kind, part_id)
    try:
        actions.restore_part(part=part, by=request.member, on=timezone.localdate())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("plan_withdrawn", area=request.local_area.slug, plan_id=part.plan_id)
    messages.success(request, f"The {presented.NAMES[kind]} is back in the plan.")
    return redirect(presented.back_to(queries.parent_of(part), Places(request.local_area)))


@require_POST
@needs(Power.MANAGE_PLAN)
def plan_part_move(request: AreaRequest, kind: str, part_id: int) -> HttpResponse:
    """Move a part one place up or down."""
    part = queries.find_part(request.local_area, kind, part_id)
    try:
        actions.move_part(
            part=part,
            up=request.POST.get("to") == "up",
            by=request.member,
            on=timezone.localdate(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(presented.back_to(queries.parent_of(part), Places(request.local_area)))


@needs(Power.MANAGE_PLAN)
def plan_withdrawn(request: AreaRequest, plan_id: int) -> HttpResponse:
    """List what was withdrawn from a plan, to put it back."""
    places = Places(request.local_area)
    plan = find_plan(request.local_area, plan_id)
    context = {
        "rows": presented.withdrawn_rows(queries.withdrawn_parts(plan), places),
        "crumbs": presented.above(plan, plan, places),
    }
    return render(request, "improvement/withdrawn.html", context)
