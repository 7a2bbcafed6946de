"""Pages on which a case is carried on, a step at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.actions import deciding, journey
from goldenthread.casework.actions.correcting import correct_date
from goldenthread.casework.enums import DATES
from goldenthread.casework.forms.steps import (
    CorrectForm,
    DecisionForm,
    MoveForm,
    StepForm,
    TellForm,
    WithdrawForm,
)
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.policies import STEPS, name_of_date, why_not
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.steps import OUTCOMES, TELLS
from goldenthread.casework.views import telling
from goldenthread.casework.views.answering import answer, for_case
from goldenthread.platform.drafts.keeping import typed
from goldenthread.ui.words import capital, day

_PLAIN: dict[str, Callable[..., object]] = {
    "acknowledge": journey.acknowledge,
    "tell-partners": journey.tell_partners,
    "consult-family": journey.consult_family,
    "serve-draft": journey.serve_draft,
    "consult-setting": journey.consult_setting,
    "take-in-reply": journey.take_in_reply,
    "take-in-answer": journey.take_in_answer,
    "issue-final": journey.issue_final,
}
_DECISIONS: dict[str, Callable[..., object]] = {
    "decide-to-assess": deciding.decide_to_assess,
    "decide-not-to-assess": deciding.decide_not_to_assess,
    "decide-to-issue": deciding.decide_to_issue,
    "decide-not-to-issue": deciding.decide_not_to_issue,
}
_WARNING = ("decide-not-to-assess", "decide-not-to-issue", "withdraw", "record-move")
_SAID = {
    "decide-not-to-assess": "This ends the case, unless the decision is overturned later.",
    "decide-not-to-issue": "This ends the case, unless the decision is overturned later.",
    "issue-final": "This ends the journey: no more is owed until the plan is reviewed.",
    "withdraw": "This ends the case. Nothing more will be owed on it.",
    "record-move": "This ends the case here. Nothing more will be owed on it.",
}


@about_case()
def casework_step(request: CaseRequest, step: str) -> HttpResponse:
    """Take one step of the journey."""
    if step not in STEPS:
        raise Http404("There is no such step.")
    found, on = STEPS[step], timezone.localdate()
    reason = why_not(step, facts_of(request.case))
    if reason and request.method != "POST":
        context = for_case(request, found.title, "", reason=reason)
        return render(request, "casework/not_yet.html", context)
    form, act = _form_and_act(request, step, on)
    if isinstance(form, TellForm | DecisionForm):
        shown = telling.before_it_leaves(request, form, step, on=on)
        if shown:
            return shown
    return answer(
        request,
        form,
        act=act,
        notice=found.notice,
        to=Places(request.local_area).of(request.case),
        context=for_case(
            request, found.title, found.button,
            is_warning=step in _WARNING, sentences=[_SAID[step]] if step in _SAID else [],
        ),
    )  # fmt: skip


def _form_and_act(
    request: CaseRequest, step: str, on: date
) -> tuple[StepForm, Callable[[Any], object]]:
    sent, first = typed(request), {"day": on, "decided_on": on, "how": "send"}
    who: dict[str, Any] = {"case": request.case, "by": request.member, "on": on}
    if step in _DECISIONS:
        decide = _DECISIONS[step]
        asked = DecisionForm(sent, step=step, outcome=OUTCOMES[step], initial=first)
        return asked, lambda form: decide(
            decided_on=form.cleaned_data["decided_on"],
            told_on=form.cleaned_data["day"],
            legal_test=form.cleaned_data["legal_test"],
            reasons=form.cleaned_data["reasons"],
            telling=form.telling,
            **who,
        )
    if step == "withdraw":
        return WithdrawForm(sent, step=step, initial=first), lambda form: journey.withdraw(
            **form.cleaned_data, **who
        )
    if step == "record-move":
        return MoveForm(sent, step=step, initial=first), lambda form: journey.record_move(
            **form.cleaned_data, **who
        )
    if step in TELLS:
        return TellForm(sent, step=step, initial=first), lambda form: _PLAIN[step](
            day=form.cleaned_data["day"], telling=form.telling, **who
        )
    return StepForm(sent, step=step, initial=first), lambda form: _PLAIN[step](
        day=form.cleaned_data["day"], **who
    )


@about_case()
def casework_correct(request: CaseRequest, which: str) -> HttpResponse:
    """Put one date right, with the reason."""
    date_name = which.replace("-", "_")
    if date_name not in DATES:
        raise Http404("There is no such date.")
    case = request.case
    now = getattr(case, date_name)
    said = name_of_date(date_name)
    stands = f"Recorded for {day(now)}." if now else "No day is recorded."
    return answer(
        request,
        CorrectForm(typed(request), initial={"day": now, "version": case.version}),
        act=lambda form: correct_date(
            case=case,
            name=date_name,
            day=form.cleaned_data["day"],
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="The date is corrected. History keeps what it was.",
        to=Places(request.local_area).of(case),
        thing=case,
        context=for_case(
            request, f"Correct the day: {said}", "Save the right day",
            sentences=[f"{capital(said)}. {stands}"], stands={"day": date_name},
        ),
    )  # fmt: skip
