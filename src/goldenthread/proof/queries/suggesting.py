"""The binding that a measure's own words seem to ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from goldenthread.core.measurements import Unit
from goldenthread.core.success.conditions import Condition
from goldenthread.core.success.suggesting import suggest
from goldenthread.indicators import api as indicators
from goldenthread.indicators.api import Indicator, unit_of
from goldenthread.proof.policies.phrases import indicator_of_words, shares_as_percentages


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """An indicator and the condition that counts as success; `words` are the measure's own."""

    indicator: Indicator
    condition: Condition
    words: str
    is_sure: bool


def suggested_for(text: str, *, on: date) -> Suggested | None:
    """Return what a measure seems to promise; None when it names no figure or no indicator.

    A promise in points or per cent is none of an indicator that counts, and the other way about.
    """
    promise = suggest(shares_as_percentages(text), year=on.year)
    identifier = indicator_of_words(text)
    indicator = indicators.find(identifier) if identifier else None
    if promise is None or indicator is None:
        return None
    unit = unit_of(indicator)
    if promise.condition.level is not None and (
        (promise.condition.unit is Unit.PERCENT) != (unit is Unit.PERCENT)
    ):
        return None
    return Suggested(
        indicator=indicator,
        condition=replace(promise.condition, unit=unit),
        words=promise.words,
        is_sure=promise.is_sure,
    )
