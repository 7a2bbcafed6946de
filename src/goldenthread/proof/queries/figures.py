"""Figures of indicators as measures, month by month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.core.measurements import (
    Better,
    Point,
    Series,
    Unit,
    count,
    reading,
    share,
)
from goldenthread.indicators import api as indicators
from goldenthread.indicators.api import Indicator, Kind, Months, Result
from goldenthread.platform.organisations.models import LocalArea

MONTHS = 36
_UNITS = {"%": Unit.PERCENT, "weeks": Unit.NUMBER}


def unit_of(indicator: Indicator) -> Unit:
    """Return what an indicator's figures are: a percentage, a number of weeks, or a count."""
    return _UNITS.get(indicator.unit, Unit.COUNT)


def better_of(indicator: Indicator) -> Better:
    """Return which way an indicator is better."""
    return {"up": Better.HIGHER, "down": Better.LOWER}.get(indicator.polarity, Better.NEITHER)


def series_of(
    local_area: LocalArea, indicator: Indicator, *, on: date, months: int = MONTHS
) -> Series:
    """Return an indicator's months up to the one before a day's, each with its counts."""
    last = on.year * 12 + on.month - 1
    found = indicators.figures(
        local_area, indicator, within=Months(last - months, last), kinds=[Kind.MONTH], on=on
    )
    unit = unit_of(indicator)
    points = {one.period.first_on: _point(one, unit) for one in found if not one.is_so_far}
    return Series(tuple(points[month] for month in sorted(points)), unit, better_of(indicator))


def _point(one: Result, unit: Unit) -> Point:
    month = one.period.first_on
    if unit is Unit.PERCENT:
        return share(month, one.numerator or 0, one.denominator or 0)
    if unit is Unit.COUNT:
        return count(month, one.numerator or 0)
    return reading(month, float(one.value) if one.value is not None else None)


def series_of_many(
    local_area: LocalArea, identifiers: Iterable[str], *, on: date
) -> dict[str, Series]:
    """Return the series of these indicators, asking once for each; unknown ones are left out."""
    found = {}
    for identifier in sorted(set(identifiers)):
        indicator = indicators.find(identifier)
        if indicator is not None:
            found[identifier] = series_of(local_area, indicator, on=on)
    return found
