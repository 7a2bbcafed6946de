"""Doing queued work without a worker, as the worker would."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection

from goldenthread.platform.jobs import queue


def run_queued(*, with_later: bool = False) -> list[str]:
    """Do all work that waits, what it queues in turn included; return its names in order.

    Work that is put off to a later time is left, unless `with_later`.
    """
    done = []
    while (job := _take(with_later=with_later)) is not None:
        queue.run(**job)
        done.append(job["name"])
    return done


def waiting() -> list[dict[str, Any]]:
    """Return what waits, with everything that the queue keeps of it."""
    with connection.cursor() as cursor:
        cursor.execute("select args from procrastinate_jobs where status = 'todo' order by id")
        return [_read(args) for (args,) in cursor.fetchall()]


def _take(*, with_later: bool) -> dict[str, Any] | None:
    due = "" if with_later else "and (scheduled_at is null or scheduled_at <= now())"
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from procrastinate_jobs where id = (select id from procrastinate_jobs"
            f" where status = 'todo' {due} order by id limit 1) returning args"
        )
        row = cursor.fetchone()
    return _read(row[0]) if row else None


def _read(args: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(args) if isinstance(args, str) else args
    return read
