"""The mean and the limits of a run of months, by the kind of figure that they are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

from goldenthread.core.control_charts.chance import FAR, NEAR, binomial_reach, poisson_reach
from goldenthread.core.measurements import Point, Unit

_PAIR = 1.128
"""How far two figures with a standard deviation of one lie apart on average (d2 of two)."""

_WIDEST_STEP = 3.267
"""Steps longer than this many mean steps are left out of the mean step (D4 of two)."""

_SURE = 1.645
"""Standard errors above one from which the scatter counts as more than chance: one in twenty."""


class Kind(StrEnum):
    """Which control chart a measure has."""

    P = "p"
    LANEY_P = "p'"
    C = "c"
    U = "u"
    XMR = "XmR"

    @property
    def words(self) -> str:
        """What the chart is for, as it is said."""
        return {
            Kind.P: "shares (p chart)",
            Kind.LANEY_P: "shares that vary more than chance alone (p' chart)",
            Kind.C: "counts (c chart)",
            Kind.U: "rates (u chart)",
            Kind.XMR: "single figures (XmR chart)",
        }[self]


@dataclass(frozen=True, slots=True)
class Lines:
    """Of one month: the mean, the limits, and where "near the limit" begins.

    ``on_mean`` is how close to the mean a figure still counts as lying on it.
    """

    mean: float
    low: float
    high: float
    near_low: float
    near_high: float
    on_mean: float = 0.0

    def side(self, value: float) -> int:
        """Return 1 above the mean, -1 below, 0 on it."""
        apart = value - self.mean
        if abs(apart) <= self.on_mean:
            return 0
        return 1 if apart > 0 else -1


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the limits of a run of months come from. ``spread`` is Laney's sigma z, else 1."""

    kind: Kind
    mean: float
    spread: float
    of: Callable[[Point], Lines]


def baseline(points: Sequence[Point], unit: Unit) -> Baseline:
    """Work out a mean and limits from some months, each with a figure; at least two of them."""
    if any(point.part is None for point in points):
        return _single_figures([_value(point) for point in points], unit)
    return _shares(points) if unit is Unit.PERCENT else _counts(points)


def scatter(points: Sequence[Point], chance: float) -> float:
    """Return Laney's sigma z: how much more the months vary than their counts explain.

    Taken from the steps between neighbours, so that a lasting change does not swell it.
    """
    standard = [
        (_value(point) / 100 - chance) / math.sqrt(chance * (1 - chance) / _whole(point))
        for point in points
    ]
    return fmean(abs(after - before) for before, after in pairwise(standard)) / _PAIR


def more_than_chance(sigma_z: float, months: int) -> bool:
    """Whether a scatter is more than chance would give over so many months.

    The standard error of a mean step is that of Cryer and Ryan ("The estimation of sigma for an X
    chart", Journal of Quality Technology 22, 1990).
    """
    return sigma_z > 1 + _SURE * math.sqrt((0.826 * months - 1.082) / (months - 1) ** 2)


def _shares(points: Sequence[Point]) -> Baseline:
    part, whole = sum(_part(point) for point in points), sum(_whole(point) for point in points)
    mean = 100 * part / whole
    # all or none: with half a case either way, the first exception is not yet news
    chance = part / whole if 0 < part < whole else (part + 0.5) / (whole + 1)
    sigma_z = scatter(points, chance)
    is_wider = more_than_chance(sigma_z, len(points))
    spread = sigma_z if is_wider else 1.0

    def of(point: Point) -> Lines:
        cases = round(_whole(point))
        sigma = 100 * spread * math.sqrt(chance * (1 - chance) / cases)
        far, near = (binomial_reach(cases, chance, tail) for tail in (FAR, NEAR))
        return Lines(
            mean,
            max(0.0, min(mean - 3 * sigma, 100 * far[0] / cases)),
            min(100.0, max(mean + 3 * sigma, 100 * far[1] / cases)),
            max(0.0, min(mean - 2 * sigma, 100 * near[0] / cases)),
            min(100.0, max(mean + 2 * sigma, 100 * near[1] / cases)),
            on_mean=_within_a_case(100 / cases),
        )

    return Baseline(Kind.LANEY_P if is_wider else Kind.P, mean, spread, of)


def _counts(points: Sequence[Point]) -> Baseline:
    part, whole = sum(_part(point) for point in points), sum(_whole(point) for point in points)
    mean, chance = part / whole, max(part, 0.5) / whole
    alike = len({point.whole for point in points}) == 1

    def of(point: Point) -> Lines:
        among = _whole(point)
        sigma = math.sqrt(chance / among)
        far, near = (poisson_reach(chance * among, tail) for tail in (FAR, NEAR))
        return Lines(
            mean,
            max(0.0, min(mean - 3 * sigma, far[0] / among)),
            max(mean + 3 * sigma, far[1] / among),
            max(0.0, min(mean - 2 * sigma, near[0] / among)),
            max(mean + 2 * sigma, near[1] / among),
            on_mean=_within_a_case(1 / among),
        )

    return Baseline(Kind.C if alike else Kind.U, mean, 1.0, of)


def _single_figures(values: Sequence[float], unit: Unit) -> Baseline:
    mean = fmean(values)
    steps = [abs(after - before) for before, after in pairwise(values)]
    widest = _WIDEST_STEP * fmean(steps)
    sigma = fmean(step for step in steps if step <= widest) / _PAIR
    lines = Lines(
        mean,
        max(unit.lowest, mean - 3 * sigma),
        min(unit.highest, mean + 3 * sigma),
        max(unit.lowest, mean - 2 * sigma),
        min(unit.highest, mean + 2 * sigma),
    )
    return Baseline(Kind.XMR, mean, 1.0, lambda _: lines)


def _within_a_case(one_case: float) -> float:
    """Return what is less than one case, whatever the rounding of the machine.

    The median of a binomial or Poisson count lies within one of its mean, so beyond one case from
    the mean either side has at most an even chance, however few the cases.
    """
    return one_case * (1 - 1e-9)


def _value(point: Point) -> float:
    assert point.value is not None  # noqa: S101 -- only months with a figure come here
    return point.value


def _part(point: Point) -> int:
    return point.part or 0


def _whole(point: Point) -> float:
    return point.whole or 1.0
