"""Correcting a plan under review, in words."""

from __future__ import annotations

from typing import Any

from goldenthread.core.imprecise_dates import ImpreciseDate
from goldenthread.core.plan_corrections import MERGEABLE, SPLITTABLE
from goldenthread.core.plan_tree import Node, NodeKind
from goldenthread.core.plan_values import main_field
from goldenthread.improvement.presenters.review import (
    KIND_TITLES,
    OddityLine,
    Pages,
    node_title,
    rows_of,
)
from goldenthread.improvement.queries.review import Review
from goldenthread.ui.words import count

_LABELS = {
    "split": "Split in two",
    "join": "Join with another",
    "move": "Move",
    "to-milestone": "Make it a milestone",
    "to-action": "Make it an action",
    "drop": "Drop",
}
_TITLES = {
    "split": "Split {} in two",
    "join": "Join {} with another",
    "move": "Move {}",
    "to-milestone": "Make {} a milestone of another action",
    "to-action": "Make {} an action of its own",
    "drop": "Drop {}",
}
_DONE = {
    "split": "It was split in two.",
    "join": "The two were joined.",
    "move": "It was moved.",
    "to-milestone": "The action is a milestone now.",
    "to-action": "The milestone is an action now.",
    "drop": "It was dropped. You can undo this under Corrections.",
}
_NOTHING = {
    "join": "There is no other to join it with.",
    "move": "There is nowhere else for it to go.",
    "to-milestone": "There is no other action that it could be a step of.",
}


def verbs_for(node: Node) -> list[str]:
    """Return what can be done to a part, beside correcting its fields."""
    if node.kind is NodeKind.PLAN:
        return []
    fits = {
        "split": node.kind in SPLITTABLE,
        "join": node.kind in MERGEABLE,
        "to-milestone": node.kind is NodeKind.ACTION,
        "to-action": node.kind is NodeKind.MILESTONE,
    }
    return [verb for verb in _LABELS if fits.get(verb, True)]


def now(node: Node) -> list[dict[str, Any]]:
    """Return what a part says now that somebody else has changed it."""
    return [row for row in rows_of(node) if row["value"]["text"] != "–"]


def spellings(review: Review) -> list[tuple[str, int]]:
    """Return every spelling of a lead with how often it is printed, alike ones side by side."""
    return sorted(review.leads.items(), key=lambda item: item[0].casefold())


class PartPresenter(Pages):
    """A part that is corrected on a page of its own."""

    def __init__(self, review: Review, area: str, node: Node) -> None:
        super().__init__(review, area)
        self.node = node
        self.title = node_title(node)

    @property
    def home(self) -> str:
        """Where one goes on when it is done."""
        parent = self.node.parent
        if self.node.kind in (NodeKind.AREA, NodeKind.ACTION):
            return self.href(self.node)
        return self.url("") if parent is None or parent.kind is NodeKind.PLAN else self.href(parent)

    @property
    def oddities(self) -> list[OddityLine]:
        """What looks wrong about it."""
        return self.lines(self.review.open_oddities.get(self.node.id, []))

    @property
    def place(self) -> str:
        """Where it stands in the document."""
        return self.review.place(self.node)

    def verbs(self, node: Node | None = None) -> list[dict[str, str]]:
        """Return links to what else can be done to it, or to a part below it."""
        node = node or self.node
        return [
            {"text": _LABELS[verb], "href": self.url("_change", node=node.id, verb=verb),
             "about": _brief(node)}
            for verb in verbs_for(node)
        ]  # fmt: skip

    def echo(self, field: str, node: Node | None = None) -> str:
        """Return how a date was understood, "" where that is what is printed."""
        fields = (node or self.node).fields
        printed, iso = fields.get(f"{field}_text"), fields.get(field)
        if not printed or (iso and ImpreciseDate.from_iso(iso).words == printed):
            return ""
        return f"Understood as {ImpreciseDate.from_iso(iso).words}" if iso else "No date in this"


class ActionPresenter(PartPresenter):
    """The page of an action."""

    @property
    def text(self) -> str:
        """What the action says."""
        return str(self.node.fields["text"] or "(no words)")

    @property
    def all_oddities(self) -> list[OddityLine]:
        """What looks wrong about it and all that hangs on it."""
        return self.lines(self.review.open_within(self.node))


class AddPresenter(PartPresenter):
    """A part that is to be added."""

    def __init__(self, review: Review, area: str, node: Node) -> None:
        super().__init__(review, area, node)
        self.title = f"Add {node.kind.a}"

    @property
    def home(self) -> str:
        """Where one goes on when it is added."""
        assert self.node.parent is not None  # noqa: S101 -- it was given one
        parent = self.node.parent
        return self.url("") if parent.kind is NodeKind.PLAN else self.href(parent)


class ChangePresenter(PartPresenter):
    """Something that is done to a part."""

    def __init__(self, review: Review, area: str, node: Node, verb: str) -> None:
        super().__init__(review, area, node)
        self.verb = verb
        self.title = _TITLES[verb].format(f"this {KIND_TITLES[node.kind].lower()}")
        self.done = _DONE[verb]
        self.nothing = _NOTHING.get(verb, "")
        self.text = str(node.fields[main_field(node.kind)] or "(no words)")
        self.ref = str(node.fields.get("ref") or "")

    @property
    def home(self) -> str:
        """Where one goes on: the part may be gone from where it was."""
        parent = self.node.parent
        if parent is None or parent.kind is NodeKind.PLAN:
            return self.url("")
        return self.href(parent)

    @property
    def consequences(self) -> list[str]:
        """What goes with it, as sentences."""
        below = sum(1 for _ in self.node.walk()) - 1
        if self.verb != "drop" or not below:
            return []
        return [f"{count(below, 'part').capitalize()} that stand in it will be dropped with it."]


def _brief(node: Node) -> str:
    text = str(node.fields[main_field(node.kind)] or "")
    return f"{node_title(node)} {text[:60]}".strip()
