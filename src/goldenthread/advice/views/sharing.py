"""Pages on which accepted advice is shared with another service, and read by it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.advice.actions.sharing import share_advice, stop_sharing
from goldenthread.advice.forms.officers import ShareForm, StopSharingForm
from goldenthread.advice.gates import AdviceViewRequest, about_advice
from goldenthread.advice.presenters import request as presented
from goldenthread.advice.presenters.desk import Desk
from goldenthread.advice.queries import sharing as queries
from goldenthread.advice.views.answering import answer
from goldenthread.advice.views.filling import as_file
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed


@about_advice(Power.WORK_ON_CASES)
def advice_share(request: AdviceViewRequest) -> HttpResponse:
    """Share accepted advice with another service that is asked on the same case."""
    on, desk = timezone.localdate(), Desk(advice=request.advice, by=request.member)
    others = queries.can_be_shared_with(request.advice)
    said = {one.pk: queries.against(one) for one in others}
    form = ShareForm(typed(request), requests=others, is_refused=any(said.values()))

    def act(valid: Any) -> object:
        given = dict(valid.cleaned_data)
        them = valid.requests[given.pop("with_request")]
        return share_advice(
            advice=request.advice, with_request=them, by=request.member, on=on, **given
        )

    return answer(
        request, form, desk=desk, act=act,
        notice="The advice is shared. They find it with what they are asked.",
        title="Share this advice", button="Share it",
        sentences=[
            "Who works on their own advice for this assessment can read this one, with its"
            " documents, until theirs is accepted. Share what helps them, and no more. It cannot be"
            " unread.",
            *(f"{one.of}: {' '.join(said[one.pk])}" for one in others if said[one.pk]),
            *([] if others else ["Nobody else is working on advice for this case."]),
        ],
    )  # fmt: skip


@about_advice(Power.WORK_ON_CASES)
def advice_share_end(request: AdviceViewRequest, shared_id: int) -> HttpResponse:
    """End that another service can read this advice."""
    on, desk = timezone.localdate(), Desk(advice=request.advice, by=request.member)
    one = queries.shared_by_number(request.advice, shared_id)
    told = [reader.name for reader in queries.told_of_sharing(one.with_request, on=on)]
    how = (
        f"An email tells them at once: {', '.join(told)}."
        if told
        else "No email address is known for them. They see it on the page of their own request."
    )
    return answer(
        request, StopSharingForm(typed(request)), desk=desk,
        act=lambda form: stop_sharing(
            shared=one, reason=form.cleaned_data["reason"], by=request.member, on=on
        ),
        notice=f"This advice is no longer shared with {one.with_request.of}.",
        title="Stop sharing this advice", button="Stop sharing it",
        sentences=[
            f"{one.with_request.of} can no longer open this advice or its documents here. What they"
            " have read or saved stays with them: if they should not have had it, ask them to"
            " destroy it and report it as your council asks.",
            how,
        ],
    )  # fmt: skip


@about_advice()
def advice_shared(request: AdviceViewRequest, shared_id: int) -> HttpResponse:
    """Read advice of another service that was shared with who answers this request."""
    desk = Desk(advice=request.advice, by=request.member)
    one = queries.shared_numbered(request.advice, shared_id)
    if one.ended_on:
        context = {"desk": desk, "crumbs": desk.crumbs, "said": presented.no_longer(one)}
        return render(request, "advice/no_longer_shared.html", context, status=404)
    files = list(queries.files_of_shared(one))
    context = {
        "desk": desk, "advice": one.given.advice, "given": one.given, "crumbs": desk.crumbs,
        "heading": one.given.advice.get_kind_display(),
        "shared": presented.shared_words(one),
        "documents": presented.shared_files(one, files, desk),
    }  # fmt: skip
    return render(request, "advice/given.html", context)


@about_advice()
def advice_shared_document(
    request: AdviceViewRequest, shared_id: int, document_id: int
) -> HttpResponse:
    """Save a document of advice that was shared."""
    one = queries.shared_numbered(request.advice, shared_id)
    return as_file(queries.file_of_shared(one, document_id))
