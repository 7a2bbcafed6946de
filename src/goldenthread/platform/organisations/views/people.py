"""Pages about people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations import actions, holdings, queries
from goldenthread.platform.organisations.forms import (
    AppointToPostForm,
    ChangePersonForm,
    PersonForm,
)
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.models import Person
from goldenthread.platform.organisations.presenters import history, people
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.platform.organisations.views.answering import answer, posted
from goldenthread.ui.listing import Listing
from goldenthread.ui.spreadsheets import csv_of


@needs(Power.READ_PLAN)
def settings(request: AreaRequest) -> HttpResponse:
    """Send to the first page of the settings."""
    return redirect(Places(request.member).to("settings_people"))


@needs(Power.READ_PLAN)
def all_people(request: AreaRequest) -> HttpResponse:
    """List the people of the area, as a page or as a download."""
    on, asked = timezone.localdate(), request.GET
    only = asked.get("only", "") if asked.get("only") in people.ONLY else ""
    choice = queries.Choice(
        words=asked.get("q", "").strip(), only=only, sort=asked.get("sort", "name")
    )
    found = queries.people_chosen(request.local_area, choice, on=on)
    if asked.get("as") == "csv":
        table = csv_of(people.CSV_HEADINGS, map(people.csv_row, found))
        return _download(table, f"{request.local_area.slug}-people-{on}.csv")
    listing, places = Listing(found, asked.dict()), Places(request.member)
    words = {"q": f"“{choice.words}”", "only": people.ONLY.get(only, "")}
    return render(
        request,
        "organisations/people.html",
        {
            "places": places,
            "navigation": places.navigation("settings_people"),
            "listing": listing,
            "rows": [people.row(person, places) for person in listing.rows],
            "choice": choice,
            "only": people.ONLY,
            "filters": listing.filters({k: v for k, v in words.items() if v}),
            "may_manage": request.member.may(Power.MANAGE_PEOPLE),
        },
    )


def _download(table: str, name: str) -> HttpResponse:
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@needs(Power.MANAGE_PEOPLE)
def add_person(request: AreaRequest) -> HttpResponse:
    """Add someone and invite them."""
    on, places = timezone.localdate(), Places(request.member)

    def go_to(person: Person) -> str:
        return places.to("settings_person", person.pk)

    return answer(
        request,
        PersonForm(posted(request), local_area=request.local_area),
        page="organisations/person_add.html",
        act=lambda given: actions.add_person(**given, by=request.member, on=on, is_invited=True),
        notice="The person is added. A link to choose a password is on its way to them.",
        to=go_to,
        context={"crumbs": places.crumbs(("People", "settings_people", None))},
    )


@needs(Power.READ_PLAN)
def one_person(request: AreaRequest, pk: int) -> HttpResponse:
    """Show one person: what they hold and held, and what happened."""
    on, places = timezone.localdate(), Places(request.member)
    person = queries.person_of(request.local_area, pk)
    presented = people.PersonPresenter(
        person, queries.tenures_of_person(person), member=request.member, on=on
    )
    held = holdings.held_by(request.local_area, [t.post_id for t in presented.current])
    return render(
        request,
        "organisations/person.html",
        {
            "places": places,
            "crumbs": places.crumbs(("People", "settings_people", None)),
            "person": presented,
            "held": held,
            "next_step": presented.next_step(held),
            "history": history.lines(queries.history_of_person(person)),
            "may_manage": request.member.may(Power.MANAGE_PEOPLE),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def change_person(request: AreaRequest, pk: int) -> HttpResponse:
    """Change who someone is and how to reach them."""
    on, places = timezone.localdate(), Places(request.member)
    person = queries.person_of(request.local_area, pk)
    initial = {
        name: getattr(person, name)
        for name in ("name", "email", "telephone", "organisation", "version")
    }
    return answer(
        request,
        ChangePersonForm(posted(request), local_area=request.local_area, initial=initial),
        page="organisations/person_change.html",
        act=lambda given: actions.change_person(
            person=queries.person_of(request.local_area, pk), **given, by=request.member, on=on
        ),
        notice="The details are changed.",
        to=places.to("settings_person", pk),
        context={
            "record": person,
            "now": [
                {"key": {"text": "Name"}, "value": {"text": person.name}},
                *people.facts(person),
            ],
            "crumbs": places.crumbs(
                ("People", "settings_people", None), (person.name, "settings_person", pk)
            ),
        },
    )


@needs(Power.MANAGE_PEOPLE)
@require_POST
def invite(request: AreaRequest, pk: int) -> HttpResponse:
    """Send the invitation again."""
    person = queries.person_of(request.local_area, pk)
    try:
        actions.invite(person=person, by=request.member, on=timezone.localdate())
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"A new link is on its way to {person.email}, for 3 days.")
    return redirect(Places(request.member).to("settings_person", pk))


@needs(Power.MANAGE_PEOPLE)
def appoint_to_post(request: AreaRequest, pk: int) -> HttpResponse:
    """Appoint someone to a post."""
    on, places = timezone.localdate(), Places(request.member)
    person = queries.person_of(request.local_area, pk)
    posts = queries.posts_of(request.local_area)
    return answer(
        request,
        AppointToPostForm(posted(request), posts=posts, initial={"from_on": on}),
        page="organisations/appoint.html",
        act=lambda given: actions.appoint(
            **given, person=person, by=request.member, on=on, is_told=True
        ),
        notice=f"{person.name} is appointed and is told by email what the post holds.",
        to=places.to("settings_person", pk),
        context={
            "heading": f"Appoint {person.name} to a post",
            "back": places.to("settings_person", pk),
            "crumbs": places.crumbs(
                ("People", "settings_people", None), (person.name, "settings_person", pk)
            ),
        },
    )
