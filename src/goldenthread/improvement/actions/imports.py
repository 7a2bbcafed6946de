"""Taking a document in, and what becomes of it until it is a plan under review."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from goldenthread.core.lifecycle import MoveNotAllowed
from goldenthread.improvement.enums import IMPORT_LIFE, ImportState, PlanState
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.improvement.queries.file_reading import FileRead, check_name_and_size
from goldenthread.improvement.queries.imports import is_silent
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.roles import Power
from goldenthread.platform.documents.actions import store
from goldenthread.platform.history.recording import record
from goldenthread.platform.jobs.queue import enqueue
from goldenthread.platform.organisations.member import Member

READ = "improvement.read_document"
TRIES = 2


@transaction.atomic
def start_import(
    *,
    name: str,
    content: bytes,
    by: Member,
    on: date,
    new_version_of: ImprovementPlan | None = None,
    queued: bool = True,
) -> PlanImport:
    """Keep a file and have it read; without `queued` the caller reads it at once.

    :raises NotPermitted: when they may not.
    :raises CannotTakeIn: when the file is empty, too large or of a kind that cannot be read.
    :raises NotReady: when it is to be a newer version of a plan that is closed.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_name_and_size(name, len(content), limit=settings.MAX_UPLOAD_BYTES)
    if new_version_of is not None and new_version_of.state == PlanState.CLOSED:
        raise NotReady("The plan is closed. A newer version can only follow a plan that is not.")
    document = store(name=name, content=content, by=by, on=on)
    plan_import = PlanImport.objects.create(
        local_area=by.local_area,
        file_name=document.name,
        document=document,
        new_version_of=new_version_of,
        started_by=by.person,
        started_on=on,
    )
    record("improvement.import_started", about=plan_import, by=by, on=on)
    if queued:
        _queue(plan_import, by)
    return plan_import


def _queue(plan_import: PlanImport, by: Member) -> None:
    enqueue(READ, local_area_id=by.local_area.pk, user_id=by.user.pk, import_id=plan_import.pk)


def lock(plan_import: PlanImport) -> PlanImport:
    """Return the import as it is now, kept from others until the transaction ends."""
    return PlanImport.objects.select_for_update().get(pk=plan_import.pk)


def move(plan_import: PlanImport, to: ImportState) -> None:
    """Put an import into its next state, unsaved.

    :raises NotReady: when that state cannot follow.
    """
    try:
        IMPORT_LIFE.check(plan_import.state, to)
    except MoveNotAllowed as error:
        state = ImportState(plan_import.state).label.lower()
        raise NotReady(f"This import is not waiting for that: it is {state}.") from error
    plan_import.state = to


@transaction.atomic
def begin_reading(*, plan_import: PlanImport, by: Member, on: date, at: datetime) -> PlanImport:
    """Note that somebody reads the document now.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not waiting to be read.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan_import = lock(plan_import)
    move(plan_import, ImportState.READING)
    plan_import.tries += 1
    plan_import.began_at = at
    plan_import.save(update_fields=["state", "tries", "began_at"])
    record("improvement.reading_begun", about=plan_import, by=by, on=on)
    return plan_import


@transaction.atomic
def keep_reading(*, plan_import: PlanImport, found: FileRead, by: Member, on: date) -> PlanImport:
    """Keep what was read, for review.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not being read.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan_import = lock(plan_import)
    move(plan_import, ImportState.IN_REVIEW)
    plan_import.as_read = found.plan.to_json()
    plan_import.oddities = found.oddities
    plan_import.places = found.places
    plan_import.save(update_fields=["state", "as_read", "oddities", "places"])
    record("improvement.document_read", about=plan_import, by=by, on=on)
    return plan_import


@transaction.atomic
def give_up_reading(*, plan_import: PlanImport, why: str, by: Member, on: date) -> PlanImport:
    """Note why the document cannot be read; the file itself is not kept.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not being read.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan_import = lock(plan_import)
    move(plan_import, ImportState.UNREADABLE)
    plan_import.problem = why
    _forget_file(plan_import)
    record("improvement.document_unreadable", about=plan_import, by=by, on=on, reason=why)
    return plan_import


def _forget_file(plan_import: PlanImport) -> None:
    document, plan_import.document = plan_import.document, None
    plan_import.as_read, plan_import.oddities, plan_import.places = None, [], {}
    plan_import.corrections = []
    plan_import.save()
    if document is not None:
        document.delete()


@transaction.atomic
def notice_silence(*, plan_import: PlanImport, by: Member, on: date, at: datetime) -> PlanImport:
    """Have a document read once more if whoever read it has gone; the second time, give up.

    :raises NotPermitted: when they may not.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan_import = lock(plan_import)
    if not is_silent(plan_import, at=at):
        return plan_import
    if plan_import.tries >= TRIES:
        why = "Reading stopped twice without an answer. Save the document as a PDF and upload that."
        return give_up_reading(plan_import=plan_import, why=why, by=by, on=on)
    move(plan_import, ImportState.WAITING)
    plan_import.save(update_fields=["state"])
    record("improvement.reading_tried_again", about=plan_import, by=by, on=on)
    _queue(plan_import, by)
    return plan_import


@transaction.atomic
def drop_import(*, plan_import: PlanImport, by: Member, on: date) -> PlanImport:
    """Drop an import with its review; neither the file nor what was read of it is kept.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not in review.
    """
    by.check_may(Power.MANAGE_PLAN)
    plan_import = lock(plan_import)
    move(plan_import, ImportState.DROPPED)
    _forget_file(plan_import)
    record("improvement.import_dropped", about=plan_import, by=by, on=on)
    return plan_import
