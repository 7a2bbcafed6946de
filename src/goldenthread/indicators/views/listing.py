"""All indicators, with what narrows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.core.indicators.definitions import Group, Indicator
from goldenthread.indicators.permissions import READS
from goldenthread.indicators.presenters import listing as presented
from goldenthread.indicators.presenters.figures import Places
from goldenthread.indicators.presenters.wording import GROUP_WORDS
from goldenthread.indicators.queries import registry as queries
from goldenthread.indicators.queries.held import held
from goldenthread.indicators.queries.seen import sees_all
from goldenthread.indicators.queries.targets import targets
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(READS)
def indicators(request: AreaRequest) -> HttpResponse:
    """List the indicators, each with its newest figure and how it lies to its target."""
    book = queries.registry()
    groups = {one.name.lower(): GROUP_WORDS[one] for one in Group}
    asked = {
        "q": request.GET.get("q", "").strip(),
        "topic": _one_of(book.topics, request.GET.get("topic", "")),
        "group": _one_of(groups, request.GET.get("group", "")),
        "standing": _one_of(presented.STANDINGS, request.GET.get("standing", "")),
        "sort": _one_of(presented.SORTS, request.GET.get("sort", "")),
    }
    chosen = queries.chosen(words=asked["q"], topic=asked["topic"], group=asked["group"])
    rows = presented.ordered(_rows(request, chosen, asked["standing"]), asked["sort"])
    said = {
        "q": f"“{asked['q']}”", "topic": asked["topic"], "group": groups.get(asked["group"]),
        "standing": presented.STANDINGS.get(asked["standing"]),
    }  # fmt: skip
    context = {
        "asked": asked,
        "topics": book.topics,
        "groups": groups,
        "standings": presented.STANDINGS,
        "sorts": presented.SORTS,
        "filters": [
            {"text": words, "href": f"?{urlencode({**asked, name: ''})}"}
            for name, words in said.items()
            if asked[name]
        ],
        "found": len(rows),
        "parts": _parts(rows, asked["sort"], book.topics),
        "group_words": GROUP_WORDS,
    }
    return render(request, "indicators/list.html", context)


def _rows(
    request: AreaRequest, chosen: Sequence[Indicator], standing: str
) -> list[Mapping[str, Any]]:
    """Return the rows of some indicators.

    Who may not see the cases is shown figures of those with a target alone: the others need all
    their breakdowns to be made safe, and are on their own pages.
    """
    on, places = timezone.localdate(), Places(request.local_area)
    paths = targets(request.local_area, on=on)
    shown = [one for one in chosen if one.id in paths or sees_all(one.latest, request.member)]
    marks = held(request.local_area, shown, on=on)
    listed = presented.Listed(request.member, marks, paths, places)
    rows = listed.rows(chosen, shown)
    return [one for one in rows if standing in ("", one["standing"])]


def _parts(
    rows: Sequence[Mapping[str, Any]], sort: str, topics: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the tables: one for each topic, or one where another order was asked for."""
    if sort:
        return [{"topic": presented.SORTS[sort], "rows": rows}] if rows else []
    return [
        {"topic": topic, "rows": found}
        for topic in topics
        if (found := [one for one in rows if one["indicator"].topic == topic])
    ]


def _one_of(known: object, said: str) -> str:
    return said if said in list(known) else ""  # type: ignore[call-overload]  # -- a list or a dict
