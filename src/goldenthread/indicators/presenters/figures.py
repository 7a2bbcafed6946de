"""Figures as pages say them, each with the way to its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.core.indicators.definitions import Indicator, Measure, Standing, Version
from goldenthread.core.indicators.periods import Kind, first_day, period_words
from goldenthread.core.indicators.records import Type
from goldenthread.core.indicators.results import Result
from goldenthread.core.indicators.statements import Part, Which
from goldenthread.indicators.presenters import wording
from goldenthread.indicators.queries.live import Behind, Told
from goldenthread.indicators.signals import Link
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.ui.words import day, moment

KIND_WORDS = {
    Kind.MONTH: "Month",
    Kind.QUARTER: "Quarter",
    Kind.YEAR: "Calendar year",
    Kind.ROLLING: "12 months to the end of each month",
}
WHICH_WORDS = {"numerator": "those that count", "rest": "the others", "denominator": "all of them"}
NO_DATA = "No data"


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's indicators."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return reverse(name, kwargs={"area": self.local_area.slug, **parts})

    def one(self, indicator: Indicator) -> str:
        """Return the address of an indicator."""
        return self.to("indicators_one", indicator_id=indicator.id)

    def rows(self, result: Result, which: Which) -> str:
        """Return the address of the rows behind a figure."""
        asked = {"by": result.kind.value, "end": month_code(result.period.last), "part": which}
        if result.breakdown:
            asked |= {"split": result.breakdown, "group": result.group}
        here = self.to("indicators_rows", indicator_id=result.indicator)
        return f"{here}?{urlencode(asked)}"

    def again(self, indicator: Indicator) -> str:
        """Return the address that works an indicator out again."""
        return self.to("indicators_again", indicator_id=indicator.id)

    def crumbs(self, indicator: Indicator | None = None) -> list[Link]:
        """Return the crumbs above a page: the room, then the indicator."""
        found = [{"text": "Indicators", "href": self.to("indicators")}]
        if indicator is not None:
            found.append({"text": indicator.name, "href": self.one(indicator)})
        return found


def month_code(month: int) -> str:
    """Return "2026-03"."""
    return f"{first_day(month):%Y-%m}"


def value(number: Fraction | None, indicator: Indicator) -> str:
    """Return a figure's value with its unit, halves rounded up; "No data" for none."""
    if number is None:
        return NO_DATA
    places = Decimal(1).scaleb(-indicator.decimals)
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    told = f"{exact.quantize(places, ROUND_HALF_UP):,}"
    if indicator.unit == "%":
        return f"{told}%"
    return f"{told} weeks" if indicator.unit == "weeks" else told


def row(result: Result, indicator: Indicator, places: Places, *, opens: bool) -> dict[str, Any]:
    """Return a figure as a row of a table: by period, or by group of a breakdown."""
    version = version_of(result, indicator)
    return {
        "head": head_of(result, version),
        "so_far": result.is_so_far and not isinstance(version.counted, Standing),
        "value": value(result.value, indicator),
        "numerator": _counted(result, version, "numerator", places, opens=opens),
        "denominator": _counted(result, version, "denominator", places, opens=opens),
        "version": version.number if len(indicator.versions) > 1 else None,
    }


def head_of(result: Result, version: Version) -> str:
    """Return what a row is of: the group of a breakdown, else the period."""
    if result.breakdown:
        return wording.group(result.group, result.breakdown, version.records)
    return period_words(result.period, result.kind)


def _counted(
    result: Result, version: Version, which: Which, places: Places, *, opens: bool
) -> dict[str, str] | None:
    number = result.numerator if which == "numerator" else result.denominator
    if version.measure is Measure.COUNT:  # its one number is all of its rows
        number = result.numerator if which == "denominator" else None
    if version.measure is Measure.MEAN and which == "numerator":
        return {"text": f"{number:,} days", "href": ""}
    if number is None:
        return None
    return {"text": f"{number:,}", "href": places.rows(result, which) if opens and number else ""}


def headings(version: Version) -> dict[str, str]:
    """Return what the columns of the table are called; "" for one that is left out."""
    match version.measure:
        case Measure.COUNT:
            return {"value": "", "numerator": "", "denominator": "How many"}
        case Measure.SHARE:
            return {"value": "Share", "numerator": "Those that count", "denominator": "Out of"}
        case Measure.MEAN:
            return {"value": "Mean", "numerator": "Days in all", "denominator": "Out of"}
        case Measure.MEDIAN:
            return {"value": "Median", "numerator": "", "denominator": "Out of"}


def version_of(result: Result, indicator: Indicator) -> Version:
    """Return the version by which a figure was worked out."""
    return next(one for one in indicator.versions if one.number == result.version)


def rows_behind(found: Behind, version: Version, links: Mapping[int, Link]) -> list[dict[str, Any]]:
    """Return the rows behind a figure: each with its link and what the definition looks at."""
    told = []
    for one in found.rows:
        key, *others = one
        link = links.get(key, {"text": f"{key}", "href": ""})
        cells = [
            _cell(name, said, version) for name, said in zip(found.columns[1:], others, strict=True)
        ]
        told.append({**link, "cells": cells})
    return told


def row_headings(columns: Iterable[str], version: Version) -> list[str]:
    """Return what the columns of the rows are called."""
    words = [version.records.columns[name].words for name in columns]
    return [one[:1].upper() + one[1:] for one in words]


def _cell(name: str, said: Any, version: Version) -> dict[str, str]:
    column = version.records.columns[name]
    heading = column.words[:1].upper() + column.words[1:]
    if said is None or said == "":
        return {"heading": heading, "text": "Not known"}
    if column.type is Type.DAY:
        return {"heading": heading, "text": day(said)}
    if column.type is Type.TRUTH:
        return {"heading": heading, "text": "Yes" if said else "No"}
    words = column.says(str(said))
    return {"heading": heading, "text": words[:1].upper() + words[1:]}


def part_words(part: Part, kind: Kind, version: Version) -> str:
    """Say which rows are shown."""
    told = [period_words(part.period, kind), WHICH_WORDS[part.which]]
    if part.breakdown:
        told.append(wording.group(part.group, part.breakdown, version.records))
    return ", ".join(told)


def age(
    worked_out_at: datetime | None, indicator: Indicator, places: Places, *, asked: str
) -> dict[str, Any]:
    """Return what a page says of when its figures were worked out, and of whom they count.

    :param asked: what the page was asked for, to come back to it.
    """
    return {
        "at": moment(worked_out_at),
        "again": f"{places.again(indicator)}?{asked}" if asked else places.again(indicator),
        "counts_restricted": "child" in indicator.latest.records.columns,
    }


def beside(told: Told, found: Behind) -> list[str]:
    """Say why the rows that are shown are not as many as the figure, if they are not."""
    sentences = []
    if hidden := told.how_many - found.how_many:
        are = "is restricted and not" if hidden == 1 else "are restricted and not"
        sentences.append(f"{hidden:,} more {are} shown: only named people may open such a record.")
    if told.kept_figure is not None and told.kept_figure != told.how_many:
        sentences.append(
            f"The figure said {told.kept_figure:,} when it was worked out, on"
            f" {moment(told.worked_out_at)}. Records have changed since then."
        )
    return sentences
