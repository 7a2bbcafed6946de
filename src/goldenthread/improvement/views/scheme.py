"""Pages on which the rating scheme and the reporting cycle are set."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.improvement.actions import scheme as actions
from goldenthread.improvement.forms.editing import CycleForm, RatingForm
from goldenthread.improvement.presenters import editing as presented
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.queries import structure as queries
from goldenthread.improvement.queries.plans import find_plan
from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.MANAGE_PLAN)
def plan_ratings(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Show the plan's rating scheme, and let a rating be added."""
    plan = find_plan(request.local_area, plan_id)
    places = Places(request.local_area)
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_rating(plan=plan, **_told(form), by=request.member, on=timezone.localdate())
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, "Rating added.")
            return redirect("plan_ratings", area=request.local_area.slug, plan_id=plan_id)
    context = {
        "rows": presented.rating_rows(queries.ratings_in_use(plan), places),
        "form": form,
        "crumbs": presented.above(plan, plan, places),
    }
    return render(request, "improvement/ratings.html", context)


@needs(Power.MANAGE_PLAN)
def plan_rating(request: AreaRequest, rating_id: int) -> HttpResponse:
    """Change one rating of the scheme."""
    rating = queries.find_rating(request.local_area, rating_id)
    form = RatingForm(request.POST or None, initial=presented.rating_values(rating))
    now: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_rating(
                rating=rating,
                **_told(form),
                version=form.cleaned_data["version"] or 0,
                by=request.member,
                on=timezone.localdate(),
            )
        except ChangedMeanwhile as refused:
            _refuse(form, refused)
            typed = request.POST.copy()
            typed["version"] = str(rating.version)
            form.data = typed
            now = presented.stands_now(rating, form)
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, "Rating saved.")
            return redirect("plan_ratings", area=request.local_area.slug, plan_id=rating.plan_id)
    places = Places(request.local_area)
    context = {
        "title": "Change the rating",
        "form": form,
        "button": "Save",
        "back": places.to("plan_ratings", plan_id=rating.plan_id),
        "crumbs": presented.above(rating.plan, rating.plan, places),
        "now": now,
    }
    return render(request, "improvement/part.html", context)


@require_POST
@needs(Power.MANAGE_PLAN)
def plan_rating_move(request: AreaRequest, rating_id: int) -> HttpResponse:
    """Move a rating one place up or down."""
    rating = queries.find_rating(request.local_area, rating_id)
    try:
        actions.move_rating(
            rating=rating,
            up=request.POST.get("to") == "up",
            by=request.member,
            on=timezone.localdate(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("plan_ratings", area=request.local_area.slug, plan_id=rating.plan_id)


@require_POST
@needs(Power.MANAGE_PLAN)
def plan_rating_remove(request: AreaRequest, rating_id: int) -> HttpResponse:
    """Take out a rating that nothing carries; it can be added again at once."""
    rating = queries.find_rating(request.local_area, rating_id)
    plan_id, label = rating.plan_id, rating.label
    try:
        actions.remove_rating(rating=rating, by=request.member, on=timezone.localdate())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"The rating {label} is removed.")
    return redirect("plan_ratings", area=request.local_area.slug, plan_id=plan_id)


@needs(Power.MANAGE_PLAN)
def plan_cycle(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Change how often leads report."""
    plan = find_plan(request.local_area, plan_id)
    places = Places(request.local_area)
    form = CycleForm(request.POST or None, initial={"cycle": plan.reporting_cycle})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_cycle(
                plan=plan,
                cycle=form.cleaned_data["cycle"],
                by=request.member,
                on=timezone.localdate(),
            )
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, "Saved.")
            return redirect("plan_edit", area=request.local_area.slug, plan_id=plan_id)
    context = {
        "title": "Reporting cycle",
        "form": form,
        "button": "Save",
        "back": places.to("plan_edit", plan_id=plan_id),
        "crumbs": presented.above(plan, plan, places),
        "now": [],
    }
    return render(request, "improvement/part.html", context)


def _told(form: RatingForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("label", "definition", "status")}


def _refuse(form: Any, refused: Refused) -> None:
    form.refuse(str(refused), refused.field if isinstance(refused, NotValid) else None)
