"""Pages of the operator, who runs the installation and can see no area's content."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.platform.organisations.gates import operator_only
from goldenthread.platform.organisations.queries import all_areas


@operator_only
def areas(request: HttpRequest) -> HttpResponse:
    """List the local areas of this installation."""
    return render(request, "organisations/operator_areas.html", {"areas": all_areas()})
