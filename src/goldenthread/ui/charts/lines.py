"""A measure month by month: its figures, what chance explains, the path planned, the forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core.control_charts.charts import ControlChart, Marked, Meaning, Stretch
from goldenthread.core.control_charts.verdicts import verdict
from goldenthread.core.measurements import (
    Point,
    Unit,
    last_day,
    months_between,
    months_on,
)
from goldenthread.core.trajectories.forecasts import Forecast
from goldenthread.core.trajectories.paths import Trajectory
from goldenthread.ui.charts.figures import TableOf, table_of_months
from goldenthread.ui.charts.geometry import (
    LETTER,
    WIDTH,
    Frame,
    Spot,
    Tick,
    round_ticks,
    stairs,
    triangle,
    unbroken,
    written,
)

HEIGHT = 190.0
_MOST_LABELS = 5
_APART = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600)


@dataclass(frozen=True, slots=True)
class Dot:
    """A month's figure: a circle, or a triangle where it stands out, with what that means."""

    x: float
    y: float
    look: str
    triangle: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line or a mark means. ``look`` names it in the style sheet; ``triangle`` draws it."""

    look: str
    text: str
    triangle: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """Where a new line begins, and why."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """All that the picture of a measure shows, in units of the picture; and its sentence."""

    id: str
    title: str
    sentence: str
    height: float
    frame: Frame
    across: tuple[Tick, ...]
    upwards: tuple[Tick, ...]
    figures: tuple[str, ...]
    dots: tuple[Dot, ...]
    means: tuple[str, ...]
    limits: tuple[str, ...]
    path: str
    ahead: str
    range_ahead: str
    divisions: tuple[Division, ...]
    key: tuple[Entry, ...]
    table: TableOf


def line_chart(
    id: str,  # noqa: A002 -- it becomes the attribute of that name
    title: str,
    chart: ControlChart,
    *,
    trajectory: Trajectory | None = None,
    forecast: Forecast | None = None,
) -> LineChart:
    """Draw a measure with its limits, and with the path planned and the forecast where given."""
    months = _months(chart, trajectory, forecast)
    frame, upwards = _frame(chart, months, trajectory, forecast)
    draw = _Drawing(frame, months[0])
    divisions = tuple(_divisions(chart.stretches, draw))
    return LineChart(
        id=id,
        title=title,
        sentence=verdict(chart).sentence,
        height=HEIGHT,
        frame=frame,
        across=tuple(_across(months, frame)),
        upwards=tuple(Tick(frame.y(tick), chart.series.unit.said(tick)) for tick in upwards),
        figures=tuple(draw.figures(chart.series.points)),
        dots=tuple(draw.dot(each) for each in chart.months if each.point.value is not None),
        means=tuple(draw.line(stretch, "mean") for stretch in _judged(chart)),
        limits=tuple(draw.line(s, end) for s in _judged(chart) for end in ("low", "high")),
        path=draw.path(trajectory, months) if trajectory else "",
        ahead=draw.ahead(forecast) if forecast else "",
        range_ahead=draw.range_ahead(forecast) if forecast else "",
        divisions=divisions,
        key=tuple(_key(chart, trajectory, forecast, bool(divisions))),
        table=table_of_months(chart, trajectory, forecast),
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Turns months and values into places in the frame."""

    frame: Frame
    first: date

    def spot(self, month: date, value: float) -> Spot:
        return self.frame.x(months_between(self.first, month)), self.frame.y(value)

    def figures(self, points: Iterable[Point]) -> Iterator[str]:
        spots = (
            None if point.value is None else self.spot(point.month, point.value) for point in points
        )
        return (written(stretch) for stretch in unbroken(spots) if len(stretch) > 1)

    def dot(self, marked: Marked) -> Dot:
        x, y = self.spot(marked.point.month, marked.point.value or 0.0)
        if not marked.meaning.stands_out:
            return Dot(x, y, "plain")
        return Dot(x, y, marked.meaning.value, triangle((x, y), marked.direction))

    def line(self, stretch: Stretch, name: str) -> str:
        half = (self.frame.x(1) - self.frame.x(0)) / 2
        spots = [
            self.spot(marked.point.month, getattr(marked.lines, name))
            for marked in stretch.months
            if marked.lines
        ]
        inside = ((min(max(x, self.frame.left), self.frame.right), y)
                  for x, y in stairs(spots, half))  # fmt: skip
        return written(inside)

    def path(self, trajectory: Trajectory, months: Sequence[date]) -> str:
        planned = ((month, trajectory.expected(last_day(month))) for month in months)
        return written(self.spot(month, value) for month, value in planned if value is not None)

    def ahead(self, forecast: Forecast) -> str:
        now = self.spot(forecast.last.month, forecast.last.value or 0.0)
        return written([now, *(self.spot(each.month, each.middle) for each in forecast.ahead)])

    def range_ahead(self, forecast: Forecast) -> str:
        now = self.spot(forecast.last.month, forecast.last.value or 0.0)
        there = [self.spot(each.month, each.high) for each in forecast.ahead]
        back = [self.spot(each.month, each.low) for each in reversed(forecast.ahead)]
        return written([now, *there, *back])


