"""The door of the improvement room: what other rooms and the command line may call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from goldenthread.improvement.actions.imports import (
    begin_reading,
    give_up_reading,
    keep_reading,
    start_import,
)
from goldenthread.improvement.actions.lifecycle import close_plan, go_live
from goldenthread.improvement.actions.progress import (
    Told,
    report_by_reference,
    report_progress,
)
from goldenthread.improvement.actions.review import accept
from goldenthread.improvement.actions.scheme import define_rating
from goldenthread.improvement.enums import ImportState
from goldenthread.improvement.models import (
    Action,
    Area,
    ImprovementPlan,
    Measure,
    PlanImport,
    Rating,
)
from goldenthread.improvement.permissions import may_report
from goldenthread.improvement.policies import check_takes_reports
from goldenthread.improvement.queries.export import as_document
from goldenthread.improvement.queries.facts import (
    Known,
    actions_to_judge,
    behind_posts,
    known_facts,
)
from goldenthread.improvement.queries.file_reading import CannotTakeIn, read_file
from goldenthread.improvement.queries.holders import HeldPost, held_posts, posts_behind
from goldenthread.improvement.queries.imports import import_of
from goldenthread.improvement.queries.record import find_action
from goldenthread.improvement.queries.review import Review
from goldenthread.improvement.queries.structure import find_part
from goldenthread.improvement.signals import Additions, Note, OnAction, OnArea, add_to_plan
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member

__all__ = [
    "Action",
    "Additions",
    "Area",
    "Found",
    "HeldPost",
    "ImportState",
    "ImprovementPlan",
    "Known",
    "Measure",
    "Note",
    "OnAction",
    "OnArea",
    "PlanImport",
    "Rating",
    "Told",
    "accept",
    "actions_to_judge",
    "add_to_plan",
    "as_document",
    "behind_posts",
    "check_takes_reports",
    "close_plan",
    "define_rating",
    "find_action",
    "find_part",
    "found_in",
    "go_live",
    "held_posts",
    "known_facts",
    "may_report",
    "posts_behind",
    "read_now",
    "report_by_reference",
    "report_progress",
    "start_import",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a document held, counted."""

    title: str
    areas: int
    actions: int
    oddities: int


def found_in(plan_import: PlanImport) -> Found:
    """Return what was found in a document that is in review."""
    review = Review(plan_import)
    return Found(
        title=review.document.title,
        areas=len(review.document.areas),
        actions=sum(1 for _ in review.document.actions()),
        oddities=len(review.oddities),
    )


def read_now(*, import_id: int, by: Member, on: date, at: datetime) -> PlanImport:
    """Read a document that waits for it, and keep what was found or why nothing was.

    To be called outside a transaction: reading takes its time, and holds no lock meanwhile.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not waiting to be read.
    """
    area = by.local_area
    with in_area(area.pk, user_id=by.user.pk):
        plan_import = begin_reading(plan_import=import_of(area, import_id), by=by, on=on, at=at)
        assert plan_import.document is not None  # noqa: S101 -- it waited to be read
        name, content = plan_import.file_name, bytes(plan_import.document.content)
    try:
        found = read_file(name=name, content=content, on=on)
    except CannotTakeIn as error:
        with in_area(area.pk, user_id=by.user.pk):
            return give_up_reading(plan_import=plan_import, why=str(error), by=by, on=on)
    with in_area(area.pk, user_id=by.user.pk):
        return keep_reading(plan_import=plan_import, found=found, by=by, on=on)
