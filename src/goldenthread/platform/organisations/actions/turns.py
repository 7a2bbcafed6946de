"""Two people at once: the second is told, and nothing of the first is lost."""

from __future__ import annotations

from goldenthread.platform.access.errors import ChangedMeanwhile
from goldenthread.platform.organisations.models import Organisation, Person, Post


def take_turn(thing: Organisation | Person | Post, version: int) -> None:
    """Count the record on by one, if it still is as the person who changes it saw it.

    :raises ChangedMeanwhile: when someone else has changed it since.
    """
    same = type(thing)._default_manager.filter(pk=thing.pk, version=version)
    if not same.update(version=version + 1):
        raise ChangedMeanwhile(
            "Someone else changed this while you had it open. What it says now is shown below;"
            " what you typed is still in the boxes. Choose what is right and save again."
        )
    thing.version = version + 1
