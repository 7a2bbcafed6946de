"""A plan under review as a tree whose parts have names that never shift.

The exchange format knows a part only by its place ("areas/2/actions/5"), which changes as soon as
something before it is moved or dropped. Here each part that was read is numbered once ("n17"), and
each part that a correction makes is named after that correction ("c3").
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from goldenthread.core.plan_format import PlanDocument


class NodeKind(StrEnum):
    """What a part of a plan is."""

    PLAN = "plan"
    RATING = "rating"
    AREA = "area"
    FINDING = "finding"
    OUTCOME = "outcome"
    FOCUS_AREA = "focus_area"
    ACTION = "action"
    MILESTONE = "milestone"
    MEASURE = "measure"
    UPDATE = "update"

    @property
    def words(self) -> str:
        """The kind as it is said: "focus area"."""
        return self.value.replace("_", " ")

    @property
    def a(self) -> str:
        """The kind with its article: "an action"."""
        return f"{'an' if self.value[0] in 'aou' else 'a'} {self.words}"


# Each kind's lists in the exchange format, in the order in which parts are numbered.
LISTS: dict[NodeKind, dict[str, NodeKind]] = {
    NodeKind.PLAN: {"rating_scheme": NodeKind.RATING, "areas": NodeKind.AREA},
    NodeKind.AREA: {
        "findings": NodeKind.FINDING,
        "outcomes": NodeKind.OUTCOME,
        "focus_areas": NodeKind.FOCUS_AREA,
        "actions": NodeKind.ACTION,
    },
    NodeKind.ACTION: {
        "measures": NodeKind.MEASURE,
        "milestones": NodeKind.MILESTONE,
        "updates": NodeKind.UPDATE,
    },
}
FIELDS: dict[NodeKind, tuple[str, ...]] = {
    NodeKind.PLAN: ("title", "local_area", "kind", "published"),
    NodeKind.RATING: ("label", "status"),
    NodeKind.AREA: ("ref", "title", "impact"),
    NodeKind.FINDING: ("ref", "text", "source"),
    NodeKind.OUTCOME: ("text",),
    NodeKind.FOCUS_AREA: ("ref", "title", "impact"),
    NodeKind.ACTION: (
        "ref", "focus_area", "text", "leads", "start_text", "start", "due_text", "due",
        "status_text", "status",
    ),
    NodeKind.MILESTONE: ("text", "leads", "due_text", "due", "status_text", "status"),
    NodeKind.MEASURE: ("text",),
    NodeKind.UPDATE: ("text",),
}  # fmt: skip
# The format prints these as bare texts.
BARE = frozenset({NodeKind.OUTCOME, NodeKind.MEASURE, NodeKind.UPDATE})
ROOT = "plan"


class NoSuchNode(LookupError):
    """The plan under review has no such part, or has it no longer."""


@dataclass(slots=True)
class Node:
    """One part of a plan: its name, its own fields, and the parts below it in order."""

    id: str
    kind: NodeKind
    fields: dict[str, Any]
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None

    def of(self, kind: NodeKind) -> list[Node]:
        """Return the parts directly below that are of one kind, in order."""
        return [child for child in self.children if child.kind == kind]

    def walk(self) -> Iterator[Node]:
        """Yield this part and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self, kind: NodeKind) -> Node | None:
        """Return the nearest part of a kind that this one stands in, itself included."""
        node: Node | None = self
        while node is not None and node.kind != kind:
            node = node.parent
        return node

    @property
    def mark(self) -> str:
        """A short mark of all that this part says; it changes when anything in it does."""
        words = json.dumps(_to_json(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()[:16]


class Tree:
    """A plan under review."""

    def __init__(self, document: PlanDocument) -> None:
        self.paths: dict[str, str] = {}
        self.touched: set[str] = set()
        self._nodes: dict[str, Node] = {}
        self.root = self._plant(document.to_json(), NodeKind.PLAN, None, "")

    def _plant(self, data: Any, kind: NodeKind, parent: Node | None, path: str) -> Node:
        name = f"n{len(self._nodes)}" if parent else ROOT
        own = {"text": data} if kind in BARE else {key: data[key] for key in FIELDS[kind]}
        node = Node(id=name, kind=kind, fields=own, parent=parent)
        self._nodes[name] = node
        self.paths[path] = name
        for key, child_kind in LISTS.get(kind, {}).items():
            for place, item in enumerate(data[key]):
                below = f"{path}/{key}/{place}".lstrip("/")
                node.children.append(self._plant(item, child_kind, node, below))
        return node

    def node(self, name: str, *kinds: NodeKind) -> Node:
        """Return the part of this name.

        :raises NoSuchNode: when there is none, or it is of none of the kinds given.
        """
        node = self._nodes.get(name)
        if node is None or (kinds and node.kind not in kinds):
            raise NoSuchNode("That part of the plan is not there any more.")
        return node

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._nodes

    def at(self, path: str) -> str:
        """Return the name of the part that stood at a path when the document was read.

        A path to a field inside a part gives that part.
        """
        steps = path.split("/")
        for length in range(len(steps), 0, -1):
            if found := self.paths.get("/".join(steps[:length])):
                return found
        return ROOT

    def add(self, node: Node, *, under: Node, position: int | None = None) -> None:
        """Put a part below another, at a position among its own kind or at the end."""
        alike = under.of(node.kind)
        if position is None or position >= len(alike):
            under.children.append(node)
        else:
            under.children.insert(under.children.index(alike[max(position, 0)]), node)
        node.parent = under
        self._nodes.update({part.id: part for part in node.walk()})

    def take_out(self, node: Node) -> None:
        """Take a part and everything below it out of the plan."""
        if node.parent is None:
            raise NoSuchNode("The plan itself cannot be taken out.")
        node.parent.children.remove(node)
        node.parent = None
        for part in node.walk():
            del self._nodes[part.id]

    def document(self) -> PlanDocument:
        """Return the plan as it stands, in the exchange format.

        :raises NotAPlan: when it is not valid, which no correction allows.
        """
        return PlanDocument.from_json({"format": "send-plan/1", **_to_json(self.root)})


def _to_json(node: Node) -> Any:
    if node.kind in BARE:
        return node.fields["text"]
    lists = {
        key: [_to_json(child) for child in node.of(kind)]
        for key, kind in LISTS.get(node.kind, {}).items()
    }
    return {**node.fields, **lists}
