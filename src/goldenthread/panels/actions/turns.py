"""Two people at once: each is given a thing as it is, one after the other."""

from __future__ import annotations

from django.db import models

from goldenthread.panels.models import AgendaItem, Meeting
from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


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


def open_meeting(meeting: Meeting, *, by: Member) -> Meeting:
    """Return a meeting as it is now, kept from others until the transaction ends.

    :raises NotPermitted: when they may not prepare panels.
    """
    by.check_may(Power.PREPARE_PANELS)
    found = Meeting.objects.select_for_update(of=("self",)).select_related("panel")
    return found.get(pk=meeting.pk)


def open_item(item: AgendaItem, *, by: Member) -> AgendaItem:
    """Return an item as it is now, kept from others until the transaction ends.

    :raises NotPermitted: when they may not prepare panels, or have an interest in the case.
    """
    by.check_may(Power.PREPARE_PANELS)
    found = AgendaItem.objects.select_for_update(of=("self",))
    now = found.select_related("case", "child", "panel", "meeting__panel").get(pk=item.pk)
    if now.conflicts.filter(seat__person=by.person).exists():
        raise NotPermitted("You declared an interest in this case, so you take no part in it.")
    return now
