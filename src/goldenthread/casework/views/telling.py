"""Pages on which somebody is told something, and on which a message is seen before it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.casework.actions.telling import send_message
from goldenthread.casework.forms.steps import DecisionForm, TellForm
from goldenthread.casework.forms.telling import ChooseForm, WordsForm
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.policies import STEPS, stage_of
from goldenthread.casework.presenters import messages as presented
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.limits import Limit, limit_on
from goldenthread.casework.queries.readers import Reader, reader_of, readers_of
from goldenthread.casework.queries.steps import OUTCOMES, told_by
from goldenthread.casework.queries.texts import key_of, slug_of, texts_for
from goldenthread.casework.queries.wording import Decided, check_leaves_today, worded
from goldenthread.casework.views.answering import for_case
from goldenthread.platform.access.errors import NotValid, Refused
from goldenthread.platform.drafts.keeping import mark_for, settle, typed, was_kept


def before_it_leaves(
    request: CaseRequest, form: TellForm | DecisionForm, step: str, *, on: date
) -> HttpResponse | None:
    """Show what a step would send, unless it was seen as it now is; None when it was."""
    if request.method != "POST" or not form.is_valid() or form.telling is None:
        return None
    try:
        check_leaves_today(form.cleaned_data["day"], on=on)
        shown = [
            presented.Shown(reader=reader, text=_worded(request, reader, template, form, step, on))
            for reader, template in told_by(step, request.case, on=on)
        ]
    except NotValid as error:
        form.refuse(str(error), error.field)
        return None
    if form.cleaned_data["seen"] == presented.mark_of(shown):
        return None
    form.data = {**request.POST.dict(), "seen": presented.mark_of(shown)}
    found = STEPS[step]
    context = for_case(
        request, found.title, presented.button(shown), shown=presented.shown_rows(shown),
        mark=mark_for(request), was_kept=was_kept(request), form=form, now=[],
        limits=presented.limits(
            limit_on(request.case, reader, template)
            for reader, template in told_by(step, request.case, on=on)
        ),
    )  # fmt: skip
    return render(request, "casework/form_with_message.html", context)


def _worded(
    request: CaseRequest,
    reader: Reader,
    template: str,
    form: TellForm | DecisionForm,
    step: str,
    on: date,
) -> Any:
    decided = None
    if step in OUTCOMES:
        decided = Decided(
            outcome=OUTCOMES[step],
            field=STEPS[step].date,
            told_on=form.cleaned_data["day"],
            reasons=form.cleaned_data["reasons"],
        )
    return worded(
        request.case, reader, template, by=request.member, on=on, paragraph=form.telling or "",
        decided=decided,
    )  # fmt: skip


@about_case()
def casework_message_choose(request: CaseRequest) -> HttpResponse:
    """Choose a message that fits where the case is, and to whom it goes."""
    on, case, places = timezone.localdate(), request.case, Places(request.local_area)
    texts = texts_for(stage_of(facts_of(case)))
    readers = readers_of(case, on=on)
    sent = request.POST if request.method == "POST" else None
    form = ChooseForm(sent, texts=texts, readers=readers)
    if form.is_valid():
        chosen = form.cleaned_data
        return redirect(
            places.of(
                case, "casework_message_write", text=slug_of(chosen["text"]),
                reader=chosen["reader"],
            )
        )  # fmt: skip
    context = for_case(
        request, "Send a message", "Go on", form=form, is_possible=bool(texts and readers),
        hints={text.key: text.used for text in texts},
        back=places.of(case, "casework_messages"),
        crumbs=presented.crumbs(places, case),
    )  # fmt: skip
    return render(request, "casework/message_choose.html", context)


@about_case()
def casework_message_write(request: CaseRequest, text: str, reader: str) -> HttpResponse:
    """Show a message exactly as it will leave, with own words if any, and send it."""
    on, case = timezone.localdate(), request.case
    to = reader_of(case, reader, on=on)
    if to is None or key_of(text) not in {one.key for one in texts_for(stage_of(facts_of(case)))}:
        raise Http404("There is no such message for this case.")
    limit = limit_on(case, to, key_of(text))
    asks_email = to.is_own and not to.email and not to.wants_no_email
    form = WordsForm(typed(request), asks_email=asks_email, is_held=limit.is_held)
    shown: list[presented.Shown] = []
    if not form.is_bound or form.is_valid():
        given = form.cleaned_data if form.is_bound else {}
        to = replace(to, email=given.get("email") or to.email)
        try:
            own = given.get("paragraph", "")
            said = worded(case, to, key_of(text), by=request.member, on=on, paragraph=own)
            shown = [presented.Shown(reader=to, text=said)]
            if request.POST.get("do") == "send" and given["seen"] == presented.mark_of(shown):
                return _sent(request, to, key_of(text), given, on=on)
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
    return _show(request, form, shown, limit)


def _sent(
    request: CaseRequest, to: Reader, key: str, given: dict[str, Any], *, on: date
) -> HttpResponse:
    send_message(
        case=request.case, reader=to, template=key, paragraph=given["paragraph"],
        ground=given.get("ground", ""), because=given.get("because", ""), by=request.member, on=on,
    )  # fmt: skip
    settle(request)
    messages.success(request, presented.notice(to))
    return redirect(Places(request.local_area).of(request.case, "casework_messages"))


def _show(
    request: CaseRequest, form: WordsForm, shown: list[presented.Shown], limit: Limit
) -> HttpResponse:
    places = Places(request.local_area)
    asked_to_send = request.POST.get("do") == "send" and bool(shown)
    if shown:
        data = request.POST.dict() if form.is_bound else {}
        form = _with_mark(form, {**data, "seen": presented.mark_of(shown)})
    context = for_case(
        request, "Check the message", presented.button(shown) if shown else "", form=form,
        shown=presented.shown_rows(shown), is_changed=asked_to_send and not form.errors,
        mark=mark_for(request), was_kept=was_kept(request), limits=presented.limits([limit]),
        back=places.of(request.case, "casework_message_choose"),
        crumbs=presented.crumbs(places, request.case),
    )  # fmt: skip
    return render(request, "casework/message_write.html", context)


def _with_mark(form: WordsForm, data: dict[str, Any]) -> WordsForm:
    if form.is_bound:
        form.data = data
    else:
        form.initial = data
    return form
