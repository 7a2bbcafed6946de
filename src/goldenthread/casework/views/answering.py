"""How every form of this room is answered: shown, acted on, refused in words, or done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.casework.presenters.places import Places
from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.drafts.keeping import mark_for, settle, was_kept
from goldenthread.platform.organisations.gates import AreaRequest
from goldenthread.ui.words import day


def answer(
    request: AreaRequest,
    form: Any,
    *,
    act: Callable[[Any], object],
    notice: str | Callable[[Any], str],
    to: str | Callable[[Any], str],
    context: Mapping[str, Any],
    page: str = "casework/form.html",
    thing: Any = None,
) -> HttpResponse:
    """Show a form; when it was sent, do what it asks and go on, or show why not.

    :param act: is given the valid form; may refuse.
    :param notice: what is said when it is done, or what makes that of what `act` returned.
    :param to: where to go after it is done, or what makes that of what `act` returned.
    :param thing: what the form changes; if someone else did meanwhile, the page says what it is.
    """
    now: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            done = act(form)
        except ChangedMeanwhile as error:
            form.refuse(str(error))
            thing.refresh_from_db()
            form.catch_up(thing.version)
            now = _stands_now(thing, form, context.get("stands", {}))
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            settle(request)
            messages.success(request, notice if isinstance(notice, str) else notice(done))
            return redirect(to if isinstance(to, str) else to(done))
    base = {"now": now, "mark": mark_for(request), "was_kept": was_kept(request)}
    return render(request, page, {**base, **context, "form": form})


def for_case(request: Any, title: str, button: str, **more: Any) -> dict[str, Any]:
    """Return what the page of a form about a case needs."""
    places = Places(request.local_area)
    return {
        "title": title,
        "button": button,
        "case": request.case,
        "child": request.child,
        "back": places.of(request.case),
        "crumbs": places.crumbs(request.case),
        **more,
    }


def _stands_now(thing: Any, form: Any, named: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what each field is now; `named` gives the field of the thing where names differ."""
    found = []
    for name, field in form.fields.items():
        of = named.get(name, name)
        if name != "version" and hasattr(thing, of):
            value = getattr(thing, of)
            shown = day(value) if isinstance(value, date) else str(value or "")
            found.append({"name": str(field.label), "value": shown})
    return found
