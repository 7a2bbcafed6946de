"""Which part of a newer version of a plan is which part of the plan as it is held.

Parts are matched under parts that are matched, but actions across the whole plan, since an action
that moved to another area is still the same promise. Equal parts are matched first and in order;
then the most alike, by their words and their reference.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from goldenthread.core.plan_tree import Node, NodeKind, Tree
from goldenthread.core.plan_values import main_field

# How alike two texts must be (0 to 1) to be one part: less is asked of parts with one reference.
ALIKE = 0.6
ALIKE_WITH_REFERENCE = 0.3
# What a common reference adds when it is decided which of several is the likeliest.
REFERENCE_COUNTS = 0.25


@dataclass(slots=True, kw_only=True)
class Held:
    """A part of a plan as it is held: as last published, as it is now, and what is below it.

    `base` is None for a part that people added here; `withdrawn` says that they took it out.
    """

    id: str
    kind: NodeKind
    base: dict[str, Any] | None
    ours: dict[str, Any]
    withdrawn: bool = False
    children: list[Held] = field(default_factory=list)

    def of(self, kind: NodeKind) -> list[Held]:
        """Return the parts directly below that are of one kind, in order."""
        return [child for child in self.children if child.kind == kind]

    def walk(self) -> Iterator[Held]:
        """Yield this part and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


Pairs = dict[str, Held]


def match(held: Held, new: Tree) -> Pairs:
    """Return for the name of each part of the new version which part held it is, if any."""
    pairs: Pairs = {new.root.id: held}
    _pair(held.of(NodeKind.AREA), new.root.of(NodeKind.AREA), pairs)
    home = _homes(held)
    _pair(
        [action for area in held.of(NodeKind.AREA) for action in area.of(NodeKind.ACTION)],
        [action for area in new.root.of(NodeKind.AREA) for action in area.of(NodeKind.ACTION)],
        pairs,
        same_home=lambda one, other: _is_pair(pairs, home.get(one.id), other.parent),
    )
    for node in list(new.root.walk()):
        below = pairs.get(node.id)
        if below is None or node.kind not in (NodeKind.AREA, NodeKind.ACTION):
            continue
        for kind in dict.fromkeys(child.kind for child in node.children):
            if kind is not NodeKind.ACTION:
                _pair(below.of(kind), node.of(kind), pairs)
    return pairs


def _homes(held: Held) -> dict[str, str]:
    return {child.id: part.id for part in held.walk() for child in part.children}


def _is_pair(pairs: Pairs, held: str | None, node: Node | None) -> bool:
    found = pairs.get(node.id) if node else None
    return found is not None and found.id == held


def _pair(
    held: list[Held],
    new: list[Node],
    pairs: Pairs,
    same_home: Callable[[Held, Node], bool] = lambda one, other: True,
) -> None:
    left, right = list(held), list(new)
    for with_home in (True, False):
        for key in (_whole, _words_and_ref, _words):
            _pair_equal(left, right, pairs, key, same_home if with_home else None)
    _pair_alike(left, right, pairs, same_home)


def _whole(kind: NodeKind, fields: dict[str, Any]) -> Hashable:
    return repr(sorted(fields.items(), key=lambda item: item[0]))


def _words_and_ref(kind: NodeKind, fields: dict[str, Any]) -> Hashable:
    return (fields.get("ref"), fields[main_field(kind)])


def _words(kind: NodeKind, fields: dict[str, Any]) -> str:
    return str(fields[main_field(kind)] or "").casefold()


def _pair_equal(
    left: list[Held],
    right: list[Node],
    pairs: Pairs,
    key: Callable[[NodeKind, dict[str, Any]], Hashable],
    same_home: Callable[[Held, Node], bool] | None,
) -> None:
    waiting: dict[Hashable, list[Held]] = {}
    for one in left:
        fields = one.ours if one.base is None else one.base
        waiting.setdefault(key(one.kind, fields), []).append(one)
    for other in list(right):
        alike = waiting.get(key(other.kind, other.fields), [])
        found = next((one for one in alike if same_home is None or same_home(one, other)), None)
        if found is not None:
            alike.remove(found)
            _take(found, other, left, right, pairs)


def _take(one: Held, other: Node, left: list[Held], right: list[Node], pairs: Pairs) -> None:
    pairs[other.id] = one
    left[:] = [held for held in left if held is not one]
    right[:] = [node for node in right if node is not other]


def _pair_alike(
    left: list[Held],
    right: list[Node],
    pairs: Pairs,
    same_home: Callable[[Held, Node], bool],
) -> None:
    scored = [
        (score, same_home(one, other), -n, -m, one, other)
        for n, one in enumerate(left)
        for m, other in enumerate(right)
        if (score := _likeness(one, other)) is not None
    ]
    taken: set[str] = set()
    for _, _, _, _, one, other in sorted(scored, key=lambda row: row[:4], reverse=True):
        if one.id not in taken and other.id not in pairs:
            taken.add(one.id)
            pairs[other.id] = one


def _likeness(one: Held, other: Node) -> float | None:
    """Return how alike two parts are, or None when they are not one part."""
    text = _words(other.kind, other.fields)
    known = [fields for fields in (one.base, one.ours) if fields is not None]
    alike = max(fuzz.ratio(_words(one.kind, fields), text) for fields in known) / 100
    ref = other.fields.get("ref")
    same_ref = ref is not None and any(fields.get("ref") == ref for fields in known)
    if alike < (ALIKE_WITH_REFERENCE if same_ref else ALIKE):
        return None
    return float(alike + (REFERENCE_COUNTS if same_ref else 0))
