"""Targets: set, changed with the reason, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from goldenthread.casework.api import Team
from goldenthread.monitoring.actions.turns import take_turn
from goldenthread.monitoring.models import Target
from goldenthread.monitoring.permissions import MANAGES
from goldenthread.monitoring.queries.figures import RATE, WITH_TARGET
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

_PATH = ("start_on", "start_value", "due_on", "value")


@transaction.atomic
def set_target(
    *, figure: str, team: Team | None, values: Mapping[str, Any], by: Member, on: date
) -> Target:
    """Set a target for the area or a team.

    :param values: the day and value from which it starts, and the day and value to be reached.
    :raises NotPermitted: when they may not.
    :raises NotReady: when there is one for this figure already.
    :raises NotValid: when there is no such figure, or a day or value cannot be right.
    """
    by.check_may(MANAGES)
    target = Target(local_area=by.local_area, figure=figure, team=team)
    _put(target, values)
    try:
        with transaction.atomic():
            target.save()
    except IntegrityError as error:
        raise NotReady("There is a target for this figure already. Change that one.") from error
    record("monitoring.target_set", about=target, by=by, on=on, changes=_changes({}, target))
    return target


@transaction.atomic
def change_target(
    *, target: Target, values: Mapping[str, Any], reason: str, version: int, by: Member, on: date
) -> Target:
    """Change a target's path, and say why; history keeps what it was.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a day or value cannot be right, or the reason is missing.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(MANAGES)
    if not reason.strip():
        raise NotValid("Say why the target is changed.", field="reason")
    before = {name: getattr(target, name) for name in _PATH}
    take_turn(target, version)
    _put(target, values)
    target.save()
    record(
        "monitoring.target_changed", about=target, by=by, on=on, reason=reason.strip(),
        changes=_changes(before, target),
    )  # fmt: skip
    return target


@transaction.atomic
def withdraw_target(*, target: Target, reason: str, version: int, by: Member, on: date) -> Target:
    """End a target; it stays in the history.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the reason is missing.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(MANAGES)
    if not reason.strip():
        raise NotValid("Say why the target is withdrawn.", field="reason")
    take_turn(target, version)
    target.withdrawn_on = on
    target.save(update_fields=["withdrawn_on"])
    record("monitoring.target_withdrawn", about=target, by=by, on=on, reason=reason.strip())
    return target


def _put(target: Target, values: Mapping[str, Any]) -> None:
    figure = WITH_TARGET.get(target.figure)
    if figure is None:
        raise NotValid("Choose the figure.", field="figure")
    for name in _PATH:
        setattr(target, name, values[name])
    if target.due_on <= target.start_on:
        raise NotValid("This day is not after the first.", field="due_on")
    most = 100 if figure.kind == RATE else 999_999
    for name in ("start_value", "value"):
        if not 0 <= getattr(target, name) <= most:
            raise NotValid(f"Enter a number from 0 to {most:,}.", field=name)


def _changes(before: Mapping[str, Any], target: Target) -> dict[str, tuple[object, object]]:
    now = {name: getattr(target, name) for name in _PATH}
    return {
        name.replace("_", " "): (before.get(name), value)
        for name, value in now.items()
        if before.get(name) != value
    }
