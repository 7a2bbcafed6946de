"""What has to be put right before a reviewed document can become a plan."""

from __future__ import annotations

import pytest

from goldenthread.core.plan_format import PlanDocument, RatingEntry
from goldenthread.core.plan_obstacles import obstacles
from goldenthread.core.plan_tree import Tree
from tests.core.test_plan_corrections import make_document


def found(document: PlanDocument) -> list[tuple[str, str]]:
    return [(o.node.id, o.why) for o in obstacles(Tree(document))]


def test_a_sound_plan_has_none():
    assert found(make_document()) == []


def test_a_plan_without_actions():
    assert found(PlanDocument(title="Plan")) == [
        ("plan", "There is no action in it yet. Add at least one.")
    ]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda d: setattr(d, "title", " "), "Enter the title of the plan."),
        (lambda d: setattr(d, "published", "23/06/2025"), "There is no such date."),
        (lambda d: setattr(d.areas[0].actions[0], "text", None), "Enter what the action says."),
        (lambda d: setattr(d.areas[0].actions[0], "due_text", "x" * 201),
         "Use 200 characters or fewer."),
        (lambda d: d.areas[0].actions[0].leads.append("x" * 301),
         "Use 300 characters or fewer for a lead. Put each on its own line."),
        (lambda d: setattr(d.areas[1], "ref", "1"),
         "Another area is called 1 too. Call one of them something else."),
        (lambda d: d.rating_scheme.append(RatingEntry(label="Green")),
         "Another rating is called Green too. Call one of them something else."),
    ],
    ids=["no title", "date", "no words", "long", "long lead", "two areas", "two ratings"],
)  # fmt: skip
def test_each_is_said_once_with_its_part(spoil, why):
    document = make_document()
    spoil(document)

    assert [said for _, said in found(document)] == [why]


def test_a_focus_area_may_be_known_by_its_reference_alone():
    document = make_document()
    document.areas[0].focus_areas[0].title = None

    assert found(document) == []
