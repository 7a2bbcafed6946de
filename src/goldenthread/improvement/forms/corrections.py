"""Moving, joining, splitting and dropping parts of a plan under review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.core.plan_corrections import Correction
from goldenthread.core.plan_tree import Node, NodeKind
from goldenthread.core.plan_values import main_field
from goldenthread.ui.forms import Form


def words_of(node: Node, length: int = 90) -> str:
    """Return how a part is told from others in a list: its reference and the start of its text."""
    text = str(node.fields[main_field(node.kind)] or "(no words)")
    short = text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
    return " ".join(filter(None, (node.fields.get("ref"), short)))


class CorrectionForm(Form):
    """One correction of one part."""

    verb = ""
    button = ""

    def __init__(self, *args: Any, node: Node, root: Node, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.node, self.root = node, root
        self.offer()

    def offer(self) -> None:
        """Fill in what there is to choose from."""

    def correction(self) -> Correction:
        """Return the correction that was asked for."""
        return {"do": self.verb, "node": self.node.id}

    @property
    def has_choice(self) -> bool:
        """Whether there is anything to choose from."""
        return True

    def _others(self, kind: NodeKind) -> list[tuple[str, str]]:
        return [
            (node.id, words_of(node))
            for node in self.root.walk()
            if node.kind == kind
            and node is not self.node
            # a focus area stays in its area
            and (kind is not NodeKind.FOCUS_AREA or node.parent is self.node.parent)
        ]


class DropForm(CorrectionForm):
    """Take a part out."""

    verb, button = "drop", "Drop it"


class SplitForm(CorrectionForm):
    """Make two of one."""

    verb, button = "split", "Split it in two"
    first = forms.CharField(
        label="The first part", widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what the first part says."},
    )  # fmt: skip
    second = forms.CharField(
        label="The second part", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It has the same leads and dates; what hangs on the whole stays with the first.",
        error_messages={"required": "Enter what the second part says."},
    )  # fmt: skip

    def offer(self) -> None:
        """Begin with the whole text as the first part."""
        self.fields["first"].initial = self.node.fields[main_field(self.node.kind)]

    def correction(self) -> Correction:
        """Return the split."""
        texts = {"first": self.cleaned_data["first"], "second": self.cleaned_data["second"]}
        return {**super().correction(), **texts}


class MergeForm(CorrectionForm):
    """Make one of two."""

    verb, button = "merge", "Join them"
    other = forms.ChoiceField(
        label="Join it with", error_messages={"required": "Choose what to join it with."}
    )
    text = forms.ChoiceField(
        label="What it says then",
        widget=forms.RadioSelect,
        initial="both",
        choices=[("both", "Both, one after the other"), ("this", "What this one says"),
                 ("other", "What the other one says")],
        error_messages={"required": "Choose what it says then."},
    )  # fmt: skip

    def offer(self) -> None:
        """List the others of its kind, its own neighbours first."""
        choices = self._others(self.node.kind)
        if self.node.kind in (NodeKind.MILESTONE, NodeKind.MEASURE) and self.node.parent:
            near = {node.id for node in self.node.parent.children}
            choices.sort(key=lambda choice: choice[0] not in near)
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = [("", "Choose"), *choices]

    @property
    def has_choice(self) -> bool:
        """Whether there is another of its kind."""
        return bool(self._others(self.node.kind))

    def correction(self) -> Correction:
        """Return the joining; this part stays, the other goes into it."""
        other = next(n for n in self.root.walk() if n.id == self.cleaned_data["other"])
        field = main_field(self.node.kind)
        mine, theirs = (str(n.fields[field] or "") for n in (self.node, other))
        text = {"both": f"{mine} {theirs}", "this": mine, "other": theirs}
        return {
            "do": "merge",
            "nodes": [self.node.id, other.id],
            "text": text[self.cleaned_data["text"]],
        }


class MoveForm(CorrectionForm):
    """Put a part elsewhere."""

    verb, button = "move", "Move it"
    where = forms.ChoiceField(
        label="Where to", error_messages={"required": "Choose where it goes."}
    )

    def offer(self) -> None:
        """Offer a step up or down, and other parents of the kind that it has."""
        parent = self.node.parent
        assert parent is not None  # noqa: S101 -- the plan itself is not offered
        choices: list[tuple[str, str]] = [("", "Choose")]
        alike = parent.of(self.node.kind)
        if self.node is not alike[0]:
            choices.append(("up", "Up, before the one above it"))
        if self.node is not alike[-1]:
            choices.append(("down", "Down, after the one below it"))
        if self.node.kind not in (NodeKind.AREA, NodeKind.RATING, NodeKind.FOCUS_AREA):
            choices += [
                (node.id, f"To {node.kind.words} {words_of(node)}")
                for node in self.root.walk()
                if node.kind == parent.kind and node is not parent
            ]
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = choices
        self.somewhere = len(choices) > 1

    @property
    def has_choice(self) -> bool:
        """Whether there is anywhere to go."""
        return self.somewhere

    def correction(self) -> Correction:
        """Return the move."""
        where = self.cleaned_data["where"]
        steps = {"up": -1, "down": 1}
        moved = {"places": steps[where]} if where in steps else {"to": where}
        return {**super().correction(), **moved}


class ToMilestoneForm(CorrectionForm):
    """Make an action a step of another."""

    verb, button = "to_milestone", "Make it a milestone"
    under = forms.ChoiceField(
        label="The action that it is a step of",
        error_messages={"required": "Choose the action that it is a step of."},
    )

    def offer(self) -> None:
        """List the other actions, those of its own area first."""
        area = self.node.parent
        near = {node.id for node in area.children} if area else set()
        choices = sorted(self._others(NodeKind.ACTION), key=lambda choice: choice[0] not in near)
        field = self.fields["under"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = [("", "Choose"), *choices]

    @property
    def has_choice(self) -> bool:
        """Whether there is another action."""
        return bool(self._others(NodeKind.ACTION))

    def correction(self) -> Correction:
        """Return the change."""
        return {**super().correction(), "under": self.cleaned_data["under"]}


class ToActionForm(CorrectionForm):
    """Make a milestone an action of its own."""

    verb, button = "to_action", "Make it an action"


VERBS: dict[str, type[CorrectionForm]] = {
    "drop": DropForm,
    "split": SplitForm,
    "join": MergeForm,
    "move": MoveForm,
    "to-milestone": ToMilestoneForm,
    "to-action": ToActionForm,
}


class LeadsForm(Form):
    """Spellings of one lead, and the one to use."""

    spellings = forms.MultipleChoiceField(
        label="Spellings that mean the same post, group or person",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one spelling."},
    )
    to = forms.CharField(
        label="Use this one",
        max_length=300,
        error_messages={"required": "Enter the spelling to use."},
    )

    def __init__(self, *args: Any, spellings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["spellings"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- declared above
        field.choices = list(spellings)
