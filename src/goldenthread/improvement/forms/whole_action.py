"""An action with its milestones, measures and updates, corrected as one form."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from goldenthread.core.plan_corrections import Correction
from goldenthread.core.plan_tree import Node, NodeKind
from goldenthread.improvement.forms.review import NodeForm, blank_node, focus_choices

BELOW = (NodeKind.MILESTONE, NodeKind.MEASURE, NodeKind.UPDATE)


class WholeActionForm:
    """One form for the action, one for each part below it, and an empty one for each kind."""

    def __init__(self, action: Node, data: QueryDict | None) -> None:
        self.action = action
        self.own = NodeForm(data, node=action, prefix=action.id, focus_areas=focus_choices(action))
        self.below = [
            NodeForm(data, node=child, prefix=child.id)
            for kind in BELOW
            for child in action.of(kind)
        ]
        self.new = [
            NodeForm(data, node=blank_node(kind), prefix=f"new-{kind.value}") for kind in BELOW
        ]

    def of(self, kind: str) -> list[NodeForm]:
        """Return the forms of the parts of one kind that are there."""
        return [form for form in self.below if form.node.kind == kind]

    def new_of(self, kind: str) -> NodeForm:
        """Return the empty form of a kind."""
        return next(form for form in self.new if form.node.kind == kind)

    def is_valid(self) -> bool:
        """Whether everything that was filled in can be right; an empty form asks for nothing."""
        return not self.errors  # which asks every form, so that each finds its own mistakes

    @property
    def errors(self) -> list[dict[str, str]]:
        """Every mistake of every form, as the error summary takes them."""
        # an empty form for a new part asks for nothing, and so has no mistakes
        return [error for form in (self.own, *self.below, *self.new) for error in form.error_list]

    @property
    def steps(self) -> list[Correction]:
        """What was changed, as corrections to be kept together."""
        changed: list[dict[str, Any]] = [
            {"do": "set", "node": form.node.id, "values": form.values}
            for form in (self.own, *self.below)
            if form.values
        ]
        added: list[dict[str, Any]] = [
            {"do": "add", "parent": self.action.id, "kind": form.node.kind.value,
             "values": form.values}
            for form in self.new
            if not form.is_blank
        ]  # fmt: skip
        return [*changed, *added]
