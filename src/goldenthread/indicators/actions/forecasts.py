"""Forecasts are kept as they are made, so that they can be scored by what happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind
from goldenthread.core.measurements import Series, last_day, months_between, months_on
from goldenthread.core.trajectories.forecasts import forecast
from goldenthread.indicators.models import MadeForecast
from goldenthread.indicators.policies.measuring import months_over, same_line, series_from
from goldenthread.indicators.queries.forecasts import are_made
from goldenthread.indicators.queries.many import figures_of_many
from goldenthread.indicators.queries.registry import registry
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.models import LocalArea

AHEAD = (1, 3, 6, 12)
"""For which months ahead a forecast is kept."""

_MONTHS = 36


@transaction.atomic
def keep_forecasts(*, local_area: LocalArea, by: None, on: date) -> int:
    """Keep this month's forecasts of every indicator, once; nobody does it, so `by` is None.

    :returns: how many were kept; none when there are too few months, or they are kept already.
    """
    del by
    with in_area(local_area.pk):
        if are_made(local_area, on=on):
            return 0
    found = figures_of_many(
        local_area, [(one, ()) for one in registry()], within=months_over(on, _MONTHS),
        kinds=[Kind.MONTH], on=on,
    )  # fmt: skip
    made = []
    for one in registry():
        series = same_line(one, series_from(found[one.id], one))
        if series.known:
            made += [*_made(local_area, one, series, on)]
    with in_area(local_area.pk):
        MadeForecast.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _made(
    local_area: LocalArea, one: Indicator, series: Series, on: date
) -> Iterator[MadeForecast]:
    last = series.known[-1]
    made = forecast(series, until=last_day(months_on(last.month, max(AHEAD))))
    if made is None:
        return
    for each in made.ahead:
        ahead = months_between(last.month, each.month)
        if ahead in AHEAD:
            yield MadeForecast(
                local_area=local_area, indicator=one.id, definition=one.latest.number,
                made_on=on, last_month=last.month, month=each.month, ahead=ahead, low=each.low,
                middle=each.middle, high=each.high, level=made.level, as_now=last.value or 0.0,
            )  # fmt: skip
