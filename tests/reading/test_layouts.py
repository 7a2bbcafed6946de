"""The reader reads layouts that its authors saw, and layouts that they never did."""

from __future__ import annotations

import statistics

import pytest

from goldenthread.reading.api import read_plan
from tests.reading.conftest import Written
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.registry import available
from tests.reading.scoring import Score, score

OPEN_BAR = 0.90
HELD_OUT_BAR = 0.85


def _score(layout: Layout, written: Written) -> Score:
    path, expected = written(layout)
    return score(expected, read_plan(path).plan)


@pytest.mark.parametrize(
    "layout",
    [layout for layout in available() if not layout.held_out],
    ids=lambda layout: layout.name,
)
def test_an_open_layout_is_read(layout: Layout, written: Written) -> None:
    result = _score(layout, written)

    assert result.f1 >= OPEN_BAR, result.wrong


def test_layouts_never_seen_are_read_nearly_as_well(written: Written) -> None:
    figures = {layout.name: _score(layout, written).f1 for layout in available() if layout.held_out}

    assert statistics.mean(figures.values()) >= HELD_OUT_BAR, figures
