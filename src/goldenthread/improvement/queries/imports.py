"""Asking about documents that are being turned into plans."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.improvement.enums import ImportState
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.platform.organisations.models import LocalArea

# A reading ends by itself before this; when it has not, whoever read it is gone.
PATIENCE = timedelta(minutes=3)
BIG = ("as_read", "oddities", "places", "corrections")


def imports_of(local_area: LocalArea) -> QuerySet[PlanImport]:
    """Return the area's imports, newest first, without the plans in them."""
    return local_area.plan_imports.defer(*BIG).select_related(
        "started_by", "new_version_of", "plan"
    )


def imports_to_finish(local_area: LocalArea) -> QuerySet[PlanImport]:
    """Return the reviews that somebody has begun and nobody has finished."""
    return imports_of(local_area).filter(state=ImportState.IN_REVIEW)


def import_of(local_area: LocalArea, pk: int) -> PlanImport:
    """Return one of the area's imports.

    :raises Http404: when the area has none of that number.
    """
    return get_object_or_404(
        local_area.plan_imports.select_related("started_by", "new_version_of", "plan"), pk=pk
    )


def plan_of(local_area: LocalArea, pk: int) -> ImprovementPlan:
    """Return one of the area's plans.

    :raises Http404: when the area has none of that number.
    """
    return get_object_or_404(local_area.improvement_plans, pk=pk)


def is_silent(plan_import: PlanImport, *, at: datetime) -> bool:
    """Whether whoever read the document has gone without a word."""
    since = plan_import.began_at or plan_import.started_at
    return plan_import.state == ImportState.READING and at - since > PATIENCE
