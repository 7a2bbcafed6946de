"""How the smaller forms of this room are answered: shown, acted on, refused in words, or done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.advice.presenters.desk import Desk
from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.drafts.keeping import mark_for, settle, was_kept


def answer(  # noqa: PLR0913 -- a form's page is made of all these, by keyword
    request: Any,
    form: Any,
    *,
    desk: Desk,
    act: Callable[[Any], object],
    notice: str,
    title: str,
    button: str,
    now: Callable[[], list[dict[str, str]]] | None = None,
    version: Callable[[], int] | None = None,
    **more: Any,
) -> HttpResponse:
    """Show a form about a request; when it was sent, do what it asks, or show why not.

    :param act: is given the valid form; may refuse.
    :param now: what is there now, and `version` its version, for a form that a colleague overtook.
    """
    stands: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except ChangedMeanwhile as error:
            form.refuse(str(error))
            if now and version:
                stands = now()
                form.catch_up(version())
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            settle(request)
            messages.success(request, notice)
            return redirect(more.get("to") or desk.to())
    context = {
        "form": form, "title": title, "button": button, "now": stands, "desk": desk,
        "advice": desk.advice, "crumbs": desk.crumbs, "mark": mark_for(request),
        "was_kept": was_kept(request), "sentences": [], **more,
    }  # fmt: skip
    return render(request, more.get("page", "advice/form.html"), context)
