"""A plan under review: what was read, as corrected, with its oddities beside what they concern."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from goldenthread.core.plan_corrections import replay
from goldenthread.core.plan_format import PlanDocument
from goldenthread.core.plan_tree import Node, NodeKind, Tree
from goldenthread.improvement.models import PlanImport


@dataclass(frozen=True, slots=True, kw_only=True)
class OddityFound:
    """Something in the document that looks wrong, and whether it still wants a look."""

    key: str
    kind: str
    text: str
    place: str
    node: str
    set_aside: bool
    is_open: bool


class Review:
    """An import with every correction applied."""

    def __init__(self, plan_import: PlanImport) -> None:
        self.plan_import = plan_import
        self.as_read = PlanDocument.from_json(plan_import.as_read)
        self.tree: Tree = replay(self.as_read, plan_import.corrections)

    @cached_property
    def document(self) -> PlanDocument:
        """The plan as it stands."""
        return self.tree.document()

    @cached_property
    def oddities(self) -> list[OddityFound]:
        """Every oddity whose part of the plan is still there.

        One is open until somebody says that it is right or corrects the part that it is about.
        """
        aside = set(self.plan_import.set_aside)
        return [
            OddityFound(
                **oddity,
                set_aside=oddity["key"] in aside,
                is_open=oddity["key"] not in aside and oddity["node"] not in self.tree.touched,
            )
            for oddity in self.plan_import.oddities
            if self.tree.has(oddity["node"])
        ]

    @cached_property
    def open_oddities(self) -> dict[str, list[OddityFound]]:
        """The open oddities by the part that they are about."""
        found: dict[str, list[OddityFound]] = {}
        for oddity in self.oddities:
            if oddity.is_open:
                found.setdefault(oddity.node, []).append(oddity)
        return found

    def open_within(self, node: Node) -> list[OddityFound]:
        """Return the open oddities about a part or anything below it, in the plan's order."""
        return [o for part in node.walk() for o in self.open_oddities.get(part.id, [])]

    @cached_property
    def leads(self) -> Counter[str]:
        """How often each spelling of a lead is printed, on actions and milestones."""
        return Counter(
            lead for node in self.tree.root.walk() for lead in node.fields.get("leads", [])
        )

    def place(self, node: Node) -> str:
        """Return where in the document a part stood, "" for one that was added since."""
        found = self.plan_import.places.get(node.id, "")
        return str(found)

    @property
    def areas(self) -> list[Node]:
        """The areas for improvement, in order."""
        return self.tree.root.of(NodeKind.AREA)
