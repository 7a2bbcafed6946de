"""What the top of an indicator's page says: the figure, whether the change is real, the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.core.control_charts.charts import ControlChart
from goldenthread.core.control_charts.verdicts import verdict
from goldenthread.core.indicators.definitions import Indicator, Measure, Standing, Version
from goldenthread.core.indicators.periods import period_words
from goldenthread.core.indicators.results import Result
from goldenthread.core.measurements import Series, Unit, day_words, last_day, month_words
from goldenthread.core.trajectories.forecasts import Forecast, prospect
from goldenthread.core.trajectories.paths import Place, Track, Trajectory, place
from goldenthread.indicators.policies.forecasting import Scored
from goldenthread.indicators.presenters.figures import value, version_of
from goldenthread.ui.words import count, day

FEW = 4
TAGS = {
    Track.ON: {"text": "On the path", "classes": "govuk-tag--green"},
    Track.NEAR: {"text": "Near the path", "classes": "govuk-tag--yellow"},
    Track.OFF: {"text": "Off the path", "classes": "govuk-tag--red"},
}
NO_TARGET = {"text": "No target", "classes": "govuk-tag--grey"}
NOT_SAID = {"text": "Cannot be said yet", "classes": "govuk-tag--grey"}

_PATH_NOT_SHOWN = (
    "Whether the figure is on its path is not shown, because the numbers that it starts from are"
    " small."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator as it is read: its months, its path, its forecast."""

    indicator: Indicator
    series: Series
    chart: ControlChart
    trajectory: Trajectory | None
    forecast: Forecast | None

    @property
    def place(self) -> Place | None:
        """How the newest figure lies to the path; None without either."""
        if self.trajectory is None or not self.series.known:
            return None
        last = self.series.known[-1]
        return place(self.trajectory, last.value or 0.0, on=last.ends_on)

    @property
    def tag(self) -> dict[str, str]:
        """On, near or off the path, in a word."""
        if self.trajectory is None:
            return NO_TARGET
        return TAGS[self.place.track] if self.place else NOT_SAID


def headline(newest: Result | None, indicator: Indicator, *, hidden: bool) -> str:
    """Return the newest figure of a month that is over, with its counts, as a sentence.

    :param hidden: whether it is kept back because numbers are small.
    """
    if newest is None:
        return "No month can be shown yet."
    version = version_of(newest, indicator)
    when = _when(newest, version)
    if hidden:
        return f"{when}: not shown, because the numbers are small."
    if newest.value is None:
        return f"{when}: no data, because there was nothing to count."
    told = value(newest.value, indicator)
    match version.measure:
        case Measure.COUNT:
            return f"{when}: {told} {indicator.unit}."
        case Measure.SHARE:
            return f"{when}: {told}, {newest.numerator:,} of {newest.denominator:,}."
    return f"{when}: {told}, of {newest.denominator:,} in all."


def _when(one: Result, version: Version) -> str:
    if isinstance(version.counted, Standing):
        return f"On {day(one.period.last_on)}"
    return f"In {period_words(one.period, one.kind)}"


def few(newest: Result | None, indicator: Indicator) -> str:
    """Warn when the newest figure rests on very few; "" when it does not."""
    if newest is None or version_of(newest, indicator).measure is Measure.COUNT:
        return ""
    many = newest.denominator or 0
    if many == 1:
        return "One case proves nothing: this figure rests on a single one."
    return f"This figure rests on {many} cases: so few prove little." if 1 < many <= FEW else ""


def last_known(newest: Result | None, series: Series) -> str:
    """Name the last month with a figure where the newest has none; "" where it has."""
    known = series.known
    if newest is None or newest.value is not None or not known:
        return ""
    last = known[-1]
    said = series.unit.said(last.value or 0.0)
    return f"The last month with a figure is {month_words(last.month)}: {said}."


def lines(reading: Reading, promised: Trajectory | None) -> list[dict[str, Any]]:
    """Return the rows of the panel on top: the change, the target, the forecast.

    :param promised: the path of the target; that of the reading is as this reader may see it.
    """
    rows: list[dict[str, Any]] = [
        {"key": "Is the change real?", "text": verdict(reading.chart).sentence}
    ]
    if reading.trajectory:
        rows.append({"key": "Target", "text": _target(reading), "tag": reading.tag})
    elif promised:
        goal = f"{promised.unit.said(promised.target.value)} by {day_words(promised.target.on)}."
        rows.append({"key": "Target", "text": f"{goal} {_PATH_NOT_SHOWN}", "tag": NOT_SAID})
    rows.append({"key": "Forecast", "text": ahead(reading)})
    return rows


def _target(reading: Reading) -> str:
    path = reading.trajectory
    assert path is not None  # noqa: S101 -- told to the type checker
    unit = path.unit
    goal = f"{unit.said(path.target.value)} by {day_words(path.target.on)}."
    if reading.place:
        return f"{goal} {reading.place.sentence}"
    if not reading.series.known:
        return f"{goal} No month has a figure yet."
    return f"{goal} The newest figure is of before the baseline of {day_words(path.baseline.on)}."


def ahead(reading: Reading) -> str:
    """Say where the figure is going, and with which range."""
    path, made = reading.trajectory, reading.forecast
    known = reading.series.known
    if path and known and path.target.on <= known[-1].ends_on:
        return f"None: the target’s day, {day_words(path.target.on)}, has come."
    if path:
        return prospect(path, made)
    if made is None:
        return "There are too few months with a figure to say where this is going."
    end, said = made.end, made.unit.said
    return (
        f"If it goes on as it has, it will be about {said(end.middle)} by"
        f" {day_words(last_day(end.month))}, and {round(made.level * 100)} times in 100 between"
        f" {said(end.low)} and {said(end.high)}."
    )


def score_words(scored: Scored | None, unit: Unit, *, months: int) -> str:
    """Say how good forecasts have been."""
    if scored is None:
        return "No forecast can be scored yet: there are too few months to compare one with."
    found = scored.score
    held = round(found.held * found.forecasts)
    better = "better than" if found.error < found.error_as_now else "no better than"
    made = {1: "one month", 3: "three months"}.get(months, count(months, "month"))
    begins = (
        f"Of the last {count(found.forecasts, 'forecast')} made {made} ahead"
        if scored.were_kept
        else f"None that was kept has come due yet. Of the last"
        f" {count(found.forecasts, 'forecast')} that would have been made {made} ahead"
    )
    return (
        f"{begins}, {held} of {found.forecasts} held the figure"
        f" (meant: {round(found.level * 100)} in 100); the average miss was"
        f" {unit.distance(found.error)}, {better} saying “as now”"
        f" ({unit.distance(found.error_as_now)})."
    )


def newest_of(months: Sequence[Result]) -> Result | None:
    """Return the newest month that is over, if there is one."""
    over = [one for one in months if not one.is_so_far and not one.breakdown]
    return max(over, key=lambda one: one.period, default=None)
