"""How every form of this room is answered: shown, acted on, refused in words, or done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.drafts.keeping import mark_for, settle, was_kept
from goldenthread.platform.organisations.gates import AreaRequest
from goldenthread.ui.words import day


def answer(
    request: AreaRequest,
    form: Any,
    *,
    act: Callable[[Any], object],
    notice: str,
    to: str | Callable[[Any], str],
    context: Mapping[str, Any],
    page: str = "ui/form.html",
    thing: Any = None,
) -> HttpResponse:
    """Show a form; when it was sent, do what it asks and go on, or show why not.

    :param act: is given the valid form; may refuse.
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
            now = _stands_now(thing, form)
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            settle(request)
            messages.success(request, notice)
            return redirect(to if isinstance(to, str) else to(done))
    base = {"now": now, "mark": mark_for(request), "was_kept": was_kept(request)}
    return render(request, page, {**base, **context, "form": form})


def _stands_now(thing: Any, form: Any) -> list[dict[str, str]]:
    found = []
    for name, field in form.fields.items():
        if name != "version" and hasattr(thing, name):
            value = getattr(thing, name)
            shown = day(value) if isinstance(value, date) else str(value or "")
            found.append({"name": str(field.label), "value": shown})
    return found
