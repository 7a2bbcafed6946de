"""What the figures say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goldenthread.advice.queries.figures import Service

HEADINGS = (
    "Service", "Asked", "Came", "In time", "Late, reason allowed", "Late, reason not allowed",
    "Late, reason not recorded", "Still waiting", "Average days", "Sent back for more work",
    "Used again",
)  # fmt: skip


def row(one: Service) -> list[str]:
    """Return a row of the table, in the order of the headings."""
    share = one.share_in_time
    in_time = f"{one.in_time} ({share:.0%})" if share is not None else str(one.in_time)
    return [
        one.name, str(one.asked), str(one.came), in_time, str(one.late_allowed),
        str(one.late_not_allowed), str(one.late_unsaid), str(one.waiting),
        _average(one), str(one.sent_back), str(one.reused),
    ]  # fmt: skip


def cells(one: Service) -> dict[str, Any]:
    """Return a row for the page: the service, and the other cells with their headings."""
    name, *others = row(one)
    return {"name": name, "cells": list(zip(HEADINGS[1:], others, strict=True))}


def csv_rows(found: Iterable[Service]) -> Iterable[list[object]]:
    """Yield the rows of the download."""
    for one in found:
        yield [
            one.name, one.asked, one.came, one.in_time, one.late_allowed, one.late_not_allowed,
            one.late_unsaid, one.waiting, _average(one), one.sent_back, one.reused,
        ]  # fmt: skip


def _average(one: Service) -> str:
    return f"{one.average:.0f}" if one.average is not None else ""
