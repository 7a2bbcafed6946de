"""Imports and reviews, made by the product's own actions."""

from __future__ import annotations

from datetime import UTC, date, datetime

from goldenthread.core.plan_format import PlanDocument, dumps
from goldenthread.improvement.actions.imports import begin_reading, keep_reading, start_import
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.improvement.queries.file_reading import FileRead
from goldenthread.platform.organisations.member import Member
from tests.factories.plans import make_document


def make_review(
    by: Member,
    document: PlanDocument | None = None,
    *,
    on: date = date(2025, 3, 1),
    oddities: list[dict] | None = None,
    new_version_of: ImprovementPlan | None = None,
) -> PlanImport:
    """Make an import that is in review. Call inside the area's fence."""
    document = document or make_document()
    plan_import = start_import(
        name="plan.json", content=dumps(document).encode(), by=by, on=on, queued=False,
        new_version_of=new_version_of,
    )  # fmt: skip
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    begin_reading(plan_import=plan_import, by=by, on=on, at=at)
    found = FileRead(plan=document, oddities=oddities or [])
    return keep_reading(plan_import=plan_import, found=found, by=by, on=on)
