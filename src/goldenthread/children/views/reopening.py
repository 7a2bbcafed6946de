"""Restricted records that nobody can open any more: asked for by one, confirmed by another."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.children.actions.reopening import answer_reopening, ask_to_reopen
from goldenthread.children.forms.reopening import AnswerForm, AskForm
from goldenthread.children.presenters import reopening as presented
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries import reopening as queries
from goldenthread.children.views.answering import answer
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.presenters.places import Places as Settings
from goldenthread.ui.listing import Listing


@needs(Power.REOPEN_RECORDS)
def children_reopenings(request: AreaRequest) -> HttpResponse:
    """List the records that nobody can open, by number, and what was asked."""
    on, places = timezone.localdate(), Places(request.local_area)
    listing = Listing(
        queries.reopenings_of(request.local_area), {"page": request.GET.get("page", "")}
    )
    context = {
        "navigation": Settings(request.member).navigation("children_reopenings"),
        "numbers": [one.number for one in queries.abandoned(request.member, on=on)],
        "rows": [presented.row(one, request.member, places) for one in listing.rows],
        "listing": listing,
        "places": places,
    }
    return render(request, "children/reopenings.html", context)


@needs(Power.REOPEN_RECORDS)
def children_reopening_ask(request: AreaRequest) -> HttpResponse:
    """Ask that a record opens for somebody new."""
    on, places = timezone.localdate(), Places(request.local_area)
    numbers = [one.number for one in queries.abandoned(request.member, on=on)]
    people = queries.can_be_named(request.local_area, on=on)
    return answer(
        request,
        AskForm(typed(request), numbers=numbers, people=people),
        act=lambda form: ask_to_reopen(
            number=form.cleaned_data["number"], to=form.people[form.cleaned_data["to"]],
            reason=form.cleaned_data["reason"], by=request.member, on=on,
        ),
        notice="It is asked. A second person has to confirm it.",
        to=places.to("children_reopenings"),
        context={
            "title": "Ask that a restricted record is opened",
            "button": "Ask",
            "back": places.to("children_reopenings"),
            "crumbs": [presented.crumb(places)],
            "sentences": [
                "All who were named for the record have left. A second person confirms, who is"
                " neither you nor the person to be named. You see nothing of the record by this."
                if numbers
                else "Every restricted record can be opened by somebody who is named for it."
            ],
        },
    )  # fmt: skip


@needs(Power.REOPEN_RECORDS)
def children_reopening_answer(request: AreaRequest, pk: int) -> HttpResponse:
    """Confirm or refuse what another asked."""
    places = Places(request.local_area)
    one = queries.reopening_of(request.local_area, pk)
    return answer(
        request,
        AnswerForm(typed(request)),
        act=lambda form: answer_reopening(
            reopening=one, is_confirmed=form.cleaned_data["is_confirmed"],
            answer=form.cleaned_data["answer"], by=request.member, on=timezone.localdate(),
        ),
        notice="Your answer is recorded.",
        to=places.to("children_reopenings"),
        context={
            "title": f"Open record {one.number} again?",
            "button": "Record the answer",
            "back": places.to("children_reopenings"),
            "crumbs": [presented.crumb(places)],
            "sentences": [presented.asked(one)],
        },
    )  # fmt: skip
