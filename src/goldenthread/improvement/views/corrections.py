"""Correcting a plan under review, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.core.plan_corrections import Correction
from goldenthread.core.plan_tree import LISTS, Node, NodeKind
from goldenthread.improvement.actions import review as actions
from goldenthread.improvement.forms.corrections import VERBS, LeadsForm
from goldenthread.improvement.forms.review import NodeForm, blank_node, focus_choices
from goldenthread.improvement.forms.whole_action import WholeActionForm
from goldenthread.improvement.presenters import corrections as words
from goldenthread.improvement.presenters.review import Pages
from goldenthread.improvement.queries.review import Review
from goldenthread.improvement.views.review import part, review_of
from goldenthread.platform.access.errors import ChangedMeanwhile, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.forms import Form

EITHER = ["GET", "HEAD", "POST"]


def _correct(
    request: AreaRequest, review: Review, correction: Correction, seen: Mapping[str, str]
) -> None:
    actions.correct(
        plan_import=review.plan_import,
        correction=correction,
        seen=seen,
        by=request.member,
        on=timezone.localdate(),
    )


def _try(
    request: AreaRequest,
    review: Review,
    correction: Correction,
    *,
    form: Form,
    node: Node,
    done: str,
) -> dict[str, Any]:
    """Do a correction; return {} when done, else what the page must say."""
    try:
        _correct(request, review, correction, {node.id: request.POST.get("seen", "")})
    except ChangedMeanwhile as error:
        form.refuse(str(error))
        return {"meanwhile": words.now(node)}
    except Refused as error:
        form.refuse(str(error), getattr(error, "field", None))
        return {"refused": True}
    messages.success(request, done)
    return {}


@require_http_methods(EITHER)
@needs(Power.MANAGE_PLAN)
def action(request: AreaRequest, pk: int, node: str) -> HttpResponse:
    """Show one action with all that hangs on it, as one form."""
    review = review_of(request, pk)
    found = part(review, node, NodeKind.ACTION)
    shown = words.ActionPresenter(review, request.local_area.slug, found)
    form = WholeActionForm(found, request.POST if request.method == "POST" else None)
    problem: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        if not form.steps:
            messages.info(request, "Nothing was changed.")
            return redirect(shown.href(found))
        correction = {"do": "together", "steps": form.steps}
        problem = _try(request, review, correction, form=form.own, node=found, done="Saved.")
        if not problem:
            return redirect(shown.href(found))
    context = {
        "pk": pk, "node": found, "form": form, "shown": shown, **problem,
        "crumbs": shown.crumbs(*filter(None, [found.parent])),
    }  # fmt: skip
    return render(request, "improvement/review_action.html", context)


@require_http_methods(EITHER)
@needs(Power.MANAGE_PLAN)
def node(request: AreaRequest, pk: int, node: str) -> HttpResponse:
    """Correct one part that has no page of its own."""
    review = review_of(request, pk)
    found = part(review, node)
    if found.kind is NodeKind.ACTION:
        return redirect("plan_review_action", area=request.local_area.slug, pk=pk, node=node)
    form = NodeForm(
        request.POST if request.method == "POST" else None, node=found,
        focus_areas=focus_choices(found),
    )  # fmt: skip
    shown = words.PartPresenter(review, request.local_area.slug, found)
    problem: dict[str, Any] = {}
    if form.is_valid():
        correction = {"do": "set", "node": found.id, "values": form.values}
        if form.values:
            problem = _try(request, review, correction, form=form, node=found, done="Saved.")
        if not problem:
            return redirect(shown.home)
    context = {
        "pk": pk, "node": found, "form": form, "shown": shown, **problem,
        "crumbs": shown.crumbs(),
    }  # fmt: skip
    return render(request, "improvement/review_node.html", context)


@require_http_methods(EITHER)
@needs(Power.MANAGE_PLAN)
def add(request: AreaRequest, pk: int, node: str, kind: str) -> HttpResponse:
    """Add a part that the reader did not find."""
    review = review_of(request, pk)
    parent = part(review, node)
    if kind.replace("-", "_") not in LISTS.get(parent.kind, {}).values():
        raise Http404("There is no such kind of part.")
    added = blank_node(NodeKind(kind.replace("-", "_")))
    added.parent = parent
    form = NodeForm(
        request.POST if request.method == "POST" else None, node=added,
        focus_areas=focus_choices(added),
    )  # fmt: skip
    shown = words.AddPresenter(review, request.local_area.slug, added)
    if form.is_valid():
        correction = {
            "do": "add", "parent": parent.id, "kind": added.kind.value, "values": form.values,
        }  # fmt: skip
        try:
            _correct(request, review, correction, {})
        except Refused as error:
            form.refuse(str(error), getattr(error, "field", None))
        else:
            messages.success(request, f"{added.kind.a.capitalize()} was added.")
            return redirect(shown.home)
    context = {"pk": pk, "node": parent, "form": form, "shown": shown, "crumbs": shown.crumbs()}
    return render(request, "improvement/review_add.html", context)


@require_http_methods(EITHER)
@needs(Power.MANAGE_PLAN)
def change(request: AreaRequest, pk: int, node: str, verb: str) -> HttpResponse:
    """Move, join, split, turn or drop a part."""
    review = review_of(request, pk)
    found = part(review, node)
    if verb not in words.verbs_for(found):
        raise Http404("That cannot be done to this part of the plan.")
    data = request.POST if request.method == "POST" else None
    form = VERBS[verb](data, node=found, root=review.tree.root)
    shown = words.ChangePresenter(review, request.local_area.slug, found, verb)
    problem: dict[str, Any] = {}
    if form.is_valid():
        problem = _try(request, review, form.correction(), form=form, node=found, done=shown.done)
        if not problem:
            return redirect(shown.home)
    context = {
        "pk": pk, "node": found, "form": form, "shown": shown, "crumbs": shown.crumbs(), **problem,
    }  # fmt: skip
    return render(request, "improvement/review_change.html", context)


@require_http_methods(EITHER)
@needs(Power.MANAGE_PLAN)
def leads(request: AreaRequest, pk: int) -> HttpResponse:
    """Show every spelling of a lead and join those that mean the same."""
    review = review_of(request, pk)
    shown = Pages(review, request.local_area.slug)
    spellings = words.spellings(review)
    form = LeadsForm(
        request.POST if request.method == "POST" else None,
        spellings=[(one, f"{one} ({often})") for one, often in spellings],
    )
    if form.is_valid():
        correction = {"do": "merge_leads", **form.cleaned_data}
        try:
            _correct(request, review, correction, {})
        except Refused as error:
            form.refuse(str(error), getattr(error, "field", None))
        else:
            messages.success(request, f"They are all {form.cleaned_data['to']} now.")
            return redirect(shown.url("_leads"))
    context = {"pk": pk, "form": form, "spellings": spellings, "crumbs": shown.crumbs()}
    return render(request, "improvement/review_leads.html", context)
