"""What may stand in a field of a plan, and how it is written there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.imprecise_dates import ImpreciseDate
from goldenthread.core.plan_tree import FIELDS, Node, NodeKind, Tree


class CannotCorrect(ValueError):
    """The correction cannot be done; the message is a sentence, `field` the field it is about."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


_MAIN = {NodeKind.PLAN: "title", NodeKind.AREA: "title", NodeKind.FOCUS_AREA: "title"}
_NEEDED: dict[tuple[NodeKind, str], str] = {
    (NodeKind.PLAN, "title"): "Enter the title of the plan.",
    (NodeKind.RATING, "label"): "Enter the word that the plan uses.",
    (NodeKind.AREA, "ref"): "Enter a reference, such as 1.",
    (NodeKind.AREA, "title"): "Enter the title of the area for improvement.",
    (NodeKind.FINDING, "text"): "Enter what the inspectors found.",
    (NodeKind.OUTCOME, "text"): "Enter the outcome.",
    (NodeKind.FOCUS_AREA, "ref"): "Enter a reference, such as 1.",
    (NodeKind.ACTION, "text"): "Enter what the action says.",
    (NodeKind.MILESTONE, "text"): "Enter what the milestone says.",
    (NodeKind.MEASURE, "text"): "Enter the measure of success.",
    (NodeKind.UPDATE, "text"): "Enter what the update says.",
}
# The longest that the plan can keep in a field that is meant to be short.
LONGEST = {
    "ref": 40, "focus_area": 40, "source": 200, "start_text": 200, "due_text": 200,
    "status_text": 200, "label": 120, "local_area": 200,
}  # fmt: skip
LONGEST_LEAD = 300
_DATES = frozenset({"start", "due", "published"})


def main_field(kind: NodeKind) -> str:
    """Return the field that says what a part is: its text, title or label."""
    return "label" if kind is NodeKind.RATING else _MAIN.get(kind, "text")


def one_line(value: str) -> str:
    """Return a text as the format writes it: white space collapsed, nothing unprintable."""
    printable = "".join(c for c in value if c.isspace() or unicodedata.category(c) not in _CONTROL)
    return " ".join(printable.split())


_CONTROL = frozenset({"Cc", "Cs", "Cn", "Co"})


def clean(
    tree: Tree, kind: NodeKind, values: Mapping[str, Any], *, node: Node | None = None
) -> dict[str, Any]:
    """Return values as they may be written into a part of this kind.

    :param node: the part that they are for, which may keep its own reference.
    :raises CannotCorrect: when a field is unknown, needed and empty, too long, or cannot be right.
    """
    if unknown := sorted(set(values) - set(FIELDS[kind])):
        raise CannotCorrect(f"{kind.a.capitalize()} has no {unknown[0].replace('_', ' ')}.")
    cleaned = {field: _clean_one(kind, field, value) for field, value in values.items()}
    _check_named_once(tree, kind, cleaned, node)
    return cleaned


def _clean_one(kind: NodeKind, field: str, value: Any) -> Any:
    if field == "leads":
        return _clean_leads(value)
    if value is not None and not isinstance(value, str):
        raise CannotCorrect("That is not text.", field=field)
    text = one_line(value or "") or None
    if text is None:
        if needed := _NEEDED.get((kind, field)):
            raise CannotCorrect(needed, field=field)
        return None
    if len(text) > LONGEST.get(field, len(text)):
        raise CannotCorrect(f"Use {LONGEST[field]} characters or fewer.", field=field)
    if field in _DATES:
        return _date(text, field)
    if field in _WORDS:
        return _known(text, field)
    return text


def _clean_leads(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(lead, str) for lead in value):
        raise CannotCorrect("Leads are a list of posts, groups or people.", field="leads")
    leads = list(dict.fromkeys(lead for lead in map(one_line, value) if lead))
    if any(len(lead) > LONGEST_LEAD for lead in leads):
        raise CannotCorrect(
            f"Use {LONGEST_LEAD} characters or fewer for a lead. Put each on its own line.",
            field="leads",
        )
    return leads


def _date(text: str, field: str) -> str:
    try:
        return ImpreciseDate.from_iso(text).iso
    except ValueError as error:
        raise CannotCorrect("There is no such date.", field=field) from error


_WORDS: dict[str, Callable[[str], str]] = {"status": Status, "kind": PlanKind}


def _known(text: str, field: str) -> str:
    try:
        return str(_WORDS[field](text))
    except ValueError as error:
        raise CannotCorrect("Choose one from the list.", field=field) from error


# What must tell one part from its neighbours.
_NAMES = {NodeKind.AREA: "ref", NodeKind.FOCUS_AREA: "ref", NodeKind.RATING: "label"}


def _check_named_once(
    tree: Tree, kind: NodeKind, values: dict[str, Any], node: Node | None
) -> None:
    field = _NAMES.get(kind)
    if field is None or field not in values or node is None or node.parent is None:
        return
    if values[field] == node.fields.get(field):
        return  # it was so in the document; changing another field is no reason to refuse
    others = (other for other in node.parent.of(kind) if other is not node)
    if any(other.fields[field].casefold() == values[field].casefold() for other in others):
        raise CannotCorrect(
            f"There is already {kind.a} called {values[field]}. Choose another.",
            field=field,
        )
