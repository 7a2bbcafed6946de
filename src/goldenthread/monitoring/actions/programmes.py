"""Programmes: made, changed, closed; their items added, worked on, done, left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from goldenthread.monitoring.actions.turns import take_turn
from goldenthread.monitoring.enums import DoneBy, Progress
from goldenthread.monitoring.models import Programme, ProgrammeItem
from goldenthread.monitoring.permissions import MANAGES, READS
from goldenthread.monitoring.queries.programmes import Candidate, standing_of
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.history.recording import record, record_many
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person

TOLD = ("name", "purpose", "begins_on", "ends_on", "pace")


@transaction.atomic
def make_programme(*, values: Mapping[str, Any], done_by: str, by: Member, on: date) -> Programme:
    """Make a programme without items.

    :param values: the fields of `TOLD`.
    :param done_by: what finishes an item, one of `DoneBy`.
    :raises NotPermitted: when they may not.
    :raises NotValid: when a value is missing or cannot be right.
    """
    by.check_may(MANAGES)
    if done_by not in DoneBy.values:
        raise NotValid("Choose what finishes an item.", field="done_by")
    programme = Programme(local_area=by.local_area, done_by=done_by)
    _put(programme, values)
    record(
        "monitoring.programme_made", about=programme, by=by, on=on,
        changes={name: (None, getattr(programme, name)) for name in TOLD},
    )  # fmt: skip
    return programme


@transaction.atomic
def change_programme(
    *, programme: Programme, values: Mapping[str, Any], version: int, by: Member, on: date
) -> Programme:
    """Change what a programme is called, is for, when it ends, or its pace.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a value is missing or cannot be right.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(MANAGES)
    before = {name: getattr(programme, name) for name in TOLD}
    take_turn(programme, version)
    _put(programme, values)
    record(
        "monitoring.programme_changed", about=programme, by=by, on=on,
        changes={name: (before[name], getattr(programme, name)) for name in TOLD
                 if before[name] != getattr(programme, name)},
    )  # fmt: skip
    return programme


@transaction.atomic
def close_programme(*, programme: Programme, version: int, by: Member, on: date) -> Programme:
    """Close a programme: nothing more is added or worked on in it.

    :raises NotPermitted: when they may not.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(MANAGES)
    take_turn(programme, version)
    programme.closed_on = None if programme.closed_on else on
    programme.save(update_fields=["closed_on"])
    kind = "closed" if programme.closed_on else "reopened"
    record(f"monitoring.programme_{kind}", about=programme, by=by, on=on)
    return programme


@transaction.atomic
def add_items(
    *, programme: Programme, candidates: Sequence[Candidate], by: Member, on: date
) -> int:
    """Add cases or children to a programme; those in it already stay as they are.

    :returns: how many were added.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it is closed.
    """
    by.check_may(MANAGES)
    _check_open(programme)
    known = set(programme.items.values_list("child", "case"))
    fresh = {(one.child_id, one.case_id): one for one in candidates}
    made = ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            local_area=by.local_area, programme=programme, child_id=one.child_id,
            case_id=one.case_id, added_on=on,
        )
        for key, one in fresh.items()
        if key not in known
    )  # fmt: skip
    told = {"programme": (None, programme.name)}
    record_many("monitoring.item_added", [(one, told, "") for one in made], by=by, on=on)
    return len(made)


@transaction.atomic
def begin_item(*, item: ProgrammeItem, version: int, by: Member, on: date) -> ProgrammeItem:
    """Say that an item is in work.

    This and all below

    :raises NotPermitted: when it is neither theirs nor they a manager.
    :raises NotReady: when the item is not in a state for it, or the programme is closed.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    item = _turn(item, version, (Progress.TO_DO,), by)
    item.begun_on = on
    return _keep(item, "begun", by=by, on=on)


