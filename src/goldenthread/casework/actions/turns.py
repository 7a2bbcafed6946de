"""Two officers at once: each is given the case as it is, one after the other."""

from __future__ import annotations

from django.db import models

from goldenthread.casework.models import Case
from goldenthread.platform.access.errors import ChangedMeanwhile
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def open_case(case: Case, *, by: Member) -> Case:
    """Return a case as it is now, kept from others until the transaction ends.

    :raises NotPermitted: when they may not work on cases.
    """
    by.check_may(Power.WORK_ON_CASES)
    return Case.objects.select_for_update(of=("self",)).select_related("child").get(pk=case.pk)


def take_turn(thing: models.Model, version: int) -> None:
    """Count a thing on by one, if it still is as the person who changes it saw it.

    :raises ChangedMeanwhile: when someone else has changed it since.
    """
    same = type(thing)._default_manager.filter(pk=thing.pk, version=version)
    if not same.update(version=version + 1):
        raise ChangedMeanwhile(
            "Someone else changed this while you had it open. What it says now is shown below;"
            " what you typed is still in the boxes. Choose what is right and save again."
        )
    thing.version = version + 1  # type: ignore[attr-defined]  # -- all that take turns have it
