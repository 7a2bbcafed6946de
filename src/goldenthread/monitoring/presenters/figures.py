"""What the pages of figures say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from goldenthread.casework.api import AdviceKind, Case
from goldenthread.monitoring.models import Target
from goldenthread.monitoring.policies import (
    TREND,
    WEEK,
    Period,
    carried_forward,
    is_on_track,
    path_at,
)
from goldenthread.monitoring.presenters.charts import Line, chart
from goldenthread.monitoring.presenters.places import Places
from goldenthread.monitoring.queries.data import BASE, COUNTED, LATE, Behind
from goldenthread.monitoring.queries.figures import (
    IN_THE_SERIES,
    RATE,
    Data,
    Figure,
    Value,
    value_of,
)
from goldenthread.ui.words import count, day

PARTS = {COUNTED: "counted", BASE: "all of which they are a part", LATE: "not counted"}


def in_words(value: Value) -> str:
    """Return "60.0%", "12", or that there is none."""
    if value.number is None:
        return "None"
    return f"{value.number:.1f}%" if value.figure.kind == RATE else f"{value.many:,}"


def cell(value: Value, period: Period, places: Places, team_id: int | None) -> dict[str, Any]:
    """Return a number with the lists behind it."""
    key = value.figure.key
    is_rate = value.figure.kind == RATE
    return {
        "text": in_words(value),
        "heading": value.figure.title,
        "parts": f"{value.many:,} of {value.base:,}" if is_rate and value.base else "",
        "href": places.behind(key, period, BASE if is_rate else COUNTED, team_id)
        if (value.base if is_rate else value.many)
        else "",
        "late": value.base - value.many if is_rate else 0,
        "late_href": places.behind(key, period, LATE, team_id),
        "what": f"{value.figure.title}, {period.words}",
    }


def table(
    data: Data, periods: Sequence[Period], places: Places, team_id: int | None
) -> list[dict[str, Any]]:
    """Return the series as rows, the latest period first."""
    return [
        {
            "words": period.words + ("" if period.is_whole else f", until {day(period.on)}"),
            "cells": [
                cell(value_of(figure, data, period, team_id), period, places, team_id)
                for figure in IN_THE_SERIES
            ],
        }
        for period in reversed(periods)
    ]


CSV = ("Period", "From", "Until", "Figure", "Counted", "Of", "Value")


def csv_rows(
    data: Data, periods: Sequence[Period], figures: Iterable[Figure], team_id: int | None
) -> Iterable[tuple[object, ...]]:
    """Yield each figure of each period."""
    figures = list(figures)
    for period in periods:
        for figure in figures:
            value = value_of(figure, data, period, team_id)
            number = "" if value.number is None else f"{value.number:.1f}"
            yield (period.words, period.first, period.on, figure.title, value.many, value.base,
                   number)  # fmt: skip


def small_table(
    figures: Iterable[Figure], data: Data, period: Period, places: Places, team_id: int | None
) -> list[dict[str, Any]]:
    """Return some figures of one period as rows."""
    return [
        {
            "text": figure.title,
            "cell": cell(value_of(figure, data, period, team_id), period, places, team_id),
        }
        for figure in figures
    ]


def two_numbers(
    pairs: Iterable[tuple[Figure, Figure]], data: Data, period: Period, places: Places,
    team_id: int | None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Return rows of two figures each, as what was asked for and what came back."""
    return [
        {
            "text": one.title,
            "first": cell(value_of(one, data, period, team_id), period, places, team_id),
            "second": cell(value_of(other, data, period, team_id), period, places, team_id),
        }
        for one, other in pairs
    ]


def path_value(target: Target, on: date) -> float | None:
    """Return where the path to a target stands on a day."""
    return path_at(
        start_on=target.start_on, start_value=float(target.start_value), due_on=target.due_on,
        value=float(target.value), on=on,
    )  # fmt: skip


def picture(
    figure: Figure, values: Sequence[Value], periods: Sequence[Period], target: Target | None
) -> dict[str, Any]:
    """Return the line of a figure with its target's path and the straight line carried forward."""
    numbers = [value.number for value in values]
    whole = numbers if periods[-1].is_whole else numbers[:-1]
    ahead = carried_forward(whole) or []
    coming = _coming(periods, whole, len(ahead))
    every = [*periods, *coming]
    lines = [Line(text=figure.title, values=[*numbers, *[None] * len(coming)])]
    if ahead:
        fitted = [*[None] * len(whole), *[max(value, 0) for value in ahead]]
        lines.append(Line(text="Straight line through the last periods, carried on",
                          values=[*fitted, *[None] * (len(every) - len(fitted))]))  # fmt: skip
    if target is not None:
        path = [path_value(target, period.last) for period in every]
        lines.append(Line(text="Path to the target", values=path))
    top = 100.0 if figure.kind == RATE else None
    return chart(figure.title, _said(figure, values, periods), [p.short for p in every], lines,
                 top=top)  # fmt: skip


