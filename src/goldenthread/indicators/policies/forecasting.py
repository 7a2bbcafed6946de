"""Where an indicator is going, and how good such forecasts have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.core.measurements import Series, last_day, months_on
from goldenthread.core.trajectories.forecasts import Forecast, forecast
from goldenthread.core.trajectories.paths import Mark, Steps, Trajectory
from goldenthread.core.trajectories.scoring import Past, Score, backtest, score

HORIZON = 6
"""How many months ahead is looked without a target."""

SCORED = 3
"""How many months before the figure the forecasts that are scored were made."""

NEWEST = 12
"""How many forecasts are scored, the newest."""

FURTHEST = 120
"""Months ahead beyond which no forecast is made, however far the target lies."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A score, and whether its forecasts were kept as they were made, or are made again now."""

    score: Score
    were_kept: bool


def forecast_for(series: Series, trajectory: Trajectory | None) -> Forecast | None:
    """Forecast until the target's day, or half a year ahead without one."""
    if not series.known:
        return None
    last = series.known[-1].month
    until = last_day(months_on(last, HORIZON))
    if trajectory:
        until = min(trajectory.target.on, last_day(months_on(last, FURTHEST)))
    return forecast(series, until=until)


def scored(kept: Sequence[Past], series: Series) -> Scored | None:
    """Score the newest forecasts; where none was kept, those that would have been made.

    :param kept: forecasts that were kept, of months that have come, the newest first.
    """
    if kept and (found := score(kept[:NEWEST])):
        return Scored(found, were_kept=True)
    again = score(list(backtest(series, ahead=SCORED))[-NEWEST:])
    return Scored(again, were_kept=False) if again else None


def path_shown(trajectory: Trajectory | None, series: Series) -> Trajectory | None:
    """Return a path as it may be shown to those who may not see the cases.

    Its baseline may be a figure of a month that is shown to them rounded, or not at all: they are
    shown the path from the figure as they see it, steps as a straight line, and none where they do
    not see it.

    :param series: as it is shown to them.
    """
    month = trajectory.baseline.on.replace(day=1) if trajectory else None
    shown = next((point for point in series.points if point.month == month), None)
    if trajectory is None or shown is None:
        return trajectory
    if shown.value is None:
        return None
    start = Mark(trajectory.baseline.on, float(round(shown.value)))
    way = () if isinstance(trajectory.way, Steps) else trajectory.way
    return replace(trajectory, baseline=start, way=way, worse_is_meant=True)