def _months(
    chart: ControlChart, trajectory: Trajectory | None, forecast: Forecast | None
) -> list[date]:
    """Return every month from the first that is drawn to the last."""
    known = [point.month for point in chart.series.points]
    if trajectory:
        known += [trajectory.baseline.on.replace(day=1), trajectory.target.on.replace(day=1)]
    if forecast:
        known.append(forecast.end.month)
    first = min(known, default=date(2000, 1, 1))
    many = months_between(first, max(known, default=first)) + 1
    return [months_on(first, n) for n in range(many)]


def _frame(
    chart: ControlChart,
    months: Sequence[date],
    trajectory: Trajectory | None,
    forecast: Forecast | None,
) -> tuple[Frame, list[float]]:
    values = [point.value for point in chart.series.known if point.value is not None]
    for marked in chart.months:
        values += [marked.lines.low, marked.lines.high] if marked.lines else []
    values += [mark.value for mark in trajectory.marks] if trajectory else []
    for each in forecast.ahead if forecast else ():
        values += [each.low, each.high]
    unit = chart.series.unit
    if unit is Unit.PERCENT:
        ticks = [0.0, 25.0, 50.0, 75.0, 100.0]
    else:
        floor = [0.0] if unit is Unit.COUNT else []
        ticks = round_ticks(min([*values, *floor], default=0), max([*values, *floor], default=1))
    # room for the figures beside the frame, and for half of the first month below it
    left = max(6 + LETTER * max(len(unit.said(tick)) for tick in ticks), 26.0)
    return Frame(
        left, WIDTH - 26, 10, HEIGHT - 24, 0, len(months) - 1, ticks[0], ticks[-1]
    ), ticks  # fmt: skip


def _across(months: Sequence[date], frame: Frame) -> Iterator[Tick]:
    apart = next(each for each in _APART if (len(months) - 1) // each < _MOST_LABELS)
    for place in range(0, len(months), apart):
        yield Tick(frame.x(place), f"{months[place]:%b %Y}")


def _judged(chart: ControlChart) -> Iterator[Stretch]:
    return (stretch for stretch in chart.stretches if stretch.mean is not None)


def _divisions(stretches: Sequence[Stretch], draw: _Drawing) -> Iterator[Division]:
    for stretch in stretches:
        if stretch.step and stretch.months:
            x, _ = draw.spot(stretch.months[0].point.month, 0)
            half = (draw.frame.x(1) - draw.frame.x(0)) / 2
            yield Division(max(x - half, draw.frame.left), stretch.step.why)


_STANDS_OUT = {
    Meaning.IMPROVING: ", which is better",
    Meaning.CONCERNING: ", which is worse",
    Meaning.CHANGED: "",
}
_SIDES = {1: "Higher or rising", -1: "Lower or falling"}


def _key(
    chart: ControlChart,
    trajectory: Trajectory | None,
    forecast: Forecast | None,
    divided: bool,
) -> Iterator[Entry]:
    yield Entry("plain", "A month’s figure")
    found = {(marked.meaning, marked.direction) for marked in chart.months}
    for meaning, words in _STANDS_OUT.items():
        for direction, side in _SIDES.items():
            if (meaning, direction) in found:
                mark = triangle((12, 6), direction)
                yield Entry(meaning.value, f"{side} beyond chance{words}", mark)
    if any(_judged(chart)):
        yield Entry("mean", "Mean")
        yield Entry("limit", "Limits of what chance explains")
    if trajectory:
        yield Entry("path", "Planned path to the target")
    if forecast:
        yield Entry("ahead", f"Forecast; {round(forecast.level * 100)} in 100 fall in the band")
    if divided:
        yield Entry("division", "A new line begins")
