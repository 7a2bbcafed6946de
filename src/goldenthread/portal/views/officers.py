"""The officers' pages: the tray, one request, taking it in, setting it aside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.casework.api import officers_of, open_cases_of
from goldenthread.children.api import let_in
from goldenthread.platform.access.errors import NotValid, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.portal.actions import taking_in
from goldenthread.portal.enums import State
from goldenthread.portal.forms.officers import SetAsideForm, TakeInForm
from goldenthread.portal.models import OnlineRequest
from goldenthread.portal.presenters import requests as presented
from goldenthread.portal.presenters.places import Places
from goldenthread.portal.queries import requests as queries
from goldenthread.ui.listing import Listing


@needs(Power.WORK_ON_CASES)
def portal_requests(request: AreaRequest) -> HttpResponse:
    """List what came in by the online form: new, taken in, or set aside."""
    places = Places(request.local_area)
    state = request.GET.get("state", "")
    state = state if state in State.values else State.NEW
    listing = Listing(queries.requests_of(request.local_area, state=state), request.GET.dict())
    context = {
        "listing": listing,
        "rows": [presented.row(one, places) for one in listing.rows],
        "state": State(state).label.lower(),
        "is_new": state == State.NEW,
        "states": [
            {"text": one.label, "href": f"{places.to('portal_requests')}?state={one.value}",
             "current": one.value == state}
            for one in State
        ],
        "public": places.to("portal_start"),
        "crumbs": places.crumbs(),
    }  # fmt: skip
    return render(request, "portal/requests.html", context)


@needs(Power.WORK_ON_CASES)
def portal_request(request: AreaRequest, pk: int) -> HttpResponse:
    """Show one request with its files and what became of it."""
    places, online = Places(request.local_area), _found(request, pk)
    context = {
        **_head(online, places),
        "facts": presented.facts(online),
        "files": presented.files(online, queries.files_of(online), places),
        "settled": presented.settled(online),
        "answers": presented.answers(queries.answers_to(online)),
        "case": places.to("casework_case", case_id=online.case_id) if online.case_id else "",
        "is_new": online.state == State.NEW,
        "can_undo": online.state == State.NOT_A_REQUEST,
        "places": places,
    }
    return render(request, "portal/request.html", context)


@needs(Power.WORK_ON_CASES)
def portal_take_in(request: AreaRequest, pk: int) -> HttpResponse:
    """Take a request in: the likely records first, so that no child gets two."""
    places, online = Places(request.local_area), _found(request, pk)
    on, matches = timezone.localdate(), queries.matches(online)
    setting = queries.setting_named(request.local_area, online.school)
    form = TakeInForm(
        request.POST if request.method == "POST" else None, matches=matches,
        settings=queries.settings_of(request.local_area),
        officers=officers_of(request.local_area, on=on),
        initial={"officer": request.member.person.pk, "setting": setting.pk if setting else ""},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        child = form.children.get(given["child"])
        if child is not None:
            let_in(request, child)
        try:
            taken = taking_in.take_in(
                online=online, child=child, setting=form.settings.get(given["setting"]),
                officer=form.officers.get(given["officer"]), by=request.member, on=on,
            )  # fmt: skip
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            messages.success(request, _notice(taken))
            return redirect(places.to("casework_case", case_id=taken.case.pk))
    open_ones = open_cases_of(one.child for one in matches)
    context = {
        **_head(online, places),
        "form": form,
        "matches": presented.match_rows(matches),
        "open": [
            f"{one.child.name}, record {one.child.number}, has an open request, case {case.number}."
            for one in matches
            if (case := open_ones.get(one.child.pk))
        ],
        "back": places.to("portal_request", pk=pk),
    }
    return render(request, "portal/take_in.html", context)


@needs(Power.WORK_ON_CASES)
def portal_set_aside(request: AreaRequest, pk: int) -> HttpResponse:
    """Say that something is not a request."""
    places, online = Places(request.local_area), _found(request, pk)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            taking_in.set_aside(
                online=online, **form.cleaned_data, by=request.member, on=timezone.localdate()
            )
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            messages.success(request, "It is set aside. You can undo this.")
            return redirect(places.to("portal_request", pk=pk))
    context = {**_head(online, places), "form": form, "back": places.to("portal_request", pk=pk)}
    return render(request, "portal/set_aside.html", context)


@needs(Power.WORK_ON_CASES)
@require_POST
def portal_undo(request: AreaRequest, pk: int) -> HttpResponse:
    """Put what was set aside back among the new ones."""
    online = _found(request, pk)
    try:
        taking_in.take_up_again(online=online, by=request.member, on=timezone.localdate())
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It is a new request again.")
    return redirect(Places(request.local_area).to("portal_request", pk=pk))


@needs(Power.WORK_ON_CASES)
def portal_file(request: AreaRequest, pk: int, file_id: int) -> HttpResponse:
    """Hand out a file that came with a request, to be saved and never shown as a page."""
    file = queries.file_of(_found(request, pk), file_id)
    response = HttpResponse(bytes(file.content), content_type=file.kind)
    response["Content-Disposition"] = f'attachment; filename="file-{file.pk}{_ending(file.kind)}"'
    return response


def _ending(kind: str) -> str:
    return {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}.get(kind, ".docx")


def _found(request: AreaRequest, pk: int) -> OnlineRequest:
    """Return a request; the look is kept when it is about a child by now."""
    online = queries.request_of(request.local_area, pk)
    if online.child is not None:
        let_in(request, online.child)
    return online


def _head(online: OnlineRequest, places: Places) -> dict[str, Any]:
    return {
        "online": online,
        "tag": presented.tag(online),
        "crumbs": places.crumbs(below_tray=True),
    }


def _notice(taken: taking_in.TakenIn) -> str:
    if taken.joined:
        return (
            f"The child has an open request already, case {taken.case.number}. No second one was"
            " opened: what was written is kept on this case."
        )
    return f"The request is taken in as case {taken.case.number}."