@transaction.atomic
def tick_item(
    *, item: ProgrammeItem, day: date, version: int, by: Member, on: date
) -> ProgrammeItem:
    """Say that an item is done, and on which day; never where a date of the case says so.

    :raises NotValid: when the day is in the future or before the item was added.
    """
    item = _turn(item, version, (Progress.TO_DO, Progress.IN_WORK), by)
    if item.programme.done_by:
        raise NotReady(
            "Items of this programme are done by themselves when the case has the date:"
            f" {item.programme.get_done_by_display().lower()}."
        )
    if day > on or day < item.programme.begins_on:
        raise NotValid("Give a day since the programme began, not in the future.", field="day")
    item.done_on = day
    return _keep(item, "done", by=by, on=on)


@transaction.atomic
def leave_out_item(
    *, item: ProgrammeItem, reason: str, version: int, by: Member, on: date
) -> ProgrammeItem:
    """Leave an item out, with the reason.

    :raises NotValid: when the reason is missing.
    """
    if not reason.strip():
        raise NotValid("Say why it is left out.", field="reason")
    item = _turn(item, version, (Progress.TO_DO, Progress.IN_WORK), by)
    item.left_out_on, item.left_out_because = on, reason.strip()
    return _keep(item, "left_out", by=by, on=on, reason=reason.strip())


@transaction.atomic
def reopen_item(*, item: ProgrammeItem, version: int, by: Member, on: date) -> ProgrammeItem:
    """Take back that an item was done or left out by somebody's word."""
    item = _turn(item, version, (Progress.DONE, Progress.LEFT_OUT), by)
    if item.done_on is None and item.left_out_on is None:
        raise NotReady("The case itself says so. Correct its date instead.")
    item.done_on, item.left_out_on, item.left_out_because = None, None, ""
    return _keep(item, "reopened", by=by, on=on)


@transaction.atomic
def give_item(
    *, item: ProgrammeItem, officer: Person, version: int, by: Member, on: date
) -> ProgrammeItem:
    """Say who works on an item that has no case; a case's item follows the case.

    :raises NotReady: when it is of a case.
    """
    by.check_may(MANAGES)
    if item.case_id is not None:
        raise NotReady("Whoever has the case works on this. Hand the case over instead.")
    item = _turn(item, version, tuple(Progress), by)
    item.officer = officer
    return _keep(item, "given", by=by, on=on)


def _turn(
    item: ProgrammeItem, version: int, states: tuple[Progress, ...], by: Member
) -> ProgrammeItem:
    by.check_may(READS)
    whose = item.case.officer_id if item.case else item.officer_id
    if not by.may(MANAGES) and whose != by.person.pk:
        raise NotPermitted("This item is another officer’s.")
    _check_open(item.programme)
    take_turn(item, version)
    if standing_of(item).progress not in states:
        raise NotReady("This item is not in a state for that any more. Look at it again.")
    return item


def _check_open(programme: Programme) -> None:
    if programme.closed_on is not None:
        raise NotReady("This programme is closed.")


def _keep(
    item: ProgrammeItem, what: str, *, by: Member, on: date, reason: str = ""
) -> ProgrammeItem:
    item.save()
    record(f"monitoring.item_{what}", about=item, within=item.programme, by=by, on=on,
           reason=reason)  # fmt: skip
    return item


def _put(programme: Programme, values: Mapping[str, Any]) -> None:
    for name in TOLD:
        value = values[name]
        setattr(programme, name, value.strip() if isinstance(value, str) else value)
    for name, what in (("name", "a name"), ("purpose", "what it is for")):
        if not getattr(programme, name):
            raise NotValid(f"Enter {what}.", field=name)
    if programme.ends_on <= programme.begins_on:
        raise NotValid("The end is not after the beginning.", field="ends_on")
    if programme.pace < 1:
        raise NotValid("Enter how many a week: 1 or more.", field="pace")
    try:
        with transaction.atomic():
            programme.save()
    except IntegrityError as error:
        raise NotValid("Another programme has this name.", field="name") from error
