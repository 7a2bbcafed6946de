"""What the tests of reading share: the corpus of layouts, written once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from goldenthread.core.plan_format import PlanDocument
from tests.reading.layouts.layout import Layout
from tests.untraced import untraced

Written = Callable[[Layout], tuple[Path, PlanDocument]]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Return a function that writes a layout's file on first asking and gives its right answer."""
    folder = tmp_path_factory.mktemp("layouts")

    @cache
    def write(layout: Layout) -> tuple[Path, PlanDocument]:
        with untraced():
            return layout.write(folder)

    return write
