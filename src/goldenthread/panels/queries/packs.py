"""The pack of an item, made from the record: what a panel is told, and no more.

A pack is plain words in headed sections, so that it can be frozen as it was published and compared
with what the record says now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from goldenthread.casework.api import Outcome, advice_of, exceptions_of, reckon
from goldenthread.children.api import Need, Placement
from goldenthread.core.code_lists import SEN_SETTINGS, SEN_TYPES, words_for
from goldenthread.core.school_years import age_on, year_group
from goldenthread.panels.models import AgendaItem, Paper
from goldenthread.panels.queries.agenda import earlier_decisions
from goldenthread.ui.words import day

Section = dict[str, Any]
"""A heading (`heading`), and what stands below it: pairs of a name and words (`facts`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A section as it is shown; `now` is what it says now where that has changed."""

    heading: str
    facts: list[list[str]]
    now: list[list[str]] | None = None


def pack_of(item: AgendaItem, paper: Paper, *, on: date) -> list[Section]:
    """Return the pack as the record gives it on a day."""
    return [
        {"heading": "The request", "facts": list(_request(item, paper))},
        {"heading": "The child or young person", "facts": list(_child(item, paper, on))},
        {"heading": "Needs", "facts": list(_needs(item, on))},
        {"heading": "Advice", "facts": list(_advice(item, on))},
        {"heading": "Earlier decisions", "facts": list(_earlier(item))},
        {"heading": "The officer’s summary and recommendation", "facts": list(_officer(paper))},
    ]


def shown(paper: Paper, now: list[Section]) -> list[Shown]:
    """Return the pack as it was published, each section marked that has changed since.

    What was not published yet is shown as it is now.
    """
    if paper.frozen is None:
        return [Shown(heading=one["heading"], facts=one["facts"]) for one in now]
    current = {one["heading"]: one["facts"] for one in now}
    return [
        Shown(
            heading=was["heading"],
            facts=was["facts"],
            now=None
            if current.get(was["heading"]) == was["facts"]
            else current.get(was["heading"], []),
        )
        for was in paper.frozen
    ]


def _request(item: AgendaItem, paper: Paper) -> Iterator[list[str]]:
    case = item.case
    asked = case.get_source_display()
    names = [case.organisation.name if case.organisation else "", case.asked_by]
    told = ", ".join(name for name in names if name)
    yield ["Who asked", f"{asked} ({told})" if told else asked]
    yield ["Received", day(case.request_received_on)]
    yield ["Why it was asked for", paper.asked_for or case.request_reasons or "Not written yet"]


def _child(item: AgendaItem, paper: Paper, on: date) -> Iterator[list[str]]:
    child = item.child
    yield ["Name", child.name]
    yield ["Age", f"{age_on(child.date_of_birth, on)}, {year_group(child.date_of_birth, on)}"]
    placements = Placement.objects.filter(_on_day(on), child=child).select_related("setting")
    places = [
        one.setting.name if one.setting else words_for(SEN_SETTINGS, one.otherwise)
        for one in placements
    ]
    yield ["School or college", ", ".join(places) or "Not recorded"]
    if child.interpreter_needed:
        yield ["Language", f"{child.first_language}, with an interpreter"]
    yield ["What the child and family say", paper.views or "Not written yet"]


def _needs(item: AgendaItem, on: date) -> Iterator[list[str]]:
    found = list(Need.objects.filter(_on_day(on), child=item.child))
    for one in found:
        yield [one.get_rank_display(), words_for(SEN_TYPES, one.sen_type)]
    if not found:
        yield ["Needs", "None recorded"]


def _on_day(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def _advice(item: AgendaItem, on: date) -> Iterator[list[str]]:
    advice = advice_of(item.case)
    if not advice:
        yield ["Advice", "None has been asked for"]
        return
    reckoning = reckon(
        item.case, exceptions=exceptions_of(item.case), advice=advice, disputes=(), on=on
    )
    for one in advice:
        name = f"{one.get_kind_display()}, {one.of}"
        if one.advice_received_on:
            yield [name, f"Came on {day(one.advice_received_on)}"]
            continue
        deadline = reckoning.advice.get(one.pk)
        due = f", due by {day(deadline.due)}" if deadline and deadline.due else ""
        yield [name, f"Missing: asked for on {day(one.advice_requested_on)}{due}"]


def _earlier(item: AgendaItem) -> Iterator[list[str]]:
    found = earlier_decisions(item)
    for one in found:
        name = f"{one.get_outcome_display()}, {day(one.decided_on)}"
        yield [name, one.get_legal_test_display()]
    if not found:
        yield ["Decisions", "None before this one"]


def _officer(paper: Paper) -> Iterator[list[str]]:
    yield ["Summary", paper.summary or "Not written yet"]
    label = Outcome(paper.recommendation).label if paper.recommendation else "None yet"
    yield ["Recommendation", label]
    if paper.recommended_because:
        yield ["Because", paper.recommended_because]
    if paper.written_by:
        yield ["Written by", paper.written_by]
