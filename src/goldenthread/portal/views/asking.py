"""The public pages: one thing a page, kept as it is typed, without an account."""

from __future__ import annotations

from datetime import date
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.casework.api import Source, decide_by
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.documents.upload import was_too_large
from goldenthread.portal.actions import drafting
from goldenthread.portal.actions.sending import knock, send_request
from goldenthread.portal.enums import CHECK, FILES, JOURNEYS, LARGEST, WHO, AskedAs
from goldenthread.portal.forms.asking import PAGES, FileForm, PublicForm
from goldenthread.portal.gates import PublicRequest, open_in_area
from goldenthread.portal.models import OnlineDraft
from goldenthread.portal.presenters.asking import answers, file_rows
from goldenthread.portal.presenters.places import Places
from goldenthread.portal.queries.drafts import KEYS, draft_of, files_of_draft, key_in
from goldenthread.ui.words import long_day

_DONE = "online_done"
_NOT_ANSWERS = {"asked_as", "website", "file", "nowhere"}


@open_in_area
def portal_start(request: PublicRequest) -> HttpResponse:
    """Say what happens and how long it takes; begin when asked to."""
    places, on = Places(request.local_area), timezone.localdate()
    if request.method == "POST":
        if _draft(request) is None:
            try:
                _knock(request, "begin", on)
            except NotReady:
                return _too_many(request)
            draft = drafting.begin_draft(
                local_area=request.local_area, at=timezone.now(), by=None, on=on
            )
            keys = request.session.get(KEYS, {})
            request.session[KEYS] = {**keys, request.local_area.slug: draft.key}
        return redirect(places.page(WHO))
    return render(
        request, "portal/start.html", _context(request, "Ask for an EHC needs assessment")
    )


