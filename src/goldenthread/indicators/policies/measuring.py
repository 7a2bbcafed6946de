"""An indicator's figures as a series of months, as the arithmetic of proof takes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.core.control_charts.charts import Step
from goldenthread.core.indicators.definitions import Indicator, Measure, Polarity, Version
from goldenthread.core.indicators.periods import Months, month_of
from goldenthread.core.indicators.results import Result
from goldenthread.core.measurements import (
    Better,
    Point,
    Series,
    Unit,
    count,
    last_day,
    reading,
    share,
)

BETTER = {
    Polarity.UP: Better.HIGHER,
    Polarity.DOWN: Better.LOWER,
    Polarity.CONTEXT: Better.NEITHER,
}
_UNITS = {
    Measure.SHARE: Unit.PERCENT,
    Measure.COUNT: Unit.COUNT,
    Measure.MEAN: Unit.NUMBER,
    Measure.MEDIAN: Unit.NUMBER,
}


def unit_of(indicator: Indicator) -> Unit:
    """Return what an indicator's figures are."""
    return _UNITS[indicator.latest.measure]


def better_of(indicator: Indicator) -> Better:
    """Return which way is better."""
    return BETTER[indicator.polarity]


def months_over(on: date, months: int) -> Months:
    """Return so many months, the last of which is over by the end of a day."""
    last = month_of(on) if on == last_day(on) else month_of(on) - 1
    return Months(last - months + 1, last)


def series_from(results: Iterable[Result], indicator: Indicator) -> Series:
    """Return monthly figures, in all, as a series; each with the counts behind it."""
    versions = {version.number: version for version in indicator.versions}
    points = sorted(
        (_point(one, versions[one.version]) for one in results if not one.breakdown),
        key=lambda point: point.month,
    )
    return Series(tuple(points), unit_of(indicator), better_of(indicator))


def _point(one: Result, version: Version) -> Point:
    month = one.period.first_on
    if version.measure is Measure.SHARE:
        return share(month, one.numerator or 0, one.denominator or 0)
    if version.measure is Measure.COUNT:
        return count(month, one.numerator or 0)
    return reading(month, None if one.value is None else float(one.value))


def new_lines(indicator: Indicator) -> list[Step]:
    """Return where a changed definition starts a new line."""
    return [
        Step(
            later.since.replace(day=1),
            f"version {later.number} of the definition holds from then on",
            redefined=True,
        )
        for later in indicator.versions[1:]
    ]
