"""A newer version against a plan that people have been running meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from goldenthread.core.plan_corrections import replay
from goldenthread.core.plan_matching import Held
from goldenthread.core.plan_tree import Node, NodeKind, Tree
from goldenthread.core.plan_versions import Change, Verdict, compare, slippage
from goldenthread.core.word_differences import Edit, word_differences
from tests.core.test_plan_corrections import N, make_document, reviews


def held_as(node: Node) -> Held:
    """Return a plan as it is held on the day on which it was taken in."""
    return Held(
        id=f"{node.kind}:{node.id}", kind=node.kind, base=dict(node.fields),
        ours=dict(node.fields), children=[held_as(c) for c in node.children],
    )  # fmt: skip


def held_plan() -> dict[str, Held]:
    """Return the small plan as held, each part by its text."""
    root = held_as(Tree(make_document()).root)
    names = {name: text for text, name in N.items()}
    return {names[part.id.split(":")[1]]: part for part in root.walk()}


def newer(*corrections: dict) -> Tree:
    """Return a newer version: the small plan with the publisher's changes."""
    return Tree(replay(make_document(), corrections).document())


def changes(held: dict[str, Held], new: Tree) -> list[tuple]:
    found = []
    for one in compare(held["Plan"], new).changes:
        words = (one.new.fields if one.new else one.held.ours).get("text")
        found.append(
            (one.change.value, words, [(f.name, f.verdict.value) for f in one.fields], one.verdict)
        )
    return found


@given(reviews())
@settings(max_examples=60)
def test_a_version_against_itself_has_no_difference(review):
    tree = replay(make_document(), review)

    assert compare(held_as(tree.root), Tree(tree.document())).changes == ()


def test_what_only_the_publisher_changed_is_taken():
    new = newer({"do": "set", "node": N["Tell the board."],
                 "values": {"text": "Tell the board each month.", "due_text": "May 25",
                            "due": "2025-05"}})  # fmt: skip

    assert changes(held_plan(), new) == [
        ("changed", "Tell the board each month.", [("text", "take"), ("due", "take")], "take")
    ]


def test_what_only_people_here_changed_stays():
    held = held_plan()
    held["Tell the board."].ours["text"] = "Tell the board in writing."

    assert changes(held, newer()) == [("changed", "Tell the board.", [("text", "keep")], "take")]


def test_what_both_changed_is_for_a_person_to_choose():
    held = held_plan()
    held["Agree a timetable."].ours |= {"due_text": "Sep 25", "due": "2025-09"}
    new = newer({"do": "set", "node": N["Agree a timetable."],
                 "values": {"due_text": "Jul 25", "due": "2025-07"}})  # fmt: skip

    (change,) = compare(held["Plan"], new).changes

    assert [(f.name, f.verdict) for f in change.fields] == [("due", Verdict.CHOOSE)]
    assert list(change.choices()) == [f"action:{N['Agree a timetable.']}.due"]
    assert slippage(change.fields[0]) == -61


def test_what_both_changed_alike_is_no_difference():
    held = held_plan()
    held["Tell the board."].ours["text"] = "Tell everybody."
    new = newer({"do": "set", "node": N["Tell the board."], "values": {"text": "Tell everybody."}})

    assert changes(held, new) == []


def test_the_case_of_a_lead_is_no_difference():
    held = held_plan()
    held["Tell the board."].ours["leads"] = ["HEAD OF SEND"]

    assert changes(held, newer()) == []


def test_an_action_that_moved_to_another_area_is_the_same_action():
    new = newer({"do": "move", "node": N["Tell the board."], "to": N["Plans are poor"]})

    comparison = compare(held_plan()["Plan"], new)

    assert comparison.changes == ()
    moved = next(n for n in new.root.walk() if n.fields.get("text") == "Tell the board.")
    assert comparison.pairs[moved.id].id == f"action:{N['Tell the board.']}"