@open_in_area
def portal_page(request: PublicRequest, page: str) -> HttpResponse:
    """Ask one thing, keep what is typed, and go on."""
    if page not in PAGES:
        raise Http404("There is no such page.")
    draft, places = _draft(request), Places(request.local_area)
    if draft is None:
        return redirect(places.to("portal_start"))
    journey = _journey(draft)
    first_missing = _first_missing(draft, journey)
    if page not in journey or journey.index(page) > journey.index(first_missing):
        return redirect(places.page(first_missing))
    if page == FILES:
        return _files(request, draft, journey)
    if page == CHECK:
        return _check(request, draft, journey)
    form = _form(page, draft, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        typed = {n: v for n, v in request.POST.lists() if n != "csrfmiddlewaretoken"}
        draft = drafting.keep_page(
            draft=draft, page=page, values=typed, at=timezone.now(), by=None,
            on=timezone.localdate(),
        )  # fmt: skip
        if form.is_valid():
            return redirect(_next(request, draft, page, places))
    return _ask(request, form, page, journey)


@open_in_area
def portal_done(request: PublicRequest) -> HttpResponse:
    """Say that it has arrived, with its reference and what happens next, and nothing of it."""
    done = request.session.get(_DONE)
    if not done:
        return redirect(Places(request.local_area).to("portal_start"))
    context = _context(request, "We have your request", **done)
    return render(request, "portal/done.html", context)


def _context(request: PublicRequest, title: str, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "places": Places(request.local_area),
        "contact": request.local_area.contact or settings.SUPPORT_CONTACT,
        **more,
    }


def _draft(request: PublicRequest) -> OnlineDraft | None:
    key = key_in(request.session, request.local_area)
    return draft_of(request.local_area, key, at=timezone.now())


def _journey(draft: OnlineDraft) -> tuple[str, ...]:
    chosen = draft.content.get(WHO, {}).get("asked_as", [""])[0]
    return JOURNEYS.get(chosen, (WHO,))


def _form(page: str, draft: OnlineDraft, sent: Any = None) -> PublicForm:
    """Return a page's form: of what is sent now, else of what was kept, else empty."""
    kept = draft.content.get(page)
    data: Any = sent
    if data is None and kept is not None:
        data = QueryDict(mutable=True)
        for name, values in kept.items():
            data.setlist(name, values)
    asked_as = draft.content.get(WHO, {}).get("asked_as", [""])[0]
    return PAGES[page](data, asked_as=asked_as, on=timezone.localdate())


def _first_missing(draft: OnlineDraft, journey: tuple[str, ...]) -> str:
    """Return the first page that is not answered rightly; the files are never missing."""
    for page in journey:
        if page in (FILES, CHECK):
            continue
        if page not in draft.content or not _form(page, draft).is_valid():
            return page
    return CHECK if len(journey) > 1 else WHO


def _next(request: PublicRequest, draft: OnlineDraft, page: str, places: Places) -> str:
    journey = _journey(draft)
    if request.GET.get("from") == "check" and _first_missing(draft, journey) == CHECK:
        return places.page(CHECK)
    return places.page(journey[journey.index(page) + 1])


def _back(page: str, journey: tuple[str, ...], places: Places) -> str:
    place = journey.index(page)
    return places.page(journey[place - 1]) if place else places.to("portal_start")


def _ask(
    request: PublicRequest, form: PublicForm, page: str, journey: tuple[str, ...]
) -> HttpResponse:
    context = _context(
        request, form.heading(), form=form, back=_back(page, journey, Places(request.local_area))
    )
    return render(request, "portal/page.html", context)


def _files(request: PublicRequest, draft: OnlineDraft, journey: tuple[str, ...]) -> HttpResponse:
    places, on = Places(request.local_area), timezone.localdate()
    form = FileForm()
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        if remove := request.POST.get("remove", ""):
            drafting.take_file_away(
                draft=draft, file_id=int(remove) if remove.isdigit() else 0, by=None, on=on
            )
            return redirect(places.page(FILES))
        if not _keep_file(request, draft, form, on):
            return _ask_files(request, draft, form, journey)
        return redirect(places.page(FILES if "add" in request.POST else CHECK))
    return _ask_files(request, draft, form, journey)


def _keep_file(request: PublicRequest, draft: OnlineDraft, form: FileForm, on: date) -> bool:
    """Keep the file that was sent, if one was; return whether nothing is wrong with it."""
    form.is_valid()
    if was_too_large(request):
        form.refuse(f"This file is too large. It can be up to {LARGEST // 1024 // 1024} MB. What"
                    " you filled in is kept.", "file")  # fmt: skip
        return False
    file = request.FILES.get("file")
    if file is None:
        if "add" in request.POST:
            form.refuse("Choose a file first.", "file")
        return not form.errors
    try:
        drafting.keep_file(
            draft=draft, name=file.name or "file", content=file.read(), by=None, on=on
        )
    except NotValid as error:
        form.errors.pop("file", None)
        form.refuse(str(error), "file")
        return False
    return True


def _ask_files(
    request: PublicRequest, draft: OnlineDraft, form: FileForm, journey: tuple[str, ...]
) -> HttpResponse:
    context = _context(
        request, form.heading(), form=form, files=file_rows(files_of_draft(draft)),
        back=_back(FILES, journey, Places(request.local_area)),
    )  # fmt: skip
    return render(request, "portal/files.html", context)


def _check(request: PublicRequest, draft: OnlineDraft, journey: tuple[str, ...]) -> HttpResponse:
    places = Places(request.local_area)
    forms = {page: _form(page, draft) for page in journey if page not in (FILES, CHECK)}
    for form in forms.values():
        form.is_valid()
    if request.method == "POST":
        return _send(request, draft, forms)
    context = _context(
        request, "Check your answers", rows=answers(forms, files_of_draft(draft), places),
        back=_back(CHECK, journey, places),
    )  # fmt: skip
    return render(request, "portal/check.html", context)


def _send(request: PublicRequest, draft: OnlineDraft, forms: dict[str, PublicForm]) -> HttpResponse:
    now, on = timezone.now(), timezone.localdate()
    if request.POST.get("website"):  # only a machine fills in what nobody is shown
        return _too_many(request)
    try:
        _knock(request, "send", on)
        online = send_request(draft=draft, values=_values(forms), at=now, by=None, on=on)
    except NotReady:
        return _too_many(request)
    last = decide_by(online.received_on, on=on)
    request.session[_DONE] = {
        "reference": online.reference,
        "decide_by": long_day(last),
        "by_email": bool(online.email),
    }
    keys = request.session.get(KEYS, {})
    request.session[KEYS] = {slug: k for slug, k in keys.items() if k != draft.key}
    return redirect(Places(request.local_area).to("portal_done"))


def _values(forms: dict[str, PublicForm]) -> dict[str, Any]:
    """Return the answers as the request keeps them."""
    given: dict[str, Any] = {}
    for form in forms.values():
        given |= form.cleaned_data
    asked_as = given["asked_as"]
    values = {name: value for name, value in given.items() if name not in _NOT_ANSWERS}
    values |= {"asked_as": asked_as}
    values.setdefault("source", Source.FAMILY)
    if asked_as == AskedAs.YOUNG_PERSON:
        values["name"] = f"{given['forename']} {given['surname']}"
    if "parent_knows" in values:
        values["parent_knows"] = values["parent_knows"] == "yes"
    return values


def _knock(request: PublicRequest, what: str, on: date) -> None:
    knock(
        local_area=request.local_area, address=get_client_ip_address(request) or "", what=what,
        at=timezone.now(), by=None, on=on,
    )  # fmt: skip


def _too_many(request: PublicRequest) -> HttpResponse:
    context = _context(request, "We could not take this just now")
    return render(request, "portal/not_now.html", context, status=429)
