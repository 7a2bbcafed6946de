"""How every form of this room is answered: shown, acted on, refused in words, or done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.panels.presenters.places import Places
from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.drafts.keeping import mark_for, settle, was_kept
from goldenthread.platform.organisations.gates import AreaRequest

Now = Callable[[], tuple[int, list[dict[str, str]]]]
"""Gives the version of a thing as it is now, and what it says, as names and values."""


def answer(
    request: AreaRequest,
    form: Any,
    *,
    act: Callable[[Any], object],
    notice: str,
    to: str | Callable[[Any], str],
    context: Mapping[str, Any],
    now: Now | None = None,
) -> HttpResponse:
    """Show a form; when it was sent, do what it asks and go on, or show why not.

    :param act: is given the valid form; may refuse.
    :param to: where to go after it is done, or what makes that of what `act` returned.
    :param now: what the form changes, as it is; shown when someone else changed it meanwhile.
    """
    stands: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            done = act(form)
        except ChangedMeanwhile as error:
            form.refuse(str(error))
            if now is not None:
                version, stands = now()
                form.catch_up(version)
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            settle(request)
            messages.success(request, notice)
            return redirect(to if isinstance(to, str) else to(done))
    base = {"now": stands, "mark": mark_for(request), "was_kept": was_kept(request)}
    return render(request, "panels/form.html", {**base, **context, "form": form})


def for_item(request: Any, title: str, button: str, **more: Any) -> dict[str, Any]:
    """Return what the page of a form about an item needs."""
    places = Places(request.local_area)
    return {
        "title": title,
        "about": f"case {request.item.case.number}",
        "caption": f"Case {request.item.case.number}, {request.child.name}",
        "button": button,
        "back": places.of_item(request.item),
        "crumbs": places.crumbs_of_item(request.item),
        **more,
    }


def for_meeting(request: Any, title: str, button: str, **more: Any) -> dict[str, Any]:
    """Return what the page of a form about a meeting needs."""
    places, meeting = Places(request.local_area), request.meeting
    return {
        "title": title,
        "caption": meeting.panel.name,
        "button": button,
        "back": places.of_meeting(meeting),
        "crumbs": places.crumbs(meeting.panel, meeting),
        **more,
    }
