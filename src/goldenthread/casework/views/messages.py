"""The messages of a case, and what to do when one could not be sent."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.actions import telling
from goldenthread.casework.forms.telling import AgainForm, OtherwiseForm
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.policies import stage_of
from goldenthread.casework.presenters import messages as presented
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import messages as queries
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.texts import texts_for
from goldenthread.casework.views.answering import answer, for_case
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import Listing


@about_case()
def casework_messages(request: CaseRequest) -> HttpResponse:
    """List what was written about a case, and what became of it."""
    case, places = request.case, Places(request.local_area)
    listing = Listing(queries.messages_of(case), request.GET.dict())
    context = {
        "case": case,
        "child": request.child,
        "listing": listing,
        "rows": [presented.message_row(one, case, places) for one in listing.rows],
        "letters": [presented.letter_row(one, places) for one in queries.letters_of(case)],
        "write": places.of(case, "casework_message_choose"),
        "may_write": bool(texts_for(stage_of(facts_of(case)))),
        "crumbs": places.crumbs(case),
    }
    return render(request, "casework/messages.html", context)


@about_case()
def casework_message(request: CaseRequest, message_id: int) -> HttpResponse:
    """Show one message as it was sent."""
    case, places = request.case, Places(request.local_area)
    message = queries.message_of(case, message_id)
    context = {
        "case": case,
        "child": request.child,
        "message": presented.MessagePresenter(message, case, places),
        "crumbs": presented.crumbs(places, case),
    }
    return render(request, "casework/message.html", context)


@about_case()
def casework_message_again(request: CaseRequest, message_id: int) -> HttpResponse:
    """Correct an address and send a message again."""
    case, places = request.case, Places(request.local_area)
    message = queries.message_of(case, message_id)
    return answer(
        request,
        AgainForm(typed(request), initial={"email": message.to}),
        act=lambda form: telling.send_case_message_again(
            message=message, email=form.cleaned_data["email"], by=request.member,
            on=timezone.localdate(),
        ),
        notice="The message is waiting to be sent again.",
        to=places.of(case, "casework_message", message_id=message.pk),
        context=for_case(
            request, "Correct the address and send again", "Send it again",
            sentences=[presented.failure(message)],
            back=places.of(case, "casework_message", message_id=message.pk),
            crumbs=presented.crumbs(places, case),
        ),
    )  # fmt: skip


@about_case()
def casework_message_otherwise(request: CaseRequest, message_id: int) -> HttpResponse:
    """Record that somebody was told another way than by the message that failed."""
    on, case, places = timezone.localdate(), request.case, Places(request.local_area)
    message = queries.message_of(case, message_id)
    return answer(
        request,
        OtherwiseForm(typed(request), initial={"day": on}),
        act=lambda form: telling.tell_another_way(
            message=message, **form.cleaned_data, by=request.member, on=on
        ),
        notice="It is recorded how they were told.",
        to=places.of(case, "casework_messages"),
        context=for_case(
            request, "Tell them another way", "Record how they were told",
            sentences=[presented.failure(message)],
            back=places.of(case, "casework_message", message_id=message.pk),
            crumbs=presented.crumbs(places, case),
        ),
    )  # fmt: skip


@about_case()
def casework_letter(request: CaseRequest, letter_id: int) -> HttpResponse:
    """Show a letter to print, and record that it was sent."""
    on, case, places = timezone.localdate(), request.case, Places(request.local_area)
    letter = queries.letter_of(case, letter_id)
    context = for_case(
        request, letter.subject, "Record how they were told",
        letter=presented.LetterPresenter(letter), crumbs=presented.crumbs(places, case),
        back=places.of(case, "casework_messages"),
    )  # fmt: skip
    if letter.told_on is not None:
        return render(request, "casework/letter.html", {**context, "form": None})
    return answer(
        request,
        OtherwiseForm(typed(request), initial={"day": on, "how": "letter"}),
        act=lambda form: telling.record_letter(
            letter=letter, **form.cleaned_data, by=request.member, on=on
        ),
        notice="It is recorded how they were told.",
        to=places.of(case, "casework_messages"),
        context=context,
        page="casework/letter.html",
    )


@needs(Power.WORK_ON_CASES)
def casework_to_tell(request: AreaRequest) -> HttpResponse:
    """Show who is still to be told: messages that failed, letters, requests not acknowledged."""
    whose = "" if request.GET.get("whose") == "all" else "mine"
    places = Places(request.local_area)
    found = queries.to_tell(request.local_area, request.member, whose=whose)
    context = {
        "whose": whose,
        "failed": [presented.failed_row(one, places) for one in found.failed],
        "letters": [presented.waiting_row(one, places) for one in found.letters],
        "silent": [presented.silent_row(one, places) for one in found.silent],
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "casework/to_tell.html", context)
