"""One indicator: its figures, its target, its story, its definition; the rows behind a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import cast, get_args

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.core.indicators.definitions import Indicator, Version
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.statements import Part, Which
from goldenthread.indicators.permissions import READS, SETS
from goldenthread.indicators.presenters import figures as presented
from goldenthread.indicators.presenters import targets as targets_presented
from goldenthread.indicators.presenters import wording
from goldenthread.indicators.presenters.page import Shown, definition
from goldenthread.indicators.queries import live, registry
from goldenthread.indicators.queries.held import held
from goldenthread.indicators.queries.quality import without_dates
from goldenthread.indicators.queries.seen import kinds_for, sees_all, splits_for
from goldenthread.indicators.queries.stories import stories_of
from goldenthread.indicators.queries.targets import target_that_holds, targets_of, trajectory_for
from goldenthread.indicators.signals import source_of
from goldenthread.platform.organisations.gates import AreaRequest, needs

_PER_PAGE = 50
_LENGTH = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12, Kind.ROLLING: 12}


@needs(READS)
def indicators_one(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Show an indicator: what it says now, its months, its groups, and all that is known of it."""
    indicator = find_or_404(indicator_id)
    shown, places = _shown(request, indicator), presented.Places(request.local_area)
    every = targets_of(request.local_area, indicator)
    target = target_that_holds(every)
    reading = shown.reading(trajectory_for(target))
    if "by" not in request.GET and not shown.split:
        shown = replace(shown, kind=reading["kind"])  # the shortest of which one is shown
    context = {
        "indicator": indicator,
        "group_words": wording.GROUP_WORDS[indicator.group],
        **reading,
        "figures": shown.figures(),
        "target": target,
        "target_facts": (
            targets_presented.target_facts(target, reading["path"], indicator) if target else []
        ),
        "earlier_targets": targets_presented.earlier(every, indicator),
        "stories": targets_presented.stories(stories_of(request.local_area, indicator)),
        "quality": shown.trust(),
        "age": presented.age(
            shown.marks.worked_out_at(indicator), indicator, places, asked=request.GET.urlencode()
        ),
        "definition": definition(indicator),
        "sets": request.member.may(SETS),
        "places": places,
        "crumbs": places.crumbs(),
    }  # fmt: skip
    return render(request, "indicators/indicator.html", context)


def _shown(request: AreaRequest, indicator: Indicator) -> Shown:
    """Return what is asked for and how far it may be seen; what is not offered is not asked for."""
    exact = sees_all(indicator.latest, request.member)
    kind = _kind(request, kinds_for(indicator.latest, exact=exact))
    splits, split = splits_for(indicator.latest, kind, exact=exact), request.GET.get("split", "")
    those = [indicator, *without_dates(indicator).values()]
    return Shown(
        member=request.member,
        indicator=indicator,
        kind=kind,
        split=split if split in splits else "",
        end=_month(request.GET.get("end", "")),
        exact=exact,
        opens=request.member.may(source_of(indicator.latest.records.name).power),
        marks=held(request.local_area, those, on=timezone.localdate()),
    )


@needs(READS)
def indicators_rows(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """List the rows behind one figure, as far as this person may see them."""
    on, indicator = timezone.localdate(), find_or_404(indicator_id)
    places = presented.Places(request.local_area)
    kind = _kind(request, kinds_for(indicator.latest, exact=True))
    end = _month(request.GET.get("end", ""))
    version = _version(indicator, kind, end)
    source = source_of(version.records.name)
    if not request.member.may(source.power):
        raise PermissionDenied(source.power.label)
    part = _part(request, version, Months(end - _LENGTH[kind] + 1, end))
    page = max(int(said) if (said := request.GET.get("page", "")).isdecimal() else 1, 1)
    found = live.behind(version, part, on=on, limit=_PER_PAGE, offset=(page - 1) * _PER_PAGE)
    links = source.links(request.local_area, [row[0] for row in found.rows])
    context = {
        "indicator": indicator,
        "what": presented.part_words(part, kind, version),
        "records": version.records.words,
        "how_many": found.how_many,
        "headings": presented.row_headings(found.columns[1:], version),
        "rows": presented.rows_behind(found, version, links),
        "paging": _paging(request, page, found.how_many),
        "about_children": about_children(version),
        "beside": presented.beside(
            live.told_of(request.local_area, indicator, version, part, kind, on=on), found
        ),
        "crumbs": places.crumbs(indicator),
    }
    return render(request, "indicators/rows.html", context)


def find_or_404(indicator_id: str) -> Indicator:
    """Return an indicator by its id in the address.

    :raises Http404: when there is none.
    """
    indicator = registry.find(indicator_id)
    if indicator is None:
        raise Http404("There is no such indicator.")
    return indicator


def about_children(version: Version) -> bool:
    """Whether its rows are about children."""
    return "child" in version.records.columns


def _kind(request: AreaRequest, offered: list[Kind]) -> Kind:
    said = request.GET.get("by", "")
    return next((one for one in offered if one.value == said), Kind.MONTH)


def _month(said: str) -> int:
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", said)
    return month_of(date(int(found[1]), int(found[2]), 1)) if found else 0


def _version(indicator: Indicator, kind: Kind, end: int) -> Version:
    found = end and indicator.version_on(Months(end - _LENGTH[kind] + 1, end).first_on)
    if not found:
        raise Http404("There is no such figure.")
    return found


def _part(request: AreaRequest, version: Version, period: Months) -> Part:
    split, which = request.GET.get("split", ""), request.GET.get("part", "")
    if split and split not in version.breakdowns:
        raise Http404("There is no such breakdown.")
    asked = cast(Which, which) if which in get_args(Which) else "denominator"
    return Part(period, split, request.GET.get("group", ""), asked)


def _paging(request: AreaRequest, page: int, how_many: int) -> dict[str, dict[str, str]]:
    def address(number: int) -> dict[str, str]:
        asked = request.GET.copy()
        asked["page"] = str(number)
        return {"href": f"?{asked.urlencode()}"}

    found = {"previous": address(page - 1)} if page > 1 else {}
    return found | ({"next": address(page + 1)} if page * _PER_PAGE < how_many else {})
