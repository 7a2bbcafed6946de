"""A breakdown as bars with their numbers, and a measure as a line in a row of a table."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.core.measurements import Series, month_words, months_between
from goldenthread.ui.charts.figures import TableOf
from goldenthread.ui.charts.geometry import (
    LETTER,
    WIDTH,
    Frame,
    round_ticks,
    unbroken,
    written,
)

_LINE, _BAR, _GAP, _ROOM = 13.0, 12.0, 9.0, 2.0
SPARK_WIDTH, SPARK_HEIGHT = 120.0, 28.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One of a breakdown: ``value`` is None where it is not shown, and ``text`` says why."""

    label: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar under its label, which may take several lines, and its number after it."""

    lines: tuple[tuple[float, str], ...]
    top: float
    width: float
    text: str
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """All that a picture of bars shows, in units of the picture."""

    id: str
    title: str
    sentence: str
    height: float
    thickness: float
    bars: tuple[Bar, ...]
    table: TableOf


def bar_chart(
    id: str,  # noqa: A002 -- it becomes the attribute of that name
    title: str,
    sentence: str,
    figures: Sequence[Figure],
    *,
    heading: tuple[str, str] = ("Group", "Figure"),
    longest: float | None = None,
) -> BarChart:
    """Draw a breakdown; bars begin at nought, and none is drawn for what is not shown.

    :param longest: the value of the longest bar there could be, such as 100 for percentages.
    """
    most = longest or max((each.value or 0.0 for each in figures), default=0.0) or 1.0
    room = WIDTH - 4 - LETTER * max((len(each.text) for each in figures), default=0)
    top, bars = 2.0, []
    for each in figures:
        label = textwrap.wrap(each.label, int(WIDTH // LETTER)) or [""]
        lines = tuple((top + _LINE * (n + 0.8), line) for n, line in enumerate(label))
        top += _LINE * len(label) + _ROOM
        width = round(min(max(each.value or 0.0, 0.0) / most, 1.0) * room, 2)
        bars.append(Bar(lines, top, width, each.text, width + 4, top + _BAR * 0.78))
        top += _BAR + _GAP
    rows = tuple((each.label, each.text) for each in figures)
    return BarChart(id, title, sentence, top, _BAR, tuple(bars), TableOf(heading, rows))


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line that shows only the way a measure went; its last month is marked."""

    id: str
    title: str
    sentence: str
    width: float
    height: float
    lines: tuple[str, ...]
    last_x: float
    last_y: float
    has_last: bool
    table: TableOf


def sparkline(
    id: str,  # noqa: A002 -- it becomes the attribute of that name
    title: str,
    series: Series,
) -> Sparkline:
    """Draw a measure small; months without a figure are gaps."""
    known = [(point.month, point.value) for point in series.known if point.value is not None]
    values = [value for _, value in known] or [0.0]
    ticks = round_ticks(min(values), max(values))
    first = series.points[0].month if series.points else None
    last = months_between(first, series.points[-1].month) if first else 0
    frame = Frame(3, SPARK_WIDTH - 3, 4, SPARK_HEIGHT - 4, 0, last, ticks[0], ticks[-1])
    spots = [
        None
        if point.value is None or first is None
        else (frame.x(months_between(first, point.month)), frame.y(point.value))
        for point in series.points
    ]
    end = next((spot for spot in reversed(spots) if spot), (0.0, 0.0))
    rows = tuple(
        (month_words(point.month),
         "no figure" if point.value is None else series.unit.said(point.value))
        for point in series.points
    )  # fmt: skip
    return Sparkline(
        id, title, _went(series), SPARK_WIDTH, SPARK_HEIGHT,
        tuple(written(stretch) for stretch in unbroken(spots) if len(stretch) > 1),
        *end, bool(known), TableOf(("Month", "Figure"), rows),
    )  # fmt: skip


def _went(series: Series) -> str:
    known = series.known
    if not known:
        return "No month has a figure yet."
    first, last = known[0], known[-1]
    said = f"{series.unit.said(last.value or 0.0)} in {month_words(last.month)}"
    if first is last:
        return f"{said}."
    return f"{said}; {series.unit.said(first.value or 0.0)} in {month_words(first.month)}."
