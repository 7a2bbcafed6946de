"""The pictures of an indicator: its months as a control chart, its groups as bars."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.core.control_charts.charts import control_chart
from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.measurements import Series, Unit
from goldenthread.core.trajectories.paths import Trajectory
from goldenthread.indicators.policies.forecasting import forecast_for
from goldenthread.indicators.policies.measuring import new_lines, same_line, unit_of
from goldenthread.indicators.presenters.summary import Reading
from goldenthread.ui.charts.bars import BarChart, Figure, bar_chart
from goldenthread.ui.charts.lines import LineChart, line_chart


def reading_of(indicator: Indicator, series: Series, trajectory: Trajectory | None) -> Reading:
    """Return an indicator as it is read: judged by its control chart, and forecast."""
    return Reading(
        indicator=indicator,
        series=series,
        chart=control_chart(series, steps=new_lines(indicator, series)),
        trajectory=trajectory,
        forecast=forecast_for(same_line(indicator, series), trajectory),
    )


def month_chart(reading: Reading) -> LineChart:
    """Return the months as a picture with its sentence and its table."""
    return line_chart(
        "months",
        f"{reading.indicator.name}, month by month",
        reading.chart,
        trajectory=reading.trajectory,
        forecast=reading.forecast,
    )


def group_chart(
    indicator: Indicator, title: str, groups: Sequence[tuple[str, float | None, str]]
) -> BarChart:
    """Return the groups of a breakdown as bars.

    :param groups: what each is called, its value if it may be shown, and the value in words.
    """
    figures = [Figure(label, value, text) for label, value, text in groups]
    known = [one for one in figures if one.value is not None]
    sentence = "No group has a figure that can be shown."
    if known:
        most, least = (f(known, key=lambda one: one.value or 0.0) for f in (max, min))
        sentence = f"The highest is {most.label} with {most.text}"
        sentence += f", the lowest {least.label} with {least.text}." if most != least else "."
    longest = 100.0 if unit_of(indicator) is Unit.PERCENT else None
    return bar_chart("groups", title, sentence, figures, longest=longest)
