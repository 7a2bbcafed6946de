"""Forecasts that were kept, beside what happened."""

from __future__ import annotations

from datetime import date

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.measurements import Series
from goldenthread.core.trajectories.scoring import Past
from goldenthread.indicators.models import MadeForecast
from goldenthread.platform.organisations.models import LocalArea


def forecasts_that_came(
    local_area: LocalArea, indicator: Indicator, series: Series, *, ahead: int
) -> list[Past]:
    """Return the forecasts made so many months ahead whose month has a figure, newest first.

    Only those of the definition that holds: of another, the figures cannot be compared.
    """
    happened = {point.month: point.value for point in series.known}
    made = MadeForecast.objects.filter(
        local_area=local_area, indicator=indicator.id, definition=indicator.latest.number,
        ahead=ahead, month__in=list(happened),
    ).order_by("-month")  # fmt: skip
    return [
        Past(one.low, one.middle, one.high, one.level, one.as_now, happened[one.month] or 0.0)
        for one in made
    ]


def are_made(local_area: LocalArea, *, on: date) -> bool:
    """Whether the forecasts of a day's month are kept."""
    this_month = MadeForecast.objects.filter(
        local_area=local_area, made_on__gte=on.replace(day=1), made_on__lte=on
    )
    return this_month.exists()
