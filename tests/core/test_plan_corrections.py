"""Corrections of a plan under review: replayed, undone, refused."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.plan_corrections import CannotCorrect, replay
from goldenthread.core.plan_format import (
    ActionEntry,
    AreaEntry,
    FindingEntry,
    FocusAreaEntry,
    MilestoneEntry,
    PlanDocument,
    RatingEntry,
)
from goldenthread.core.plan_tree import NodeKind, NoSuchNode, Tree
from goldenthread.core.plan_values import main_field


def make_document() -> PlanDocument:
    """Two areas; the first has a focus area, two actions and a thing of every kind."""
    return PlanDocument(
        title="Plan",
        rating_scheme=[RatingEntry(label="Green")],
        areas=[
            AreaEntry(
                ref="1", title="Advice is late", outcomes=["Sooner"],
                findings=[FindingEntry(ref="a", text="Late."), FindingEntry(ref="b", text="Lost.")],
                focus_areas=[FocusAreaEntry(ref="1", title="Time")],
                actions=[
                    ActionEntry(
                        ref="1.1", focus_area="1", text="Agree a timetable.",
                        leads=["Head of SEND"], due_text="Jun 25", due="2025-06",
                        measures=["90% in time."], updates=["Agreed."],
                        milestones=[MilestoneEntry(text="Draft it", leads=["head of SEND, DC"]),
                                    MilestoneEntry(text="Agree it")],
                    ),
                    ActionEntry(ref="1.2", focus_area="1", text="Tell the board.",
                                leads=["Head of SEND"]),
                ],
            ),
            AreaEntry(ref="2", title="Plans are poor",
                      focus_areas=[FocusAreaEntry(ref="1", title="Quality")],
                      actions=[ActionEntry(ref="2.1", focus_area="1", text="Audit plans.")]),
        ],
    )  # fmt: skip


def corrected(*corrections: dict) -> PlanDocument:
    return replay(make_document(), corrections).document()


N = {n.fields[main_field(n.kind)]: n.id for n in Tree(make_document()).root.walk()}


def test_with_no_correction_the_plan_is_as_read():
    assert corrected() == make_document()


def test_a_path_of_the_reader_names_the_part_and_keeps_naming_it():
    tree = replay(make_document(), [{"do": "drop", "node": N["Agree a timetable."]}])

    assert tree.at("areas/0/actions/1") == N["Tell the board."]
    assert tree.at("areas/0/actions/1/due") == N["Tell the board."]
    assert tree.at("nowhere/7") == "plan"
    assert not tree.has(tree.at("areas/0/actions/0/milestones/1"))


def test_setting_fields_cleans_them():
    action = N["Tell the board."]

    first = corrected(
        {"do": "set", "node": action,
         "values": {"text": "  Tell\n the\x00 board. ", "due_text": "May 25", "due": "2025-05",
                    "status": "on_track", "leads": ["A ", "A", " "]}}
    ).areas[0].actions[1]  # fmt: skip

    assert (first.text, first.due, first.status, first.leads) == (
        "Tell the board.", "2025-05", "on_track", ["A"],
    )  # fmt: skip


def test_actions_follow_the_reference_of_their_focus_area():
    area = corrected({"do": "set", "node": N["Time"], "values": {"ref": "T"}}).areas[0]

    assert [a.focus_area for a in area.actions] == ["T", "T"]


def test_joining_two_actions_gathers_all_that_hangs_on_them():
    area = corrected(
        {"do": "merge", "nodes": [N["Tell the board."], N["Agree a timetable."]],
         "text": "Agree a timetable and tell the board."}
    ).areas[0]  # fmt: skip

    (action,) = area.actions
    assert action.text == "Agree a timetable and tell the board."
    assert (action.ref, action.due_text, action.due) == ("1.2", "Jun 25", "2025-06")
    assert action.leads == ["Head of SEND"]
    assert [m.text for m in action.milestones] == ["Draft it", "Agree it"]
    assert (action.measures, action.updates) == (["90% in time."], ["Agreed."])


def test_joining_two_areas_keeps_their_focus_areas_apart():
    (area,) = corrected(
        {"do": "merge", "nodes": [N["Advice is late"], N["Plans are poor"]], "text": "Both"}
    ).areas

    assert [(f.ref, f.title) for f in area.focus_areas] == [("1", "Time"), ("1-2", "Quality")]
    assert [(a.text, a.focus_area) for a in area.actions] == [
        ("Agree a timetable.", "1"), ("Tell the board.", "1"), ("Audit plans.", "1-2"),
    ]  # fmt: skip


def test_joining_two_focus_areas_brings_their_actions_together():
    area = corrected(
        {"do": "add", "parent": N["Advice is late"], "kind": "focus_area",
         "values": {"ref": "2", "title": "Haste"}},
        {"do": "merge", "nodes": ["c1", N["Time"]], "text": "Time and haste"},
    ).areas[0]  # fmt: skip

    assert [(f.ref, f.title) for f in area.focus_areas] == [("2", "Time and haste")]
    assert [a.focus_area for a in area.actions] == ["2", "2"]


def test_splitting_keeps_what_hangs_on_it_with_the_first():
    actions = corrected(
        {"do": "split", "node": N["Agree a timetable."], "first": "Agree.", "second": "Timetable."}
    ).areas[0].actions  # fmt: skip

    assert [(a.ref, a.text, a.due, len(a.milestones)) for a in actions] == [
        ("1.1", "Agree.", "2025-06", 2), (None, "Timetable.", "2025-06", 0),
        ("1.2", "Tell the board.", None, 0),
    ]  # fmt: skip


def test_moving_down_up_and_to_another_area():
    moved = corrected(
        {"do": "move", "node": N["Agree a timetable."], "places": 1},
        {"do": "move", "node": N["Plans are poor"], "places": -1},
        {"do": "move", "node": N["Tell the board."], "to": N["Plans are poor"]},
    )

    assert [(a.ref, [x.text for x in a.actions]) for a in moved.areas] == [
        ("2", ["Audit plans.", "Tell the board."]), ("1", ["Agree a timetable."]),
    ]  # fmt: skip


def test_an_action_moved_to_an_area_without_its_focus_area_has_none():
    moved = corrected(
        {"do": "drop", "node": N["Quality"]},
        {"do": "move", "node": N["Tell the board."], "to": N["Plans are poor"]},
    )

    assert [a.focus_area for a in moved.areas[1].actions] == [None, None]


def test_an_action_becomes_a_milestone_and_an_action_again():
    as_step = [
        {"do": "to_milestone", "node": N["Agree a timetable."], "under": N["Tell the board."]}
    ]
    (action,) = corrected(*as_step).areas[0].actions

    assert [(m.text, m.due) for m in action.milestones] == [
        ("Agree a timetable.", "2025-06"), ("Draft it", None), ("Agree it", None),
    ]  # fmt: skip
    assert action.measures == ["90% in time."]

    again = corrected(*as_step, {"do": "to_action", "node": "c1"}).areas[0].actions
    assert [(a.text, a.due, a.focus_area) for a in again] == [
        ("Tell the board.", None, "1"), ("Agree a timetable.", "2025-06", "1"),
    ]  # fmt: skip


def test_spellings_of_a_lead_are_joined_across_the_plan():
    area = corrected(
        {"do": "merge_leads", "spellings": ["head of SEND, DC", "Head of SEND"], "to": "SEND head"}
    ).areas[0]

    assert [a.leads for a in area.actions] == [["SEND head"], ["SEND head"]]
    assert area.actions[0].milestones[0].leads == ["SEND head"]


def test_steps_taken_together_are_one_correction():
    tree = replay(
        make_document(),
        [
            {"do": "together", "steps": [
                {"do": "add", "parent": N["Tell the board."], "kind": "measure",
                 "values": {"text": "Told."}},
                {"do": "add", "parent": N["Tell the board."], "kind": "milestone", "position": 0,
                 "values": {"text": "Write"}},
            ]},
        ],
    )  # fmt: skip

    assert [(child.id, child.kind) for child in tree.node(N["Tell the board."]).children] == [
        ("c1", "measure"), ("c1-2", "milestone"),
    ]  # fmt: skip


REFUSED = {
    "unknown part": (
        {"do": "drop", "node": "n999"}, "That part of the plan is not there any more."),
    "unknown kind": ({"do": "paint", "node": "n1"}, "There is no such correction."),
    "the plan": ({"do": "drop", "node": "plan"}, "Drop the import instead."),
    "move the plan": ({"do": "move", "node": "plan"}, "The plan itself cannot be moved."),
    "empty text": ({"do": "set", "node": N["Tell the board."], "values": {"text": " "}},
                   "Enter what the action says."),
    "unknown field": ({"do": "set", "node": N["Sooner"], "values": {"due": "2025"}},
                      "An outcome has no due."),
    "no such date": ({"do": "set", "node": N["Draft it"], "values": {"due": "2025-13"}},
                     "There is no such date."),
    "no such status": ({"do": "set", "node": N["Draft it"], "values": {"status": "fine"}},
                       "Choose one from the list."),
    "no text": ({"do": "set", "node": N["Draft it"], "values": {"text": 7}}, "That is not text."),
    "no list": ({"do": "set", "node": N["Draft it"], "values": {"leads": "A"}},
                "Leads are a list of posts, groups or people."),
    "long lead": ({"do": "set", "node": N["Draft it"], "values": {"leads": ["A" * 301]}},
                  "Use 300 characters or fewer for a lead. Put each on its own line."),
    "too long": ({"do": "set", "node": N["Tell the board."], "values": {"ref": "1" * 41}},
                 "Use 40 characters or fewer."),
    "name taken": ({"do": "set", "node": N["Plans are poor"], "values": {"ref": "1"}},
                   "There is already an area called 1. Choose another."),
    "rating taken": ({"do": "add", "parent": "plan", "kind": "rating",
                      "values": {"label": "green"}},
                     "There is already a rating called green. Choose another."),
    "wrong parent": ({"do": "add", "parent": "plan", "kind": "action", "values": {"text": "A"}},
                     "An action cannot stand there."),
    "join with itself": ({"do": "merge", "nodes": [N["Sooner"], N["Sooner"]], "text": "A"},
                         "Choose another outcome to join it with."),
    "join focus areas of two areas": (
        {"do": "merge", "nodes": [N["Time"], N["Quality"]], "text": "A"},
        "Join the areas first: a focus area stays in its area.",
    ),
    "join two kinds": ({"do": "merge", "nodes": [N["Sooner"], N["Late."]], "text": "A"},
                       "Choose another outcome to join it with."),
    "move under another kind": ({"do": "move", "node": N["Draft it"], "to": N["Plans are poor"]},
                                "A milestone cannot stand there."),
    "move a focus area": ({"do": "move", "node": N["Time"], "to": N["Plans are poor"]},
                          "Move its actions instead: a focus area stays in its area."),
    "step of itself": ({"do": "to_milestone", "node": N["Tell the board."],
                        "under": N["Tell the board."]},
                       "Choose another action for it to become a step of."),
    "no spelling": ({"do": "merge_leads", "spellings": [], "to": "A"},
                    "Choose the spellings and enter the one to use."),
}  # fmt: skip


@pytest.mark.parametrize(("correction", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_refused_in_a_sentence(correction, why):
    with pytest.raises(CannotCorrect) as refused:
        corrected(correction)

    assert str(refused.value) == why


def test_the_plan_itself_cannot_be_taken_out():
    tree = Tree(make_document())

    with pytest.raises(NoSuchNode):
        tree.take_out(tree.root)


def _correction(tree: Tree, draw: tuple[int, int, int, str, str]) -> dict:
    op, one, two, text, other = draw
    nodes = list(tree.root.walk())
    node, second = nodes[one % len(nodes)], nodes[two % len(nodes)]
    kind = list(NodeKind)[two % len(NodeKind)]
    named = {"ref": text} if kind in (NodeKind.AREA, NodeKind.FOCUS_AREA) else {}
    alike = [n for n in nodes if n.kind == node.kind]
    parents = [n for n in nodes if node.parent and n.kind == node.parent.kind] or nodes
    return [
        {"do": "set", "node": node.id, "values": {main_field(node.kind): text}},
        {"do": "set", "node": node.id, "values": {"ref": text}},
        {"do": "add", "parent": second.id, "kind": kind.value,
         "values": {main_field(kind): text, **named}},
        {"do": "merge", "nodes": [node.id, alike[two % len(alike)].id], "text": text},
        {"do": "split", "node": node.id, "first": text, "second": other},
        {"do": "move", "node": node.id, "places": two % 5 - 2},
        {"do": "move", "node": node.id, "to": parents[two % len(parents)].id},
        {"do": "drop", "node": node.id},
        {"do": "to_milestone", "node": node.id, "under": alike[two % len(alike)].id},
        {"do": "to_action", "node": node.id},
    ][op]  # fmt: skip


def _review(draws: list[tuple[int, int, int, str, str]]) -> list[dict]:
    """Turn numbers into corrections that can be done one after the other."""
    done: list[dict] = []
    for draw in draws:
        correction = _correction(replay(make_document(), done), draw)
        try:
            replay(make_document(), [*done, correction])
        except CannotCorrect:
            continue
        done.append({**correction, "by": "Robin Vale", "on": "2025-03-01"})
    return done


def reviews() -> st.SearchStrategy[list[dict]]:
    """Any run of corrections that a person could make."""
    number, words = st.integers(0, 99), st.text(min_size=1, max_size=8)
    draw = st.tuples(st.integers(0, 9), number, number, words, words)
    return st.lists(draw, max_size=8).map(_review)


@given(reviews())
def test_replaying_gives_the_same_plan_and_leaves_the_document_alone(review):
    document = make_document()
    untouched = copy.deepcopy(document)

    first, second = replay(document, review), replay(document, review)

    assert first.document() == second.document()
    assert first.root.mark == second.root.mark
    assert document == untouched


@given(reviews())
def test_undoing_the_last_gives_what_was_there_before_it(review):
    before = [replay(make_document(), review[:n]).document() for n in range(len(review) + 1)]

    while review:
        assert replay(make_document(), review).document() == before[len(review)]
        review = review[:-1]
    assert replay(make_document(), review).document() == make_document()


@given(reviews())
def test_every_correction_leaves_a_valid_plan_whose_parts_have_one_name_each(review):
    tree = replay(make_document(), review)
    names = [node.id for node in tree.root.walk()]

    assert PlanDocument.from_json(tree.document().to_json()) == tree.document()
    assert len(names) == len(set(names))
    assert all(child.parent is node for node in tree.root.walk() for child in node.children)
    assert all(tree.node(name).id == name for name in names)
    for area in tree.root.of(NodeKind.AREA):
        known = {f.fields["ref"] for f in area.of(NodeKind.FOCUS_AREA)} | {None}
        assert {a.fields["focus_area"] for a in area.of(NodeKind.ACTION)} <= known
