"""Reads renderings of published plans and compares them with the right answers, where they are."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from goldenthread.reading.api import read_plan

SHARED = Path(__file__).parents[2] / "../shared"
PLANS = SHARED / "plans"
BARS = {".docx": 0.97, ".xlsx": 0.97, ".html": 0.97, ".pdf": 0.95}
FILES = sorted(p for p in PLANS.glob("*.*") if p.suffix in BARS) if PLANS.is_dir() else []


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_plan", SHARED / "tools" / "score_plan.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def f1(gold: dict[str, Any], found: dict[str, Any]) -> float:
    module = scorer()
    counts = module.score(gold, found).counts.values()
    right, wanted, given = (sum(count[k] for count in counts) for k in range(3))
    return float(module.prf(right, wanted, given)[2])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_published_plan_is_read_well_enough(path: Path) -> None:
    gold = json.loads((PLANS / "gold" / f"{path.stem}.json").read_text("utf-8"))

    found = read_plan(path).plan.to_json()

    assert f1(gold, found) >= BARS[path.suffix]
    assert [found[key] for key in ("local_area", "kind", "published")] == [
        gold[key] for key in ("local_area", "kind", "published")
    ]
