"""What differs between a plan and its newer version, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.core.plan_tree import Node, NodeKind
from goldenthread.core.plan_values import main_field
from goldenthread.core.plan_versions import (
    Change,
    Comparison,
    FieldChange,
    PartChange,
    Verdict,
    slippage,
)
from goldenthread.core.word_differences import Stretch, word_differences
from goldenthread.improvement.presenters.review import FIELD_TITLES, KIND_TITLES, value_words
from goldenthread.ui.words import count

_KEPT = {
    Verdict.KEEP: "Changed here; the new version says what the last one said. Ours stays.",
    Verdict.TAKE: "Changed by the new version. It is taken.",
    Verdict.CHOOSE: "Changed both here and by the new version. Choose which stands.",
}
_GONE = {
    Verdict.TAKE: "It is withdrawn; its history stays.",
    Verdict.CHOOSE: "It was changed here since. Choose whether it stays.",
}
_BACK = {
    Verdict.KEEP: "It was taken out here, and the new version has it unchanged. It stays out.",
    Verdict.CHOOSE: "It was taken out here, and the new version has it changed. Choose.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field that differs, word by word, with the choice where there is one."""

    title: str
    stretches: list[Stretch]
    why: str
    slip: str
    choice: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown:
    """A part that differs."""

    title: str
    text: str
    why: str
    fields: list[FieldShown]
    below: str
    choice: dict[str, Any] | None


class DifferencePresenter:
    """The page of differences. `chosen` is what a person chose so far."""

    def __init__(self, comparison: Comparison, chosen: dict[str, str]) -> None:
        self._comparison, self._chosen = comparison, chosen
        self.mark = comparison.mark
        self.added = [self._added(one) for one in comparison.of(Change.ADDED)]
        self.gone = [self._held(one, _GONE) for one in comparison.of(Change.GONE)]
        self.back = [self._held(one, _BACK) for one in comparison.of(Change.BACK)]
        self.changed = [self._changed(one) for one in comparison.of(Change.CHANGED)]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self._comparison.changes

    @property
    def summary(self) -> str:
        """How much differs, as a sentence."""
        if self.is_empty:
            return "Nothing differs: the new version says what the plan says."
        return (
            f"{count(len(self.added), 'part').capitalize()} added, {len(self.changed) or 'none'}"
            f" changed, {len(self.gone) or 'none'} taken out."
        )

    @property
    def slips(self) -> str:
        """How dates moved, as a sentence; "" where none did."""
        moved = [
            days
            for change in self._comparison.of(Change.CHANGED)
            for one in change.fields
            if one.name == "due" and one.verdict is not Verdict.KEEP and (days := slippage(one))
        ]
        later, earlier = [d for d in moved if d > 0], [d for d in moved if d < 0]
        told = []
        if later:
            told.append(f"{count(len(later), 'date')} later, by up to {count(max(later), 'day')}")
        if earlier:
            told.append(
                f"{count(len(earlier), 'date')} earlier, by up to {count(-min(earlier), 'day')}"
            )
        return f"Promised dates: {'; '.join(told)}." if told else ""

    @property
    def to_choose(self) -> int:
        """How many choices there are."""
        return sum(1 for change in self._comparison.changes for _ in change.choices())

    def _added(self, change: PartChange) -> PartShown:
        node = change.new
        assert node is not None  # noqa: S101 -- what is added is new
        below = sum(1 for _ in node.walk()) - 1
        return PartShown(
            title=_title(node), text=_text(node), why="", fields=[], choice=None,
            below=f"With {count(below, 'part')} in it." if below else "",
        )  # fmt: skip

    def _held(self, change: PartChange, whys: dict[Verdict, str]) -> PartShown:
        assert change.held is not None  # noqa: S101 -- it was held
        held = change.held
        node = Node(id="", kind=held.kind, fields=held.ours)
        choice = None
        if change.verdict is Verdict.CHOOSE:
            keeps = "Keep it" if change.change is Change.GONE else "Leave it out"
            takes = "Withdraw it" if change.change is Change.GONE else "Put it back, as changed"
            choice = self._choice(held.id, keeps, takes)
        return PartShown(
            title=_title(node), text=_text(node), why=whys[change.verdict], fields=[], below="",
            choice=choice,
        )  # fmt: skip

    def _changed(self, change: PartChange) -> PartShown:
        assert change.new is not None and change.held is not None  # noqa: S101, PT018 -- changed
        return PartShown(
            title=_title(change.new),
            text="" if any(f.name == main_field(change.kind) for f in change.fields) else
            _text(Node(id="", kind=change.kind, fields=change.held.ours)),
            why="", below="", choice=None,
            fields=[self._field(change, one) for one in change.fields],
        )  # fmt: skip

    def _field(self, change: PartChange, one: FieldChange) -> FieldShown:
        assert change.held is not None  # noqa: S101 -- only what is held has changed fields
        ours, theirs = (_value(change.kind, one.name, side) for side in (one.ours, one.theirs))
        days = slippage(one)
        slip = ""
        if days:
            slip = f"{count(abs(days), 'day').capitalize()} {'later' if days > 0 else 'earlier'}."
        choice = None
        if one.verdict is Verdict.CHOOSE:
            choice = self._choice(
                f"{change.held.id}.{one.name}",
                f"Ours: {ours or 'nothing'}",
                f"The new version’s: {theirs or 'nothing'}",
            )
        return FieldShown(
            title=FIELD_TITLES[one.name], stretches=word_differences(ours, theirs),
            why=_KEPT[one.verdict], slip=slip, choice=choice,
        )  # fmt: skip

    def _choice(self, name: str, keeps: str, takes: str) -> dict[str, Any]:
        chosen = self._chosen.get(name, "ours")
        options = (("ours", keeps), ("theirs", takes))
        return {
            "name": name,
            "idPrefix": name.replace(":", "-").replace(".", "-"),
            "classes": "govuk-radios--small",
            "fieldset": {"legend": {"text": "Which stands?"}},
            "items": [
                {"value": value, "text": text, "checked": value == chosen}
                for value, text in options
            ],
        }


def _title(node: Node) -> str:
    ref = node.fields.get("ref")
    return f"{KIND_TITLES[node.kind]} {ref}" if ref else KIND_TITLES[node.kind]


def _text(node: Node) -> str:
    return str(node.fields[main_field(node.kind)] or "")


def _value(kind: NodeKind, name: str, side: dict[str, Any]) -> str:
    if side.get(f"{name}_text"):
        return str(side[f"{name}_text"])
    return value_words(Node(id="", kind=kind, fields=side), name)
