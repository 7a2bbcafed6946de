"""One indicator: its figures, its target, its story, its definition; the rows behind a figure."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, cast, get_args

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.core.indicators.definitions import Indicator, Version
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.statements import Part, Which
from goldenthread.core.trajectories.paths import Trajectory
from goldenthread.indicators.permissions import READS, SETS
from goldenthread.indicators.policies.forecasting import SCORED, path_shown, scored
from goldenthread.indicators.policies.measuring import same_line
from goldenthread.indicators.presenters import figures as presented
from goldenthread.indicators.presenters import picture, summary, tables, wording
from goldenthread.indicators.presenters import quality as lacking_presented
from goldenthread.indicators.presenters import targets as targets_presented
from goldenthread.indicators.presenters.safe import is_hidden, rule_words
from goldenthread.indicators.queries import live, registry
from goldenthread.indicators.queries.forecasts import forecasts_that_came
from goldenthread.indicators.queries.kept import worked_out_at
from goldenthread.indicators.queries.quality import lacking
from goldenthread.indicators.queries.seen import (
    Period,
    Seen,
    kind_of_splits,
    kinds_for,
    seen_by,
    sees_all,
    splits_for,
)
from goldenthread.indicators.queries.stories import stories_of
from goldenthread.indicators.queries.targets import target_that_holds, targets_of, trajectory_for
from goldenthread.indicators.signals import source_of
from goldenthread.platform.organisations.gates import AreaRequest, needs

_PER_PAGE = 50
_LENGTH = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12, Kind.ROLLING: 12}


@needs(READS)
def indicators_one(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Show an indicator: what it says now, its months, its groups, and all that is known of it."""
    on, indicator = timezone.localdate(), find_or_404(indicator_id)
    places, exact = presented.Places(request.local_area), sees_all(indicator.latest, request.member)
    kind = _kind(request, kinds_for(indicator.latest, exact=exact))
    splits = splits_for(indicator.latest, kind, exact=exact)
    split = request.GET.get("split", "")
    split, asked = split if split in splits else "", _month(request.GET.get("end", ""))
    seen = seen_by(
        request.member, indicator, kinds=[kind], breakdowns=[split] if split else [], on=on,
        split=Period(kind, asked) if split else None,
    )  # fmt: skip
    of = kind_of_splits(indicator.latest, kind, exact=exact)
    opens = request.member.may(source_of(indicator.latest.records.name).power)
    table = tables.Table(seen, kind, split, asked, places, opens)
    context = {
        "indicator": indicator,
        "group_words": wording.GROUP_WORDS[indicator.group],
        **_reading(request, seen, on),
        "table": table,
        "kinds": table.kinds(kinds_for(indicator.latest, exact=exact)),
        "splits": table.splits(splits_for(indicator.latest, of, exact=exact), of),
        "safe_words": "" if exact else rule_words(),
        "quality": lacking_presented.quality(
            lacking(seen, request.local_area, on=on), indicator
        ),
        "age": presented.age(
            worked_out_at(request.local_area, indicator, on=on), indicator, places,
            asked=request.GET.urlencode(),
        ),
        "versions": [
            {"number": one.number, "facts": wording.facts(indicator, one)}
            for one in reversed(indicator.versions)
        ],
        "sets": request.member.may(SETS),
        "places": places,
        "crumbs": places.crumbs(),
    }  # fmt: skip
    return render(request, "indicators/indicator.html", context)


def _reading(request: AreaRequest, seen: Seen, on: date) -> dict[str, Any]:
    """Return what the page says of the figure, its target and its story."""
    area, indicator = request.local_area, seen.indicator
    every = targets_of(area, indicator)
    target = target_that_holds(every)
    series = seen.series()
    promised = trajectory_for(target)
    path = _path(seen, promised)
    reading = picture.reading_of(indicator, series, path)
    comparable = same_line(indicator, series)
    kept = (
        forecasts_that_came(area, indicator, comparable, ahead=SCORED) if seen.safe is None else []
    )
    newest = summary.newest_of(seen.of(Kind.MONTH))
    safe = seen.safe_of(newest) if newest else None
    hidden = is_hidden(safe) if safe else False
    told = stories_of(area, indicator)
    return {
        "headline": summary.headline(newest, indicator, hidden=hidden),
        "last_known": "" if hidden else summary.last_known(newest, series),
        "few": summary.few(newest, indicator),
        "lines": summary.lines(reading, promised),
        "chart": picture.month_chart(reading),
        "score": summary.score_words(scored(kept, comparable), series.unit, months=SCORED),
        "target": target,
        "target_facts": targets_presented.target_facts(target, path, indicator) if target else [],
        "earlier_targets": targets_presented.earlier(every, indicator),
        "stories": targets_presented.stories(told),
    }


def _path(seen: Seen, trajectory: Trajectory | None) -> Trajectory | None:
    return trajectory if seen.safe is None else path_shown(trajectory, seen.series())


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