def test_a_moved_action_in_a_new_area_is_not_new():
    new = newer(
        {"do": "add", "parent": "plan", "kind": "area", "values": {"ref": "9", "title": "Fresh"}},
        {"do": "move", "node": N["Tell the board."], "to": "c1"},
    )

    assert [(c.change, c.kind) for c in compare(held_plan()["Plan"], new).changes] == [
        (Change.ADDED, NodeKind.AREA),
        (Change.CHANGED, NodeKind.ACTION),  # the focus area that it stood in is not there
    ]


def test_what_is_new_and_what_is_gone():
    new = newer(
        {"do": "drop", "node": N["Audit plans."]},
        {"do": "add", "parent": N["Tell the board."], "kind": "milestone",
         "values": {"text": "Write the first report"}},
    )  # fmt: skip

    assert changes(held_plan(), new) == [
        ("added", "Write the first report", [], "take"), ("gone", "Audit plans.", [], "take"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held["Agree a timetable."].ours.update(text="Agree one timetable."),
        lambda held: setattr(held["Draft it"], "withdrawn", True),
        lambda held: setattr(held["Agree it"], "base", None),
    ],
    ids=["its text", "a milestone taken out", "a milestone added"],
)
def test_what_is_gone_but_was_changed_here_is_for_a_person_to_choose(change):
    held = held_plan()
    change(held)

    found = changes(held, newer({"do": "drop", "node": N["Agree a timetable."]}))

    assert [(what, verdict) for what, _, _, verdict in found] == [("gone", "choose")]


def test_what_people_added_here_stays_and_is_not_said_to_be_gone():
    held = held_plan()
    held["Audit plans."].base = None

    assert changes(held, newer({"do": "drop", "node": N["Audit plans."]})) == []


def test_updates_are_never_gone():
    assert changes(held_plan(), newer({"do": "drop", "node": N["Agreed."]})) == []


def test_what_people_took_out_stays_out_unless_it_changed():
    held = held_plan()
    held["Audit plans."].withdrawn = True
    changed = newer(
        {"do": "set", "node": N["Audit plans."], "values": {"text": "Audit plans weekly."}}
    )

    assert [(w, v) for w, _, _, v in changes(held, newer())] == [("back", "keep")]
    assert [(w, v) for w, _, _, v in changes(held, changed)] == [("back", "choose")]
    assert changes(held, newer({"do": "drop", "node": N["Audit plans."]})) == []


def test_a_reference_helps_to_know_a_reworded_action():
    new = newer({"do": "set", "node": N["Tell the board."],
                 "values": {"text": "Report to the board."}})  # fmt: skip

    assert [(w, t) for w, t, _, _ in changes(held_plan(), new)] == [
        ("changed", "Report to the board.")
    ]


def test_a_date_that_is_not_there_does_not_slip():
    new = newer({"do": "set", "node": N["Tell the board."], "values": {"due": "2025-05"}})
    (change,) = compare(held_plan()["Plan"], new).changes

    assert slippage(change.fields[0]) is None


def test_the_mark_changes_with_what_differs():
    held = held_plan()
    before = compare(held["Plan"], newer()).mark
    held["Tell the board."].ours["text"] = "Tell everybody."

    assert compare(held["Plan"], newer()).mark != before


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("a b c", "a b c", [("same", "a b c")]),
        (
            "a b c",
            "a x c",
            [("same", "a"), ("same", " "), ("gone", "b"), ("new", "x"), ("same", " c")],
        ),
        ("", "a", [("new", "a")]),
        ("a", "", [("gone", "a")]),
    ],
    ids=["same", "one word", "all new", "all gone"],
)
def test_words_that_changed(before, after, edits):
    found = word_differences(before, after)

    assert [(s.edit, s.text) for s in found] == edits


@given(reviews())
@settings(max_examples=20)
def test_the_stretches_give_both_texts_back(review):
    before, after = (" ".join(str(v) for v in review), " ".join(str(v) for v in review[::-1]))
    found = word_differences(before, after)

    assert "".join(s.text for s in found if s.edit is not Edit.NEW) == before
    assert "".join(s.text for s in found if s.edit is not Edit.GONE) == after
