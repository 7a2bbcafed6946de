"""Targets that can be meant: what was typed becomes a path, or is refused in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.trajectories.paths import Mark, PathUnusable, Steps, Trajectory
from goldenthread.indicators.models import Target
from goldenthread.indicators.policies.measuring import better_of, unit_of
from goldenthread.platform.access.errors import NotValid

Way = Mapping[str, Any]
"""The path as data: nothing, ``{"steps": {"by": "10", "months": 1}}``, or
``{"milestones": [{"on": "2026-12-31", "value": "70"}]}``."""


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What a target asks for."""

    baseline_on: date
    baseline_value: Decimal
    target_on: date
    target_value: Decimal
    tolerance: Decimal
    way: Way
    worse_is_meant: bool = False


def aim_of(target: Target) -> Aim:
    """Return what a target asks for."""
    return Aim(**{name: getattr(target, name) for name in Aim.__dataclass_fields__})


def path_of(aim: Aim, indicator: Indicator) -> Trajectory:
    """Return the path of a target.

    :raises PathUnusable: when it cannot be meant.
    """
    return Trajectory(
        Mark(aim.baseline_on, float(aim.baseline_value)),
        Mark(aim.target_on, float(aim.target_value)),
        unit_of(indicator),
        better_of(indicator),
        float(aim.tolerance),
        way_of(aim.way),
        worse_is_meant=aim.worse_is_meant,
    )


def path_kept(target: Target, indicator: Indicator) -> Trajectory | None:
    """Return the path of a target that was set; None when the indicator has since become another.

    Which way is better may have been changed since: the target is shown all the same.
    """
    try:
        return path_of(_confirmed(aim_of(target)), indicator)
    except PathUnusable:
        return None


def way_of(way: Way) -> Steps | tuple[Mark, ...]:
    """Return the way between baseline and target from its data."""
    if steps := way.get("steps"):
        return Steps(float(steps["by"]), int(steps["months"]))
    return tuple(
        Mark(date.fromisoformat(one["on"]), float(one["value"]))
        for one in way.get("milestones", ())
    )


def check_aim(aim: Aim, indicator: Indicator) -> None:
    """Pass silently if a target can be meant.

    :raises NotValid: when it cannot; the message says why, `field` what it concerns. A target on
        the worse side of its baseline is refused for `worse_is_meant`, which confirms it.
    """
    if aim.target_on <= aim.baseline_on:
        raise NotValid(
            "The target’s day must be after its baseline’s day: a target comes after its baseline.",
            field="target_on",
        )
    try:
        path = path_of(_confirmed(aim), indicator)
    except PathUnusable as error:
        raise NotValid(str(error), field=_concerns(aim, indicator)) from error
    if path.is_for_worse and not aim.worse_is_meant:
        side = "lower" if path.target.value < path.baseline.value else "higher"
        raise NotValid(
            f"{path.better.capitalize()} is better here, but this target is {side} than its"
            " baseline. Tick the box if that is what is meant, or change the target.",
            field="worse_is_meant",
        )


def _confirmed(aim: Aim) -> Aim:
    return Aim(**{**vars(aim), "worse_is_meant": True})


def _concerns(aim: Aim, indicator: Indicator) -> str:
    """Return the field that is to blame for a path that cannot be."""
    unit = unit_of(indicator)
    for name in ("baseline_value", "target_value"):
        if not unit.lowest <= float(getattr(aim, name)) <= unit.highest:
            return name
    if aim.tolerance < 0:
        return "tolerance"
    return "steps_by" if "steps" in aim.way else "milestones"
