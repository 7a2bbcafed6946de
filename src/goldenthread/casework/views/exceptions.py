"""Pages on which exceptions are recorded, and what shows them is opened."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from goldenthread.casework.actions import exceptions as excepting
from goldenthread.casework.forms.exceptions import ExceptionForm
from goldenthread.casework.forms.steps import EndExceptionForm
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import cases as queries
from goldenthread.casework.queries.reckoning import circumstances
from goldenthread.casework.views.answering import answer, for_case
from goldenthread.platform.documents.checking import CONTENT_TYPES, too_large
from goldenthread.platform.documents.upload import was_too_large
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.statutory_clock.clock import statutory_clock


@about_case()
def casework_exception_add(request: CaseRequest) -> HttpResponse:
    """Put an exception on record."""
    is_sent = request.method == "POST"
    form = ExceptionForm(
        typed(request), request.FILES if is_sent else None,
        circumstances=circumstances(statutory_clock().book),
        advice=queries.advice_of(request.case),
    )  # fmt: skip
    if is_sent and was_too_large(request):
        form.refuse(too_large(), "file")

    def act(valid: ExceptionForm) -> object:
        code, head, also = valid.chosen()
        days = {name: valid.cleaned_data[name] for name in ("since", "until")}
        return excepting.record_exception(
            case=request.case, code=code, head=head, also=also, **days, evidence=valid.shown_by(),
            by=request.member, on=timezone.localdate(),
        )  # fmt: skip

    return answer(
        request,
        form,
        act=act,
        notice="The exception is on record.",
        to=Places(request.local_area).of(request.case),
        context=for_case(
            request, "Record an exception", "Put the exception on record",
            sentences=[
                "The law does not hold us to a time limit in these circumstances. Tell it once: it"
                " counts for every limit of which the law says so.",
            ],
        ),
    )  # fmt: skip


@about_case()
def casework_exception_end(request: CaseRequest, exception_id: int) -> HttpResponse:
    """Record the last day of an exception."""
    on, one = timezone.localdate(), queries.part_of(request.case, "exceptions", exception_id)
    return answer(
        request,
        EndExceptionForm(
            typed(request), initial={"until": one.until or on, "version": one.version}
        ),
        act=lambda form: excepting.end_exception(
            exception=one, **form.cleaned_data, by=request.member, on=on
        ),
        notice="The exception has ended.",
        to=Places(request.local_area).of(request.case),
        thing=one,
        context=for_case(request, "End an exception", "Record the last day"),
    )


@about_case()
def casework_document(request: CaseRequest, document_id: int) -> HttpResponse:
    """Give out a file that shows something of a case, under a name that says nothing of it."""
    found = queries.part_of(request.case, "documents", document_id)
    answered = HttpResponse(bytes(found.content), content_type=CONTENT_TYPES[found.ending])
    name = f"case-{request.case.number}-document-{found.pk}.{found.ending}"
    answered["Content-Disposition"] = f'attachment; filename="{name}"'
    answered["X-Content-Type-Options"] = "nosniff"
    answered["Cache-Control"] = "private, no-store"
    return answered
