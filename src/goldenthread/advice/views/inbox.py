"""The inbox that a team shares, and its requests: each read, taken and answered by who signs in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.advice.actions.taking import take_request
from goldenthread.advice.enums import Standing
from goldenthread.advice.forms.answering import TakeForm
from goldenthread.advice.forms.officers import InboxForm
from goldenthread.advice.gates import AdviceViewRequest, about_advice
from goldenthread.advice.permissions import may_check, may_give
from goldenthread.advice.presenters import listing as listed
from goldenthread.advice.presenters import request as presented
from goldenthread.advice.presenters.desk import Desk
from goldenthread.advice.queries import requests as queries
from goldenthread.advice.queries.links import state_of
from goldenthread.advice.queries.listing import listed_requests
from goldenthread.advice.queries.sharing import latest_given, shared_of, shared_with
from goldenthread.advice.views import filling
from goldenthread.advice.views.answering import answer
from goldenthread.casework.api import advisers_at
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import Listing


def desk_of(request: AdviceViewRequest) -> Desk:
    """Return the desk of who has signed in."""
    return Desk(advice=request.advice, by=request.member)


@needs(Power.READ_CASES)
def advice(request: AreaRequest) -> HttpResponse:
    """List what is asked of this person's organisations; to case officers all that is asked."""
    on, form = timezone.localdate(), InboxForm(request.GET)
    choice = form.choice()
    asked = {
        **{name: str(request.GET.get(name, "")) for name in ("standing", "whose", "kind")},
        "sort": choice.sort, "page": str(request.GET.get("page", "")),
    }  # fmt: skip
    found, dues = listed_requests(request.local_area, choice, by=request.member, on=on)
    listing = Listing(found, asked)
    context = {
        "form": form,
        "listing": listing,
        "counted": listed.counted(listing.count),
        "rows": [listed.row(one, dues.get(one.pk), request.member, on=on) for one in listing.rows],
        "filters": listing.filters(listed.filter_words(choice)),
        "subnav": listed.subnav(request.local_area, "advice"),
        "checks": may_check(request.member),
    }
    return render(request, "advice/inbox.html", context)


@about_advice()
def advice_request(request: AdviceViewRequest) -> HttpResponse:
    """Show a request: what is asked, of whom, by when, what is written, sent and found."""
    on, desk = timezone.localdate(), desk_of(request)
    one, member = request.advice, request.member
    taking = queries.taking_of(one)
    checks = may_check(member)
    context = filling.answering(desk, on=on) | {
        "taken_by": taking.person.name if taking and taking.person else "",
        "may_take": may_give(one, member) and one.advice_received_on is None,
        "may_say_late": checks or may_give(one, member),
        "checks": checks,
        "links": [
            presented.link_row(link, state_of(link, on=on), desk) for link in queries.links_of(one)
        ]
        if checks
        else [],
        "shared": presented.shared_rows(shared_with(one), desk),
        "shared_away": presented.shared_away(shared_of(one), desk) if checks else [],
        "may_share": checks and one.accepted_on is not None and latest_given(one) is not None,
        "to_check": checks and queries.standing_of(one) == Standing.GIVEN,
        "is_waited_for": checks and one.advice_received_on is None,
        "past": listed.past(queries.beside([one])[one.pk]) if checks else [],
        "case_href": listed.case_href(one),
    }
    return render(request, "advice/request.html", context)


@about_advice(Power.GIVE_ADVICE)
def advice_take(request: AdviceViewRequest) -> HttpResponse:
    """Say who of the team has a request."""
    on, desk = timezone.localdate(), desk_of(request)
    taking = queries.taking_of(request.advice)
    version = taking.version if taking else 0
    me = request.member.person.pk
    form = TakeForm(
        typed(request), team=advisers_at(request.advice.organisation, on=on), me=me,
        initial={"version": version, "to": me},
    )  # fmt: skip
    return answer(
        request, form, desk=desk,
        act=lambda valid: take_request(
            advice=request.advice, to=valid.team.get(valid.cleaned_data["to"]),
            version=valid.cleaned_data["version"], by=request.member, on=on,
        ),
        notice="It is noted who has this request.",
        title="Who takes this request?", button="Save",
        now=lambda: listed.taken_now(request.advice),
        version=lambda: listed.version_now(request.advice),
    )  # fmt: skip


@about_advice(Power.GIVE_ADVICE)
def advice_section(request: AdviceViewRequest, section: str) -> HttpResponse:
    """Write one part of the advice."""
    return filling.section(request, desk_of(request), section, on=timezone.localdate())


@about_advice(Power.GIVE_ADVICE)
def advice_document_add(request: AdviceViewRequest) -> HttpResponse:
    """Add a document."""
    return filling.document_add(request, desk_of(request), on=timezone.localdate())


@about_advice()
def advice_document(request: AdviceViewRequest, document_id: int) -> HttpResponse:
    """Save a document."""
    return filling.document(desk_of(request), document_id)


@about_advice(Power.GIVE_ADVICE)
def advice_document_remove(request: AdviceViewRequest, document_id: int) -> HttpResponse:
    """Take a document away again."""
    on = timezone.localdate()
    return filling.document_remove(request, desk_of(request), document_id, on=on)


@about_advice(Power.GIVE_ADVICE)
def advice_check(request: AdviceViewRequest) -> HttpResponse:
    """Look over the advice and send it."""
    return filling.check_answers(request, desk_of(request), on=timezone.localdate())


@about_advice()
def advice_late(request: AdviceViewRequest) -> HttpResponse:
    """Say why advice is late."""
    may_say = may_check(request.member) or may_give(request.advice, request.member)
    return filling.late(request, desk_of(request), on=timezone.localdate(), may_say=may_say)


@about_advice()
def advice_given(request: AdviceViewRequest, number: int) -> HttpResponse:
    """Read or print advice as it was sent."""
    return filling.given(request, desk_of(request), number)
