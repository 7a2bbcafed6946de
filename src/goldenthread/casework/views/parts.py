"""Pages on which advice and the officer of a case are recorded."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from goldenthread.casework.actions import advice as advising
from goldenthread.casework.actions.allocating import allocate
from goldenthread.casework.actions.opening import write_reasons
from goldenthread.casework.forms import steps as forms
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.presenters.advisers import told_how
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import cases as queries
from goldenthread.casework.views.answering import answer, for_case
from goldenthread.platform.drafts.keeping import typed


def _back(request: CaseRequest) -> str:
    return Places(request.local_area).of(request.case)


@about_case()
def casework_advice_chase(request: CaseRequest, advice_id: int) -> HttpResponse:
    """Record that advice was asked for again."""
    on, one = timezone.localdate(), queries.part_of(request.case, "advice_requests", advice_id)
    return answer(
        request,
        forms.ChaseForm(typed(request), initial={"day": on, "how": "telephone"}),
        act=lambda form: advising.chase_advice(
            advice=one, **form.cleaned_data, by=request.member, on=on
        ),
        notice="The chaser is recorded.",
        to=_back(request),
        context=for_case(
            request, "Record a chaser", "Record the chaser",
            sentences=[f"{one.get_kind_display()}: {one.of}."],
        ),
    )  # fmt: skip


@about_case()
def casework_advice_received(request: CaseRequest, advice_id: int) -> HttpResponse:
    """Record that advice came."""
    on, one = timezone.localdate(), queries.part_of(request.case, "advice_requests", advice_id)
    return answer(
        request,
        forms.AdviceReceivedForm(typed(request), initial={"day": on}),
        act=lambda form: advising.take_in_advice(
            advice=one, **form.cleaned_data, by=request.member, on=on
        ),
        notice="The advice is recorded.",
        to=_back(request),
        context=for_case(
            request, "Record that advice came", "Record the advice",
            sentences=[f"{one.get_kind_display()}: {one.of}."],
        ),
    )  # fmt: skip


@about_case()
def casework_advice_withdraw(request: CaseRequest, advice_id: int) -> HttpResponse:
    """Withdraw a request for advice that is not wanted any more."""
    one = queries.part_of(request.case, "advice_requests", advice_id)
    return answer(
        request,
        forms.WithdrawAdviceForm(typed(request)),
        act=lambda form: advising.withdraw_advice(
            advice=one, reason=form.cleaned_data["reason"], by=request.member,
            on=timezone.localdate(),
        ),
        notice=lambda done: (
            f"The request for advice is withdrawn. {told_how(done, on=timezone.localdate())}"
        ),
        to=_back(request),
        context=for_case(
            request, "Withdraw this request for advice?", "Withdraw the request",
            sentences=[
                f"{one.get_kind_display()}: {one.of}.",
                "They are told at once that it is not wanted any more, and cannot answer it then."
                " What they have written so far is kept. This cannot be undone: you would ask"
                " again.",
            ],
        ),
    )  # fmt: skip


@about_case()
def casework_advice_correct(request: CaseRequest, advice_id: int) -> HttpResponse:
    """Put the days of a request for advice right."""
    one = queries.part_of(request.case, "advice_requests", advice_id)
    stands = {"requested_on": "advice_requested_on", "received_on": "advice_received_on"}
    first = {name: getattr(one, of) for name, of in stands.items()}
    return answer(
        request,
        forms.CorrectAdviceForm(typed(request), initial={**first, "version": one.version}),
        act=lambda form: advising.correct_advice(
            advice=one, **form.cleaned_data, by=request.member, on=timezone.localdate()
        ),
        notice="The days are corrected. History keeps what they were.",
        to=_back(request),
        thing=one,
        context=for_case(
            request, "Correct the days of advice", "Save the right days", stands=stands,
            sentences=[f"{one.get_kind_display()}: {one.of}."],
        ),
    )  # fmt: skip


@about_case()
def casework_reasons(request: CaseRequest) -> HttpResponse:
    """Write down, or put right, what whoever asked for the assessment wrote."""
    case = request.case
    first = {"request_reasons": case.request_reasons, "version": case.version}
    return answer(
        request,
        forms.ReasonsForm(typed(request), initial=first),
        act=lambda form: write_reasons(
            case=case, words=form.cleaned_data["request_reasons"],
            version=form.cleaned_data["version"], by=request.member, on=timezone.localdate(),
        ),
        notice="What they wrote is recorded.",
        to=_back(request),
        thing=case,
        context=for_case(request, "Why they asked for an assessment", "Save"),
    )  # fmt: skip


@about_case()
def casework_allocate(request: CaseRequest) -> HttpResponse:
    """Give the case to an officer."""
    on, case = timezone.localdate(), request.case
    form = forms.AllocateForm(
        typed(request), initial={"version": case.version},
        officers=queries.officers_of(request.local_area, on=on),
    )  # fmt: skip
    title = "Hand the case over" if case.officer else "Give the case to an officer"
    return answer(
        request,
        form,
        act=lambda valid: allocate(
            case=case,
            officer=valid.officers[valid.cleaned_data["officer"]],
            handover_note=valid.cleaned_data["handover_note"],
            version=valid.cleaned_data["version"],
            by=request.member,
            on=on,
        ),
        notice="The case is handed over." if case.officer else "The case is theirs.",
        to=_back(request),
        thing=case,
        context=for_case(request, title, title),
    )
