"""The trays, and the list of cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from django.http import HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.casework.forms.filters import CaseFilterForm
from goldenthread.casework.permissions import advisers_for, works_on_cases
from goldenthread.casework.presenters import listing as presented
from goldenthread.casework.presenters import messages
from goldenthread.casework.presenters import saved as filters_presented
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import caseloads
from goldenthread.casework.queries import listing as queries
from goldenthread.casework.queries import teams as team_queries
from goldenthread.casework.queries.cases import officers_of
from goldenthread.casework.queries.messages import to_tell
from goldenthread.casework.queries.standing import Standing, standings
from goldenthread.casework.signals import trays_above
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.listing import HasName, Listing, named
from goldenthread.ui.spreadsheets import csv_parts

T = TypeVar("T")
_AT_ONCE = 1_000


@needs(Power.READ_CASES)
def casework(request: AreaRequest) -> HttpResponse:
    """Show the trays: what is overdue, due, waited for and unallocated; to others their list."""
    on, places = timezone.localdate(), Places(request.local_area)
    if not works_on_cases(request.member):
        return redirect(places.to("casework_list"))
    whose = "" if request.GET.get("whose") == "all" else "mine"
    # what is nobody's concerns everybody
    choice = queries.Choice(officer=queries.OURS if whose else "")
    found = queries.caseload(request.local_area, choice, by=request.member, on=on)
    free = [one for one in found if one.officer_id is None]
    if whose:
        found = [one for one in found if one.officer_id is not None]
    trays = presented.in_trays(found)
    names = _names(presented.shown(trays))
    saved = team_queries.saved_filters(request.member.person, on=on)
    context = {
        "whose": whose,
        "counted": presented.counted(len(found)),
        "free": presented.counted(len(free)) if free else "",
        "figures": presented.figures(found, places, whose, on=on),
        "trays": presented.tray_rows(trays, names, places, whose, on=on),
        "to_tell": [
            *trays_above(request.member, is_mine=bool(whose), on=on),
            *messages.figures(
                to_tell(request.local_area, request.member, whose=whose), places, whose
            ),
        ],
        "waiting": presented.waiting_on(found, places, whose, on=on),
        "saved": filters_presented.links(saved, places),
        "subnav_items": presented.subnav(request.member, places, "all" if not whose else "mine"),
        "places": places,
    }
    return render(request, "casework/home.html", context)


@needs(Power.READ_CASES)
def casework_list(request: AreaRequest) -> HttpResponseBase:
    """List the cases that this person may see, as a page or as a download."""
    on, places, area = timezone.localdate(), Places(request.local_area), request.local_area
    works = works_on_cases(request.member)
    chosen = team_queries.chosen_filter(request.member.person) if works else None
    if chosen and not request.GET:
        return redirect(f"{places.to('casework_list')}?{chosen.query}")
    settings, officers = named(queries.settings_of(area)), named(officers_of(area, on=on))
    teams = named(team_queries.teams_of(area)) if works else []
    form = CaseFilterForm(request.GET, settings=settings, officers=officers, teams=teams)
    choice = form.choice()
    asked = {**form.understood(), "sort": choice.sort, "page": request.GET.get("page", "")}
    marked = ""
    if works and request.GET.get("as") == "csv":
        return _download(request, choice, on)
    if choice.is_ended:
        listing: Any = Listing(queries.ended_cases(area, choice, by=request.member, on=on), asked)
        shown = queries.these([case.pk for case in listing.rows])
        found = standings(shown, on=on, advisers=advisers_for(request.member))
    else:
        open_ones = queries.caseload(area, choice, by=request.member, on=on)
        marked = caseloads.adviser_marked(open_ones, choice.waits)
        listing = Listing(cast(Any, open_ones), asked)  # a list pages as a query does
        found = listing.rows
    names = _names(found)
    words = presented.filter_words(choice, settings, officers, teams, marked)
    context = {
        "form": form,
        "listing": listing,
        "counted": presented.counted(listing.count),
        "rows": [presented.row(one, names, places, on=on) for one in found],
        "filters": listing.filters(words),
        "works": works,
        "query": form.query(),
        "bulk": presented.bulk(request.member, found, form.understood(), listing.count),
        "places": places,
        "subnav_items": presented.subnav(request.member, places, "list") if works else [],
        "crumbs": places.crumbs() if works else [],
    }
    return render(request, "casework/list.html", context)


def chosen_cases(request: AreaRequest, given: QueryDict) -> list[int]:
    """Return the cases that were ticked, or all of the page, or all that fit the filter."""
    which = given.get("which", "ticked")
    if which == "all":
        return _all_that_fit(request, QueryDict(given.get("filter", "")))
    named = given.get("cases") or (given.get("on_page", "") if which == "page" else "")
    numbers = named.split(",") if named else given.getlist("case")
    return [int(one) for one in numbers if one.isdigit() and len(one) < 18]


def _all_that_fit(request: AreaRequest, asked: QueryDict) -> list[int]:
    on, area = timezone.localdate(), request.local_area
    form = CaseFilterForm(
        asked, settings=queries.settings_of(area), officers=officers_of(area, on=on),
        teams=team_queries.teams_of(area),
    )  # fmt: skip
    found = queries.caseload(area, form.choice(), by=request.member, on=on)
    return [one.case_id for one in found]


def _names(found: list[Standing]) -> presented.Names:
    return presented.Names(
        children=queries.children_named({one.child_id for one in found}),
        people=queries.people_named({one.officer_id for one in found}),
    )


def _download(request: AreaRequest, choice: queries.Choice, on: date) -> StreamingHttpResponse:
    """Send the cases that fit as a file, some at a time, so that many need no more than few."""
    by, area = request.member, request.local_area
    if choice.is_ended:
        ended = queries.ended_cases(area, choice, by=by, on=on)
        lots = _worked_out(list(ended.values_list("pk", flat=True)), by, on)
    else:
        lots = _lots(queries.caseload(area, choice, by=by, on=on))
    rows = (presented.csv_rows(lot, _officers_of(lot, by, on), on=on) for lot in lots)
    parts = csv_parts(presented.CSV_HEADINGS, rows)
    response = StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cases-{on}.csv"'
    return response


def _lots(found: Sequence[T]) -> Iterator[Sequence[T]]:
    return (found[n : n + _AT_ONCE] for n in range(0, len(found), _AT_ONCE))


def _worked_out(numbers: list[int], by: Member, on: date) -> Iterator[Sequence[Standing]]:
    for lot in _lots(numbers):
        # the request's own block is over when its answer is sent: each lot has one of its own
        with as_member(by, on=on):
            found = standings(queries.these(lot), on=on, advisers=advisers_for(by))
        yield found


def _officers_of(lot: Sequence[Standing], by: Member, on: date) -> Mapping[int, HasName]:
    with as_member(by, on=on):
        return queries.people_named({one.officer_id for one in lot})
