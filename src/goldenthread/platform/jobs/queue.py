"""The one way to have work done after the page has answered.

Work is queued in the same transaction as the change that asks for it, so that it is done if, and
only if, the change is kept. It runs inside the fence of the area that asked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pghistory
from django.apps import apps
from procrastinate.contrib.django import app

from goldenthread.platform.access.row_security import in_area

_work: dict[str, Callable[..., None]] = {}
_daily: list[str] = []


def work(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Name a function as work that may be queued. It takes keyword arguments that JSON can hold."""

    def mark(function: Callable[..., None]) -> Callable[..., None]:
        if name in _work:
            raise ValueError(f"{name} is the name of other work")
        _work[name] = function
        return function

    return mark


def every_day(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Name a function as work that is done once each day for every area, early in the morning."""

    def mark(function: Callable[..., None]) -> Callable[..., None]:
        _daily.append(name)
        return work(name)(function)

    return mark


def queue_daily() -> None:
    """Queue each day's work, for every area by itself: one that fails stops no other."""
    areas = apps.get_model("organisations", "LocalArea")._default_manager.order_by("pk")
    for local_area_id in areas.values_list("pk", flat=True):
        for name in _daily:
            enqueue(name, local_area_id=local_area_id, user_id=None)


def enqueue(
    name: str,
    *,
    local_area_id: int | None,
    user_id: int | None,
    after: timedelta | None = None,
    **arguments: Any,
) -> int:
    """Queue named work for an area, or for none, to be done now or `after` a while.

    :returns: the job's number.

    :raises KeyError: when no work has that name.
    """
    if name not in _work:
        raise KeyError(name)
    wait = {"seconds": int(after.total_seconds())} if after else None
    job = app.configure_task("goldenthread.run", schedule_in=wait).defer(
        name=name, local_area_id=local_area_id, user_id=user_id, arguments=arguments
    )
    return int(job)


def run(
    name: str, local_area_id: int | None, user_id: int | None, arguments: dict[str, Any]
) -> None:
    """Do queued work. Work that needs several transactions opens the fence itself."""
    with pghistory.context(user=user_id, job=name):
        _work[name](local_area_id=local_area_id, user_id=user_id, **arguments)


__all__ = ["enqueue", "every_day", "in_area", "queue_daily", "run", "work"]
