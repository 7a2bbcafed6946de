"""Pages of the live plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.READ_PLAN)
def my_work(request: AreaRequest) -> HttpResponse:
    """Show what needs this person."""
    return render(request, "improvement/my_work.html")


@needs(Power.READ_PLAN)
def plan(request: AreaRequest) -> HttpResponse:
    """Show the whole plan."""
    return render(request, "improvement/plan.html")


@needs(Power.READ_PLAN)
def search(request: AreaRequest) -> HttpResponse:
    """Find words in the plan."""
    return render(request, "improvement/search.html", {"q": request.GET.get("q", "")})
