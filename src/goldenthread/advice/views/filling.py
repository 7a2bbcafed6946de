"""The pages on which a request is read and answered, the same signed in and by a link."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.advice.actions import writing
from goldenthread.advice.actions.late import say_why_late
from goldenthread.advice.enums import Standing
from goldenthread.advice.forms.answering import ConfirmForm, DocumentForm, LateForm, SectionForm
from goldenthread.advice.models import AdviceDocument
from goldenthread.advice.permissions import may_give
from goldenthread.advice.policies import is_allowed
from goldenthread.advice.presenters import request as presented
from goldenthread.advice.presenters.desk import Desk
from goldenthread.advice.queries import requests as queries
from goldenthread.advice.queries.child import facts_for
from goldenthread.advice.queries.late_reasons import allowed_reasons, other_reasons
from goldenthread.advice.queries.questions import Questions, questions_for
from goldenthread.casework.api import AdviceRequest, advice_dues
from goldenthread.platform.access.errors import ChangedMeanwhile, NotValid, Refused
from goldenthread.platform.documents.upload import was_too_large
from goldenthread.platform.drafts.keeping import mark_for, settle, typed, was_kept

_TEXT = {".txt": "text/plain; charset=utf-8"}


def form_of(advice: AdviceRequest) -> Questions:
    """Return the questions of a request."""
    return questions_for(advice.kind, advice.local_area.slug)


def answering(desk: Desk, *, on: date) -> dict[str, Any]:
    """Return what the page of a request needs of its answer."""
    advice, form = desk.advice, form_of(desk.advice)
    written = queries.answers_of(advice)
    gaps = writing.missing_in(form, {key: one.answers for key, one in written.items()})
    checks, sent = queries.checks_of(advice), queries.given_of(advice)
    standing = queries.standing_of(advice)
    is_open = standing in (Standing.NEW, Standing.TAKEN, Standing.RETURNED)
    may_write = is_open and may_give(advice, desk.by)
    due = advice_dues([advice], on=on).get(advice.pk)
    latest, is_back = checks[-1] if checks else None, standing == Standing.RETURNED
    return {
        "advice": advice,
        "desk": desk,
        "heading": form.title,
        "tag": presented.tag(standing),
        "when": presented.when_due(due, on=on),
        "is_late": bool(due and due.days_late),
        "facts": facts_for(advice, on=on),
        "may_write": may_write,
        "sections": presented.sections(form, written, gaps, desk),
        "documents": presented.documents(
            list(queries.documents_of(advice)), desk, may_change=may_write
        ),
        "given": presented.given(sent, checks, desk),
        "back_because": presented.check(latest) if latest and is_back else None,
        "late": presented.late(queries.why_late(advice)),
        "crumbs": desk.above,
    }  # fmt: skip


def section(request: Any, desk: Desk, key: str, *, on: date) -> HttpResponse:
    """Write one section of the form; save it and go on to the next."""
    form_told = form_of(desk.advice)
    found = form_told.section(key)
    if found is None or not may_give(desk.advice, desk.by):
        raise Http404("There is no such part.")
    written = queries.answers_of(desk.advice).get(key)
    first = {**(written.answers if written else {}), "version": written.version if written else 0}
    form = SectionForm(_sent(request, desk), section=found, initial=first)
    now: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            writing.save_section(
                advice=desk.advice, section=found, answers=form.answers(),
                version=form.cleaned_data["version"], by=desk.by, on=on,
            )  # fmt: skip
        except ChangedMeanwhile as error:
            form.refuse(str(error))
            theirs = queries.answers_of(desk.advice)[key]
            form.catch_up(theirs.version)
            now = [
                {"name": q.label, "value": theirs.answers.get(q.key, "")} for q in found.questions
            ]
        except Refused as error:
            form.refuse(str(error))
        else:
            return _saved(request, desk, form_told, key)
    places = [one.key for one in form_told.sections]
    context = _around(request, desk) | {
        "title": found.title, "intro": found.intro, "form": form, "now": now,
        "part": f"Part {places.index(key) + 1} of {len(places)}",
    }  # fmt: skip
    return render(request, "advice/section.html", context)


def _saved(request: Any, desk: Desk, form: Questions, key: str) -> HttpResponse:
    if desk.is_guest and getattr(request, "is_out_of_time", False):
        return redirect("advice_link_over")
    if not desk.is_guest:
        settle(request)
    messages.success(request, "Saved. You can go on later; nothing is lost.")
    after = form.after(key)
    if "stay" in request.POST or after is None:
        return redirect(desk.to())
    return redirect(desk.to("section", section=after.key))


def document_add(request: Any, desk: Desk, *, on: date) -> HttpResponse:
    """Take a file beside or instead of answers."""
    if not may_give(desk.advice, desk.by):
        raise Http404("There is no such page.")
    is_posted = request.method == "POST"
    form = DocumentForm(request.POST if is_posted else None, request.FILES if is_posted else None)
    most = settings.MAX_UPLOAD_BYTES // 1024 // 1024
    if is_posted and was_too_large(request):
        form = DocumentForm({}, {"file": None})
        form.errors.clear()
        form.refuse(f"The file is larger than {most} MB. Save it smaller, or in parts.", "file")
    elif is_posted and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            writing.add_document(
                advice=desk.advice, name=file.name, content=file.read(), by=desk.by, on=on
            )
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            messages.success(request, "The document is added. It is sent with your advice.")
            return redirect(desk.to())
    return render(
        request, "advice/document.html", _around(request, desk) | {"form": form, "most": most}
    )


def document(desk: Desk, pk: int) -> HttpResponse:
    """Give a file to be saved; a browser never opens it as a page of ours."""
    return as_file(queries.document_of(desk.advice, pk))


def as_file(one: AdviceDocument) -> HttpResponse:
    """Return a file to be saved; a browser never opens it as a page of ours."""
    response = HttpResponse(bytes(one.content), content_type="application/octet-stream")
    ending = one.name.rpartition(".")[2].lower()
    response["Content-Disposition"] = f'attachment; filename="advice-{one.pk}.{ending}"'
    return response


def document_remove(request: Any, desk: Desk, pk: int, *, on: date) -> HttpResponse:
    """Take a file away again before it is sent, after asking."""
    one = queries.document_of(desk.advice, pk)
    if one.given_id is not None or not may_give(desk.advice, desk.by):
        raise Http404("This document was sent.")
    return confirm(
        request, desk, title="Take this document away", button="Take it away",
        sentences=[f"{one.name} will not be sent. This cannot be undone; you can add it again."],
        act=lambda: writing.remove_document(document=one, by=desk.by, on=on),
        notice="The document is taken away.",
    )  # fmt: skip


def check_answers(request: Any, desk: Desk, *, on: date) -> HttpResponse:
    """Show all that would be sent, and send it."""
    if not may_give(desk.advice, desk.by):
        raise Http404("There is no such page.")
    form_told, written = form_of(desk.advice), queries.answers_of(desk.advice)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            writing.give_advice(advice=desk.advice, form=form_told, by=desk.by, on=on)
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, "Your advice is sent. Thank you.")
            return redirect(desk.to("sent") if desk.is_guest else desk.to())
    files = [one for one in queries.documents_of(desk.advice) if one.given_id is None]
    context = _around(request, desk) | {
        "form": form,
        "parts": presented.answers(form_told, written, desk),
        "documents": presented.documents(files, desk, may_change=True),
    }
    return render(request, "advice/check.html", context)


def late(request: Any, desk: Desk, *, on: date, may_say: bool) -> HttpResponse:
    """Record why advice is late; say plainly whether the law allows it."""
    if not may_say:
        raise Http404("There is no such page.")
    one, allowed, others = queries.why_late(desk.advice), allowed_reasons(on=on), other_reasons()
    first = {"code": one.code, "words": one.words} if one else {}
    form = LateForm(
        _sent(request, desk), allowed=allowed, others=others,
        initial={**first, "version": one.version if one else 0},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            say_why_late(
                advice=desk.advice, known=[code for code, _ in allowed + others], by=desk.by,
                on=on, **given,
            )  # fmt: skip
        except ChangedMeanwhile as error:
            form.refuse(str(error))
            form.catch_up(given["version"] + 1)
        except Refused as error:
            form.refuse(str(error), error.field if isinstance(error, NotValid) else None)
        else:
            if not desk.is_guest:
                settle(request)
            verdict = "allows" if is_allowed(given["code"]) else "does not allow"
            messages.success(request, f"The reason is recorded. The law {verdict} it.")
            return redirect(desk.to())
    context = _around(request, desk) | {
        "form": form, "first_other": others[0][0], "allowed": [code for code, _ in allowed],
    }  # fmt: skip
    return render(request, "advice/late.html", context)


def given(request: Any, desk: Desk, number: int) -> HttpResponse:
    """Show advice as it was sent, to be read or printed."""
    one = queries.given_numbered(desk.advice, number)
    files = [d for d in queries.documents_of(desk.advice) if d.given_id == one.pk]
    context = _around(request, desk) | {
        "given": one,
        "heading": form_of(desk.advice).title,
        "documents": presented.documents(files, desk, may_change=False),
    }
    return render(request, "advice/given.html", context)


def confirm(
    request: Any,
    desk: Desk,
    *,
    title: str,
    button: str,
    sentences: list[str],
    act: Any,
    notice: str,
) -> HttpResponse:
    """Ask before something that cannot be undone, then do it."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as error:
            form.refuse(str(error))
        else:
            messages.success(request, notice)
            return redirect(desk.to())
    context = _around(request, desk) | {
        "form": form, "title": title, "button": button, "sentences": sentences, "is_warning": True,
    }  # fmt: skip
    return render(request, "advice/form.html", context)


def _sent(request: Any, desk: Desk) -> Any:
    """Return what was typed: of a member also what was kept when a session ended."""
    if desk.is_guest:
        return request.POST if request.method == "POST" else None
    return typed(request)


def _around(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    kept: dict[str, Any] = {"mark": "", "was_kept": False}
    if not desk.is_guest:
        kept = {"mark": mark_for(request), "was_kept": was_kept(request)}  # type: ignore[arg-type]  # -- a member's
    return {"advice": desk.advice, "desk": desk, "crumbs": desk.crumbs, **kept}
