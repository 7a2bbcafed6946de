"""What has been told about indicators."""

from __future__ import annotations

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.indicators.models import Story
from goldenthread.platform.organisations.models import LocalArea


def stories_of(local_area: LocalArea, indicator: Indicator) -> list[Story]:
    """Return every story of an indicator, the newest first."""
    found = Story.objects.filter(local_area=local_area, indicator=indicator.id)
    return list(found.select_related("told_by"))
