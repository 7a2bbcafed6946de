"""How every form of the settings is answered: shown, acted on, refused in words, or done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from goldenthread.platform.access.errors import ChangedMeanwhile, Refused
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.ui.forms import Form


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form that was sent holds, even when that is nothing; None if none was sent."""
    return request.POST if request.method == "POST" else None


def answer(
    request: HttpRequest,
    form: Form,
    *,
    page: str,
    act: Callable[[dict[str, Any]], object],
    notice: str,
    to: str | Callable[[Any], str],
    context: Mapping[str, Any],
) -> HttpResponse:
    """Show a form; when it was sent, do what it asks and go on, or show why not.

    :param act: is given what the form holds; may refuse.
    :param to: where to go after it is done, or what makes that of what `act` returned.
    :param context: what the page needs beside `form`; where it has `record` and someone changed
        that meanwhile, the page is told by `is_stale`.
    """
    is_stale = False
    if request.method == "POST" and form.is_valid():
        try:
            done = act(form.cleaned_data)
        except ChangedMeanwhile as error:
            form.refuse(str(error))
            is_stale = True
            if isinstance(form, VersionForm):
                form.catch_up(context["record"].version)
        except Refused as error:
            form.refuse(str(error), getattr(error, "field", None))
        else:
            messages.success(request, notice)
            return redirect(to if isinstance(to, str) else to(done))
    return render(request, page, {**context, "form": form, "is_stale": is_stale})
