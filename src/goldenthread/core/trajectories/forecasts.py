"""Where a measure is going: the usual slope of its last two years, damped, with its uncertainty.

- The slope is the median of the slopes between every two months (Theil, 1950; Sen, "Estimates of
  the regression coefficient based on Kendall's tau", Journal of the American Statistical
  Association 63, 1968): up to three months in ten may be freaks without moving it much.
- Ahead the slope is damped, each month keeping nine tenths of the last one's, since trends seldom
  go on for ever (Gardner and McKenzie, "Forecasting trends in time series", Management Science 31,
  1985).
- The range comes from how far the months have lain from the line: a prediction interval of
  regression with Student's t. Where neighbouring months err alike it is wider, as fewer months'
  worth of knowledge is left, and the last month's error fades into the forecast. Half of what the
  damping takes off is added as doubt.

It is a picture of "if nothing changes", not of what will be done.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from statistics import NormalDist, fmean, median

from goldenthread.core.measurements import (
    Point,
    Series,
    Unit,
    day_words,
    last_day,
    months_between,
    months_on,
)
from goldenthread.core.trajectories.paths import Trajectory

FEWEST = 8
"""Months with a figure below which no forecast is made."""

WINDOW = 24
"""Months that the line is drawn through: the last ones with a figure."""

DAMPING = 0.9
"""What a month ahead keeps of the slope of the month before it."""

USUAL = 0.8
"""The part of outcomes that the range is meant to hold: four in five."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A month ahead: the middle of the forecast and its range."""

    month: date
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast month by month from the month after ``last``. ``level`` is what the range holds.

    ``slope`` is the change a month of late, before damping.
    """

    last: Point
    unit: Unit
    level: float
    slope: float
    ahead: tuple[Ahead, ...]

    @property
    def end(self) -> Ahead:
        """The last month ahead."""
        return self.ahead[-1]


def forecast(series: Series, *, until: date, level: float = USUAL) -> Forecast | None:
    """Forecast every month after the last figure up to the month of a day.

    :returns: None when there are too few months to say, or the day is not ahead of them.
    """
    known = series.known[-WINDOW:]
    if len(known) < FEWEST or months_between(known[-1].month, until) < 1:
        return None
    line = _line(known)
    last = known[-1]
    steps = range(1, months_between(last.month, until) + 1)
    made = (line.ahead(step, level) for step in steps)
    return Forecast(
        last,
        series.unit,
        level,
        line.slope,
        tuple(
            Ahead(months_on(last.month, step), *(_bounded(value, series.unit) for value in values))
            for step, values in zip(steps, made, strict=True)
        ),
    )


def prospect(trajectory: Trajectory, made: Forecast | None) -> str:
    """Say in a sentence what a forecast holds out for the target."""
    if made is None:
        return f"There is no forecast: at least {FEWEST} months with a figure are needed."
    unit, end = made.unit, made.end
    among = f"between {unit.said(end.low)} and {unit.said(end.high)}"
    chance = f"{round(made.level * 100)} times in 100"
    return (
        f"If it goes on as it has, it will be about {unit.said(end.middle)} by"
        f" {day_words(last_day(end.month))}, and {chance} {among}: the target of"
        f" {unit.said(trajectory.target.value)} is {_likely(trajectory, end)}."
    )


def _likely(trajectory: Trajectory, end: Ahead) -> str:
    target, sign = trajectory.target.value, trajectory.better.sign
    worst, best = sorted((end.low * sign, end.high * sign)) if sign else (end.low, end.high)
    wanted = target * sign if sign else target
    if best < wanted:
        return "out of reach"
    return "within reach" if worst < wanted or not sign else "likely"


@dataclass(frozen=True, slots=True)
class _Line:
    """A robust line through some months, counted from the last, and how the months lie to it.

    ``latest`` is the last month's error, ``alike`` what a next error keeps of one, ``months`` how
    many months' worth of knowledge there is.
    """

    level: float
    slope: float
    latest: float
    alike: float
    spread: float
    centre: float
    square: float
    months: float

    def ahead(self, step: int, level: float) -> tuple[float, float, float]:
        """Return low, middle and high so many months ahead."""
        damped = sum(DAMPING**each for each in range(1, step + 1))
        middle = self.level + self.slope * damped + self.latest * self.alike**step
        line = self.spread**2 * (1 + 1 / self.months + (step - self.centre) ** 2 / self.square)
        undamped = self.slope * (step - damped) / 2
        sure = students_t((1 + level) / 2, max(self.months - 2, 1))
        half = sure * math.sqrt(line + undamped**2)
        return middle - half, middle, middle + half


def _line(known: Sequence[Point]) -> _Line:
    last = known[-1].month
    times = [float(months_between(last, point.month)) for point in known]
    values = [point.value or 0.0 for point in known]
    pairs = combinations(zip(times, values, strict=True), 2)
    slope = median((after[1] - before[1]) / (after[0] - before[0]) for before, after in pairs)
    level = median(value - slope * time for time, value in zip(times, values, strict=True))
    errors = [value - level - slope * time for time, value in zip(times, values, strict=True)]
    alike = _alike(errors)
    spread = math.sqrt(sum(error**2 for error in errors) / (len(errors) - 2))
    worth = (1 - alike) / (1 + alike)
    centre = fmean(times)
    square = sum((time - centre) ** 2 for time in times)
    return _Line(
        level, slope, errors[-1], alike, spread / math.sqrt(1 - alike**2), centre, square * worth,
        max(len(times) * worth, 3.0),
    )  # fmt: skip


def _alike(errors: Sequence[float]) -> float:
    """Return how much neighbouring errors are alike, from 0 to 0.8: the lag-one correlation.

    A tenth is added for what a line that fits its own months hides.
    """
    square = sum(error**2 for error in errors)
    if not square:
        return 0.0
    return min(max(sum(a * b for a, b in pairwise(errors)) / square + 0.1, 0.0), 0.8)


def students_t(probability: float, freedom: float) -> float:
    """Return Student's t of a probability above a half, by its expansion around the normal one.

    Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.5.
    """
    z = NormalDist().inv_cdf(probability)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )


def _bounded(value: float, unit: Unit) -> float:
    return min(max(value, unit.lowest), unit.highest)
