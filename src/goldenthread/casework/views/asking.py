"""The page on which advice is asked for; what goes to a family is read before it leaves."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.actions.advice import ask_for_advice
from goldenthread.casework.enums import AdviceKind
from goldenthread.casework.forms.steps import AdviceForm
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.models import AdviceRequest
from goldenthread.casework.policies import why_no_advice
from goldenthread.casework.presenters import messages as presented
from goldenthread.casework.presenters.advisers import told_how
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import cases as queries
from goldenthread.casework.queries.family_views import (
    VIEWS_ASKED,
    family_asked,
    family_readers,
    views_worded,
)
from goldenthread.casework.queries.limits import limit_on
from goldenthread.casework.queries.readers import family_of
from goldenthread.casework.views.answering import answer, for_case
from goldenthread.platform.drafts.keeping import mark_for, typed, was_kept

_RESTRICTED = (
    "This record opens only for named people, so no link to it can be sent. Print the letter."
)


@about_case()
def casework_advice_add(request: CaseRequest) -> HttpResponse:
    """Ask for advice, or record that it was asked for."""
    on, case = timezone.localdate(), request.case
    form = AdviceForm(
        typed(request), initial={"day": on},
        organisations=queries.organisations_of(request.local_area),
        family=family_readers(case, on=on),
    )  # fmt: skip
    shown = _before_it_leaves(request, form, on=on)
    if shown:
        return shown
    return answer(
        request,
        form,
        act=lambda valid: ask_for_advice(
            case=case,
            kind=valid.cleaned_data["kind"],
            organisation=valid.organisations.get(valid.cleaned_data["organisation"]),
            name=valid.who,
            asks=valid.cleaned_data["asks"],
            requested_on=valid.cleaned_data["day"],
            by=request.member,
            on=on,
        ),
        notice=lambda one: f"The request for advice is recorded. {told_how(one, on=on)}",
        to=Places(request.local_area).of(case),
        context=for_case(request, "Ask for advice", "Record the request for advice"),
    )


def _before_it_leaves(request: CaseRequest, form: AdviceForm, *, on: date) -> HttpResponse | None:
    """Show what would go to the family, unless it was seen as it now is; None when it was."""
    if request.method != "POST" or not form.is_valid():
        return None
    given, case = form.cleaned_data, request.case
    is_theirs = given["kind"] == AdviceKind.FAMILY and not given["organisation"]
    if not is_theirs or given["day"] != on or why_no_advice(queries.facts_of(case)):
        return None
    advice = AdviceRequest(
        pk=0, local_area=request.local_area, child=case.child, case=case, kind=given["kind"],
        name=form.who or family_of(case, on=on).name, asks=given["asks"], advice_requested_on=on,
    )  # fmt: skip
    reader = family_asked(advice, on=on)
    text = views_worded(advice, reader, by=request.member, on=on)
    shown = [presented.Shown(reader=reader, text=text)]
    mark = presented.mark_of(shown)
    if given["seen"] == mark:
        return None
    form.data = {**request.POST.dict(), "seen": mark}
    told = presented.limits([limit_on(case, reader, VIEWS_ASKED)])
    context = for_case(
        request, "Ask for advice", presented.button(shown), shown=presented.shown_rows(shown),
        mark=mark_for(request), was_kept=was_kept(request), form=form, now=[],
        limits=[*told, *([_RESTRICTED] if request.way_in.is_restricted else [])],
    )  # fmt: skip
    return render(request, "casework/form_with_message.html", context)
