"""How every form of this room is answered: shown, acted on, refused in words, or done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.children.presenters.editing import field_of, stands_now
from goldenthread.platform.access.errors import ChangedMeanwhile, Refused
from goldenthread.platform.drafts.keeping import mark_for, settle, was_kept
from goldenthread.platform.organisations.gates import AreaRequest
from goldenthread.ui.forms import Form


def answer(
    request: AreaRequest,
    form: Any,
    *,
    act: Callable[[Any], object],
    notice: str,
    to: str | Callable[[Any], str],
    context: Mapping[str, Any],
    page: str = "children/form.html",
    thing: Any = None,
) -> HttpResponse:
    """Show a form; when it was sent, do what it asks and go on, or show why not.

    :param act: is given the valid form; may refuse.
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
            now = stands_now(thing, form)
        except Refused as error:
            form.refuse(str(error), field_of(error))
        else:
            settle(request)
            messages.success(request, notice)
            return redirect(to if isinstance(to, str) else to(done))
    return show(request, form, page=page, context={**context, "now": now})


def show(
    request: AreaRequest,
    form: Form,
    *,
    page: str = "children/form.html",
    context: Mapping[str, Any],
) -> HttpResponse:
    """Show a form, with what its template needs to keep what is typed into it from being lost."""
    base = {"now": [], "mark": mark_for(request), "was_kept": was_kept(request)}
    return render(request, page, {**base, **context, "form": form})
