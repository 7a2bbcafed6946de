"""The scorer counts what a careful person would count."""

from __future__ import annotations

import copy
import importlib.util
from pathlib import Path
from random import Random
from typing import Any

import pytest

from goldenthread.core.plan_format import (
    ActionEntry,
    AreaEntry,
    FocusAreaEntry,
    MilestoneEntry,
    PlanDocument,
    loads,
)
from tests.reading.layouts import dates, ratings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.places import SALTERSEA
from tests.reading.scoring import score

SHARED = Path(__file__).parents[2] / "../shared"
GOLDS = sorted((SHARED / "plans/gold").glob("*.json"))
LONG = " ".join(f"word{n}" for n in range(20))


def _plan(*actions: ActionEntry, **area: Any) -> PlanDocument:
    return PlanDocument(
        title="Plan", areas=[AreaEntry(ref="1", title="Waiting", actions=list(actions), **area)]
    )


def _full_plan() -> PlanDocument:
    return make_plan(
        Shape(
            place=SALTERSEA,
            seed=11,
            title="Plan",
            kind=None,
            published="2024",
            findings=(1, 3),
            outcomes=True,
            impact=True,
            focus_areas=True,
            start=dates.month_year,
            due=dates.term,
            scheme=ratings.RAG_DONE,
            milestones=(1, 3),
            milestone_due=dates.quarter,
            milestone_leads=True,
            updates=(0, 2),
        )
    )


def test_a_perfect_reading_scores_one() -> None:
    result = score(_full_plan(), _full_plan())

    assert result.f1 == 1.0
    assert result.wrong == []


def test_reading_nothing_scores_nought() -> None:
    result = score(_full_plan(), PlanDocument(title="Plan", areas=[]))

    assert result.f1 == 0.0


def test_a_wrong_date_is_one_fact_of_five() -> None:
    right = ActionEntry(text="Hire two officers", due="2025-03", leads=["Head of SEND"])
    read = copy.deepcopy(right)
    read.due = "2025-04"

    result = score(_plan(right), _plan(read))

    # area, action, its text, its lead; the date is expected and found, but not right
    assert result.f1 == pytest.approx(4 / 5)
    assert result.wrong == ["action due: expected '2025-03', found '2025-04'"]


def test_an_invented_field_costs_precision_only() -> None:
    result = score(
        _plan(ActionEntry(text="Hire two officers")),
        _plan(ActionEntry(text="Hire two officers", updates=["Nearly there"])),
    )

    assert result.kinds["action updates"].precision == 0.0
    assert result.kinds["action updates"].recall == 1.0
    assert result.f1 == pytest.approx(2 * 0.75 * 1 / 1.75)


def test_an_action_read_twice_counts_against_the_reading() -> None:
    action = ActionEntry(text="Hire two officers")

    result = score(_plan(action), _plan(action, action))

    assert result.kinds["action"].found == 2
    assert result.kinds["action"].right == 1


@pytest.mark.parametrize(
    ("read", "right"),
    [
        pytest.param(LONG.upper() + ".", True, id="case-and-full-stop"),
        pytest.param(LONG.removesuffix(" word19"), True, id="one-word-of-twenty-lost"),
        pytest.param(" ".join(LONG.split()[:15]), False, id="five-words-of-twenty-lost"),
    ],
)
def test_long_text_is_right_when_nine_tenths_agree(read: str, right: bool) -> None:
    result = score(_plan(ActionEntry(text=LONG)), _plan(ActionEntry(text=read)))

    assert result.kinds["action text"].right == right


def test_words_that_the_document_lost_are_not_asked_for() -> None:
    result = score(
        _plan(ActionEntry(text="Hire two officers for [...]")),
        _plan(ActionEntry(text="Hire two officers for the northern team")),
    )

    assert result.kinds["action text"].right == 1


def test_a_focus_area_is_known_by_its_title_whatever_its_number() -> None:
    expected = _plan(
        ActionEntry(text="Hire two officers", focus_area="2"),
        focus_areas=[FocusAreaEntry(ref="2", title="Capacity in the team")],
    )
    found = _plan(
        ActionEntry(text="Hire two officers", focus_area="b"),
        focus_areas=[FocusAreaEntry(ref="b", title="Capacity in the team")],
    )

    assert score(expected, found).f1 == 1.0


def test_milestones_of_a_missed_action_are_missed_too() -> None:
    action = ActionEntry(text="Hire two officers", milestones=[MilestoneEntry(text="Advertise")])

    result = score(_plan(action), _plan())

    assert result.kinds["milestone"].recall == 0.0


def _reference() -> Any:
    spec = importlib.util.spec_from_file_location("reference", SHARED / "tools/score_plan.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _damage(node: Any, chance: Random, share: float) -> Any:
    """Drop, double and shuffle entries and lose words, as a poor reading would."""
    if isinstance(node, dict):
        fixed = {"format", "kind", "status", "rating_scheme"}
        return {k: v if k in fixed else _damage(v, chance, share) for k, v in node.items()}
    if isinstance(node, list):
        kept = [_damage(item, chance, share) for item in node if chance.random() > share]
        if kept and chance.random() < share:
            kept.append(copy.deepcopy(chance.choice(kept)))
            chance.shuffle(kept)
        return kept
    if isinstance(node, str) and chance.random() < share:
        return " ".join(node.split()[1:]) or node
    return node


def _check_against_reference(gold: Path, share: float) -> None:
    expected = loads(gold.read_bytes())
    chance = Random(5)  # noqa: S311 -- repeatable test data, nothing secret
    damaged = _damage(expected.to_json(), chance, share)

    ours = score(expected, PlanDocument.from_json(damaged))
    reference = _reference().score(expected.to_json(), damaged)

    theirs = {kind: tuple(counts) for kind, counts in reference.counts.items() if any(counts)}
    assert {
        kind: (count.right, count.expected, count.found)
        for kind, count in ours.kinds.items()
        if count.expected or count.found
    } == theirs


if GOLDS:

    @pytest.mark.parametrize("share", [0.0, 0.05, 0.2])
    @pytest.mark.parametrize("gold", GOLDS, ids=lambda path: path.name)
    def test_the_measure_agrees_with_the_reference(gold: Path, share: float) -> None:
        _check_against_reference(gold, share)
