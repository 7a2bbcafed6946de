"""Reading what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, QuerySet

from goldenthread.platform.history.models import Event
from goldenthread.platform.history.recording import name_of

if TYPE_CHECKING:
    from goldenthread.platform.organisations.models import LocalArea


def history_of(local_area: LocalArea, *things: models.Model) -> QuerySet[Event]:
    """Return the events about any of these records or within them, newest first."""
    names = [name_of(thing) for thing in things]
    return local_area.events.filter(Q(about__in=names) | Q(within__in=names)).order_by("-at", "-pk")
