"""Pages on which a request is taken in: whose it is, then what is known of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.actions.opening import open_request
from goldenthread.casework.forms.opening import RequestForm
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import cases as queries
from goldenthread.casework.queries.listing import children_found
from goldenthread.casework.views.answering import answer
from goldenthread.children.api import ChildRequest, about_child
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.words import day


@needs(Power.WORK_ON_CASES)
def casework_new(request: AreaRequest) -> HttpResponse:
    """Find the child for whom a request came, or make a record first."""
    places, words = Places(request.local_area), request.GET.get("q", "").strip()
    found = children_found(request.local_area, words) if words else []
    context = {
        "words": words,
        "rows": [
            {
                "name": child.name,
                "number": child.number,
                "born": day(child.date_of_birth),
                "href": places.to("casework_open", child_id=child.pk),
            }
            for child in found
        ],
        "make": places.to("children_new"),
        "crumbs": places.crumbs(),
    }
    return render(request, "casework/new.html", context)


@about_child(Power.WORK_ON_CASES)
def casework_open(request: ChildRequest) -> HttpResponse:
    """Take in a request for a child."""
    on, child, places = timezone.localdate(), request.child, Places(request.local_area)
    form = RequestForm(
        typed(request),
        initial={"received_on": on, "officer": request.member.person.pk},
        carers=queries.carers_of(child),
        organisations=queries.organisations_of(request.local_area),
        officers=queries.officers_of(request.local_area, on=on),
    )
    other = queries.open_case_of(child)
    sentences = [f"Case {other.number} is open for this child."] if other else []
    return answer(
        request,
        form,
        act=lambda valid: open_request(
            child=child,
            received_on=valid.cleaned_data["received_on"],
            values=valid.values(),
            officer=valid.officers.get(valid.cleaned_data["officer"]),
            by=request.member,
            on=on,
        ),
        notice="The request is taken in.",
        to=places.of,
        context={
            "title": "Take in a request for an assessment",
            "button": "Take in the request",
            "child": child,
            "sentences": sentences,
            "back": places.to("children_record", child_id=child.pk),
            "crumbs": places.crumbs(),
        },
    )
