"""The day on which pages say that it is."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone


def today() -> date:
    """Return the day that a page reads from the clock."""
    return timezone.localdate()  # noqa: TID251 -- a test of a page needs the page's own day


def ago(days: int) -> date:
    """Return the day so many days before today."""
    return today() - timedelta(days=days)
