"""Asking about targets."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.monitoring.models import Target
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.queries import history_of
from goldenthread.platform.organisations.models import LocalArea


def targets_of(local_area: LocalArea) -> QuerySet[Target]:
    """Return the targets that hold, the area's first, then by team."""
    found = local_area.case_targets.filter(withdrawn_on=None).select_related("team")
    return found.order_by("team__name", "figure", "pk")


def withdrawn_targets(local_area: LocalArea) -> QuerySet[Target]:
    """Return the targets that were withdrawn, the latest first."""
    found = local_area.case_targets.filter(withdrawn_on__isnull=False).select_related("team")
    return found.order_by("-withdrawn_on", "-pk")


def find_target(local_area: LocalArea, pk: int) -> Target:
    """Return a target of the area.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.case_targets.select_related("team"), pk=pk)


def history_of_target(target: Target) -> QuerySet[Event]:
    """Return what happened to a target, newest first."""
    return history_of(target.local_area, target)
