"""Gathers areas, focus areas and actions while a document is read, and where each stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from goldenthread.core.plan_format import ActionEntry, AreaEntry, FocusAreaEntry
from goldenthread.reading.document import Place
from goldenthread.reading.lexicon import plain
from goldenthread.reading.outline import Node
from goldenthread.reading.sections import Kind, Section

_SAME_TITLE = 92


@dataclass(slots=True)
class Draft:
    """An area while it is gathered.

    ``told`` are actions that a summary only tells; they count when no others are found.
    """

    section: Section
    entry: AreaEntry
    place: Place
    first_action: int | None = None
    told: list[ActionEntry] = field(default_factory=list)
    told_in_prose: bool = False
    general: bool = False

    @property
    def is_labelled(self) -> bool:
        """Whether its heading says that it is an area (or what the plan calls one)."""
        return self.section.label is not None


@dataclass(slots=True)
class Drafts:
    """All the areas of a plan while it is read."""

    areas: list[Draft] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)

    def area_of(self, nodes: Sequence[Node], place: Place) -> Draft:
        """Return the area that a heading opens, the same one for the same heading."""
        if not nodes:
            return self.area(Section(Kind.UNSAID, None, None, ""), place)
        heading = nodes[-1].heading
        draft = self.area(heading.section, heading.place)
        draft.general = nodes[-1].is_general
        return draft

    def area(self, section: Section, place: Place) -> Draft:
        """Return the area of this label and number, or this title; a new one when there is none."""
        for draft in self.areas:
            if _is_same(draft.section, section):
                if section.title and len(section.title) >= 0.7 * len(draft.section.title):
                    draft.section = section
                    draft.entry.title = section.title
                return draft
        entry = AreaEntry(ref=section.plain_number or "", title=section.title)
        draft = Draft(section, entry, place)
        self.areas.append(draft)
        self.places[id(entry)] = place
        return draft

    def focus(self, draft: Draft, section: Section, place: Place) -> FocusAreaEntry:
        """Return the focus area of this number or title within an area."""
        number = section.plain_number
        title = section.title or None
        for known in draft.entry.focus_areas:
            same_title = bool(title and known.title and plain(title) == plain(known.title))
            same_number = number is not None and known.ref == number
            if same_title or (
                same_number and (not title or not known.title or _alike(title, known.title))
            ):
                known.title = known.title or title
                return known
        taken = {known.ref for known in draft.entry.focus_areas}
        ref = number or ""
        if not ref or ref in taken:
            ref = next(str(n) for n in range(1, 999) if str(n) not in taken)
        entry = FocusAreaEntry(ref=ref, title=title)
        draft.entry.focus_areas.append(entry)
        self.places[id(entry)] = place
        return entry


def _is_same(mine: Section, its: Section) -> bool:
    if mine.number and its.number and (mine.label or its.label):
        same = mine.label == its.label and mine.plain_number == its.plain_number
        return same and (bool(mine.label) or not mine.title or not its.title)
    if not mine.title or not its.title:
        return mine == its
    return mine.plain_number == its.plain_number and _alike(mine.title, its.title)


def _alike(one: str, other: str) -> bool:
    return plain(one) == plain(other) or fuzz.ratio(plain(one), plain(other)) >= _SAME_TITLE


def settle(drafts: Drafts) -> list[AreaEntry]:
    """Return the areas of the plan: in the order of their actions, each with a reference."""
    kept = [draft for draft in drafts.areas if _is_kept(draft, drafts.areas)]
    for draft in kept:
        if not draft.entry.actions:
            draft.entry.actions = draft.told
    order = {id(draft): n for n, draft in enumerate(kept)}
    kept.sort(key=lambda d: (d.first_action if d.first_action is not None else 10**6, order[id(d)]))
    _number(kept)
    return [draft.entry for draft in kept]


def _is_kept(draft: Draft, all_of_them: Sequence[Draft]) -> bool:
    entry = draft.entry
    if entry.actions:
        return True
    strong = [other for other in all_of_them if other.entry.actions]
    if draft.told:
        found = bool(entry.findings) and not draft.told_in_prose
        return draft.is_labelled or found or not strong
    labels = {other.section.label for other in strong if other.is_labelled}
    told = bool(entry.findings or entry.outcomes or entry.impact)
    return draft.is_labelled and told and (draft.section.label in labels or not strong)


def _number(drafts: Sequence[Draft]) -> None:
    """Give each area the reference that is printed, or the next number; none twice."""
    taken: set[str] = set()
    for draft in drafts:
        ref = _prefix_of_actions(draft.entry) or draft.entry.ref
        if ref in taken and draft.section.label:
            ref = f"{draft.section.label[0].upper()}{ref}"
        if not ref or ref in taken:
            ref = next(str(n) for n in range(1, 999) if str(n) not in taken)
        taken.add(ref)
        draft.entry.ref = ref


def _prefix_of_actions(area: AreaEntry) -> str | None:
    """Return "R1" when the actions are R1.1, R1.2 and so on, and the area's own number fits."""
    refs = [action.ref for action in area.actions if action.ref]
    prefixes = {match.group(1) for ref in refs if (match := re.match(r"([A-Z]+\d+)\.\d+$", ref))}
    if len(prefixes) != 1 or len(refs) != len(area.actions):
        return None
    prefix = prefixes.pop()
    return prefix if not area.ref or re.sub(r"^[A-Z]+", "", prefix) == area.ref else None
