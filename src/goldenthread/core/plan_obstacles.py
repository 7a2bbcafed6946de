"""What keeps a reviewed document from becoming a plan that people are held to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goldenthread.core.plan_tree import Node, NodeKind, Tree
from goldenthread.core.plan_values import CannotCorrect, clean, main_field


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A part of the plan that has to be put right first, and why, as a sentence."""

    node: Node
    why: str


def obstacles(tree: Tree) -> list[Obstacle]:
    """Return everything that has to be put right first, in the plan's order."""
    found: list[Obstacle] = []
    for node in tree.root.walk():
        given = {key: value for key, value in node.fields.items() if value not in (None, [])}
        needed = {main_field(node.kind): node.fields[main_field(node.kind)]}
        if node.kind is NodeKind.FOCUS_AREA:
            needed = {}  # a focus area may be known by its reference alone
        try:
            clean(tree, node.kind, {**given, **needed}, node=node)
        except CannotCorrect as error:
            found.append(Obstacle(node, str(error)))
    found += _named_twice(tree.root.of(NodeKind.AREA), "ref")
    found += _named_twice(tree.root.of(NodeKind.RATING), "label")
    if not any(node.kind is NodeKind.ACTION for node in tree.root.walk()):
        found.append(Obstacle(tree.root, "There is no action in it yet. Add at least one."))
    return found


def _named_twice(nodes: list[Node], field: str) -> list[Obstacle]:
    often = Counter(node.fields[field] for node in nodes)
    seen: set[str] = set()
    found = []
    for node in nodes:
        name = node.fields[field]
        if often[name] > 1 and name in seen:
            why = (
                f"Another {node.kind.words} is called {name} too. Call one of them something else."
            )
            found.append(Obstacle(node, why))
        seen.add(name)
    return found
