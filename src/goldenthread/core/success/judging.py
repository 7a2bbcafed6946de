"""Whether a condition of success has come true: met, not yet, missed, or it cannot be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from goldenthread.core.measurements import (
    Point,
    Series,
    Unit,
    day_words,
    last_day,
    month_words,
    months_on,
)
from goldenthread.core.success.conditions import Against, Condition, in_words

FEWEST_CASES = 5
"""A percentage of fewer cases than this proves nothing; an area may ask for more."""


class Success(StrEnum):
    """How a condition stands."""

    MET = "met"
    NOT_YET = "not-yet"
    MISSED = "missed"
    CANNOT_SAY = "cannot-say"

    @property
    def words(self) -> str:
        """The state as it is said."""
        return {
            Success.MET: "Met",
            Success.NOT_YET: "Not yet met",
            Success.MISSED: "Not met in time",
            Success.CANNOT_SAY: "Cannot be said",
        }[self]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a condition stands, and the sentence that says why."""

    state: Success
    sentence: str


@dataclass(frozen=True, slots=True)
class _Month:
    """A month asked about: its figure or why there is none, and whether it passes."""

    month: date
    passes: bool | None
    says: str


def judge(
    condition: Condition,
    series: Series,
    *,
    on: date,
    others: Mapping[Against, float] | None = None,
    fewest_cases: int = FEWEST_CASES,
) -> Judgement:
    """Say whether a condition holds on a day, by the months that were over by then.

    Once its last day has passed, the months up to that day decide. "So many months running" are the
    last of them, each with a figure: across a gap nothing runs.

    :param others: the figures of the baseline and of England; last year's are in the series.
    """
    ended = series.ended_by(min(on, condition.by) if condition.by else on)
    too_late = condition.by is not None and on > condition.by
    if not ended.known:
        until = condition.by if condition.by and too_late else on
        return _cannot(f"no month up to {day_words(until)} has a figure")
    last = _last_month(condition, ended, on)
    wanted = [months_on(last, -back) for back in reversed(range(condition.months))]
    points = {point.month: point for point in ended.points}
    months = [_looked_at(condition, month, points, others or {}, fewest_cases) for month in wanted]
    failed = [month for month in months if month.passes is False]
    unknown = [month for month in months if month.passes is None]
    if failed:
        state = Success.MISSED if too_late else Success.NOT_YET
        return Judgement(state, f"{state.words}: {_why_not(condition, months, failed)}.")
    if unknown:
        return _cannot(f"{_asked(condition)}, but {unknown[-1].says}")
    return Judgement(Success.MET, f"Met: {_why(months)}.")


def _last_month(condition: Condition, ended: Series, on: date) -> date:
    """Return the month that decides: the last with a figure, or the one of the condition's day."""
    by = condition.by
    if by is not None and on > by:
        first = by.replace(day=1)
        return first if by == last_day(by) else months_on(first, -1)
    return ended.known[-1].month


def _looked_at(
    condition: Condition,
    month: date,
    points: Mapping[date, Point],
    others: Mapping[Against, float],
    fewest_cases: int,
) -> _Month:
    point, unit = points.get(month), condition.unit
    why = _unusable(point, month, unit, fewest_cases)
    if why:
        return _Month(month, None, why)
    year_ago = points.get(months_on(month, -12))
    known = dict(others)
    if condition.against is Against.LAST_YEAR and year_ago and year_ago.value is not None:
        known[Against.LAST_YEAR] = year_ago.value
    level = condition.level_from(known)
    if level is None or point is None or point.value is None:
        other = condition.against.words if condition.against else ""
        return _Month(month, None, f"the figure {other} is not known for {month_words(month)}")
    passes = condition.test.passes(point.value, level)
    is_ = "is" if passes else "is not"
    figure = f"{_said(point, unit)} in {month_words(month)}"
    return _Month(month, passes, f"{figure} {is_} {condition.test.words} {unit.said(level)}")


def _unusable(point: Point | None, month: date, unit: Unit, fewest: int) -> str:
    """Return why a month's figure proves nothing, or ""."""
    if point is None or point.value is None:
        return f"{month_words(month)} has no figure"
    if unit is Unit.PERCENT and point.whole is not None and point.whole < fewest:
        many = f"{point.whole:g} {'case' if point.whole == 1 else 'cases'}"
        return (
            f"{month_words(month)} has only {many}, and a percentage of fewer than {fewest}"
            " proves nothing"
        )
    return ""


def _said(point: Point, unit: Unit) -> str:
    value = unit.said(point.value or 0.0)
    if unit is Unit.PERCENT and point.part is not None and point.whole is not None:
        return f"{value} ({point.part:,} of {point.whole:,.0f})"
    return value


def _why(months: Sequence[_Month]) -> str:
    if len(months) == 1:
        return months[0].says
    return f"each of the last {in_words(len(months))} months passes; {months[-1].says}"


def _why_not(condition: Condition, months: Sequence[_Month], failed: Sequence[_Month]) -> str:
    if condition.months == 1:
        return failed[-1].says
    running = len(list(takewhile(lambda month: month.passes, reversed(months))))
    so_far = f"{in_words(running)} of {in_words(condition.months)} months running so far"
    return f"{so_far}; {failed[-1].says}"


def _asked(condition: Condition) -> str:
    if condition.months == 1:
        return "the last month decides"
    return f"{in_words(condition.months)} months running are asked for"


def _cannot(why: str) -> Judgement:
    return Judgement(Success.CANNOT_SAY, f"It cannot be said: {why}.")
