"""Doing queued work as the worker does it, at once."""

from __future__ import annotations

from procrastinate.contrib.django.models import ProcrastinateJob

from goldenthread.platform.jobs import queue


def do_queued_work() -> int:
    """Do every job that waits, oldest first; return how many there were."""
    waiting = list(ProcrastinateJob.objects.filter(status="todo").order_by("id"))
    for job in waiting:
        queue.run(**job.args)
    return len(waiting)
