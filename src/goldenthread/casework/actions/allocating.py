"""Whose case it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from goldenthread.casework.actions.turns import open_case, take_turn
from goldenthread.casework.models import Allocation, Case
from goldenthread.casework.queries.cases import officers_of
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.history.recording import record, record_many
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person


@transaction.atomic
def allocate(
    *, case: Case, officer: Person, handover_note: str, version: int, by: Member, on: date
) -> Case:
    """Give a case to an officer from this day. From one to another a note goes with it.

    :raises NotPermitted: when they may not.
    :raises NotValid: when it is theirs already, they may not carry cases, or the note is missing.
    :raises ChangedMeanwhile: when someone else changed the case since `version`.
    """
    case = open_case(case, by=by)
    if case.officer_id == officer.pk:
        raise NotValid(f"This is {officer.name}’s case already.", field="officer")
    if not officers_of(case.local_area, on=on).filter(pk=officer.pk).exists():
        raise NotValid(f"{officer.name} holds no post that carries cases.", field="officer")
    if case.officer_id is not None and not handover_note.strip():
        raise NotValid("Say what the new officer must know.", field="handover_note")
    take_turn(case, version)
    give_to(case, officer, note=handover_note, by=by, on=on)
    return case


def give_to(case: Case, officer: Person, *, note: str, by: Member, on: date) -> None:
    """Put a case into an officer's hands; to be called by an action, in its transaction."""
    current = Allocation.objects.filter(case=case, until=None).first()
    before = current.officer.name if current else None
    if current is not None:
        last = on - timedelta(days=1)
        current.until = max(last, current.since)
        current.save(update_fields=["until"])
    Allocation.objects.create(
        local_area=case.local_area, child_id=case.child_id, case=case, officer=officer, since=on,
        handover_note=note.strip(),
    )  # fmt: skip
    case.officer = officer
    case.save(update_fields=["officer"])
    record(
        "casework.case_allocated", about=case, by=by, on=on, reason=note.strip(),
        changes={"officer": (before, officer.name)},
    )  # fmt: skip


def give_many(given: Sequence[tuple[Case, Person | None, str]], *, by: Member, on: date) -> None:
    """Put many cases into officers' hands, or with None into nobody's, each with its note.

    To be called by an action, in its transaction, with the cases locked and their officers loaded.
    The same as `give_to` does for one, in as many statements for a thousand cases as for ten.
    """
    if not given:
        return
    numbers = [case.pk for case, _, _ in given]
    current = list(Allocation.objects.filter(case__in=numbers, until=None))
    for one in current:
        one.until = max(on - timedelta(days=1), one.since)
    Allocation.objects.bulk_update(current, ["until"])
    Allocation.objects.bulk_create(
        Allocation(
            local_area_id=case.local_area_id, child_id=case.child_id, case=case, officer=officer,
            since=on, handover_note=note.strip(),
        )
        for case, officer, note in given
        if officer is not None
    )  # fmt: skip
    told = []
    for case, officer, note in given:
        was, becomes = (
            case.officer.name if case.officer else None,
            officer.name if officer else None,
        )
        told.append((case, {"officer": (was, becomes)}, note.strip()))
    for officer in {officer for _, officer, _ in given}:
        theirs = [case.pk for case, to, _ in given if to == officer]
        Case.objects.filter(pk__in=theirs).update(officer=officer, version=F("version") + 1)
    record_many("casework.case_allocated", told, by=by, on=on)
