"""Targets as they hold, and as they held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.trajectories.paths import Trajectory
from goldenthread.indicators.models import Target
from goldenthread.indicators.policies.aiming import path_kept
from goldenthread.indicators.queries.registry import find
from goldenthread.platform.organisations.models import LocalArea


def targets_of(local_area: LocalArea, indicator: Indicator) -> list[Target]:
    """Return every version of an indicator's target, the newest first; ended ones stay."""
    found = Target.objects.filter(local_area=local_area, indicator=indicator.id)
    return list(found.select_related("set_by"))


def target_that_holds(targets: Iterable[Target]) -> Target | None:
    """Return the one of an indicator's targets that has not ended, if one has not."""
    return next((one for one in targets if one.ended_on is None), None)


def trajectory_for(target: Target | None) -> Trajectory | None:
    """Return the path of a target, if there is one and its indicator is still measured."""
    indicator = find(target.indicator) if target else None
    return path_kept(target, indicator) if target and indicator else None


def trajectory_of(local_area: LocalArea, indicator: Indicator) -> Trajectory | None:
    """Return the path of the target that an indicator has now; None without one."""
    found = Target.objects.filter(
        local_area=local_area, indicator=indicator.id, ended_on__isnull=True
    ).first()
    return trajectory_for(found)


def targets(local_area: LocalArea, *, on: date) -> dict[str, Trajectory]:
    """Return the path of every target that held at the end of a day, by its indicator's id.

    A target for an indicator that is no longer there is left out.
    """
    held = _held(local_area, on).order_by("version")
    return {one.indicator: path for one in held if (path := trajectory_for(one))}


def _held(local_area: LocalArea, on: date) -> QuerySet[Target]:
    not_ended = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return Target.objects.filter(not_ended, local_area=local_area, set_on__lte=on)
