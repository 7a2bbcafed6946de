"""Targets and stories as a page shows them: the one that holds, and those before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.measurements import day_words
from goldenthread.core.trajectories.paths import Steps, Trajectory
from goldenthread.indicators.models import Story, Target
from goldenthread.indicators.policies.aiming import path_kept
from goldenthread.indicators.policies.measuring import unit_of
from goldenthread.ui.words import day


def target_facts(target: Target, shown: Trajectory | None, indicator: Indicator) -> list[Any]:
    """Return a target as the rows of a summary list.

    :param shown: its path as this reader may see it; None when they may not see where it begins.
    """
    path = path_kept(target, indicator)
    if path is None:
        return []
    said, unit = path.unit.said, path.unit
    begins = "Not shown, because the numbers are small"
    if shown:
        begins = f"{said(shown.baseline.value)} on {day(path.baseline.on)}"
    facts = {
        "Baseline": begins,
        "Target": f"{said(path.target.value)} by {day(path.target.on)}",
        "Way there": way_words(path),
        "Tolerance": f"Up to {unit.distance(path.tolerance)} behind the path is near it",
        "Set": f"{day(target.set_on)} by {target.set_by.name}",
        "Reason": target.reason,
    }
    if path.is_for_worse:
        facts["Direction"] = "Worse than the baseline; it was confirmed that this is meant"
    return [{"key": {"text": key}, "value": {"text": text}} for key, text in facts.items()]


def way_words(path: Trajectory) -> str:
    """Return the way to a target in words."""
    unit = path.unit
    if isinstance(path.way, Steps):
        every = "a month" if path.way.months == 1 else f"every {path.way.months} months"
        return f"In steps: {unit.distance(path.way.by)} {every}"
    if not path.way:
        return "Straight"
    marks = ", ".join(f"{unit.said(one.value)} by {day_words(one.on)}" for one in path.way)
    return f"Through milestones: {marks}"


def earlier(targets: Sequence[Target], indicator: Indicator) -> list[dict[str, str]]:
    """Return the targets that have ended, the newest first."""
    rows = []
    for one in targets:
        if one.ended_on is None:
            continue
        path, unit = path_kept(one, indicator), unit_of(indicator)
        rows.append({
            "number": str(one.version),
            "goal": f"{unit.said(float(one.target_value))} by {day(one.target_on)}",
            "way": way_words(path) if path else "",
            "held": f"{day(one.set_on)} to {day(one.ended_on)}",
            "why": one.ended_because,
        })  # fmt: skip
    return rows


def stories(found: Sequence[Story]) -> list[dict[str, str]]:
    """Return stories with who told them and when."""
    return [{"text": one.text, "told": f"{one.told_by.name}, {day(one.told_on)}"} for one in found]
