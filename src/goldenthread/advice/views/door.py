"""The door of a link: opened once, then a second step, and clear answers when it does not open.

Nothing here says which child, or whether a link was ever ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from goldenthread.advice.actions.links import ask_for_new_link, open_link, send_code, try_code
from goldenthread.advice.enums import LinkState, SecondStep
from goldenthread.advice.forms.answering import CodeForm, ConfirmForm
from goldenthread.advice.models import AdviceLink
from goldenthread.advice.queries.links import (
    SEAT,
    area_at_the_door,
    area_of,
    link_at_the_door,
    seat_of,
    seated_link,
    state_of,
)
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.gates import open_to_all
from goldenthread.platform.organisations.member import Guest

Door = Callable[[Any, AdviceLink, Guest], HttpResponseBase]
_WORDS = {
    LinkState.OPENED: "This link has been opened already. Each link opens once.",
    LinkState.EXPIRED: "This link is too old.",
    LinkState.REVOKED: "This link is no longer needed, or was taken back.",
}
NOT_OURS = "This link does not open. Perhaps it was cut off: copy it whole from the email."


def at_the_door(view: Door) -> Callable[..., HttpResponseBase]:
    """Find the link of a token in the address; who has none of ours is told that it does not open.

    The area's fence is raised as for work of the installation: nobody is let in yet.
    """

    @never_cache
    @wraps(view)
    def gated(request: HttpRequest, token: str) -> HttpResponseBase:
        found = area_of(token)
        local_area = area_at_the_door(found[0]) if found else None
        if found is None or local_area is None:
            return _shut(request, NOT_OURS)
        reach = whole_area(on=timezone.localdate())
        with in_area(local_area.pk, reach=reach, savepoint=False):
            link = link_at_the_door(found[1], token)
            if link is None:
                return _shut(request, NOT_OURS)
            request.local_area = local_area  # type: ignore[attr-defined]  # -- its name is public
            return view(request, link, _guest(link))

    return open_to_all(gated)  # type: ignore[arg-type]  # -- answers as any view


def _guest(link: AdviceLink) -> Guest:
    return Guest(local_area=link.local_area, name=link.name, link=link.called)


def _shut(request: HttpRequest, why: str, again: str = "") -> HttpResponse:
    context = {"why": why, "again": again}
    return render(request, "advice/door_shut.html", context, status=200 if again else 404)


@at_the_door
def advice_link(request: Any, link: AdviceLink, guest: Guest) -> HttpResponseBase:
    """Open a link. Programs that look into mail follow addresses: a button opens it, not a look."""
    on = timezone.localdate()
    state = state_of(link, on=on)
    if state == LinkState.WAITING and request.method == "POST":
        try:
            secret = open_link(link=link, by=guest, on=on, at=timezone.now())
        except NotReady:
            state = LinkState.OPENED
        else:
            request.session.cycle_key()
            request.session[SEAT] = {
                "area_id": link.local_area_id, "pk": link.pk, "secret": secret,
            }  # fmt: skip
            return redirect("advice_link_code")
    if state != LinkState.WAITING:
        return _shut(request, _WORDS[state], again=f"{request.path}again/")
    return render(request, "advice/door.html", {"form": ConfirmForm(), "link": link})


@at_the_door
def advice_link_again(request: Any, link: AdviceLink, guest: Guest) -> HttpResponseBase:
    """Ask for another link. The answer is the same whatever the link was."""
    if request.method == "POST":
        ask_for_new_link(link=link, by=guest, on=timezone.localdate())
        return render(request, "advice/door_told.html", {})
    return redirect("advice_link_over")


@never_cache
@open_to_all
def advice_link_code(request: Any) -> HttpResponse:
    """Ask for the second step."""
    seat = seat_of(request.session.get(SEAT))
    local_area = area_at_the_door(seat.area_id) if seat else None
    if seat is None or local_area is None:
        return redirect("advice_link_over")
    with in_area(local_area.pk, reach=whole_area(on=timezone.localdate()), savepoint=False):
        link = seated_link(seat)
        if link is None or link.revoked_on is not None:
            return redirect("advice_link_over")
        request.local_area = local_area
        return _second_step(request, link)


def _second_step(request: Any, link: AdviceLink) -> HttpResponse:
    who: dict[str, Any] = {"link": link, "by": _guest(link), "on": timezone.localdate()}
    form, told = CodeForm(None), ""
    if link.let_in_at is not None:
        return redirect("advice_link_request")
    try:
        if "another" in request.POST:
            send_code(**who, at=timezone.now())
            told = "Another code is on its way. Only the latest one is right."
        elif request.method == "POST":
            form = CodeForm(request.POST)
            if form.is_valid():
                code = form.cleaned_data["code"]
                if try_code(**who, code=code, at=timezone.now()):
                    return redirect("advice_link_request")
                form.refuse("This is not the right code.", "code")
    except NotReady as error:
        form = CodeForm({})
        form.errors.clear()
        form.refuse(str(error), "code")
    context = {
        "form": form, "told": told, "is_word": link.second_step == SecondStep.WORD,
        "mail": _hidden(link.email),
    }  # fmt: skip
    return render(request, "advice/door_code.html", context)


def _hidden(email: str) -> str:
    """Return enough of an address for its owner to know it."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"


@never_cache
@open_to_all
def advice_link_over(request: HttpRequest) -> HttpResponse:
    """Say that the time has run out, or that nothing is open here."""
    return render(request, "advice/door_over.html", {})
