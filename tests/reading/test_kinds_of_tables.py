"""Reads one small plan of every make of table, as a Word file, a web page and a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.reading.api import read_plan
from tests.reading.kinds_of_tables import KINDS, Kind
from tests.reading.kinds_writing import WRITERS, summary

CASES = [(kind, ending) for kind in KINDS for ending in kind.files]
TITLE = "Millbrook SEND Improvement Plan"


@pytest.mark.parametrize(
    ("kind", "ending"), CASES, ids=[f"{kind.name}-{ending}" for kind, ending in CASES]
)
def test_reads_a_table_of_this_kind(kind: Kind, ending: str, tmp_path: Path) -> None:
    path = WRITERS[ending](tmp_path / f"plan.{ending}", kind.blocks, TITLE)

    plan = read_plan(path).plan

    assert summary(plan) == kind.says.strip().splitlines()
