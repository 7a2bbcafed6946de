"""Taking in a newer version of a plan, in place: nothing that happened is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from goldenthread.core.plan_versions import Change
from goldenthread.improvement.actions.build import keep_version
from goldenthread.improvement.actions.imports import move
from goldenthread.improvement.actions.newer_version import Taker
from goldenthread.improvement.actions.review import check_can_become_a_plan, open_review
from goldenthread.improvement.enums import ImportState, PlanState
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.improvement.queries.review import Review
from goldenthread.improvement.queries.versions import compared
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day

THEIRS = "theirs"


@transaction.atomic
def take_new_version(
    *, plan_import: PlanImport, choices: Mapping[str, str], seen: str, by: Member, on: date
) -> ImprovementPlan:
    """Take a reviewed newer version into the plan that it follows.

    :param choices: for what both sides changed, "theirs" or "ours"; ours where nothing is said.
    :param seen: the mark of the comparison that the person decided on.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not in review, or cannot be a plan yet, or the plan is closed.
    :raises ChangedMeanwhile: when the plan or the review changed since they saw the comparison.
    """
    plan_import = open_review(plan_import, by)
    plan = plan_import.new_version_of
    if plan is None:
        raise NotReady("This import is a plan of its own: make it a draft.")
    plan = ImprovementPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.state == PlanState.CLOSED:
        raise NotReady("The plan is closed: a newer version can no longer be taken in.")
    review = Review(plan_import)
    check_can_become_a_plan(review)
    held, comparison = compared(review)
    if comparison.mark != seen:
        raise ChangedMeanwhile(
            "Somebody changed the plan or the review after you opened the page."
            " Look at the differences again."
        )
    taken = {name for name, choice in choices.items() if choice == THEIRS}
    taker = Taker(
        held=held, comparison=comparison, taken=taken, by=by, on=on,
        reason=f"New published version, {day(on)}",
    )  # fmt: skip
    taker.take(review.tree)
    version = keep_version(
        plan=plan, document=review.document, source=plan_import.document, by=by, on=on
    )
    move(plan_import, ImportState.ACCEPTED)
    plan_import.plan = plan
    plan_import.version += 1
    plan_import.save(update_fields=["state", "plan", "version"])
    counts = {change.value: (None, len(comparison.of(change))) for change in Change}
    record(
        "improvement.version_taken_in", about=plan, by=by, on=on,
        changes={"version": (version.number - 1, version.number), **counts},
    )  # fmt: skip
    return plan
