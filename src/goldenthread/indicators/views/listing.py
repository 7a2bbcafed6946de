"""All indicators, with what narrows them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.core.indicators.definitions import Group
from goldenthread.indicators.presenters.figures import Places
from goldenthread.indicators.presenters.wording import GROUP_WORDS
from goldenthread.indicators.queries import registry as queries
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.READ_PLAN)
def indicators(request: AreaRequest) -> HttpResponse:
    """List the indicators by topic."""
    book, places = queries.registry(), Places(request.local_area)
    groups = {one.name.lower(): GROUP_WORDS[one] for one in Group}
    asked = {
        "q": request.GET.get("q", "").strip(),
        "topic": _one_of(book.topics, request.GET.get("topic", "")),
        "group": _one_of(groups, request.GET.get("group", "")),
    }
    found = queries.chosen(words=asked["q"], topic=asked["topic"], group=asked["group"])
    said = {"q": f"“{asked['q']}”", "topic": asked["topic"], "group": groups.get(asked["group"])}
    context = {
        "asked": asked,
        "topics": book.topics,
        "groups": groups,
        "filters": [
            {"text": said[name], "href": f"?{urlencode({**asked, name: ''})}"}
            for name, value in asked.items()
            if value
        ],
        "found": len(found),
        "parts": [
            {"topic": topic, "rows": rows}
            for topic in book.topics
            if (rows := [one for one in found if one.topic == topic])
        ],
        "group_words": GROUP_WORDS,
        "places": places,
    }
    return render(request, "indicators/list.html", context)


def _one_of(known: object, said: str) -> str:
    return said if said in list(known) else ""  # type: ignore[call-overload]  # -- a list or a dict
