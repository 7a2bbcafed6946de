"""The table of a chart: what the picture shows, in figures and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.core.control_charts.charts import ControlChart, Marked
from goldenthread.core.measurements import Point, Unit, last_day, month_words
from goldenthread.core.trajectories.forecasts import Forecast
from goldenthread.core.trajectories.paths import Trajectory


@dataclass(frozen=True, slots=True)
class TableOf:
    """The figures of a chart."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of_months(
    chart: ControlChart, trajectory: Trajectory | None, forecast: Forecast | None
) -> TableOf:
    """Return each month's figure, lines and meaning, what was planned, and what is forecast."""
    said = chart.series.unit.said
    heading = ["Month", "Figure", "Mean", "Chance explains"]
    heading += ["Planned"] if trajectory else []
    rows = [[*_figures(marked, chart.series.unit)] for marked in chart.months]
    months = [marked.point.month for marked in chart.months]
    for each in forecast.ahead if forecast else ():
        among = f"about {said(each.middle)} ({said(each.low)} to {said(each.high)})"
        rows.append([f"{month_words(each.month)}, forecast", among, "", ""])
        months.append(each.month)
    if trajectory:
        for month, row in zip(months, rows, strict=True):
            planned = trajectory.expected(last_day(month))
            row.append("" if planned is None else said(planned))
    for row, judged in zip(rows, [*_judgements(chart), *[""] * len(rows)], strict=False):
        row.append(judged)
    return TableOf((*heading, "What it says"), tuple(map(tuple, rows)))


def _figures(marked: Marked, unit: Unit) -> Iterator[str]:
    point = marked.point
    yield month_words(point.month)
    if point.value is None:
        yield from ("no figure", "", "")
        return
    of = f" ({point.part:,} of {point.whole:,.0f})" if _is_share(point, unit) else ""
    yield f"{unit.said(point.value)}{of}"
    lines = marked.lines
    yield unit.said(lines.mean) if lines else ""
    yield f"{unit.said(lines.low)} to {unit.said(lines.high)}" if lines else ""


def _is_share(point: Point, unit: Unit) -> bool:
    return unit is Unit.PERCENT and point.part is not None


def _judgements(chart: ControlChart) -> Iterator[str]:
    for marked in chart.months:
        why = f" ({chart.rules.words(marked.signals[0].rule)})" if marked.signals else ""
        yield f"{marked.meaning.words}{why}"
