"""Targets and stories of an indicator: set, changed, ended, told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.indicators.actions import stories
from goldenthread.indicators.actions import targets as actions
from goldenthread.indicators.forms.targets import (
    EndTargetForm,
    StoryForm,
    TargetForm,
    beginning,
    stands_now,
)
from goldenthread.indicators.models import Target
from goldenthread.indicators.permissions import SETS
from goldenthread.indicators.presenters.figures import Places
from goldenthread.indicators.queries.targets import target_that_holds, targets_of
from goldenthread.indicators.views.figures import find_or_404
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady, NotValid, Refused
from goldenthread.platform.drafts.keeping import mark_for, settle, typed, was_kept
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(SETS)
def indicators_target(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Set an indicator's target, or change the one that it has."""
    on, indicator = timezone.localdate(), find_or_404(indicator_id)
    target = _current(request, indicator)
    form = TargetForm(
        typed(request), initial=beginning(target, indicator, on=on), indicator=indicator
    )

    def act(given: TargetForm) -> Target:
        told = {"aim": given.aim(), "reason": given.cleaned_data["reason"]}
        seen = given.cleaned_data["version"]
        if target is None and not seen:
            return actions.set_target(indicator=indicator, by=request.member, on=on, **told)
        if target is None:
            raise ChangedMeanwhile(
                "Someone else ended this target while you had it open. What you typed is still in"
                " the boxes. Save again to set a new one."
            )
        return actions.change_target(target=target, version=seen, by=request.member, on=on, **told)

    return _answer(
        request, indicator, form, act=act,
        notice="The target is set." if target is None else
        "The target is changed. The one before it stays on the page.",
        context={"title": "Change the target" if target else "Set a target",
                 "button": "Save the target"},
    )  # fmt: skip


@needs(SETS)
def indicators_target_end(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """End an indicator's target."""
    indicator = find_or_404(indicator_id)
    target = _current(request, indicator)
    if target is None:
        raise Http404("There is no target to end.")
    return _answer(
        request, indicator, EndTargetForm(typed(request), initial={"version": target.version}),
        act=lambda form: actions.end_target(
            target=target, **form.cleaned_data, by=request.member, on=timezone.localdate()
        ),
        notice="The target has ended. It stays on the page.",
        context={"title": "End the target", "button": "End the target", "is_warning": True,
                 "sentences": ["The figure then has no target. What was promised stays on the page,"
                               " with your reason. An ended target cannot begin again."]},
    )  # fmt: skip


@needs(SETS)
def indicators_story(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Tell the story behind an indicator anew."""
    indicator = find_or_404(indicator_id)
    return _answer(
        request, indicator, StoryForm(typed(request)),
        act=lambda form: stories.write_story(
            indicator=indicator, text=form.cleaned_data["text"], by=request.member,
            on=timezone.localdate(),
        ),
        notice="The story is told. Earlier ones stay on the page.",
        context={"title": "Tell the story behind the figure", "button": "Save the story"},
    )  # fmt: skip


def _current(request: AreaRequest, indicator: Indicator) -> Target | None:
    return target_that_holds(targets_of(request.local_area, indicator))


def _answer(
    request: AreaRequest,
    indicator: Indicator,
    form: Any,
    *,
    act: Callable[[Any], object],
    notice: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """Show a form; when it was sent, do what it asks and go to the indicator, or show why not."""
    places, now = Places(request.local_area), []
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except (ChangedMeanwhile, NotReady) as error:
            target = _current(request, indicator)
            form.refuse(str(error))
            form.catch_up(target.version if target else 0)
            now = stands_now(target)
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            settle(request)
            messages.success(request, notice)
            return redirect(places.one(indicator))
    base = {
        "caption": indicator.name, "back": places.one(indicator), "now": now,
        "mark": mark_for(request), "was_kept": was_kept(request),
        "crumbs": places.crumbs(indicator),
    }  # fmt: skip
    return render(request, "ui/form.html", {**base, **context, "form": form})
