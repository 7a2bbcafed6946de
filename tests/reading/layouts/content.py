"""Plans of areas that do not exist, made from a shape and a seed.

A :class:`Shape` says what a layout is able to show: how many areas, whether there are findings,
which date style, which ratings. :func:`make_plan` fills it, so the plan that comes back is exactly
what a careful person would read out of a file that prints all of it and nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import (
    ActionEntry,
    AreaEntry,
    FindingEntry,
    FocusAreaEntry,
    MilestoneEntry,
    PlanDocument,
)
from tests.reading.layouts.dates import DateStyle, months_after
from tests.reading.layouts.places import POSTS, UPDATES, Place
from tests.reading.layouts.ratings import Scheme

THEMES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("themes.toml").read_text(encoding="utf-8")
)["theme"]

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a layout shows. A span is the fewest and the most of a thing; (0, 0) is none."""

    place: Place
    seed: int
    title: str
    kind: PlanKind | None
    published: str | None
    areas: int = 3
    actions: Span = (2, 4)
    short_titles: bool = False
    findings: Span = (0, 0)
    sources: bool = False
    outcomes: bool = False
    impact: bool = False
    focus_areas: bool = False
    area_ref: Callable[[int], str] = str
    focus_ref: Callable[[int, int], str] = lambda _, number: str(number)
    action_ref: Callable[[int, int], str | None] = lambda area, number: f"{area}.{number}"
    voice: str = "{}"
    lead: str | None = "{post}"
    leads: Span = (1, 2)
    start: DateStyle | None = None
    due: DateStyle | None = None
    measures: Span = (1, 2)
    scheme: Scheme | None = None
    milestones: Span = (0, 0)
    milestone_due: DateStyle | None = None
    milestone_leads: bool = False
    milestone_scheme: Scheme | None = None
    updates: Span = (0, 0)


def make_plan(shape: Shape) -> PlanDocument:
    """Return a plan of this shape; the same shape gives the same plan."""
    chance = Random(shape.seed)  # noqa: S311 -- repeatable test data, nothing secret
    themes = chance.sample(THEMES, shape.areas)
    areas = [_area(shape, chance, number, theme) for number, theme in enumerate(themes, start=1)]
    return PlanDocument(
        title=shape.title,
        local_area=shape.place.name,
        kind=shape.kind,
        published=shape.published,
        rating_scheme=_scheme(shape),
        areas=areas,
    )


def _scheme(shape: Shape) -> list[Any]:
    scheme = shape.scheme or shape.milestone_scheme
    return scheme.entries() if scheme else []


def _area(shape: Shape, chance: Random, number: int, theme: dict[str, Any]) -> AreaEntry:
    ref = shape.area_ref(number)
    count = min(chance.randint(*shape.actions), len(theme["action"]))
    actions = [
        _action(shape, chance, shape.action_ref(number, n), words)
        for n, words in enumerate(chance.sample(theme["action"], count), start=1)
    ]
    focus = _focus_areas(shape, number, theme, actions) if shape.focus_areas else []
    return AreaEntry(
        ref=ref,
        title=theme["short"] if shape.short_titles else theme["title"],
        findings=_findings(shape, chance, ref, theme),
        outcomes=list(theme["outcomes"]) if shape.outcomes else [],
        impact=theme["impact"] if shape.impact else None,
        focus_areas=focus,
        actions=actions,
    )


def _findings(shape: Shape, chance: Random, ref: str, theme: dict[str, Any]) -> list[FindingEntry]:
    texts = theme["findings"][: chance.randint(*shape.findings)]
    return [
        FindingEntry(
            ref=f"{ref}{'abcdef'[n]}",
            text=text,
            source=f"P{chance.randint(2, 9)} MF{chance.randint(1, 20)}" if shape.sources else None,
        )
        for n, text in enumerate(texts)
    ]


def _focus_areas(
    shape: Shape, area: int, theme: dict[str, Any], actions: list[ActionEntry]
) -> list[FocusAreaEntry]:
    """Deal the area's actions out, in order, to as many focus areas as can have one each."""
    titles = theme["focus"][: len(actions)]
    focus = [
        FocusAreaEntry(ref=shape.focus_ref(area, n), title=title)
        for n, title in enumerate(titles, start=1)
    ]
    for n, action in enumerate(actions):
        action.focus_area = focus[n * len(focus) // len(actions)].ref
    return focus


def _action(shape: Shape, chance: Random, ref: str | None, words: dict[str, Any]) -> ActionEntry:
    published = date(int((shape.published or "2024")[:4]), 6, 15)
    day = months_after(published, chance.randint(3, 20)).replace(day=chance.randint(1, 28))
    start = shape.start and shape.start(chance, months_after(day, -chance.randint(2, 6)))
    due = shape.due and shape.due(chance, day)
    rating = chance.choice(shape.scheme.ratings) if shape.scheme else None
    return ActionEntry(
        ref=ref,
        text=_voiced(shape.voice, words["text"]),
        leads=_leads(shape, chance),
        start_text=start[0] if start else None,
        start=start[1] if start else None,
        due_text=due[0] if due else None,
        due=due[1] if due else None,
        measures=words["measures"][: chance.randint(*shape.measures)],
        status_text=rating.printed if rating else None,
        status=rating.status if rating else None,
        milestones=_milestones(shape, chance, words["steps"], day),
        updates=chance.sample(UPDATES, chance.randint(*shape.updates)),
    )


def _milestones(shape: Shape, chance: Random, steps: list[str], day: date) -> list[MilestoneEntry]:
    steps = steps[: chance.randint(*shape.milestones)]
    entries = []
    for n, text in enumerate(steps):
        step_day = months_after(day, n - len(steps))
        due = shape.milestone_due and shape.milestone_due(chance, step_day)
        rating = chance.choice(shape.milestone_scheme.ratings) if shape.milestone_scheme else None
        entries.append(
            MilestoneEntry(
                text=text,
                leads=_leads(shape, chance)[:1] if shape.milestone_leads else [],
                due_text=due[0] if due else None,
                due=due[1] if due else None,
                status_text=rating.printed if rating else None,
                status=rating.status if rating else None,
            )
        )
    return entries


def _leads(shape: Shape, chance: Random) -> list[str]:
    """Name some posts; where people are named too, each holds the same post all through."""
    if shape.lead is None:
        return []
    count = chance.randint(*shape.leads)
    people = shape.place.people
    if "{name}" in shape.lead:
        held = {name: POSTS[3 * n] for n, name in enumerate(people)}
        chosen = [(name, held[name]) for name in chance.sample(people, count)]
    else:
        chosen = [("", post) for post in chance.sample(POSTS, count)]
    return [
        shape.lead.format(name=name, post=post, org=shape.place.organisation(kind))
        for name, (post, kind) in chosen
    ]


def _voiced(voice: str, text: str) -> str:
    """Put "We will" or "To" before an instruction, as the plan's authors would."""
    return text if voice == "{}" else voice.format(text[0].lower() + text[1:])
