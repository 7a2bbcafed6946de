"""Two records of one child are made one, and a merger is undone. Nothing is lost by either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model

from goldenthread.children.actions.access import keep_grants
from goldenthread.children.actions.records import IDENTITY, TALKING, name_again
from goldenthread.children.actions.turns import take_turn
from goldenthread.children.models import (
    Child,
    Grant,
    Involvement,
    Merger,
    Placement,
    Restriction,
    RestrictionReason,
)
from goldenthread.children.queries.records import restriction_of
from goldenthread.children.signals import against_merging
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.member import Member

_STAYS = (Merger, Restriction, RestrictionReason)


@transaction.atomic
def merge_records(
    *,
    kept: Child,
    merged: Child,
    take_over: frozenset[str],
    versions: tuple[int, int],
    by: Member,
    on: date,
) -> Merger:
    """Make one record of two.

    Everything that hangs on `merged`, in whatever room, passes to `kept`; what would contradict
    what is there (two homes at once) stays with `merged`, which is kept as it was, can be read,
    and keeps its own history.

    :param take_over: fields of which `kept` gets the value of `merged`.
    :param versions: of both as the person saw them.
    :raises NotPermitted: when they may not.
    :raises NotValid: when they are the same record.
    :raises NotReady: when one was merged before, one is restricted and the other is not, or a room
        above has a reason against it.
    :raises ChangedMeanwhile: when someone else changed one of them.
    """
    by.check_may(Power.MANAGE_RECORDS)
    kept, merged = _both(kept, merged, on=on)
    take_turn(kept, versions[0])
    take_turn(merged, versions[1])
    fields = sorted(take_over & (IDENTITY | TALKING))
    fields = [name for name in fields if getattr(kept, name) != getattr(merged, name)]
    before = {name: getattr(kept, name) for name in fields}
    chosen = {name: getattr(merged, name) for name in fields}
    moved, stayed = _move_all(merged, kept)
    _put(merged, {"merged_into": kept})
    _put(kept, chosen)
    name_again(kept)
    merger = Merger.objects.create(
        local_area=by.local_area, child=kept, merged=merged, on=on, moved=moved, stayed=stayed,
        before=_plain(before), chosen=_plain(chosen),
    )  # fmt: skip
    changes = {name: (before[name], chosen[name]) for name in fields}
    told = {"record": (None, merged.number), **changes}
    record("children.records_merged", about=kept, by=by, on=on, changes=told)
    record(
        "children.merged_away", about=merged, by=by, on=on, changes={"record": (None, kept.number)}
    )
    return merger


@transaction.atomic
def undo_merger(*, merger: Merger, by: Member, on: date) -> Child:
    """Make two records of one again; what was added since to the one that was kept stays there.

    A field that the merger changed goes back, unless it was changed again since.

    :returns: the record that was merged.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it is undone already, or something later stands in the way.
    """
    by.check_may(Power.MANAGE_RECORDS)
    if merger.undone_on is not None:
        raise NotReady("This merger is undone already.")
    kept, merged = _locked(merger.child_id, merger.merged_id)
    if kept.merged_into_id is not None:
        raise NotReady("The other record was itself merged since. Undo that merger first.")
    put_back = {
        name: _field(name).to_python(value)
        for name, value in merger.before.items()
        if _plain({name: getattr(kept, name)})[name] == merger.chosen[name]
    }
    changes = {name: (getattr(kept, name), value) for name, value in put_back.items()}
    try:
        with transaction.atomic():
            _move_back(merger, merged)
            _put(kept, {**put_back, "version": kept.version + 1})
            _put(merged, {"merged_into": None, "version": merged.version + 1})
    except IntegrityError as error:
        raise NotReady(
            "What was recorded since stands in the way: an identifier, or days that overlap."
            " Change that first."
        ) from error
    name_again(kept)
    merger.undone_on = on
    merger.save(update_fields=["undone_on"])
    told = {"record": (merged.number, None), **changes}
    record("children.merger_undone", about=kept, by=by, on=on, changes=told)
    record("children.merger_undone", about=merged, by=by, on=on)
    return merged


def _both(kept: Child, merged: Child, *, on: date) -> tuple[Child, Child]:
    """Return both as they are now, kept from others until the transaction ends.

    :raises NotValid: when they are the same record.
    :raises NotReady: when they cannot be merged.
    """
    if kept.pk == merged.pk:
        raise NotValid("Choose another record: these two are the same.", field="number")
    kept, merged = _locked(kept.pk, merged.pk)
    if kept.merged_into_id or merged.merged_into_id:
        raise NotReady("One of these records was merged before.")
    if (restriction_of(kept, on=on) is None) != (restriction_of(merged, on=on) is None):
        raise NotReady(
            "One of these records is restricted and the other is not. Restrict both, or lift the"
            " restriction, before they are made one."
        )
    if reason := against_merging(kept, merged):
        raise NotReady(reason)
    return kept, merged


def _locked(kept: int, merged: int) -> tuple[Child, Child]:
    rows = Child.objects.select_for_update(of=("self",)).filter(pk__in=(kept, merged))
    found = {child.pk: child for child in rows.order_by("pk")}
    return found[kept], found[merged]


def _put(child: Child, values: Mapping[str, Any]) -> None:
    """Set fields of a record and save them.

    :raises NotValid: when it would have both a UPN and a reason why there is none.
    """
    for name, value in values.items():
        setattr(child, name, value)
    if child.upn and child.upn_unknown:
        raise NotValid("Take over both the UPN and why there is none, or neither.")
    child.save(update_fields=[*values])


def rows_of(child: Child) -> Iterator[Model]:
    """Yield every row of any room that hangs on a record and would go over in a merger."""
    for relation in Child._meta.related_objects:
        model = relation.related_model
        if relation.field.name == "child" and not issubclass(model, _STAYS):
            yield from model._default_manager.filter(child=child).order_by("pk")
    yield from Message.objects.filter(child_id=child.pk).order_by("pk")


def _move_all(merged: Child, kept: Child) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    moved: dict[str, list[int]] = {}
    stayed: dict[str, list[int]] = {}
    for row in rows_of(merged):
        if isinstance(row, Grant) and (row.placement_id or row.involvement_id):
            continue  # it follows its placement or professional
        where = moved if _move(row, kept) else stayed
        where.setdefault(row._meta.label, []).append(row.pk)
    return moved, stayed


def _move(row: Any, to: Child) -> bool:
    try:
        with transaction.atomic():
            row.child_id = to.pk
            row.save(update_fields=["child_id"])
    except IntegrityError:
        return False
    if isinstance(row, Placement | Involvement):
        keep_grants(row)
    return True


def _move_back(merger: Merger, merged: Child) -> None:
    for label, numbers in merger.moved.items():
        rows = apps.get_model(label)._default_manager.filter(
            pk__in=numbers, child_id=merger.child_id
        )
        for row in rows:
            row.child_id = merged.pk
            row.save(update_fields=["child_id"])
            if isinstance(row, Placement | Involvement):
                keep_grants(row)


def _field(name: str) -> Any:
    return Child._meta.get_field(name)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()}
