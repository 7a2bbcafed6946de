"""The bench tells a good reader from a bad one, and a crash from a poor reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.read_layouts import print_table, read_layout, reader_at
from goldenthread.core.plan_format import PlanDocument
from tests.reading.layouts.layouts_open_text import LAYOUTS

LAYOUT = LAYOUTS[1]


def test_a_perfect_reader_scores_one(tmp_path: Path) -> None:
    _, right = LAYOUT.write(tmp_path)

    reading = read_layout(LAYOUT, lambda path: right, tmp_path)

    assert (reading.score.f1, reading.failure) == (1.0, "")


def test_a_reader_that_raises_scores_nought_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(path: Path) -> PlanDocument:
        raise ValueError(f"cannot read {path.suffix}")

    print_table([read_layout(LAYOUT, broken, tmp_path)], wrong=0)

    heading, line, mean = capsys.readouterr().out.splitlines()
    assert heading.split() == ["layout", "side", "F1", "s"]
    assert line.split()[:3] == [LAYOUT.name, "open", "0.000"]
    assert line.endswith("ValueError: cannot read .txt")
    assert mean == "open: 1 layouts, mean 0.000, least 0.000"


def test_a_reader_that_is_not_there_is_named() -> None:
    with pytest.raises(SystemExit, match=r"There is no reader at goldenthread\.core:no_such_name"):
        reader_at("goldenthread.core:no_such_name")
