"""Counts and times what a page asks of the database, and tells it in a header of the answer.

Questions that take long are kept in the file that BENCH_QUESTIONS names, one a line.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

SLOW = 0.01
_KEPT = Path(os.environ.get("BENCH_QUESTIONS", os.devnull))


class Counting:
    """Django middleware."""

    def __init__(self, following: Callable[[HttpRequest], HttpResponse]) -> None:
        self._following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked: list[tuple[str, float]] = []

        def timed(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            began = time.perf_counter()
            try:
                return execute(sql, *rest)
            finally:
                asked.append((sql, time.perf_counter() - began))

        used = time.thread_time()
        with connection.execute_wrapper(timed):
            response = self._following(request)
        spent = sum(seconds for _, seconds in asked)
        used = time.thread_time() - used
        response["X-Bench"] = f"{len(asked)} {spent * 1000:.1f} {used * 1000:.1f}"
        slow = [(sql, seconds) for sql, seconds in asked if seconds > SLOW]
        if slow:
            match = request.resolver_match
            page = match.url_name if match else ""
            member = getattr(request, "member", None)
            role = "+".join(sorted(member.roles)) if member else ""
            with _KEPT.open("a") as kept:
                for sql, seconds in slow:
                    kept.write(json.dumps([role, page, sql, seconds]) + "\n")
        return response
