"""Programmes: listed, shown with their burn-down, made and changed; items added and worked on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.casework.api import saved_filters
from goldenthread.monitoring.actions import programmes as actions
from goldenthread.monitoring.enums import Progress
from goldenthread.monitoring.forms.setting import (
    AddItemsForm,
    ChangeProgrammeForm,
    NewProgrammeForm,
)
from goldenthread.monitoring.models import Programme
from goldenthread.monitoring.permissions import MANAGES, READS
from goldenthread.monitoring.presenters import programmes as presented
from goldenthread.monitoring.presenters.places import Places
from goldenthread.monitoring.queries import programmes as queries
from goldenthread.monitoring.views.answering import answer
from goldenthread.platform.access.errors import NotValid, Refused
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import Listing
from goldenthread.ui.spreadsheets import csv_of


@needs(READS)
def monitoring_programmes(request: AreaRequest) -> HttpResponse:
    """List the programmes with how each goes."""
    on, places = timezone.localdate(), Places(request.local_area)
    found = list(queries.programmes_of(request.local_area))
    items: dict[int, list[queries.ItemStanding]] = defaultdict(list)
    for item in queries.items_of(found):
        items[item.programme_id].append(queries.standing_of(item))
    context = {
        "rows": [
            presented.row(one, queries.burn_down(one, items[one.pk], on=on), places, on=on)
            for one in found
        ],
        "manages": request.member.may(MANAGES),
        "subnav_items": places.subnav(request.member, "programmes"),
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "monitoring/programmes.html", context)


@needs(READS)
def monitoring_programme(request: AreaRequest, programme_id: int) -> HttpResponse:
    """Show a programme: how it goes, by officer, and its items."""
    on, places = timezone.localdate(), Places(request.local_area)
    programme = queries.find_programme(request.local_area, programme_id)
    standings = [queries.standing_of(one) for one in queries.items_of([programme])]
    chosen = _narrowed(standings, request)
    if request.GET.get("as") == "csv":
        response = HttpResponse(
            csv_of(presented.CSV, presented.csv_rows(chosen)),
            content_type="text/csv; charset=utf-8",
        )
        response["Content-Disposition"] = f'attachment; filename="programme-{on}.csv"'
        return response
    burn, manages = queries.burn_down(programme, standings, on=on), request.member.may(MANAGES)
    kept = {name: request.GET.get(name, "") for name in ("officer", "state", "page")}
    listing: Any = Listing(cast(Any, chosen), kept)  # a list pages as a query does
    here, me = places.to("monitoring_programme", programme_id=programme.pk), request.member.person
    context = {
        "programme": programme,
        "tag": presented.how_it_goes(programme, burn, on=on),
        "told": presented.told(programme, burn, on=on),
        "chart": presented.picture(programme, burn, on=on) if standings else None,
        "weeks": presented.weeks(burn),
        "officers": presented.by_officer(standings, here),
        "listing": listing,
        "states": [{"text": one.label, "href": f"{here}?state={one.value}"} for one in Progress],
        "filters": listing.filters(_filter_words(kept, standings)),
        "rows": [
            presented.item_row(one, places, manages=manages, me=me.pk) for one in listing.rows
        ],
        "manages": manages,
        "places": places,
        "crumbs": _crumbs(places),
    }
    return render(request, "monitoring/programme.html", context)


def _narrowed(
    standings: list[queries.ItemStanding], request: AreaRequest
) -> list[queries.ItemStanding]:
    officer, state = request.GET.get("officer", ""), request.GET.get("state", "")
    order = list(Progress)
    return sorted(
        (
            one
            for one in standings
            if officer in ("", str(one.officer.pk) if one.officer else "nobody")
            and (state not in Progress.values or one.progress == state)
        ),
        key=lambda one: (order.index(one.progress), one.item.pk),
    )


def _filter_words(kept: dict[str, str], standings: list[queries.ItemStanding]) -> dict[str, str]:
    names = {str(one.officer.pk): one.officer.name for one in standings if one.officer}
    words = {"officer": {**names, "nobody": "Nobody"}.get(kept["officer"], ""),
             "state": dict(Progress.choices).get(kept["state"], "")}  # fmt: skip
    return {name: text for name, text in words.items() if text}


def _crumbs(places: Places) -> list[dict[str, str]]:
    return places.crumbs(("Programmes", places.to("monitoring_programmes")))


@needs(MANAGES)
def monitoring_programme_new(request: AreaRequest) -> HttpResponse:
    """Make a programme."""
    on, places = timezone.localdate(), Places(request.local_area)
    return answer(
        request,
        NewProgrammeForm(typed(request), initial={"begins_on": on, "done_by": ""}),
        act=lambda form: actions.make_programme(
            values=form.told(), done_by=form.cleaned_data["done_by"], by=request.member, on=on
        ),
        notice="The programme is made. Now say what is in it.",
        to=lambda made: places.to("monitoring_programme_add", programme_id=made.pk),
        context={"title": "Make a programme", "button": "Make the programme",
                 "back": places.to("monitoring_programmes"), "crumbs": _crumbs(places)},
    )  # fmt: skip


@needs(MANAGES)
def monitoring_programme_change(request: AreaRequest, programme_id: int) -> HttpResponse:
    """Change a programme."""
    places = Places(request.local_area)
    programme = queries.find_programme(request.local_area, programme_id)
    back = places.to("monitoring_programme", programme_id=programme.pk)
    first = {name: getattr(programme, name) for name in (*actions.TOLD, "version")}
    return answer(
        request,
        ChangeProgrammeForm(typed(request), initial=first),
        act=lambda form: actions.change_programme(
            programme=programme, values=form.told(), version=form.cleaned_data["version"],
            by=request.member, on=timezone.localdate(),
        ),
        notice="The programme is changed.",
        to=back,
        thing=programme,
        context={"title": "Change the programme", "button": "Save the programme",
                 "caption": programme.name, "back": back, "crumbs": _crumbs(places)},
    )  # fmt: skip


@needs(MANAGES)
@require_POST
def monitoring_programme_close(request: AreaRequest, programme_id: int) -> HttpResponse:
    """Close a programme, or open it again."""
    places = Places(request.local_area)
    programme = queries.find_programme(request.local_area, programme_id)
    try:
        actions.close_programme(
            programme=programme, version=int(request.POST.get("version") or -1),
            by=request.member, on=timezone.localdate(),
        )  # fmt: skip
    except Refused as error:
        messages.warning(request, str(error))
    else:
        closed = programme.closed_on is not None
        messages.success(request, f"The programme is {'closed' if closed else 'open again'}.")
    return redirect(places.to("monitoring_programme", programme_id=programme.pk))


@needs(MANAGES)
def monitoring_programme_add(request: AreaRequest, programme_id: int) -> HttpResponse:
    """Add cases or children to a programme."""
    on, places = timezone.localdate(), Places(request.local_area)
    programme = queries.find_programme(request.local_area, programme_id)
    back = places.to("monitoring_programme", programme_id=programme.pk)
    form = AddItemsForm(
        typed(request), saved=saved_filters(request.member.person, on=on),
        only_cases=bool(programme.done_by),
    )  # fmt: skip

    def act(valid: AddItemsForm) -> int:
        return _add(request, programme, valid)

    return answer(
        request,
        form,
        act=act,
        notice="The items are added. What was in the programme already is there once.",
        to=back,
        context={
            "title": "Add to the programme", "button": "Add them", "caption": programme.name,
            "back": back, "crumbs": _crumbs(places),
            "sentences": ["Choose one of your saved filters, or give numbers."],
        },
    )  # fmt: skip


def _add(request: AreaRequest, programme: Programme, form: AddItemsForm) -> int:
    on, saved = timezone.localdate(), form.chosen()
    found = queries.from_filter(saved, by=request.member, on=on) if saved else []
    named, unknown = queries.from_numbers(
        request.local_area, form.listed(), are_cases=form.are_cases()
    )
    if unknown:
        told = ", ".join(str(one) for one in unknown[:10])
        raise NotValid(f"There is none of these numbers that you may see: {told}.",
                       field="numbers")  # fmt: skip
    return actions.add_items(
        programme=programme, candidates=[*found, *named], by=request.member, on=on
    )
