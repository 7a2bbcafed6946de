"""Plans without a table are read, however they are written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.pages import read_page
from tests.reading.plans_without_tables import ACTIONS, SENTENCES, WAYS
from tests.reading.scoring import score

BAR = 0.97


@pytest.mark.parametrize("way", WAYS)
def test_a_way_of_writing(way: str, tmp_path: Path) -> None:
    page, right = WAYS[way]

    result = score(right, read_page(tmp_path, page).plan)

    assert result.f1 >= BAR, result.wrong


def test_promises_in_running_sentences(tmp_path: Path) -> None:
    plan = read_page(tmp_path, SENTENCES).plan

    actions = [action for _, action in plan.actions()]
    assert [action.due for action in actions] == [action[3][1] for action in ACTIONS]
    assert [action.leads for action in actions] == [[action[2]] for action in ACTIONS]
    assert all(len(action.measures) == 1 for action in actions)
    assert [len(area.actions) for area in plan.areas] == [2, 2]
