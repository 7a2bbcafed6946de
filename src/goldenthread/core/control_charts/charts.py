"""A control chart of a monthly measure: its stretches, their lines, and the months that stand out.

A stretch begins with the series and at every stated step, such as a new definition or a new way of
working. Each has lines of its own, from its first twelve months, which then stay: what comes later
is judged against them. No rule looks across a step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.core.control_charts.lines import Kind, Lines, baseline
from goldenthread.core.control_charts.signals import (
    MAKING_DATA_COUNT,
    Rules,
    Signal,
    signals,
)
from goldenthread.core.measurements import Better, Point, Series, SeriesUnusable, month_words


class Meaning(StrEnum):
    """What a month's figure comes to."""

    CHANCE = "chance"
    IMPROVING = "improving"
    CONCERNING = "concerning"
    CHANGED = "changed"
    TOO_EARLY = "too-early"
    GAP = "gap"

    @property
    def words(self) -> str:
        """The meaning as it is said in a table."""
        return {
            Meaning.CHANCE: "As chance would have it",
            Meaning.IMPROVING: "Stands out: better",
            Meaning.CONCERNING: "Stands out: worse",
            Meaning.CHANGED: "Stands out",
            Meaning.TOO_EARLY: "Too early to say",
            Meaning.GAP: "No figure",
        }[self]

    @property
    def stands_out(self) -> bool:
        """Whether the month is more than chance explains."""
        return self in (Meaning.IMPROVING, Meaning.CONCERNING, Meaning.CHANGED)


@dataclass(frozen=True, slots=True)
class Step:
    """From this month on the line is drawn anew, and why: a reason is always on record.

    :param redefined: whether the figure itself means something else from then on, so that the two
        lines may not be compared.
    :raises SeriesUnusable: when no reason is given.
    """

    month: date
    why: str
    redefined: bool = False

    def __post_init__(self) -> None:
        if not self.why.strip():
            raise SeriesUnusable(f"The step in {month_words(self.month)} needs a reason.")


@dataclass(frozen=True, slots=True)
class Marked:
    """A month on the chart. ``lines`` is None in a gap and while it is too early."""

    point: Point
    lines: Lines | None
    signals: tuple[Signal, ...]
    meaning: Meaning

    @property
    def direction(self) -> int:
        """1 when it stands out high, -1 low, 0 not."""
        return self.signals[0].direction if self.signals else 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months with one mean. ``kind`` and ``mean`` are None while there are too few.

    ``spread`` is how many times more the months vary than their counts explain.
    """

    step: Step | None
    months: tuple[Marked, ...]
    kind: Kind | None = None
    mean: float | None = None
    spread: float = 1.0

    @property
    def known(self) -> tuple[Marked, ...]:
        """The months that have a figure."""
        return tuple(month for month in self.months if month.point.value is not None)


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A series with its stretches, of which there is at least one."""

    series: Series
    rules: Rules
    stretches: tuple[Stretch, ...]

    @property
    def months(self) -> tuple[Marked, ...]:
        """Every month of every stretch."""
        return tuple(month for stretch in self.stretches for month in stretch.months)


def control_chart(
    series: Series, *, steps: Iterable[Step] = (), rules: Rules = MAKING_DATA_COUNT
) -> ControlChart:
    """Work out a control chart.

    Shares have a p chart, or Laney's p' when they vary more than their counts explain; counts a c
    chart, or u when they are counted among different numbers; all else an XmR chart.
    """
    parts = list(_parts(series.points, sorted(steps, key=lambda step: step.month)))
    return ControlChart(
        series, rules, tuple(_stretch(step, points, series, rules) for step, points in parts)
    )


def _parts(
    points: Sequence[Point], steps: Sequence[Step]
) -> Iterator[tuple[Step | None, list[Point]]]:
    starts = [date.min, *(step.month for step in steps), date.max]
    for step, first, end in zip((None, *steps), starts, starts[1:], strict=False):
        inside = [point for point in points if first <= point.month < end]
        # a series that begins with a step has nothing before it
        if inside or (step is None and not steps):
            yield step, inside


def _stretch(step: Step | None, points: Sequence[Point], series: Series, rules: Rules) -> Stretch:
    known = [point for point in points if point.value is not None]
    if len(known) < rules.baseline:
        early = (Marked(point, None, (), _unjudged(point)) for point in points)
        return Stretch(step, tuple(early))
    base = baseline(known[: rules.baseline], series.unit)
    lines = [base.of(point) for point in known]
    found = signals([(p.value or 0.0, line) for p, line in zip(known, lines, strict=True)], rules)
    judged = {
        point.month: Marked(point, line, why, _meaning(why, series.better))
        for point, line, why in zip(known, lines, found, strict=True)
    }
    months = (judged.get(p.month) or Marked(p, None, (), Meaning.GAP) for p in points)
    return Stretch(step, tuple(months), base.kind, base.mean, base.spread)


def _unjudged(point: Point) -> Meaning:
    return Meaning.GAP if point.value is None else Meaning.TOO_EARLY


def _meaning(why: Sequence[Signal], better: Better) -> Meaning:
    if not why:
        return Meaning.CHANCE
    towards = why[0].direction * better.sign
    return {1: Meaning.IMPROVING, -1: Meaning.CONCERNING, 0: Meaning.CHANGED}[towards]
