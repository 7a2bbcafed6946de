"""Figures as rows of a file: each with its counts, its definition's version and its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from goldenthread.core.indicators.definitions import Indicator, Measure
from goldenthread.core.indicators.results import Result
from goldenthread.core.suppression.publishing import HIDDEN, Shown
from goldenthread.indicators.policies.disclosure import Safe
from goldenthread.indicators.presenters import wording
from goldenthread.indicators.presenters.figures import version_of
from goldenthread.indicators.presenters.safe import is_hidden

HEADINGS = (
    "indicator", "name", "definition_version", "kind_of_period", "first_day", "last_day",
    "is_so_far", "breakdown", "group", "group_words", "value", "unit", "numerator", "denominator",
    "worked_out_on",
)  # fmt: skip


def records(
    told: Iterable[tuple[Result, Safe | None]], indicator: Indicator
) -> Iterator[dict[str, Any]]:
    """Yield figures by heading; a count or value that is not shown is the mark "c"."""
    for one, safe in told:
        version = version_of(one, indicator)
        numerator: Any = one.numerator
        denominator: Any = one.denominator
        value: Any = None if one.value is None else round(float(one.value), 4)
        if version.measure is Measure.COUNT:
            value, numerator, denominator = numerator, None, None
        if safe is not None:
            counts = (safe.numerator, safe.denominator)
            if version.measure is Measure.COUNT:
                counts = (None, None)
            numerator, denominator = (_number(each) for each in counts)
            value = HIDDEN if is_hidden(safe) else _as_told(value, version.measure, indicator)
        yield {
            "indicator": indicator.id,
            "name": indicator.name,
            "definition_version": one.version,
            "kind_of_period": one.kind.value,
            "first_day": one.period.first_on.isoformat(),
            "last_day": one.period.last_on.isoformat(),
            "is_so_far": one.is_so_far,
            "breakdown": one.breakdown,
            "group": one.group,
            "group_words": _group_words(one, indicator),
            "value": value,
            "unit": indicator.unit,
            "numerator": numerator,
            "denominator": denominator,
            "worked_out_on": one.snapshot.isoformat(),
        }


def _number(shown: Shown | None) -> Any:
    if shown is None:
        return None
    return HIDDEN if shown.value is None else shown.value


def _as_told(value: float | None, measure: Measure, indicator: Indicator) -> float | None:
    """Return a value no closer than the page shows it: closer, it could tell its own counts."""
    if value is None:
        return None
    return round(value) if measure is Measure.SHARE else round(value, indicator.decimals)


def _group_words(one: Result, indicator: Indicator) -> str:
    if not one.breakdown:
        return ""
    return wording.group(one.group, one.breakdown, version_of(one, indicator).records)
