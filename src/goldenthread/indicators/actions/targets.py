"""Targets: set, changed with the reason, ended with the reason. None is ever edited."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.indicators.models import Target
from goldenthread.indicators.permissions import SETS
from goldenthread.indicators.policies.aiming import Aim, aim_of, check_aim
from goldenthread.indicators.queries.registry import find
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def set_target(*, indicator: Indicator, aim: Aim, reason: str, by: Member, on: date) -> Target:
    """Set a target for an indicator that has none.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it has one; that one is to be changed.
    :raises NotValid: when it cannot be meant, or the reason is missing.
    """
    by.check_may(SETS)
    _check(reason, "set")
    check_aim(aim, indicator)
    try:
        with transaction.atomic():
            made = _next(indicator.id, aim, reason, by, on)
    except IntegrityError as error:
        raise NotReady("This indicator has a target already. Change that one.") from error
    record(
        "indicators.target_set", about=made, by=by, on=on, reason=made.reason,
        changes=_changes(None, made),
    )  # fmt: skip
    return made


@transaction.atomic
def change_target(
    *, target: Target, aim: Aim, reason: str, version: int, by: Member, on: date
) -> Target:
    """End a target and set another in its place; both stay to be seen.

    :param version: of the target, as the person who changes it saw it.
    :raises NotPermitted: when they may not.
    :raises NotValid: when it cannot be meant, or the reason is missing.
    :raises ChangedMeanwhile: when someone else changed or ended it.
    """
    by.check_may(SETS)
    _check(reason, "changed")
    indicator = find(target.indicator)
    if indicator is None:
        raise NotReady("This indicator is no longer measured. End the target instead.")
    check_aim(aim, indicator)
    _end(target, version, reason, on)
    made = _next(target.indicator, aim, reason, by, on)
    record(
        "indicators.target_changed", about=made, by=by, on=on, reason=made.reason,
        changes=_changes(target, made),
    )  # fmt: skip
    return made


@transaction.atomic
def end_target(*, target: Target, reason: str, version: int, by: Member, on: date) -> Target:
    """End a target; it stays to be seen.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the reason is missing.
    :raises ChangedMeanwhile: when someone else changed or ended it.
    """
    by.check_may(SETS)
    _check(reason, "ended")
    _end(target, version, reason, on)
    record("indicators.target_ended", about=target, by=by, on=on, reason=target.ended_because)
    return target


def _check(reason: str, done: str) -> None:
    if not reason.strip():
        raise NotValid(f"Say why the target is {done}.", field="reason")


def _end(target: Target, version: int, reason: str, on: date) -> None:
    same = Target.objects.filter(
        local_area=target.local_area_id, indicator=target.indicator, version=version,
        ended_on__isnull=True,
    )  # fmt: skip
    if not same.update(ended_on=on, ended_because=reason.strip()):
        raise ChangedMeanwhile(
            "Someone else changed this target while you had it open. What it says now is shown"
            " below; what you typed is still in the boxes. Choose what is right and save again."
        )
    target.ended_on, target.ended_because = on, reason.strip()


def _next(indicator: str, aim: Aim, reason: str, by: Member, on: date) -> Target:
    earlier = Target.objects.filter(local_area=by.local_area, indicator=indicator)
    last = earlier.aggregate(last=Max("version"))["last"] or 0
    return Target.objects.create(
        local_area=by.local_area, indicator=indicator, version=last + 1, set_by=by.person,
        set_on=on, reason=reason.strip(), **vars(aim),
    )  # fmt: skip


def _changes(before: Target | None, after: Target) -> dict[str, tuple[object, object]]:
    was = vars(aim_of(before)) if before else {}
    return {
        name.replace("_", " "): (_said(was.get(name)), _said(value))
        for name, value in vars(aim_of(after)).items()
        if was.get(name) != value
    }


def _said(value: object) -> object:
    return None if value is None else str(value)
