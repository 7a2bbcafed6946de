"""The single task that the worker knows: run named work."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

from goldenthread.platform.jobs import queue


@app.task(name="goldenthread.run", queue="default")
def run(
    *, name: str, local_area_id: int | None, user_id: int | None, arguments: dict[str, Any]
) -> None:
    """Run named work."""
    queue.run(name, local_area_id, user_id, arguments)
