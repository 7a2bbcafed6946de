"""The list of indicators: each with its newest figure, its way of late, and its path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, period_words
from goldenthread.core.indicators.results import Result
from goldenthread.core.measurements import Series
from goldenthread.core.trajectories.paths import Trajectory, place
from goldenthread.indicators.policies.forecasting import path_shown
from goldenthread.indicators.presenters.figures import Places, value
from goldenthread.indicators.presenters.safe import is_hidden, safe_value
from goldenthread.indicators.presenters.summary import NO_TARGET, NOT_SAID, TAGS, newest_of
from goldenthread.indicators.queries.seen import Seen
from goldenthread.ui.charts.bars import sparkline

SORTS = {"": "Topic", "name": "Name", "path": "Furthest behind its path first"}
STANDINGS = {
    "off": "Off the path", "near": "Near the path", "on": "On the path", "none": "No target",
}  # fmt: skip
_ORDER = {"off": 0, "near": 1, "on": 2, "": 3, "none": 4}
_TREND = 13
"""Months of the small line: this month of last year, and every one since."""


def row(
    indicator: Indicator, seen: Seen | None, path: Trajectory | None, places: Places
) -> dict[str, Any]:
    """Return an indicator as a row.

    :param seen: its figures; None where they are only on its own page.
    """
    row: dict[str, Any] = {
        "indicator": indicator, "href": places.one(indicator), "value": "", "when": "",
        "spark": None, "standing": "none", "tag": NO_TARGET, "behind": 0.0,
    }  # fmt: skip
    if seen is None:
        return row
    newest, series = newest_of(seen.of(Kind.MONTH)), seen.series()
    if newest is not None:
        row["value"], row["when"] = _told(newest, seen), period_words(newest.period, Kind.MONTH)
        row["spark"] = sparkline(f"spark-{indicator.id}", indicator.name, _late(series))
    if path is not None:
        row |= _standing(path, series, exact=seen.safe is None)
    return row


def _told(newest: Result, seen: Seen) -> str:
    safe = seen.safe_of(newest)
    if safe is None:
        return value(newest.value, seen.indicator)
    return "Not shown" if is_hidden(safe) else safe_value(safe, seen.indicator)


def _late(series: Series) -> Series:
    return Series(series.points[-_TREND:], series.unit, series.better)


def _standing(path: Trajectory, series: Series, *, exact: bool) -> dict[str, Any]:
    shown = path if exact else path_shown(path, series)
    last = series.known[-1] if series.known else None
    found = place(shown, last.value or 0.0, on=last.ends_on) if shown and last else None
    if found is None:
        return {"standing": "", "tag": NOT_SAID}
    return {"standing": found.track.value, "tag": TAGS[found.track], "behind": found.behind}


def ordered(rows: Iterable[Mapping[str, Any]], by: str) -> list[Mapping[str, Any]]:
    """Return rows in the order that was asked for; as they are for none."""
    found = list(rows)
    if by == "name":
        return sorted(found, key=lambda row: row["indicator"].name.casefold())
    if by == "path":
        return sorted(found, key=lambda row: (_ORDER[row["standing"]], -row["behind"]))
    return found
