"""A newer version of a plan: what differs, and taking it in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.improvement.actions.versions import take_new_version
from goldenthread.improvement.forms.imports import ConfirmForm
from goldenthread.improvement.presenters.review import OverviewPresenter
from goldenthread.improvement.presenters.versions import DifferencePresenter
from goldenthread.improvement.queries.versions import compared
from goldenthread.improvement.views.review import review_of
from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.MANAGE_PLAN)
def plan_difference(request: AreaRequest, pk: int) -> HttpResponse:
    """Show what differs and let a person decide what both sides changed."""
    review = review_of(request, pk)
    plan = review.plan_import.new_version_of
    if plan is None:
        return redirect("plan_review_accept", area=request.local_area.slug, pk=pk)
    _, comparison = compared(review)
    chosen = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            take_new_version(
                plan_import=review.plan_import,
                choices=chosen,
                seen=request.POST.get("seen", ""),
                by=request.member,
                on=timezone.localdate(),
            )
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, f"The new version of {plan.title} was taken in.")
            return redirect("plan_life", area=request.local_area.slug, pk=plan.pk)
    pages = OverviewPresenter(review, request.local_area.slug)
    context = {
        "pk": pk,
        "plan": plan,
        "form": form,
        "shown": DifferencePresenter(comparison, chosen),
        "obstacles": pages.obstacles,
        "crumbs": pages.crumbs(),
    }
    return render(request, "improvement/difference.html", context)
