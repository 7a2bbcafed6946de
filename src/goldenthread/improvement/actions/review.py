"""Correcting a plan under review, and making it a draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from goldenthread.core.plan_corrections import CannotCorrect, Correction, replay
from goldenthread.core.plan_obstacles import obstacles
from goldenthread.core.plan_tree import NoSuchNode, Tree
from goldenthread.improvement.actions.build import make_draft_plan
from goldenthread.improvement.actions.imports import lock, move
from goldenthread.improvement.enums import ImportState
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.improvement.queries.review import Review
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


def open_review(plan_import: PlanImport, by: Member) -> PlanImport:
    """Return an import in review as it is now, kept from others until the transaction ends.

    :raises NotPermitted: when they may not correct it.
    :raises NotReady: when it is not in review.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan_import = lock(plan_import)
    if plan_import.state != ImportState.IN_REVIEW:
        state = ImportState(plan_import.state).label.lower()
        raise NotReady(f"Nothing can be corrected here any more: this import is {state}.")
    return plan_import


@transaction.atomic
def correct(
    *,
    plan_import: PlanImport,
    correction: Correction,
    seen: Mapping[str, str],
    by: Member,
    on: date,
) -> PlanImport:
    """Add a correction to a review.

    :param seen: the parts that the person had before them, with the mark of each at that time.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the import is not in review.
    :raises ChangedMeanwhile: when somebody else changed one of those parts since.
    :raises NotValid: when it cannot be done; its message says why.
    """
    plan_import = open_review(plan_import, by)
    review = Review(plan_import)
    _check_unchanged(review.tree, seen)
    done = {**correction, "by": by.person.name, "on": on.isoformat()}
    try:
        replay(review.as_read, [*plan_import.corrections, done]).document()
    except CannotCorrect as error:
        raise NotValid(str(error), field=error.field) from error
    plan_import.corrections = [*plan_import.corrections, done]
    _save(plan_import, "corrections")
    record("improvement.review_corrected", about=plan_import, by=by, on=on)
    return plan_import


def _check_unchanged(tree: Tree, seen: Mapping[str, str]) -> None:
    for name, mark in seen.items():
        try:
            now = tree.node(name).mark
        except NoSuchNode as error:
            raise ChangedMeanwhile(
                "Somebody took this part out of the plan after you opened the page."
            ) from error
        if now != mark:
            raise ChangedMeanwhile(
                "Somebody changed this part of the plan after you opened the page."
                " Nothing of yours is lost: see what is there now, then save again."
            )


def _save(plan_import: PlanImport, *fields: str) -> None:
    plan_import.version += 1
    plan_import.save(update_fields=[*fields, "version"])


@transaction.atomic
def undo_last(*, plan_import: PlanImport, number: int, by: Member, on: date) -> PlanImport:
    """Undo the last correction, of which the person saw the number.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the import is not in review, or there is nothing to undo.
    :raises ChangedMeanwhile: when it is no longer the last.
    """
    plan_import = open_review(plan_import, by)
    if not plan_import.corrections:
        raise NotReady("There is no correction to undo.")
    if len(plan_import.corrections) != number:
        raise ChangedMeanwhile("Somebody has corrected something since. Undo that one first.")
    plan_import.corrections = plan_import.corrections[:-1]
    _save(plan_import, "corrections")
    record("improvement.correction_undone", about=plan_import, by=by, on=on)
    return plan_import


@transaction.atomic
def set_oddity_aside(
    *, plan_import: PlanImport, oddity: str, aside: bool, by: Member, on: date
) -> PlanImport:
    """Say that an oddity is right as it is, or take that back.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the import is not in review.
    :raises NotValid: when there is no such oddity.
    """
    plan_import = open_review(plan_import, by)
    if oddity not in {known["key"] for known in plan_import.oddities}:
        raise NotValid("There is no such oddity.")
    others = [key for key in plan_import.set_aside if key != oddity]
    plan_import.set_aside = [*others, oddity] if aside else others
    _save(plan_import, "set_aside")
    kind = "improvement.oddity_set_aside" if aside else "improvement.oddity_taken_up_again"
    record(kind, about=plan_import, by=by, on=on)
    return plan_import


@transaction.atomic
def tick_area(
    *, plan_import: PlanImport, node: str, looked_at: bool, by: Member, on: date
) -> PlanImport:
    """Say that an area for improvement was looked at, or take that back.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the import is not in review.
    """
    plan_import = open_review(plan_import, by)
    others = [name for name in plan_import.looked_at if name != node]
    plan_import.looked_at = [*others, node] if looked_at else others
    _save(plan_import, "looked_at")
    record("improvement.area_looked_at", about=plan_import, by=by, on=on)
    return plan_import


def check_can_become_a_plan(review: Review) -> None:
    """Pass silently if nothing keeps the reviewed document from becoming a plan.

    :raises NotReady: with the first thing that is in the way.
    """
    if found := obstacles(review.tree):
        raise NotReady(found[0].why)


@transaction.atomic
def accept(*, plan_import: PlanImport, by: Member, on: date) -> ImprovementPlan:
    """Make a draft plan of a reviewed document.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not in review, is to follow another plan, or cannot be a plan yet.
    """
    plan_import = open_review(plan_import, by)
    if plan_import.new_version_of is not None:
        raise NotReady("This is a newer version of a plan: compare the two first.")
    review = Review(plan_import)
    check_can_become_a_plan(review)
    document = review.document
    plan = make_draft_plan(document=document, by=by, on=on, source=plan_import.document)
    move(plan_import, ImportState.ACCEPTED)
    plan_import.plan = plan
    _save(plan_import, "state", "plan")
    record("improvement.import_accepted", about=plan_import, within=plan, by=by, on=on)
    return plan
