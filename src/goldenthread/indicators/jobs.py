"""What is done each day by itself."""

from __future__ import annotations

from django.utils import timezone

from goldenthread.indicators.actions.forecasts import keep_forecasts
from goldenthread.platform.jobs.queue import every_day
from goldenthread.platform.organisations.models import LocalArea


@every_day("indicators.keep_forecasts")
def forecast_each_month(*, local_area_id: int, user_id: int | None) -> None:
    """Keep an area's forecasts, on the first day of a month on which this runs."""
    area = LocalArea.objects.get(pk=local_area_id)
    keep_forecasts(local_area=area, by=None, on=timezone.localdate())
