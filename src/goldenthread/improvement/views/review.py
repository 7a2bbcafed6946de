"""Looking through a plan under review, and taking it on."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldenthread.core.plan_tree import Node, NodeKind, NoSuchNode
from goldenthread.improvement.actions import review as actions
from goldenthread.improvement.enums import ImportState
from goldenthread.improvement.forms.imports import ConfirmForm
from goldenthread.improvement.presenters import review as presenters
from goldenthread.improvement.queries.imports import import_of
from goldenthread.improvement.queries.review import Review
from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


def review_of(request: AreaRequest, pk: int) -> Review:
    """Return the review of one of the area's imports.

    :raises Http404: when there is none of that number in review.
    """
    found = import_of(request.local_area, pk)
    if found.state != ImportState.IN_REVIEW:
        raise Http404("This import is not in review.")
    return Review(found)


def part(review: Review, name: str, *kinds: NodeKind) -> Node:
    """Return a part of the plan under review.

    :raises Http404: when it is not there any more.
    """
    try:
        return review.tree.node(name, *kinds)
    except NoSuchNode as error:
        raise Http404(str(error)) from error


def back_to(request: AreaRequest, otherwise: str) -> HttpResponse:
    """Return to the page that a small form stood on."""
    to = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}):
        to = otherwise
    return redirect(to)


@require_safe
@needs(Power.MANAGE_PLAN)
def overview(request: AreaRequest, pk: int) -> HttpResponse:
    """Show the plan under review as a whole."""
    found = import_of(request.local_area, pk)
    if found.state != ImportState.IN_REVIEW:
        return redirect("plan_import", area=request.local_area.slug, pk=pk)
    shown = presenters.OverviewPresenter(Review(found), request.local_area.slug)
    context = {"pk": pk, "found": found, "shown": shown, "crumbs": shown.crumbs()[:2]}
    return render(request, "improvement/review.html", context)


@require_safe
@needs(Power.MANAGE_PLAN)
def area(request: AreaRequest, pk: int, node: str) -> HttpResponse:
    """Show one area under review."""
    review = review_of(request, pk)
    found = part(review, node, NodeKind.AREA)
    shown = presenters.AreaPresenter(review, request.local_area.slug, found)
    context = {"pk": pk, "node": found, "shown": shown, "crumbs": shown.crumbs()}
    return render(request, "improvement/review_area.html", context)


@require_POST
@needs(Power.MANAGE_PLAN)
def tick(request: AreaRequest, pk: int, node: str) -> HttpResponse:
    """Note that an area was looked at, or take it back."""
    review = review_of(request, pk)
    part(review, node, NodeKind.AREA)
    actions.tick_area(
        plan_import=review.plan_import,
        node=node,
        looked_at=request.POST.get("looked_at") == "yes",
        by=request.member,
        on=timezone.localdate(),
    )
    return redirect("plan_review", area=request.local_area.slug, pk=pk)


@require_safe
@needs(Power.MANAGE_PLAN)
def oddities(request: AreaRequest, pk: int) -> HttpResponse:
    """List what looks wrong, by kind."""
    review = review_of(request, pk)
    shown = presenters.Pages(review, request.local_area.slug)
    lines = shown.lines(review.oddities)
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "open")
    wanted = [
        line
        for line in lines
        if (not kind or line.kind == kind) and (state == "all" or line.is_open)
    ]
    page = Paginator(wanted, presenters.ODDITY_PAGE).get_page(request.GET.get("page"))
    context = {
        "pk": pk,
        "page": page,
        "kind": kind,
        "state": state,
        "kinds": presenters.kinds_of(lines),
        "summary": presenters.oddity_summary(lines),
        "here": request.get_full_path(),
        "crumbs": shown.crumbs(),
    }
    return render(request, "improvement/review_oddities.html", context)


@require_POST
@needs(Power.MANAGE_PLAN)
def set_aside(request: AreaRequest, pk: int, key: str) -> HttpResponse:
    """Note that an oddity is right as it is, or take it back."""
    review = review_of(request, pk)
    try:
        actions.set_oddity_aside(
            plan_import=review.plan_import,
            oddity=key,
            aside=request.POST.get("aside") != "no",
            by=request.member,
            on=timezone.localdate(),
        )
    except Refused as error:
        raise Http404(str(error)) from error
    shown = presenters.Pages(review, request.local_area.slug)
    return back_to(request, shown.url("_oddities"))


@require_safe
@needs(Power.MANAGE_PLAN)
def corrected(request: AreaRequest, pk: int) -> HttpResponse:
    """List what was corrected and by whom."""
    review = review_of(request, pk)
    shown = presenters.Pages(review, request.local_area.slug)
    done = presenters.corrections_done(review)
    context = {"pk": pk, "done": done, "crumbs": shown.crumbs()}
    return render(request, "improvement/review_corrected.html", context)


@require_POST
@needs(Power.MANAGE_PLAN)
def undo(request: AreaRequest, pk: int) -> HttpResponse:
    """Undo the last correction."""
    review = review_of(request, pk)
    number = request.POST.get("number", "")
    try:
        actions.undo_last(
            plan_import=review.plan_import,
            number=int(number) if number.isdecimal() else 0,
            by=request.member,
            on=timezone.localdate(),
        )
        messages.success(request, "The last correction was undone.")
    except Refused as error:
        messages.warning(request, str(error))
    return redirect("plan_review_corrected", area=request.local_area.slug, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.MANAGE_PLAN)
def accept(request: AreaRequest, pk: int) -> HttpResponse:
    """Make a draft plan of it, after saying what that means."""
    review = review_of(request, pk)
    if review.plan_import.new_version_of_id:
        return redirect("plan_difference", area=request.local_area.slug, pk=pk)
    shown = presenters.OverviewPresenter(review, request.local_area.slug)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            plan = actions.accept(
                plan_import=review.plan_import, by=request.member, on=timezone.localdate()
            )
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, f"{plan.title} is a draft plan now.")
            return redirect("plan_life", area=request.local_area.slug, pk=plan.pk)
    context = {"pk": pk, "form": form, "shown": shown, "crumbs": shown.crumbs()}
    return render(request, "improvement/review_accept.html", context)
