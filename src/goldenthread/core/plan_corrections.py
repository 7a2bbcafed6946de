"""Correcting a plan that was read from a document: each correction is data, and replaying is pure.

A correction is a JSON object that says what to ``do``. A review keeps them in order; what is
reviewed is the document as read with all of them applied, so undoing is leaving out the last.

=============  ====================================================================================
do             what it takes
=============  ====================================================================================
set            node, values {field: value}
add            parent, kind, values, position (optional)
merge          nodes [the one that stays, the one that goes into it], text
split          node, first, second
move           node, and places (-1 up, 1 down) or to (another parent)
drop           node
to_milestone   node (an action), under (the action that it becomes a step of)
to_action      node (a milestone)
merge_leads    spellings, to
together       steps [corrections], kept and undone as one
=============  ====================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from goldenthread.core.plan_format import PlanDocument
from goldenthread.core.plan_tree import FIELDS, LISTS, Node, NodeKind, NoSuchNode, Tree
from goldenthread.core.plan_values import CannotCorrect, clean, main_field

__all__ = ["CannotCorrect", "Correction", "apply", "replay"]

Correction = Mapping[str, Any]

MERGEABLE = frozenset(NodeKind) - {NodeKind.PLAN, NodeKind.RATING, NodeKind.UPDATE}
SPLITTABLE = frozenset(
    {NodeKind.ACTION, NodeKind.MILESTONE, NodeKind.FINDING, NodeKind.OUTCOME, NodeKind.MEASURE}
)


def replay(document: PlanDocument, corrections: Sequence[Correction]) -> Tree:
    """Return the plan as read with every correction applied, in order.

    The document itself stays as it is; the same corrections always give the same plan.

    :raises CannotCorrect: when one of them cannot be done; the message is a sentence.
    """
    tree = Tree(document)
    for number, correction in enumerate(corrections, start=1):
        apply(tree, correction, number=number)
    return tree


def apply(tree: Tree, correction: Correction, *, number: int) -> None:
    """Do one correction; `number` is its place in the review and names the parts that it makes.

    :raises CannotCorrect: when it cannot be done. The tree may then be half changed: replay it.
    """
    steps = correction["steps"] if correction.get("do") == "together" else [correction]
    names = _Names(number)
    for step in steps:
        do = _DO.get(step.get("do", ""))
        if do is None:
            raise CannotCorrect("There is no such correction.")
        try:
            do(tree, step, names)
        except NoSuchNode as error:
            raise CannotCorrect(str(error)) from error


class _Names:
    """Names for the parts that one correction makes: c3, c3-2, c3-3."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.used = 0

    def next(self) -> str:
        self.used += 1
        return f"c{self.number}" if self.used == 1 else f"c{self.number}-{self.used}"


def _set(tree: Tree, step: Correction, _: _Names) -> None:
    node = tree.node(step["node"])
    values = clean(tree, node.kind, step["values"], node=node)
    if node.kind is NodeKind.FOCUS_AREA and "ref" in values:
        _point_actions(node, values["ref"])
    node.fields.update(values)
    tree.touched.add(node.id)


def _point_actions(focus: Node, to: str | None) -> None:
    """Let the actions of a focus area follow its reference."""
    assert focus.parent is not None  # noqa: S101 -- a focus area stands in an area
    for action in focus.parent.of(NodeKind.ACTION):
        if action.fields["focus_area"] == focus.fields["ref"]:
            action.fields["focus_area"] = to


def _add(tree: Tree, step: Correction, names: _Names) -> None:
    parent, kind = tree.node(step["parent"]), NodeKind(step["kind"])
    if kind not in LISTS.get(parent.kind, {}).values():
        raise CannotCorrect(f"{kind.a.capitalize()} cannot stand there.")
    blank: dict[str, Any] = {key: [] if key == "leads" else None for key in FIELDS[kind]}
    node = Node(id=names.next(), kind=kind, fields=blank, parent=parent)
    node.fields.update(clean(tree, kind, {**blank, **step["values"]}, node=node))
    tree.add(node, under=parent, position=step.get("position"))


def _merge(tree: Tree, step: Correction, _: _Names) -> None:
    stays, goes = (tree.node(name, *MERGEABLE) for name in step["nodes"])
    if stays is goes or stays.kind != goes.kind:
        raise CannotCorrect(f"Choose another {stays.kind.words} to join it with.")
    if stays.kind is NodeKind.FOCUS_AREA and stays.parent is not goes.parent:
        raise CannotCorrect("Join the areas first: a focus area stays in its area.")
    field = main_field(stays.kind)
    text = clean(tree, stays.kind, {field: step["text"]}, node=stays)
    if goes.kind is NodeKind.FOCUS_AREA:
        _point_actions(goes, stays.fields["ref"])
    tree.take_out(goes)
    if stays.kind is NodeKind.AREA:
        _free_focus_refs(stays, goes)
    for child in goes.children:
        tree.add(child, under=stays)
    _fill_gaps(stays.fields, goes.fields)
    stays.fields.update(text)
    tree.touched |= {stays.id, goes.id}


def _fill_gaps(stays: dict[str, Any], goes: dict[str, Any]) -> None:
    if "leads" in stays:
        stays["leads"] = list(dict.fromkeys([*stays["leads"], *goes["leads"]]))
    for text, value in (("start_text", "start"), ("due_text", "due"), ("status_text", "status")):
        # the printed words and what they come to belong together
        if value in stays and stays[value] is None and stays[text] is None:
            stays[text], stays[value] = goes[text], goes[value]
    for key in ("ref", "source", "impact", "title"):
        if key in stays and stays[key] is None:
            stays[key] = goes[key]


