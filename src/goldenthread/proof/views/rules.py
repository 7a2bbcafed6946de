"""Pages of the rules: what they are, who tuned them, and what other numbers would change."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.core.standing.numbers import NUMBERS, Numbers
from goldenthread.improvement.api import actions_to_judge
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.proof.actions.rules import tune_rules
from goldenthread.proof.forms.answers import TuneForm
from goldenthread.proof.presenters import rules as presented
from goldenthread.proof.presenters.places import Places
from goldenthread.proof.queries.facts import gather, with_numbers
from goldenthread.proof.queries.rules import changes_of, numbers_of
from goldenthread.proof.views.answering import answer


@needs(Power.READ_PLAN)
def proof_rules(request: AreaRequest) -> HttpResponse:
    """Show the rules in plain words, the numbers as they are tuned, and who changed them why."""
    places, numbers = Places(request.local_area), numbers_of(request.local_area)
    context = {
        "rules": presented.rules(numbers),
        "numbers": presented.tuned(numbers),
        "changes": presented.changes(changes_of(request.local_area)),
        "tune": places.to("proof_tune") if request.member.may(Power.ASK_FOR_ANSWERS) else "",
        "crumbs": places.crumbs(),
    }
    return render(request, "proof/rules.html", context)


@needs(Power.ASK_FOR_ANSWERS)
def proof_tune(request: AreaRequest) -> HttpResponse:
    """Change the numbers, with a preview of what would change."""
    on, places = timezone.localdate(), Places(request.local_area)
    now = numbers_of(request.local_area)
    form = TuneForm(typed(request), initial=asdict(now))
    context: dict[str, Any] = {
        "preview": None,
        "back": places.to("proof_rules"),
        "crumbs": places.crumbs({"text": "Rules", "href": places.to("proof_rules")}),
    }
    if request.method == "POST" and "preview" in request.POST:
        if not set(form.errors) & set(NUMBERS):
            form.errors.pop("reason", None)  # a preview asks for none yet
            actions = list(actions_to_judge(request.local_area))
            found = gather(request.local_area, actions, now, by=request.member, on=on)
            then = Numbers(**form.numbers())
            context["preview"] = presented.preview(
                found, [with_numbers(one, then) for one in found], places
            )
        return render(request, "proof/tune.html", {**context, "form": form})
    return answer(
        request,
        form,
        act=lambda valid: tune_rules(
            numbers=valid.numbers(),
            reason=valid.cleaned_data["reason"],
            by=request.member,
            on=on,
        ),
        notice="The numbers are changed. Those before stay on record.",
        to=places.to("proof_rules"),
        context=context,
        page="proof/tune.html",
    )