def _coming(periods: Sequence[Period], whole: Sequence[object], many: int) -> list[Period]:
    found: list[Period] = []
    last = periods[-1]
    while len(periods) + len(found) < len(whole) + many:
        last = last.next()
        found.append(last)
    return found


def _said(figure: Figure, values: Sequence[Value], periods: Sequence[Period]) -> str:
    told = [
        f"{period.words}: {in_words(value)}" for value, period in zip(values, periods, strict=True)
    ]
    return f"{figure.title}. {'; '.join(told[-TREND:])}. The table below has every period."


def sentence(figure: Figure, values: Sequence[Value], periods: Sequence[Period]) -> str:
    """Return what the last whole period came to, beside the one before it."""
    at = len(periods) - 1 if periods[-1].is_whole else len(periods) - 2
    now, before = values[at], values[at - 1]
    when = _when(periods[at])
    if now.number is None:
        return f"{figure.title}: there is nothing to count in {when}."
    told = f"{figure.title}: {in_words(now)} in {when}"
    told += f" ({now.many:,} of {now.base:,})" if figure.kind == RATE else ""
    if before.number is None:
        return f"{told}."
    turn = _turn(now.number - before.number, is_rate=figure.kind == RATE)
    return f"{told}, {turn} the {periods[at].kind} before."


def _turn(change: float, *, is_rate: bool) -> str:
    if abs(change) < 0.05:
        return "the same as"
    if is_rate:
        return f"{abs(change):.1f} points {'up on' if change > 0 else 'down on'}"
    return f"{abs(change):,.0f} {'more' if change > 0 else 'fewer'} than"


def _when(period: Period) -> str:
    words = period.words
    return words[0].lower() + words[1:] if period.kind == WEEK else words


def trend_sentence(
    figure: Figure, values: Sequence[Value], periods: Sequence[Period], target: Target | None
) -> str:
    """Say where the straight line leads, and plainly what it is."""
    numbers = [value.number for value in values]
    whole = numbers if periods[-1].is_whole else numbers[:-1]
    ahead = carried_forward(whole)
    if ahead is None:
        return "There are too few periods with something to count for a straight line."
    last = periods[-1]
    for _ in range(len(ahead) - (0 if periods[-1].is_whole else 1)):
        last = last.next()
    value = min(max(ahead[-1], 0), 100) if figure.kind == RATE else max(ahead[-1], 0)
    shown = f"{value:.0f}%" if figure.kind == RATE else f"{value:,.0f}"
    told = (
        f"A straight line through the last {TREND} whole {last.kind}s, carried on for {TREND} more,"
        f" comes to {shown} in {_when(last)}."
        " It is arithmetic and no promise: it knows nothing of staff, demand or plans."
    )
    path = path_value(target, last.last) if target else None
    if path is None or figure.up_is_good is None:
        return told
    good = is_on_track(value, path, up_is_good=figure.up_is_good)
    unit = "%" if figure.kind == RATE else ""
    return f"{told} The path to the target is then at {path:.0f}{unit}: the line is " + (
        "as good or better." if good else "behind it."
    )


def behind_rows(
    rows: Iterable[Behind], cases: Mapping[int, Case], places: Places
) -> list[dict[str, Any]]:
    """Return the rows behind a number as a page shows them."""
    found = []
    for row in rows:
        case = cases[row.case_id]
        found.append({
            "name": f"{case.child.surname}, {case.child.forename}",
            "number": case.number,
            "href": places.case(case.pk),
            "about": AdviceKind(row.about).label if row.about else "",
            "begins": day(_date(row.begins)),
            "ends": day(_date(row.ends)),
            "days": count(row.days, "day") if row.days is not None else "",
            "officer": case.officer.name if case.officer else "Nobody",
        })  # fmt: skip
    return found


BEHIND_CSV = ("Case", "About", "From", "Until", "Days", "Officer")


def behind_csv(rows: Iterable[Behind], cases: Mapping[int, Case]) -> Iterable[tuple[object, ...]]:
    """Yield the rows behind a number for a download. It names no child."""
    for row in rows:
        case = cases[row.case_id]
        yield (
            case.number, AdviceKind(row.about).label if row.about else "", _date(row.begins),
            _date(row.ends), row.days, case.officer.name if case.officer else "",
        )  # fmt: skip


def _date(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