def _free_focus_refs(stays: Node, goes: Node) -> None:
    """Give focus areas that come in references that the area does not use yet."""
    taken = {focus.fields["ref"] for focus in stays.of(NodeKind.FOCUS_AREA)}
    own = {focus.fields["ref"] for focus in goes.of(NodeKind.FOCUS_AREA)}
    for focus in goes.of(NodeKind.FOCUS_AREA):
        free, number = focus.fields["ref"], 1
        while free in taken or (number > 1 and free in own):
            number += 1
            free = f"{focus.fields['ref']}-{number}"
        _point_actions(focus, free)
        focus.fields["ref"] = free
        taken.add(free)


def _split(tree: Tree, step: Correction, names: _Names) -> None:
    node = tree.node(step["node"], *SPLITTABLE)
    field = main_field(node.kind)
    first = clean(tree, node.kind, {field: step["first"]}, node=node)
    second = clean(tree, node.kind, {field: step["second"]}, node=node)
    copied = {key: list(v) if isinstance(v, list) else v for key, v in node.fields.items()}
    if "ref" in copied:
        copied["ref"] = None  # two parts with one reference could not be told apart
    node.fields.update(first)
    other = Node(id=names.next(), kind=node.kind, fields={**copied, **second})
    _add_after(tree, other, node)
    tree.touched.add(node.id)


def _add_after(tree: Tree, node: Node, before: Node) -> None:
    assert before.parent is not None  # noqa: S101 -- only the plan itself has none
    place = before.parent.of(node.kind).index(before) + 1 if node.kind == before.kind else None
    tree.add(node, under=before.parent, position=place)


def _move(tree: Tree, step: Correction, _: _Names) -> None:
    node = tree.node(step["node"])
    if node.parent is None:
        raise CannotCorrect("The plan itself cannot be moved.")
    parent, place = node.parent, node.parent.of(node.kind).index(node)
    to = tree.node(step["to"]) if step.get("to") else parent
    if to.kind != parent.kind:
        raise CannotCorrect(f"{node.kind.a.capitalize()} cannot stand there.")
    position = max(place + int(step.get("places", 0)), 0) if to is parent else None
    if node.kind is NodeKind.FOCUS_AREA and to is not parent:
        raise CannotCorrect("Move its actions instead: a focus area stays in its area.")
    tree.take_out(node)
    tree.add(node, under=to, position=position)
    if node.kind is NodeKind.ACTION and to is not parent:
        known = {focus.fields["ref"] for focus in to.of(NodeKind.FOCUS_AREA)}
        if node.fields["focus_area"] not in known:
            node.fields["focus_area"] = None


def _drop(tree: Tree, step: Correction, _: _Names) -> None:
    node = tree.node(step["node"])
    if node.kind is NodeKind.PLAN:
        raise CannotCorrect("Drop the import instead.")
    if node.kind is NodeKind.FOCUS_AREA:
        _point_actions(node, None)
    tree.take_out(node)
    tree.touched.add(node.id)


def _to_milestone(tree: Tree, step: Correction, names: _Names) -> None:
    action = tree.node(step["node"], NodeKind.ACTION)
    under = tree.node(step["under"], NodeKind.ACTION)
    if action is under:
        raise CannotCorrect("Choose another action for it to become a step of.")
    text = clean(tree, NodeKind.MILESTONE, {"text": action.fields["text"]})
    own = {key: action.fields[key] for key in FIELDS[NodeKind.MILESTONE]}
    tree.take_out(action)
    tree.add(Node(names.next(), NodeKind.MILESTONE, {**own, **text}), under=under)
    for child in action.children:
        tree.add(child, under=under)
    tree.touched |= {action.id, under.id}


def _to_action(tree: Tree, step: Correction, names: _Names) -> None:
    milestone = tree.node(step["node"], NodeKind.MILESTONE)
    action = milestone.above(NodeKind.ACTION)
    assert action is not None  # noqa: S101 -- a milestone stands in an action
    blank = {"ref": None, "focus_area": action.fields["focus_area"]} | dict.fromkeys(
        ("start_text", "start")
    )
    tree.take_out(milestone)
    _add_after(
        tree, Node(names.next(), NodeKind.ACTION, {**blank, **milestone.fields}), before=action
    )
    tree.touched |= {milestone.id, action.id}


def _merge_leads(tree: Tree, step: Correction, _: _Names) -> None:
    to = " ".join(str(step["to"]).split())
    spellings = set(step["spellings"])
    if not to or not spellings:
        raise CannotCorrect("Choose the spellings and enter the one to use.", field="to")
    for node in tree.root.walk():
        leads = node.fields.get("leads", [])
        if spellings & set(leads):
            renamed = (to if lead in spellings else lead for lead in leads)
            node.fields["leads"] = list(dict.fromkeys(renamed))
            tree.touched.add(node.id)


_DO: dict[str, Callable[[Tree, Correction, _Names], None]] = {
    "set": _set,
    "add": _add,
    "merge": _merge,
    "split": _split,
    "move": _move,
    "drop": _drop,
    "to_milestone": _to_milestone,
    "to_action": _to_action,
    "merge_leads": _merge_leads,
}
