"""How every form of this room is answered: shown, acted on, refused in words, or done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted, NotValid, Refused
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
    to: str,
    context: Mapping[str, Any],
    now: Now | None = None,
    page: str = "ui/form.html",
) -> HttpResponse:
    """Show a form; when it was sent, do what it asks and go on, or show why not.

    :param act: is given the valid form; may refuse.
    :param now: what the form changes, as it is; shown when someone else changed it meanwhile.
    """
    stands: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except ChangedMeanwhile as error:
            form.refuse(str(error))
            if now is not None:
                version, stands = now()
                form.catch_up(version)
        except NotPermitted as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            settle(request)
            messages.success(request, notice)
            return redirect(to)
    base = {"now": stands, "mark": mark_for(request), "was_kept": was_kept(request)}
    return render(request, page, {**base, **context, "form": form})
