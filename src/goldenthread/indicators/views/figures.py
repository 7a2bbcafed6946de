"""One indicator: its figures, its definition, and the rows behind a figure."""

from __future__ import annotations

import re
from datetime import date
from typing import cast, get_args

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.core.indicators.definitions import Indicator, Standing, Version
from goldenthread.core.indicators.periods import Kind, Months, month_of, years_until
from goldenthread.core.indicators.results import Result
from goldenthread.core.indicators.statements import Part, Which
from goldenthread.indicators.presenters import figures as presented
from goldenthread.indicators.presenters import wording
from goldenthread.indicators.queries import kept, live, registry
from goldenthread.indicators.signals import source_of
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.member import Member

_ROWS = 24
_PER_PAGE = 50
_LENGTH = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12, Kind.ROLLING: 12}


@needs(Power.READ_PLAN)
def indicators_one(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Show an indicator's figures by period, or those of one period by group."""
    on, indicator = timezone.localdate(), _find(indicator_id)
    places, latest = presented.Places(request.local_area), indicator.latest
    kinds, kind = _kinds(indicator), _kind(request, indicator)
    splits = latest.breakdowns if _may_split(latest, request.member) else ()
    split = request.GET.get("split", "")
    split = split if split in splits else ""
    found = live.figures(
        request.local_area, indicator, within=years_until(on, kept.YEARS), kinds=[kind],
        breakdowns=[split] if split else [], on=on,
    )  # fmt: skip
    totals = [one for one in found if not one.breakdown][::-1]
    end = _month(request.GET.get("end", "")) or (totals[0].period.last if totals else 0)
    shown = [one for one in found if one.breakdown == split and one.period.last == end]
    rows: list[Result] = shown if split else totals[:_ROWS]
    opens = request.member.may(source_of(latest.records.name).power)
    context = {
        "indicator": indicator,
        "headline": presented.headline(totals[0] if totals else None, indicator, on=on),
        "headings": presented.headings(latest),
        "rows": [presented.row(one, indicator, places, opens=opens) for one in rows],
        "period": presented.period(Months(end - _LENGTH[kind] + 1, end), kind) if split else "",
        "ends": [
            (presented.month_code(one.period.last), presented.period(one.period, kind))
            for one in totals[:_ROWS]
        ],
        "end": presented.month_code(end) if end else "",
        "kind": kind.value,
        "kinds": {one.value: presented.KIND_WORDS[one] for one in kinds},
        "split": split,
        "splits": {one: wording.breakdown(one, latest.records) for one in splits},
        "group_words": wording.GROUP_WORDS[indicator.group],
        "versions": [
            {"number": one.number, "facts": wording.facts(indicator, one)}
            for one in reversed(indicator.versions)
        ],
        "age": presented.age(
            kept.worked_out_at(request.local_area, indicator, on=on),
            indicator,
            places,
            asked=request.GET.urlencode(),
        ),
        "crumbs": places.crumbs(),
    }
    return render(request, "indicators/indicator.html", context)


@needs(Power.READ_PLAN)
def indicators_rows(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """List the rows behind one figure, as far as this person may see them."""
    on, indicator = timezone.localdate(), _find(indicator_id)
    places, kind = presented.Places(request.local_area), _kind(request, indicator)
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
        "about_children": _about_children(version),
        "beside": presented.beside(
            live.told_of(request.local_area, indicator, version, part, kind, on=on), found
        ),
        "crumbs": places.crumbs(indicator),
    }
    return render(request, "indicators/rows.html", context)


def _find(indicator_id: str) -> Indicator:
    indicator = registry.find(indicator_id)
    if indicator is None:
        raise Http404("There is no such indicator.")
    return indicator


def _kinds(indicator: Indicator) -> list[Kind]:
    """Return the periods that are offered: what stands on a day has no twelve months."""
    standing = isinstance(indicator.latest.counted, Standing)
    return [one for one in Kind if not (standing and one is Kind.ROLLING)]


def _kind(request: AreaRequest, indicator: Indicator) -> Kind:
    said = request.GET.get("by", "")
    return next((one for one in _kinds(indicator) if one.value == said), Kind.MONTH)


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


def _about_children(version: Version) -> bool:
    return "child" in version.records.columns


def _may_split(version: Version, member: Member) -> bool:
    """Whether they may see groups of children, which can be small."""
    return not _about_children(version) or member.may(Power.READ_CHILDREN)


def _paging(request: AreaRequest, page: int, how_many: int) -> dict[str, dict[str, str]]:
    def address(number: int) -> dict[str, str]:
        asked = request.GET.copy()
        asked["page"] = str(number)
        return {"href": f"?{asked.urlencode()}"}

    found = {"previous": address(page - 1)} if page > 1 else {}
    return found | ({"next": address(page + 1)} if page * _PER_PAGE < how_many else {})
