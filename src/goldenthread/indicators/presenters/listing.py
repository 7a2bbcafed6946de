"""The list of indicators: each with its newest figure, its way of late, and its path."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, period_words, years_until
from goldenthread.core.indicators.results import Result
from goldenthread.core.measurements import Series
from goldenthread.core.trajectories.paths import Trajectory, place
from goldenthread.indicators.policies.disclosure import breakdowns_shown
from goldenthread.indicators.policies.forecasting import path_shown
from goldenthread.indicators.presenters.figures import Places, value
from goldenthread.indicators.presenters.safe import is_hidden, safe_value
from goldenthread.indicators.presenters.summary import NO_TARGET, NOT_SAID, TAGS, newest_of
from goldenthread.indicators.queries.held import Held
from goldenthread.indicators.queries.memory import memory
from goldenthread.indicators.queries.seen import SAFE_YEARS, Seen, many_seen_by, sees_all
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.charts.bars import sparkline

SORTS = {"": "Topic", "name": "Name", "path": "Furthest behind its path first"}
STANDINGS = {
    "off": "Off the path", "near": "Near the path", "on": "On the path", "none": "No target",
}  # fmt: skip
_ORDER = {"off": 0, "near": 1, "on": 2, "": 3, "none": 4}
_TREND = 13
"""Months of the small line: this month of last year, and every one since."""


@dataclass(frozen=True)
class Listed:
    """Indicators as one person may see them, with the paths of their targets by id."""

    member: Member
    marks: Held
    paths: Mapping[str, Trajectory]
    places: Places

    def rows(
        self, chosen: Iterable[Indicator], shown: Collection[Indicator]
    ) -> list[Mapping[str, Any]]:
        """Return indicators as rows; what came of kept counts is remembered.

        :param shown: those of them with figures; those of the others are only on their own pages.
        """
        known = {one.id: self._remembered(one) for one in shown}
        anew = [one for one in shown if known[one.id] is None]
        for seen in many_seen_by(self.member, anew, on=self.marks.on, marks=self.marks):
            known[seen.indicator.id] = self._made(seen.indicator, seen)
        return [known.get(one.id) or self._made(one, None) for one in chosen]

    def _key(self, indicator: Indicator) -> Hashable:
        """Return what a row is remembered by; None where its counts are not kept."""
        exact, on = sees_all(indicator.latest, self.member), self.marks.on
        breakdowns = () if exact else breakdowns_shown(indicator.latest)
        marks = self.marks.of(indicator, breakdowns, years_until(on, SAFE_YEARS))
        where = self.member.local_area.slug
        return marks and ("row", on, marks, where, exact, self.paths.get(indicator.id))

    def _remembered(self, indicator: Indicator) -> Mapping[str, Any] | None:
        key = self._key(indicator)
        found: Mapping[str, Any] | None = memory.find(key) if key else None
        return found

    def _made(self, indicator: Indicator, seen: Seen | None) -> Mapping[str, Any]:
        made = _row(indicator, seen, self.paths.get(indicator.id), self.places)
        if seen is not None and (key := self._key(indicator)):
            memory.keep(key, made, 2 * len(made["html"]))
        return made


def _row(
    indicator: Indicator, seen: Seen | None, path: Trajectory | None, places: Places
) -> dict[str, Any]:
    """Return an indicator as a row with its HTML.

    :param seen: its figures; None where they are only on its own page.
    """
    told = _told_of(indicator, seen, path, places)
    made = render_to_string("indicators/_row.html", {"row": told})
    html = mark_safe(made)  # noqa: S308 -- our own template has escaped what it was given
    return {
        "indicator": indicator,
        "standing": told["standing"],
        "behind": told["behind"],
        "html": html,
    }


def _told_of(
    indicator: Indicator, seen: Seen | None, path: Trajectory | None, places: Places
) -> dict[str, Any]:
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
