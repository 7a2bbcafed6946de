"""Pages on which a declared interest is withdrawn."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from goldenthread.panels.actions import interests as acting
from goldenthread.panels.forms.items import WithdrawInterestForm
from goldenthread.panels.gates import ItemRequest, MeetingRequest, about_item, about_meeting
from goldenthread.panels.presenters.items import interest_choices
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries.interests import interests_in, own_interests
from goldenthread.panels.queries.panels import papers_close
from goldenthread.panels.views.answering import answer, for_item, for_meeting
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.ui.words import day

_TITLE, _BUTTON = "Withdraw an interest", "Withdraw the interest"


@about_item(Power.PREPARE_PANELS)
def panels_interest_withdraw(request: ItemRequest) -> HttpResponse:
    """Withdraw the interest of a member, with a reason."""
    item, declared = request.item, interests_in(request.item)
    found = {one.pk: one for one in declared}
    said = (
        "The member takes part in this case again, and reads its papers where they are published."
        if declared
        else "Nobody has declared an interest in this case."
    )
    return answer(
        request,
        WithdrawInterestForm(typed(request), declared=interest_choices(declared)),
        act=lambda form: acting.withdraw_interest(
            conflict=found[form.cleaned_data["interest"]], why=form.cleaned_data["why"],
            by=request.member, on=timezone.localdate(),
        ),
        notice="The interest is withdrawn. History keeps that it was declared.",
        to=Places(request.local_area).of_item(item),
        context=for_item(request, _TITLE, _BUTTON, sentences=[said]),
    )  # fmt: skip


@about_meeting()
def panels_my_interests(request: MeetingRequest) -> HttpResponse:
    """Withdraw an interest that one declared oneself."""
    on, meeting = timezone.localdate(), request.meeting
    declared = own_interests(meeting, request.member, on=on)
    said = (
        f"You can withdraw it until {day(papers_close(meeting))}. The papers open to you again when"
        " who prepares the panel publishes them again."
        if declared
        else "You have declared no interest in a case of this meeting that still waits."
    )
    return answer(
        request,
        WithdrawInterestForm(typed(request), declared=declared),
        act=lambda form: acting.withdraw_own_interest(
            conflict_id=form.cleaned_data["interest"], why=form.cleaned_data["why"],
            meeting=meeting, by=request.member, on=on,
        ),
        notice="Your interest is withdrawn. Who prepares the panel opens the papers to you again.",
        to=Places(request.local_area).of_meeting(meeting),
        context=for_meeting(request, _TITLE, _BUTTON, sentences=[said]),
    )  # fmt: skip
