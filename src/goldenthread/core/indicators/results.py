"""Cells become results: counts are added up, and rates worked out anew for each period.

Never is a rate averaged. Of medians a cell holds how many rows lasted how many days, so that the
median of a longer period is that of all its rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from goldenthread.core.indicators.definitions import Measure, Standing, Version
from goldenthread.core.indicators.periods import Kind, Months, month_of, periods


class Cell(NamedTuple):
    """What an engine found of one month and group.

    ``days`` is told for a median alone: how many rows lasted how many days, as ``140*3 141*1``. It
    stays the text that the engine gave until somebody asks for the median, since days are many.
    """

    month: int
    group: str
    numerator: int
    denominator: int
    days: str = ""


@dataclass(frozen=True)
class Result:
    """One figure: counts, and what they come to. No denominator means no value.

    ``numerator`` of a mean is the sum of days; a median has none. ``snapshot`` is the day on
    which it was worked out; a period that was not over then is ``so_far``.
    """

    indicator: str
    version: int
    kind: Kind
    period: Months
    breakdown: str
    group: str
    numerator: int | None
    denominator: int | None
    value: Fraction | None
    snapshot: date

    @property
    def is_so_far(self) -> bool:
        """Whether the period was not over."""
        return self.period.last_on > self.snapshot


@dataclass(frozen=True)
class Asked:
    """Of what the cells are: which indicator, broken down how, on which day."""

    indicator: str
    version: Version
    breakdown: str
    snapshot: date


@dataclass
class _Sum:
    numerator: int = 0
    denominator: int = 0
    days: Counter[int] | None = None

    def add(self, cell: Cell) -> None:
        self.numerator += cell.numerator
        self.denominator += cell.denominator
        if cell.days:
            self.days = self.days or Counter()
            for day, rows in _counted(cell.days):
                self.days[day] += rows


def results(
    asked: Asked, cells: Iterable[Cell], kinds: Iterable[Kind], within: Months
) -> list[Result]:
    """Return the figures of every whole period of these kinds, group by group.

    Of rows that stand on a day, a period shows its last day. Only periods in which the version
    held from their first month to their last are told; a changed definition starts a new line.
    """
    by_group: dict[str, dict[int, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        by_group[cell.group][cell.month].append(cell)
    if not asked.breakdown:
        by_group[""]  # without a row there is a line all the same
    told = [
        (kind, period, _taken(asked, period))
        for kind in kinds
        for period in _told(asked.version, kind, within)
    ]
    return [
        _result(asked, kind, period, group, [months[one] for one in taken if one in months])
        for group, months in sorted(by_group.items())
        for kind, period, taken in told
    ]


def _told(version: Version, kind: Kind, within: Months) -> Iterator[Months]:
    if isinstance(version.counted, Standing) and kind is Kind.ROLLING:
        return
    for period in periods(kind, within):
        if version.holds_on(period.first_on) and version.holds_on(period.last_on):
            yield period


def _taken(asked: Asked, period: Months) -> Iterable[int]:
    if isinstance(asked.version.counted, Standing):
        return [min(period.last, month_of(asked.snapshot))]
    return list(period)


def _result(
    asked: Asked, kind: Kind, period: Months, group: str, months: Iterable[Iterable[Cell]]
) -> Result:
    total = _Sum()
    for cells in months:
        for cell in cells:
            total.add(cell)
    numerator, denominator, value = _figures(asked.version.measure, total)
    return Result(
        asked.indicator, asked.version.number, kind, period, asked.breakdown, group, numerator,
        denominator, value, asked.snapshot,
    )  # fmt: skip


def _figures(measure: Measure, total: _Sum) -> tuple[int | None, int | None, Fraction | None]:
    match measure:
        case Measure.COUNT:
            return total.denominator, None, Fraction(total.denominator)
        case Measure.MEDIAN:
            return None, total.denominator, _median(total.days)
        case Measure.MEAN:
            return total.numerator, total.denominator, _per(total, weeks=7)
    return total.numerator, total.denominator, _per(total, of=100)


@lru_cache(maxsize=256)
def _counted(days: str) -> tuple[tuple[int, int], ...]:
    """Return days, and how many rows lasted them; a month is asked for by many periods in turn."""
    found = (one.split("*") for one in days.split())
    return tuple((int(day), int(rows)) for day, rows in found)


def _per(total: _Sum, *, of: int = 1, weeks: int = 1) -> Fraction | None:
    if not total.denominator:
        return None
    return Fraction(total.numerator * of, total.denominator * weeks)


def _median(days: Counter[int] | None) -> Fraction | None:
    if not days:
        return None
    numbers = sorted(days)
    reached = list(accumulate(days[number] for number in numbers))
    middle = ((reached[-1] - 1) // 2, reached[-1] // 2)
    return Fraction(sum(numbers[bisect_right(reached, place)] for place in middle), 2 * 7)
