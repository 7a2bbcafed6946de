"""The single task that the worker knows: run named work."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

from goldenthread.platform.jobs import queue


@app.periodic(cron="30 5 * * *")
@app.task(name="goldenthread.every_day", queue="default", queueing_lock="every_day")
def every_day(timestamp: int) -> None:
    """Queue what is done each day; the queue itself sees to it that a day comes once."""
    queue.queue_daily()


@app.task(name="goldenthread.run", queue="default")
def run(
    *, name: str, local_area_id: int | None, user_id: int | None, arguments: dict[str, Any]
) -> None:
    """Run named work."""
    queue.run(name, local_area_id, user_id, arguments)
