"""Series for tests: from the first month on, one figure each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.core.measurements import (
    Better,
    Series,
    Unit,
    count,
    months_on,
    rate,
    reading,
    share,
)

FIRST = date(2024, 1, 1)


def shares(*of: tuple[int, int], better: Better = Better.HIGHER) -> Series:
    points = (share(months_on(FIRST, n), *each) for n, each in enumerate(of))
    return Series(tuple(points), Unit.PERCENT, better)


def out_of(whole: int, parts: Iterable[int], better: Better = Better.HIGHER) -> Series:
    return shares(*((part, whole) for part in parts), better=better)


def counts(*numbers: int, better: Better = Better.LOWER) -> Series:
    points = (count(months_on(FIRST, n), each) for n, each in enumerate(numbers))
    return Series(tuple(points), Unit.COUNT, better)


def rates(*of: tuple[int, float]) -> Series:
    points = (rate(months_on(FIRST, n), *each) for n, each in enumerate(of))
    return Series(tuple(points), Unit.NUMBER, Better.LOWER)


def readings(
    *values: float | None, better: Better = Better.LOWER, unit: Unit = Unit.NUMBER
) -> Series:
    points = (reading(months_on(FIRST, n), each) for n, each in enumerate(values))
    return Series(tuple(points), unit, better)
