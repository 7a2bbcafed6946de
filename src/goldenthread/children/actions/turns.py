"""Two officers at once: the second is told, and nothing of the first is lost."""

from __future__ import annotations

from django.db import models

from goldenthread.children.models import Child
from goldenthread.children.policies import check_is_open
from goldenthread.platform.access.errors import ChangedMeanwhile
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def take_turn(thing: models.Model, version: int) -> None:
    """Count a record on by one, if it still is as the person who changes it saw it.

    :raises ChangedMeanwhile: when someone else has changed it since.
    """
    same = type(thing)._default_manager.filter(pk=thing.pk, version=version)
    if not same.update(version=version + 1):
        raise ChangedMeanwhile(
            "Someone else changed this while you had it open. What it says now is shown below;"
            " what you typed is still in the boxes. Choose what is right and save again."
        )
    thing.version = version + 1  # type: ignore[attr-defined]  # -- every table of this room has it


def open_record(child: Child, *, by: Member) -> Child:
    """Return a child's record as it is now, kept from others until the transaction ends.

    :raises NotPermitted: when they may not change records.
    :raises NotReady: when it was merged into another.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    now = Child.objects.select_for_update(of=("self",)).get(pk=child.pk)
    check_is_open(merged_into=now.merged_into_id)
    return now
