"""Taking in a newer version of a plan that people have been running and correcting meanwhile.

Every field is judged by three values: what the last published version said (base), what stands
here now (ours), and what the new version says (theirs). Where only the publisher changed it, theirs
is taken; where only people here did, ours stays; where both did, a person chooses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from goldenthread.core.imprecise_dates import ImpreciseDate
from goldenthread.core.plan_matching import Held, Pairs, match
from goldenthread.core.plan_tree import FIELDS, Node, NodeKind, Tree

# Printed words and what they come to change together.
_TOGETHER = {"start_text": "start", "due_text": "due", "status_text": "status"}

# What happened stays told, and a rating that is in use cannot go.
_NEVER_GONE = frozenset({NodeKind.UPDATE, NodeKind.RATING})


class Verdict(StrEnum):
    """What is done about a difference unless a person says otherwise."""

    TAKE = "take"
    KEEP = "keep"
    CHOOSE = "choose"  # ours stays unless the person chooses theirs


class Change(StrEnum):
    """What happened to a part between the version held and the new one."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"
    BACK = "back"  # taken out here, but the new version still has it


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that differs; dates and ratings with the words that are printed for them."""

    name: str
    base: dict[str, Any] | None
    ours: dict[str, Any]
    theirs: dict[str, Any]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One part that was added, changed or taken out."""

    change: Change
    held: Held | None = None
    new: Node | None = None
    fields: tuple[FieldChange, ...] = ()
    verdict: Verdict = Verdict.TAKE

    @property
    def kind(self) -> NodeKind:
        """What the part is."""
        part = self.new or self.held
        assert part is not None  # noqa: S101 -- a change is always of something
        return part.kind

    def choices(self) -> Iterator[str]:
        """Yield the names of what a person has to choose: "action:7.due", "milestone:3"."""
        if self.held is None:
            return
        if self.change in (Change.GONE, Change.BACK):
            if self.verdict is Verdict.CHOOSE:
                yield self.held.id
            return
        for one in self.fields:
            if one.verdict is Verdict.CHOOSE:
                yield f"{self.held.id}.{one.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that differs, and which part of the new version is which part held."""

    pairs: Pairs
    changes: tuple[PartChange, ...] = field(default_factory=tuple)

    def of(self, change: Change) -> list[PartChange]:
        """Return the changes of one sort, in the plan's order."""
        return [one for one in self.changes if one.change is change]

    @property
    def mark(self) -> str:
        """A short mark of all that differs; it changes when anything in it does."""
        words = repr([
            (c.change, c.held.id if c.held else "", c.new.mark if c.new else "", c.fields,
             c.verdict)
            for c in self.changes
        ])  # fmt: skip
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def compare(held: Held, new: Tree) -> Comparison:
    """Return what differs between a plan as it is held and a newer version of it."""
    pairs = match(held, new)
    changes = [*_of_the_new(pairs, new.root), *_gone(held, pairs)]
    return Comparison(pairs=pairs, changes=tuple(changes))


def slippage(change: FieldChange) -> int | None:
    """Return by how many days a date moved from ours to theirs: later is more than 0.

    None where there is no date on one side.
    """
    ours, theirs = change.ours.get(change.name), change.theirs.get(change.name)
    if change.name not in ("start", "due") or not ours or not theirs:
        return None
    then, now = (ImpreciseDate.from_iso(iso).last_day for iso in (theirs, ours))
    return (then - now).days


def _of_the_new(pairs: Pairs, node: Node) -> Iterator[PartChange]:
    held = pairs.get(node.id)
    if node.kind is NodeKind.RATING:
        return  # a scheme only gains words: those in use cannot go
    if held is None:
        yield PartChange(change=Change.ADDED, new=node)
        # what stood elsewhere before and stands in it now is not new
        moved = (below for below in node.children if below.id in pairs)
        for below in moved:
            yield from _of_the_new(pairs, below)
        return
    if held.withdrawn:
        untouched = held.base is not None and not _differences(held.base, held.base, node)
        verdict = Verdict.KEEP if untouched else Verdict.CHOOSE
        yield PartChange(change=Change.BACK, held=held, new=node, verdict=verdict)
    elif fields := _differences(held.base, held.ours, node):
        yield PartChange(change=Change.CHANGED, held=held, new=node, fields=fields)
    for below in node.children:
        yield from _of_the_new(pairs, below)


def _differences(
    base: dict[str, Any] | None, ours: dict[str, Any], node: Node
) -> tuple[FieldChange, ...]:
    found = []
    for name in dict.fromkeys(_TOGETHER.get(f, f) for f in FIELDS[node.kind]):
        before = None if base is None else _group(name, base)
        now, then = _group(name, ours), _group(name, node.fields)
        if _alike(now, then):
            continue
        if before is not None and _alike(before, then):
            verdict = Verdict.KEEP
        elif before is not None and _alike(before, now):
            verdict = Verdict.TAKE
        else:
            verdict = Verdict.CHOOSE
        found.append(FieldChange(name=name, base=before, ours=now, theirs=then, verdict=verdict))
    return tuple(found)


def _group(name: str, fields: dict[str, Any]) -> dict[str, Any]:
    names = [text for text, value in _TOGETHER.items() if value == name and text in fields]
    return {key: fields.get(key) or None for key in (*names, name)}


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return {k: _folded(v) for k, v in one.items()} == {k: _folded(v) for k, v in other.items()}


def _folded(value: Any) -> Any:
    # posts are found whatever the case in which a plan prints them
    return [lead.casefold() for lead in value] if isinstance(value, list) else value


def _gone(held: Held, pairs: Pairs) -> Iterator[PartChange]:
    still_there = {part.id for part in pairs.values()}
    for part in held.children:
        if part.id in still_there:
            yield from _gone(part, pairs)
        elif part.withdrawn or part.base is None or part.kind in _NEVER_GONE:
            continue  # out already, ours alone, or something that stays
        else:
            verdict = Verdict.CHOOSE if _is_changed(part) else Verdict.TAKE
            yield PartChange(change=Change.GONE, held=part, verdict=verdict)


def _is_changed(part: Held) -> bool:
    """Whether people changed a part or anything below it since it was published."""
    for one in part.walk():
        if one.base is None and one.kind is not NodeKind.UPDATE:
            return True
        theirs = Node(id="", kind=one.kind, fields=one.base or one.ours)
        if one.withdrawn or _differences(one.base, one.ours, theirs):
            return True
    return False
