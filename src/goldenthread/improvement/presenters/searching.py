"""What the results of a search say."""

from __future__ import annotations

import re
from typing import Any

from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import short
from goldenthread.improvement.queries.searching import MARK, UNMARK, Found, Results
from goldenthread.ui.words import count

_NAMES = {
    "area": "Areas for improvement",
    "finding": "Findings",
    "focus-area": "Focus areas",
    "action": "Actions",
    "milestone": "Milestones",
    "measure": "Measures of success",
    "report": "Progress reports",
}

_MOST = 300


def groups(results: Results, places: Places) -> list[dict[str, Any]]:
    """Return the page's results by kind, each kind with how many there are in all."""
    drawn: dict[str, list[dict[str, Any]]] = {}
    for found in results.found:
        drawn.setdefault(found.kind, []).append(_row(found, places))
    return [
        {"title": f"{_NAMES[kind]} ({results.counts[kind]})", "rows": rows}
        for kind, rows in drawn.items()
    ]


def counted(results: Results, words: str) -> str:
    """Return the count that stands first."""
    return f"{count(results.many, 'result').capitalize()} for “{words}”"


def _row(found: Found, places: Places) -> dict[str, Any]:
    part = found.part
    ref = f"{part.ref} " if getattr(part, "ref", "") else ""
    return {"ref": ref, "words": _marked(found.words), **_where(found, places)}


def _where(found: Found, places: Places) -> dict[str, str]:
    part = found.part
    if found.kind == "area":
        return {"href": places.area(part), "within": ""}
    if found.kind in {"finding", "focus-area"}:
        within = f"{part.area.ref} {short(part.area.title, 80)}"
        address = places.to("plan_thread", kind=found.kind, part_id=part.pk)
        return {"href": address, "within": within}
    if found.kind == "action":
        return {
            "href": places.action(part),
            "within": f"{part.area.ref} {short(part.area.title, 80)}",
        }
    within = f"Action {part.action.ref} {short(part.action.text, 80)}"
    return {"href": places.action(part.action), "within": within}


def _marked(words: str) -> list[dict[str, Any]]:
    """Return the words as runs, those that were found marked."""
    runs = re.split(f"({MARK}[^{UNMARK}]*{UNMARK})", _around_the_first(words))
    return [
        {"text": re.sub(f"[{MARK}{UNMARK}]", "", run), "found": run.startswith(MARK)}
        for run in runs
        if run
    ]


def _around_the_first(words: str) -> str:
    """Return a long text cut to what stands around the first word that was found."""
    if len(words) <= _MOST:
        return words
    first = max(words.find(MARK) - _MOST // 3, 0)
    cut = words[first : first + _MOST]
    if first:
        cut = "…" + cut.partition(" ")[2]
    return cut.rpartition(" ")[0] + "…" if first + _MOST < len(words) else cut
