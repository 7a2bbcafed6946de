"""How good forecasts have been, against what happened and against simply saying "as now"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from goldenthread.core.measurements import Series, Unit, months_on
from goldenthread.core.trajectories.forecasts import USUAL, forecast


@dataclass(frozen=True, slots=True)
class Past:
    """A forecast for a month that has since come, and the figure from which it was made."""

    low: float
    middle: float
    high: float
    level: float
    as_now: float
    happened: float

    @property
    def held(self) -> bool:
        """Whether the range held what happened."""
        return self.low <= self.happened <= self.high


@dataclass(frozen=True, slots=True)
class Score:
    """Of some forecasts: how many, the part whose range held, and the mean errors."""

    forecasts: int
    held: float
    error: float
    error_as_now: float
    level: float

    def sentence(self, unit: Unit) -> str:
        """Say how far the forecasts can be trusted."""
        than = "no better than"
        if self.error < self.error_as_now:
            than = "better than"
        return (
            f"Of {self.forecasts} past forecasts, the range held {round(self.held * 100)} in 100"
            f" (meant: {round(self.level * 100)}); they were {unit.distance(self.error)} out on"
            f" average, {than} saying “as now” ({unit.distance(self.error_as_now)})."
        )


def score(past: Iterable[Past]) -> Score | None:
    """Compare forecasts with what happened; None when there are none."""
    made = list(past)
    if not made:
        return None
    return Score(
        len(made),
        fmean(each.held for each in made),
        fmean(abs(each.middle - each.happened) for each in made),
        fmean(abs(each.as_now - each.happened) for each in made),
        made[0].level,
    )


def backtest(series: Series, *, ahead: int, level: float = USUAL) -> Iterator[Past]:
    """Make again each forecast that could have been made so many months before a known figure.

    Each is made from the months before it alone, as it would have been then.
    """
    happened = {point.month: point.value for point in series.known}
    for number, point in enumerate(series.points):
        month = months_on(point.month, ahead)
        if point.value is None or month not in happened:
            continue
        then = Series(series.points[: number + 1], series.unit, series.better)
        made = forecast(then, until=month, level=level)
        if made is not None:
            end = made.end
            yield Past(end.low, end.middle, end.high, level, point.value, happened[month] or 0.0)
