"""What case officers do with advice: check it, ask again, send a link, use earlier advice again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldenthread.advice.actions.checking import check_advice
from goldenthread.advice.actions.links import make_link, revoke_link
from goldenthread.advice.actions.reminding import chase_by_mail
from goldenthread.advice.actions.reusing import reuse_advice
from goldenthread.advice.forms.officers import ChaseForm, LinkForm, QualityForm, ReuseForm
from goldenthread.advice.gates import AdviceViewRequest, about_advice
from goldenthread.advice.presenters.desk import Desk
from goldenthread.advice.queries import requests as queries
from goldenthread.advice.queries.reminding import readers_of
from goldenthread.advice.views.answering import answer
from goldenthread.advice.views.filling import confirm
from goldenthread.casework.api import CaseRequest, about_case
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed


def _desk(request: AdviceViewRequest) -> Desk:
    return Desk(advice=request.advice, by=request.member)


@about_advice(Power.WORK_ON_CASES)
def advice_quality(request: AdviceViewRequest) -> HttpResponse:
    """Check advice that came: accept it, or send it back with a reason."""
    on, desk = timezone.localdate(), _desk(request)
    sent = queries.given_of(request.advice)
    return answer(
        request,
        QualityForm(typed(request)),
        desk=desk,
        act=lambda form: check_advice(
            advice=request.advice, found=form.found(), verdict=form.cleaned_data["verdict"],
            reason=form.cleaned_data["reason"], by=request.member, on=on,
        ),
        notice="The check is recorded.",
        title="Check the advice",
        button="Record the check",
        read=desk.to("given", number=sent[-1].number) if sent else "",
        page="advice/quality.html",
    )  # fmt: skip


@about_advice(Power.WORK_ON_CASES)
def advice_chase(request: AdviceViewRequest) -> HttpResponse:
    """Ask again for advice, by email from here."""
    on = timezone.localdate()
    readers = ", ".join(one.name for one in readers_of(request.advice, on=on))
    return answer(
        request,
        ChaseForm(typed(request)),
        desk=_desk(request),
        act=lambda form: chase_by_mail(
            advice=request.advice, words=form.cleaned_data["words"], by=request.member, on=on
        ),
        notice="They are asked again, and it is recorded.",
        title="Ask again by email",
        button="Send it",
        sentences=[
            f"We write to: {readers or 'nobody, since no address is known'}.",
            "The email says what is asked, the last day, and how to answer. It calls the child by"
            " initials and the number of the case.",
        ],
    )  # fmt: skip


@about_advice(Power.WORK_ON_CASES)
def advice_link_new(request: AdviceViewRequest) -> HttpResponse:
    """Send a link to somebody without an account."""
    on, days = timezone.localdate(), settings.ADVICE_LINK_DAYS
    first = next(iter(reversed(queries.links_of(request.advice))), None)
    known = {"name": first.name, "email": first.email} if first else {"name": request.advice.name}

    def act(form: Any) -> object:
        if request.way_in.is_restricted:
            raise NotReady("This record opens only for named people: no link can be sent to it.")
        return make_link(
            advice=request.advice, **form.cleaned_data, days=days, by=request.member, on=on
        )

    return answer(
        request,
        LinkForm(typed(request), initial={**known, "second_step": "email"}),
        desk=_desk(request),
        act=act,
        notice="The link is on its way.",
        title="Send a link",
        button="Send the link",
        sentences=[
            "For somebody who has no account here, for example a private therapist or a parent."
            f" The link opens once, within {days} days, and shows this one request.",
            "Earlier links to this request end.",
        ],
    )


@about_advice(Power.WORK_ON_CASES)
def advice_link_revoke(request: AdviceViewRequest, link_id: int) -> HttpResponse:
    """Take a link back."""
    one = queries.link_of(request.advice, link_id)
    return confirm(
        request,
        _desk(request),
        title="Take this link back",
        button="Take it back",
        sentences=[f"{one.name} can no longer read or answer the request. What they saved stays."],
        act=lambda: revoke_link(link=one, by=request.member, on=timezone.localdate()),
        notice="The link is taken back.",
    )


@about_case()
def advice_reuse(request: CaseRequest) -> HttpResponse:
    """Record that earlier advice is enough, by agreement of all three."""
    on, case = timezone.localdate(), request.case
    form = ReuseForm(typed(request), earlier=queries.earlier_advice(case))
    area = request.local_area.slug
    back = reverse("casework_case", kwargs={"area": area, "case_id": case.pk})

    def act(valid: ReuseForm) -> object:
        given = dict(valid.cleaned_data)
        earlier = valid.found_earlier.get(given.pop("earlier"))
        return reuse_advice(case=case, earlier=earlier, **given, by=request.member, on=on)

    return answer(
        request,
        form,
        desk=_CaseDesk(back),  # type: ignore[arg-type]  # -- only asked for addresses
        act=act,
        notice="It is recorded that this advice is used again. Nobody is asked for it.",
        title="Use earlier advice again",
        button="Record the agreement",
        to=back,
        case=case,
        child=request.child,
        crumbs=[
            {"text": "Casework", "href": reverse("casework", kwargs={"area": area})},
            {"text": f"Case {case.number}", "href": back},
        ],
        sentences=[
            "You need not ask again if advice was given for any purpose and whoever gave it, the"
            " council, and the parent or young person are all satisfied that it is enough (SEND"
            " Regulations 2014, regulation 6(4)). By recording this you agree for the council.",
        ],
    )  # fmt: skip


class _CaseDesk:
    """The place of a form that belongs to a case and to no request yet."""

    advice = None
    is_guest = False
    crumbs: tuple[()] = ()

    def __init__(self, back: str) -> None:
        self.back = back

    def to(self) -> str:
        """Return the address of the case."""
        return self.back
