"""Parents and carers: told once, however many children they care for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction

from goldenthread.children.actions.numbers import tidy
from goldenthread.children.actions.parts import check, keep, take, told
from goldenthread.children.actions.turns import open_record, take_turn
from goldenthread.children.models import Carer, Child, Relationship
from goldenthread.core.identifiers import check_postcode
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def add_carer(
    *,
    child: Child,
    carer: Carer | Mapping[str, Any],
    values: Mapping[str, Any],
    by: Member,
    on: date,
) -> Relationship:
    """Add a parent or carer to a record: one who is known already, or a new one by their facts.

    :param values: what they are to the child: fields of `Relationship`.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the record was merged into another.
    :raises NotValid: when a value cannot be right, or they are recorded already.
    """
    child = open_record(child, by=by)
    new = None if isinstance(carer, Carer) else _new(child, carer)
    pk = carer.pk if isinstance(carer, Carer) else _next_number()
    part = Relationship(local_area=child.local_area, child=child, carer_id=pk)
    take(part, values)
    check(part, child, on=on)
    _make_room_for_main_contact(part)
    keep(part)
    if new is not None:
        # a carer is seen through their children, so the relationship is there first
        new.pk = pk
        new.save(force_insert=True)
    record("children.carer_added", about=part, by=by, on=on, changes=told(part))
    return part


@transaction.atomic
def change_carer(
    *, carer: Carer, values: Mapping[str, Any], version: int, by: Member, on: date
) -> Carer:
    """Change who a carer is and how to reach them; each of their children's histories tells it.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a value cannot be right.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    take_turn(carer, version)
    before = {name: getattr(carer, name) for name in values}
    _fill(carer, values)
    carer.save(update_fields=[*values])
    changes = {n: (was, getattr(carer, n)) for n, was in before.items() if was != getattr(carer, n)}
    for part in carer.relationships.all() if changes else ():
        record(
            "children.carer_changed", about=carer, child_id=part.child_id, by=by, on=on,
            changes=changes,
        )  # fmt: skip
    return carer


def _new(child: Child, values: Mapping[str, Any]) -> Carer:
    carer = Carer(local_area=child.local_area)
    _fill(carer, values)
    return carer


def _fill(carer: Carer, values: Mapping[str, Any]) -> None:
    take(carer, values)
    if not carer.name:
        raise NotValid("Enter a name.", field="name")
    tidy(carer, {"postcode": check_postcode})


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('children_carer', 'id'))")
        (number,) = cursor.fetchone()
    return int(number)


def _make_room_for_main_contact(part: Relationship) -> None:
    """A new main contact takes the place of the one before."""
    if part.is_main_contact:
        others = Relationship.objects.filter(child=part.child, is_main_contact=True, until=None)
        for other in others:
            other.is_main_contact, other.version = False, other.version + 1
            other.save(update_fields=["is_main_contact", "version"])
