"""Tells areas, actions and milestones apart that stand in one column, by how they are numbered.

In many tables 1 is an area, 1.1 an action and 1.1.1 a milestone, all in the same columns. A
numbered row under which others stand is an action when somebody or a date is held to it, and a
heading when not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.reading.build.wording import sentence
from goldenthread.reading.events import Event, Heading, Row, Value
from goldenthread.reading.lexicon import Role
from goldenthread.reading.sections import Kind, Section, section_of

_PROMISES = (Role.LEAD, Role.DUE, Role.START, Role.MEASURE, Role.STATUS)
_OF_STEP = (Role.LEAD, Role.DUE, Role.STATUS)
_LEVEL_WORDS = {
    Kind.AREA: re.compile(r"^(area|priority|theme|outcome|objective|recommendation|workstream)$"),
    Kind.ACTION: re.compile(r"^(action|key action|main action|parent)$"),
    Kind.UNSAID: re.compile(r"^(milestone|sub ?-?action|task|sub ?-?task|step|child|activity)$"),
}


@dataclass(slots=True)
class _Numbered:
    """A row with the parts of its number, and the rows numbered beneath it."""

    row: Row
    parts: tuple[str, ...]
    parent: _Numbered | None = None
    children: list[_Numbered] = field(default_factory=list)

    @property
    def promises(self) -> bool:
        return any(self.row.first(role) for role in _PROMISES)


def nested(events: Sequence[Event]) -> list[Event]:
    """Return a band's events, numbered rows beneath others made milestones, or headings of them."""
    numbered = _numbered(events)
    if not any(one.children for one in numbered.values()):
        return list(events)
    headings = _depths_of_headings(list(numbered.values()))
    result: list[Event] = []
    for event in events:
        one = numbered.get(id(event))
        if one is None:
            result.append(event)
        elif len(one.parts) in headings:
            result.append(_as_heading(one, outermost=len(one.parts) == min(headings)))
        elif one.parent is not None and len(one.parent.parts) not in headings:
            result.append(as_milestone(one.row))
        else:
            result.append(one.row)
    return result


def _numbered(events: Sequence[Event]) -> dict[int, _Numbered]:
    found: dict[int, _Numbered] = {}
    by_parts: dict[tuple[str, ...], _Numbered] = {}
    for event in events:
        if not isinstance(event, Row) or event.ref_of is not Role.ACTION:
            continue
        ref = event.first(Role.REF)
        parts = tuple(re.findall(r"[a-z]+|\d+", ref.text.lower())) if ref is not None else ()
        if not parts or not sentence(event.fresh(Role.ACTION)):
            continue
        one = _Numbered(event, parts)
        above = (by_parts.get(parts[:length]) for length in range(len(parts) - 1, 0, -1))
        one.parent = next((parent for parent in above if parent is not None), None)
        if one.parent is not None:
            one.parent.children.append(one)
        found[id(event)] = by_parts[parts] = one
    return found


def _depths_of_headings(rows: Sequence[_Numbered]) -> set[int]:
    """Return the depths at which the rows that have others beneath them promise nothing."""
    depths: set[int] = set()
    for depth in {len(one.parts) for one in rows if one.children}:
        parents = [one for one in rows if len(one.parts) == depth]
        if sum(one.promises for one in parents) < 0.5 * len(parents):
            depths.add(depth)
    return depths


def _as_heading(one: _Numbered, *, outermost: bool) -> Heading:
    text = sentence(one.row.fresh(Role.ACTION))
    said = section_of(text)
    ref = one.row.first(Role.REF)
    number = said.number or (ref.text.strip(" .:") if ref is not None else None)
    kind = Kind.AREA if outermost else Kind.FOCUS
    section = Section(kind, said.label or kind.value, number, said.title)
    return Heading(section=section, level=9, origin="row", place=one.row.place, text=text)


def as_milestone(row: Row) -> Row:
    """Return a row that reads as an action as a milestone of the action above it."""
    values = dict(row.values)
    own = [v for v in values.pop(Role.ACTION, []) if not v.lasting]
    values.pop(Role.REF, None)
    beside = {role: row.fresh(role)[0] for role in _OF_STEP if row.fresh(role)}
    steps = [replace(value, beside={**value.beside, **beside}) for value in own]
    values[Role.MILESTONE] = [
        *(replace(_one_line(v)) for v in steps),
        *values.get(Role.MILESTONE, []),
    ]
    for role in _OF_STEP:
        values.pop(role, None)
    return replace(row, values=values)


def _one_line(value: Value) -> Value:
    """Return a value with its paragraphs as one, for a row is one milestone."""
    first, *others = value.paragraphs
    text = " ".join(p.text for p in (first, *others))
    return replace(value, paragraphs=[replace(first, text=text)])
