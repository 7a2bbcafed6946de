"""Making a record and changing what it says of the child."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from goldenthread.children.actions.numbers import tidy
from goldenthread.children.actions.turns import open_record, take_turn
from goldenthread.children.models import Child, RecordNumber
from goldenthread.children.models.child import IDENTIFIERS
from goldenthread.children.policies import check_birth
from goldenthread.children.queries.parts import first_days_of
from goldenthread.children.signals import record_changed
from goldenthread.core.identifiers import check_nhs_number, check_uln, check_upn
from goldenthread.core.names import folded_together
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.ui.words import day

IDENTITY = frozenset({
    "forename", "surname", "known_as", "date_of_birth", "sex", "ethnicity", "upn", "upn_unknown",
    "uln", "nhs_number", "nhs_checked", "died_on",
})  # fmt: skip
TALKING = frozenset({"first_language", "interpreter_needed", "access_needs"})
_CHECKS = {"upn": check_upn, "uln": check_uln, "nhs_number": check_nhs_number}


@transaction.atomic
def make_record(*, values: Mapping[str, Any], by: Member, on: date) -> Child:
    """Make a child's record, with the area's next number.

    :param values: fields of `IDENTITY` and `TALKING`; names and date of birth are needed.
    :raises NotPermitted: when they may not.
    :raises NotValid: when a value cannot be right, or another record has the same identifier.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    child = Child(local_area=by.local_area, recorded_on=on)
    _take(child, values, on=on)
    child.names = folded_together([child.forename, child.surname, child.known_as])
    child.number = _next_number(by.local_area)
    try:
        with transaction.atomic():
            child.save()
    except IntegrityError as error:
        raise _same_identifier(error, child) from error
    record("children.record_made", about=child, by=by, on=on)
    return child


@transaction.atomic
def change_record(
    *, child: Child, values: Mapping[str, Any], version: int, by: Member, on: date,
    send: bool = True,
) -> Child:  # fmt: skip
    """Change what a record says of the child, or of how to talk with them.

    :param send: False when those whom a death concerns are told in another way.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the record was merged into another.
    :raises NotValid: when a value cannot be right, or another record has the same identifier.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    child = open_record(child, by=by)
    take_turn(child, version)
    before = {name: getattr(child, name) for name in values}
    _take(child, values, on=on)
    _check_nothing_before_birth(child)
    child.names = _names(child)
    try:
        with transaction.atomic():
            child.save(update_fields=[*values, "names"])
    except IntegrityError as error:
        raise _same_identifier(error, child) from error
    changes = {n: (was, getattr(child, n)) for n, was in before.items() if was != getattr(child, n)}
    if changes:
        record("children.record_changed", about=child, by=by, on=on, changes=changes)
    if "died_on" in changes:
        record_changed(child, by=by, on=on, send=send)
    return child


def name_again(child: Child) -> None:
    """Make the record's names for searching anew, after a former name or a merger."""
    child.names = _names(child)
    child.save(update_fields=["names"])


def _take(child: Child, values: Mapping[str, Any], *, on: date) -> None:
    """Put values into a record, each checked.

    :raises NotValid: when one cannot be right.
    """
    for name, value in values.items():
        if name not in IDENTITY | TALKING:
            raise LookupError(f"{name} is not told here")
        setattr(child, name, value.strip() if isinstance(value, str) else value)
    tidy(child, _CHECKS)
    if child.upn and child.upn_unknown:
        raise NotValid("Either give a UPN or say why there is none.", field="upn_unknown")
    if not child.nhs_number:
        child.nhs_checked = ""
    if "date_of_birth" in values:
        check_birth(child.date_of_birth, on=on)
    if child.died_on and not child.date_of_birth <= child.died_on <= on:
        raise NotValid("The day of death is before the birth or in the future.", field="died_on")


def _check_nothing_before_birth(child: Child) -> None:
    first = min((d for d in first_days_of(child) if d), default=None)
    if first and first < child.date_of_birth:
        raise NotValid(
            f"Something on this record began on {day(first)}, before that date of birth. Correct"
            " it first, or check the date.",
            field="date_of_birth",
        )


def _names(child: Child) -> str:
    former = [f"{other.forename} {other.surname}" for other in child.former_names.all()]
    merged = [other.names for other in child.merged_records.all()]
    return folded_together([child.forename, child.surname, child.known_as, *former, *merged])


def _next_number(local_area: LocalArea) -> int:
    # one row for each area, so that two records made at once cannot have one number
    RecordNumber.objects.get_or_create(local_area=local_area)
    mine = RecordNumber.objects.filter(local_area=local_area)
    mine.update(last=F("last") + 1)
    return mine.get().last


_WORDS = {"upn": "UPN", "uln": "ULN", "nhs_number": "NHS number"}


def _same_identifier(error: IntegrityError, child: Child) -> NotValid:
    """Return a refusal that names the identifier, and the record if this person may see it."""
    name = next((one for one in IDENTIFIERS if f"child_{one}_once" in str(error)), None)
    if name is None:
        raise error
    others = Child.objects.filter(merged_into=None, **{name: getattr(child, name)})
    other = others.exclude(pk=child.pk).first()
    where = (
        f"Record {other.number} has this {_WORDS[name]}."
        if other
        else f"A record that you may not see has this {_WORDS[name]}. Ask a case manager."
    )
    return NotValid(where, field=name)
