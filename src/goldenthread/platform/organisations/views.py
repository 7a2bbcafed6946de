"""Pages of an area's settings: people, posts, organisations."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.READ_PLAN)
def settings(request: AreaRequest) -> HttpResponse:
    """Show what can be set."""
    return render(request, "organisations/settings.html")
