"""An indicator month by month, as the arithmetic of proof takes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind
from goldenthread.core.measurements import Series
from goldenthread.indicators.policies.measuring import months_over, series_from
from goldenthread.indicators.queries.live import figures
from goldenthread.indicators.queries.many import figures_of_many
from goldenthread.platform.organisations.models import LocalArea


def series_of(local_area: LocalArea, indicator: Indicator, *, on: date, months: int = 36) -> Series:
    """Return an indicator's months that are over, each with the counts behind it.

    A month of nothing to count has no figure. Where the definition changed, the months before it
    were counted by the definition that held then.
    """
    found = figures(
        local_area, indicator, within=months_over(on, months), kinds=[Kind.MONTH], on=on
    )
    return series_from(found, indicator)


def series_of_many(
    local_area: LocalArea, indicators: Iterable[Indicator], *, on: date, months: int = 36
) -> dict[str, Series]:
    """Return the series of some indicators by id, in one question, however many they are."""
    wanted = {one.id: one for one in indicators}
    if not wanted:
        return {}
    found = figures_of_many(
        local_area, [(one, ()) for one in wanted.values()], within=months_over(on, months),
        kinds=[Kind.MONTH], on=on,
    )  # fmt: skip
    return {key: series_from(results, wanted[key]) for key, results in found.items()}
