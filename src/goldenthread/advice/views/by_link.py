"""The pages on which a link's holder answers the one request that they were let in to."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.advice.gates import GuestRequest, by_link
from goldenthread.advice.presenters.desk import Desk
from goldenthread.advice.views import filling


def _desk(request: GuestRequest) -> Desk:
    return Desk(advice=request.advice, by=request.guest)


def keeps(view: Any) -> Any:
    """Mark a view whose sent words are kept for a while after the time has run out."""
    view.keeps = True
    return view


@by_link
def advice_link_request(request: GuestRequest) -> HttpResponse:
    """Show what is asked, and what is written so far."""
    context = filling.answering(_desk(request), on=timezone.localdate())
    return render(request, "advice/link_request.html", context | {"guest": request.guest})


@by_link
@keeps
def advice_link_section(request: GuestRequest, section: str) -> HttpResponse:
    """Write one part of the advice."""
    return filling.section(request, _desk(request), section, on=timezone.localdate())


@by_link
def advice_link_document_add(request: GuestRequest) -> HttpResponse:
    """Add a document."""
    return filling.document_add(request, _desk(request), on=timezone.localdate())


@by_link
def advice_link_document(request: GuestRequest, document_id: int) -> HttpResponse:
    """Save a document."""
    return filling.document(_desk(request), document_id)


@by_link
def advice_link_document_remove(request: GuestRequest, document_id: int) -> HttpResponse:
    """Take a document away again."""
    on = timezone.localdate()
    return filling.document_remove(request, _desk(request), document_id, on=on)


@by_link
def advice_link_check(request: GuestRequest) -> HttpResponse:
    """Look over the advice and send it."""
    return filling.check_answers(request, _desk(request), on=timezone.localdate())


@by_link
def advice_link_late(request: GuestRequest) -> HttpResponse:
    """Say why advice is late."""
    return filling.late(request, _desk(request), on=timezone.localdate(), may_say=True)


@by_link
def advice_link_given(request: GuestRequest, number: int) -> HttpResponse:
    """Read or print advice as it was sent."""
    return filling.given(request, _desk(request), number)


@by_link
def advice_link_sent(request: GuestRequest) -> HttpResponse:
    """Say that it was sent, and what happens next."""
    desk = _desk(request)
    return render(request, "advice/link_sent.html", {"advice": request.advice, "desk": desk})
