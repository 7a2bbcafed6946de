"""What is done each day by itself."""

from __future__ import annotations

from django.utils import timezone

from goldenthread.panels.actions.panels import plan_meetings
from goldenthread.panels.queries.panels import panels_of
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.jobs.queue import every_day
from goldenthread.platform.organisations.models import LocalArea


@every_day("panels.plan_meetings")
def plan_ahead(*, local_area_id: int, user_id: int | None) -> None:
    """Plan the meetings of the next eight weeks of an area's panels. It sees no child."""
    on = timezone.localdate()
    with in_area(local_area_id):
        for panel in panels_of(LocalArea.objects.get(pk=local_area_id)):
            if panel.closed_on is None:
                plan_meetings(panel=panel, by=None, on=on)
