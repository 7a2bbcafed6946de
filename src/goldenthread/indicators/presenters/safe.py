"""Figures as those see them who may not see the cases."""

from __future__ import annotations

from typing import Any

from goldenthread.core.indicators.definitions import Indicator, Measure
from goldenthread.core.suppression.publishing import Shown
from goldenthread.indicators.policies.disclosure import RULE, Safe
from goldenthread.indicators.presenters.figures import NO_DATA, head_of, value, version_of

NOT_SHOWN = "Not shown"


def safe_row(one: Safe, indicator: Indicator) -> dict[str, Any]:
    """Return a figure as a row of a table, as `figures.row` does."""
    version = version_of(one.result, indicator)
    numerator, denominator = one.numerator, one.denominator
    if version.measure is Measure.COUNT:
        numerator, denominator = None, one.numerator
    return {
        "head": head_of(one.result, version),
        "so_far": False,
        "value": safe_value(one, indicator),
        "numerator": _text(numerator),
        "denominator": _text(denominator),
        "version": version.number if len(indicator.versions) > 1 else None,
    }


def safe_value(one: Safe, indicator: Indicator) -> str:
    """Return a figure's value as it may be told."""
    if is_hidden(one):
        return NOT_SHOWN
    if version_of(one.result, indicator).measure is Measure.SHARE and one.share:
        return one.share.text if one.result.value is not None else NO_DATA
    return value(one.result.value, indicator)


def is_hidden(one: Safe) -> bool:
    """Whether a figure's value is kept back."""
    return one.share is not None and one.share.value is None


def _text(shown: Shown | None) -> dict[str, str] | None:
    if shown is None:
        return None
    return {"text": NOT_SHOWN if shown.value is None else shown.text, "href": ""}


def rule_words() -> str:
    """Say what is kept back, under a table."""
    return (
        f"Counts from {RULE.lowest} to {RULE.threshold} are not shown, nor is any count from which"
        f" one could be worked out. All others are rounded to the nearest {RULE.base}, so they may"
        " not add up; percentages are worked out from the counts as they are shown. Noughts are"
        " shown."
    )
