"""Someone is leaving: the last day, the successors, a check, and then all of it in one step."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations import actions, holdings, queries
from goldenthread.platform.organisations.forms import LeavingDayForm, SuccessorsForm
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.models import Person
from goldenthread.platform.organisations.presenters import leaving
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.ui.words import day

CHECK, CONFIRM = "check", "confirm"


@needs(Power.MANAGE_PEOPLE)
def leave(request: AreaRequest, pk: int) -> HttpResponse:
    """Walk through someone's leaving. What was typed travels with each step, so none is lost."""
    person = queries.person_of(request.local_area, pk)
    given = request.POST or request.GET
    day_form = LeavingDayForm(given if "last_on-day" in given else None)
    if not day_form.is_valid():
        return _show(request, person, "day", form=day_form)
    return _successors(request, person, day_form.cleaned_data["last_on"])


def _successors(request: AreaRequest, person: Person, last_on: date) -> HttpResponse:
    tenures = queries.tenures_to_pass_on(person, last_on=last_on)
    step = request.POST.get("step", "")
    form = SuccessorsForm(
        request.POST if step else None,
        leaver=person,
        posts=[tenure.post for tenure in tenures],
        last_on=last_on,
        own=holdings.own_counts(person, on=timezone.localdate()),
    )
    if step not in (CHECK, CONFIRM) or not form.is_valid():
        return _show(request, person, "successors", form=form, last_on=last_on)
    if step == CHECK:
        return _show(request, person, "check", form=form, last_on=last_on)
    return _pass_on(request, person, form)


def _pass_on(request: AreaRequest, person: Person, form: SuccessorsForm) -> HttpResponse:
    try:
        actions.leave(
            leaver=person,
            last_on=form.last_on,
            successions=form.successions(),
            own=form.own_work(),
            by=request.member,
            on=timezone.localdate(),
        )
    except Refused as error:
        form.refuse(str(error), getattr(error, "field", None))
        return _show(request, person, "successors", form=form, last_on=form.last_on)
    messages.success(
        request,
        f"{person.name}’s last day is {day(form.last_on)}. Everything passes on from"
        f" {day(form.first_on)}, and the successors are told by email.",
    )
    return redirect(Places(request.member).to("settings_person", person.pk))


def _show(
    request: AreaRequest,
    person: Person,
    step: str,
    *,
    form: LeavingDayForm | SuccessorsForm,
    last_on: date | None = None,
) -> HttpResponse:
    places = Places(request.member)
    context: dict[str, object] = {
        "person": person,
        "form": form,
        "last_on": last_on,
        "day_parts": leaving.day_parts(last_on),
        "back": places.to("settings_person", person.pk),
        "crumbs": places.crumbs(
            ("People", "settings_people", None), (person.name, "settings_person", person.pk)
        ),
    }
    if isinstance(form, SuccessorsForm):
        counts = holdings.counts(request.local_area)
        context["own"] = leaving.own(form)
        context["posts"] = leaving.posts(form, counts)
        context["total"] = holdings.in_words(
            holdings.together(request.local_area, [post.pk for post in form.posts])
        )
        if step == CHECK:
            context["passing"] = leaving.passing(form, counts)
            context["typed"] = leaving.typed(form)
    return render(request, f"organisations/leaving_{step}.html", context)
