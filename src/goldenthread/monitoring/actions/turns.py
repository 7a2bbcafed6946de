"""Two managers at once: the second is told, and nothing of the first is lost."""

from __future__ import annotations

from django.db import models

from goldenthread.platform.access.errors import ChangedMeanwhile


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
