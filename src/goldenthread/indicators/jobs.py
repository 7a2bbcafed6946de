"""Work of this room that is done after the page has answered."""

from __future__ import annotations

from itertools import groupby

from django.utils import timezone

from goldenthread.indicators.actions.counts import drop_old, work_out
from goldenthread.indicators.actions.forecasts import keep_forecasts
from goldenthread.indicators.queries.registry import registry
from goldenthread.platform.jobs.queue import every_day, in_area
from goldenthread.platform.organisations.models import LocalArea

WORK_OUT = "indicators.work_out"


@every_day(WORK_OUT)
def work_all_out(*, local_area_id: int, user_id: int | None) -> None:
    """Work out every indicator of an area, one record set in each transaction."""
    del user_id
    on = timezone.localdate()
    area = LocalArea.objects.get(pk=local_area_id)
    with in_area(local_area_id):
        drop_old(local_area=area, by=None, on=on)
    by_records = sorted(registry(), key=lambda one: one.latest.records.name)
    for _, those in groupby(by_records, key=lambda one: one.latest.records.name):
        with in_area(local_area_id):
            work_out(local_area=area, indicators=list(those), by=None, on=on, at=timezone.now())


@every_day("indicators.keep_forecasts")
def forecast_each_month(*, local_area_id: int, user_id: int | None) -> None:
    """Keep an area's forecasts, on the first day of a month on which this runs."""
    del user_id
    area = LocalArea.objects.get(pk=local_area_id)
    keep_forecasts(local_area=area, by=None, on=timezone.localdate())
