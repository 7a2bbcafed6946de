"""What is done each day by itself."""

from __future__ import annotations

from django.utils import timezone

from goldenthread.advice.actions.reminding import remind_all
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.jobs.queue import every_day
from goldenthread.platform.organisations.models import LocalArea


@every_day("advice.remind")
def remind(*, local_area_id: int, user_id: int | None) -> None:
    """Send the reminders of an area that are due today."""
    on = timezone.localdate()
    with in_area(local_area_id, reach=whole_area(on=on)):
        area = LocalArea.objects.get(pk=local_area_id)
        remind_all(local_area=area, by=None, on=on)
