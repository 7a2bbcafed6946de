"""The page on which a record is made, with likely duplicates shown before it is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from goldenthread.children.actions.beginning import begin_record
from goldenthread.children.forms.record import NewRecordForm
from goldenthread.children.presenters.merging import match_rows
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries.duplicates import Match, likely_duplicates
from goldenthread.children.queries.listing import settings_in_use
from goldenthread.children.views.answering import answer, show
from goldenthread.core.identifiers import check_postcode
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.CHANGE_CHILDREN)
def children_new(request: AreaRequest) -> HttpResponse:
    """Make a record, unless others look like the same child: then show them first."""
    places = Places(request.local_area)
    form = NewRecordForm(typed(request), settings=settings_in_use(request.local_area))
    context: dict[str, Any] = {
        "title": "Make a record",
        "button": "Make the record",
        "back": places.to("children"),
        "crumbs": places.crumbs(),
        "matches": [],
    }
    matches = _unseen_matches(request, form)
    if matches:
        form.data = {**request.POST.dict(), "not_duplicate": _token(matches)}
        context |= {
            "matches": match_rows(matches, places),
            "button": "It is none of these: make the record",
        }
        return show(request, form, page="children/new.html", context=context)

    def act(valid: Any) -> object:
        given = valid.cleaned_data
        return begin_record(
            values=valid.facts(),
            lines=given["lines"],
            postcode=given["postcode"],
            setting=valid.settings.get(given["setting"]),
            by=request.member,
            on=timezone.localdate(),
        )

    return answer(
        request,
        form,
        act=act,
        notice="The record is made. Add family, needs and the people who work with the child.",
        to=places.of,
        context=context,
        page="children/new.html",
    )


def _unseen_matches(request: AreaRequest, form: NewRecordForm) -> list[Match]:
    """Return likely duplicates that the person has not been shown yet."""
    if request.method != "POST" or not form.is_valid():
        return []
    postcode = check_postcode(form.cleaned_data["postcode"]).value
    found = likely_duplicates(
        request.local_area, form.looks_like(), postcodes=frozenset({postcode} - {""})
    )
    return [] if form.cleaned_data["not_duplicate"] == _token(found) else found


def _token(matches: list[Match]) -> str:
    return ",".join(str(match.child.number) for match in matches)
