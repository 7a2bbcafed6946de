"""Pages of the operator, who runs the installation and can see no area's content."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldenthread.platform.organisations import actions, health_queries, queries
from goldenthread.platform.organisations.forms import AddAreaForm, RenameAreaForm
from goldenthread.platform.organisations.gates import SignedInRequest, operator_only
from goldenthread.platform.organisations.views.answering import answer, posted

CRUMBS = [{"text": "Local areas", "href": "/operator/"}]


@operator_only
def areas(request: SignedInRequest) -> HttpResponse:
    """List the local areas of this installation."""
    return render(
        request, "organisations/operator_areas.html", {"areas": list(queries.all_areas())}
    )


@operator_only
def add_area(request: SignedInRequest) -> HttpResponse:
    """Add a local area and invite its first administrator."""
    return answer(
        request,
        AddAreaForm(posted(request)),
        page="organisations/operator_area_form.html",
        act=lambda given: actions.found_local_area(
            **given, by=request.user, on=timezone.localdate()
        ),
        notice="The local area is added. Its administrator is sent a link to choose a password.",
        to=reverse("operator_areas"),
        context={
            "heading": "Add a local area",
            "button": "Add the local area",
            "crumbs": CRUMBS,
        },
    )


@operator_only
def rename_area(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give a local area another name."""
    area = queries.area_at(slug)
    name = area.name
    return answer(
        request,
        RenameAreaForm(posted(request), initial={"name": name}),
        page="organisations/operator_area_form.html",
        act=lambda given: actions.rename_area(
            area=area, **given, by=request.user, on=timezone.localdate()
        ),
        notice="The local area is renamed.",
        to=reverse("operator_areas"),
        context={"heading": f"Rename {name}", "button": "Save the name", "crumbs": CRUMBS},
    )


@operator_only
def health(request: SignedInRequest) -> HttpResponse:
    """Show whether everything runs, as counts alone."""
    return render(
        request,
        "organisations/operator_health.html",
        {
            "version": settings.VERSION,
            "health": health_queries.health(on=timezone.localdate()),
            "crumbs": CRUMBS,
        },
    )
