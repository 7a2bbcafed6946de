"""Pages on which an indicator is bound to a measure, with a preview of how it would judge."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.improvement.api import Measure
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.proof.actions import bindings as acting
from goldenthread.proof.forms.binding import BindForm, first_values
from goldenthread.proof.forms.evidence import WhyForm
from goldenthread.proof.models import Binding
from goldenthread.proof.presenters import measure as presented
from goldenthread.proof.presenters.places import Places, short
from goldenthread.proof.queries import evidence as queries
from goldenthread.proof.queries.facts import bound_among, shown_to
from goldenthread.proof.queries.figures import figures_shown, usable
from goldenthread.proof.queries.suggesting import suggested_for
from goldenthread.proof.views.answering import answer


@needs(Power.MANAGE_PLAN)
def proof_bind(request: AreaRequest, measure_id: int) -> HttpResponse:
    """Bind an indicator, beginning with what the measure's own words seem to promise."""
    on, places = timezone.localdate(), Places(request.local_area)
    measure = queries.find_measure(request.local_area, measure_id)
    suggested = suggested_for(measure.text, on=on)
    since = min(measure.plan.live_on or on, on)
    form = BindForm(typed(request), initial=first_values(suggested, since=since))
    context = {
        "title": "Bind an indicator",
        "measure": measure,
        "suggestion": presented.suggestion(suggested),
        "figures": [],
        "back": places.measure(measure),
        "crumbs": presented.crumbs(measure, places),
    }
    if request.method != "POST" and suggested and not form.is_bound:
        context["figures"] = _preview_of_suggestion(request, measure, form, on=on)
    if request.method == "POST" and "preview" in request.POST:
        if form.is_valid():
            context["figures"] = _preview(request, measure, form, on=on)
        return render(request, "proof/bind.html", {**context, "form": form})
    return answer(
        request,
        form,
        act=lambda valid: acting.bind_indicator(
            measure=measure,
            indicator=valid.chosen.id,
            condition=valid.condition,
            since=valid.cleaned_data["since"],
            by=request.member,
            on=on,
        ),
        notice="The indicator is bound. From now on the rating of the action has to face it.",
        to=places.measure(measure),
        context=context,
        page="proof/bind.html",
    )


def _preview_of_suggestion(
    request: AreaRequest, measure: Measure, form: BindForm, *, on: date
) -> list[dict[str, Any]]:
    """Preview what is suggested, as if it had been typed."""
    data: dict[str, Any] = {}
    for name, value in form.initial.items():
        if isinstance(value, date):
            data |= {f"{name}-day": value.day, f"{name}-month": value.month,
                     f"{name}-year": value.year}  # fmt: skip
        elif value is not None:
            data[name] = value
    shadow = BindForm(data)
    return _preview(request, measure, shadow, on=on) if shadow.is_valid() else []


def _preview(
    request: AreaRequest, measure: Measure, form: BindForm, *, on: date
) -> list[dict[str, Any]]:
    """Return how the condition would judge today, with the figures; nothing is kept.

    Who may not see the cases is shown what the figures, as they are shown to them, come to.
    """
    condition, since = form.condition, form.cleaned_data["since"]
    found = figures_shown(request.member, form.chosen, on=on)
    known = usable(found.series[form.chosen.id].ended_by(since))
    binding = Binding(
        measure=measure, indicator=form.chosen.id, test=condition.test, unit=condition.unit,
        level=condition.level, against=condition.against or "", change=condition.change,
        counted=condition.counted, months=condition.months, by=condition.by, since=since,
        baseline=known[-1].value if known else None, bound_on=on,
        bound_by_name=request.member.person.name,
    )  # fmt: skip
    bound = bound_among([binding], found, by=request.member, on=on)
    places = Places(request.local_area)
    shown = shown_to(bound, request.member, on=on)
    return presented.figures(bound, shown, places, request.member, may_manage=False)


@needs(Power.MANAGE_PLAN)
def proof_unbind(request: AreaRequest, binding_id: int) -> HttpResponse:
    """End a binding, with the reason."""
    on, places = timezone.localdate(), Places(request.local_area)
    binding = queries.find_binding(request.local_area, binding_id)
    form = WhyForm(
        typed(request),
        initial={"version": binding.version},
        asks="Why does it show the measure no longer?",
    )
    return answer(
        request,
        form,
        act=lambda valid: acting.end_binding(
            binding=binding, by=request.member, on=on, **valid.cleaned_data
        ),
        notice="The binding is ended. That it was there stays on record.",
        to=places.measure(binding.measure),
        now=lambda: (
            queries.find_binding(request.local_area, binding_id).version,
            [{"name": "Now", "value": "Somebody changed it"}],
        ),
        context={
            "title": "End the binding of an indicator",
            "caption": short(binding.measure.text, 120),
            "sentences": [
                "The rating of the action no longer faces this figure. This cannot be undone, but"
                " the indicator can be bound again."
            ],
            "button": "End the binding",
            "is_warning": True,
            "back": places.measure(binding.measure),
            "crumbs": presented.crumbs(binding.measure, places),
        },
    )
