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
    day_words,
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
    if one.value is None:  # nothing to count, or nothing that may be shown
        return reading(month, None)
    if version.measure is Measure.SHARE:
        return share(month, one.numerator or 0, one.denominator or 0)
    if version.measure is Measure.COUNT:
        return count(month, one.numerator or 0)
    return reading(month, float(one.value))


def new_lines(indicator: Indicator, series: Series) -> list[Step]:
    """Return where, within a series, a changed definition starts a new line."""
    first = series.points[0].month if series.points else date.max
    return [
        Step(
            later.since,
            f"from {day_words(later.since)} version {later.number} of the definition holds",
            redefined=True,
        )
        for later in indicator.versions[1:]
        if later.since > first
    ]


def same_line(indicator: Indicator, series: Series) -> Series:
    """Return the months of a series that the latest definition counted: they can be compared."""
    since = indicator.latest.since
    points = tuple(point for point in series.points if point.month >= since)
    return Series(points, series.unit, series.better)
