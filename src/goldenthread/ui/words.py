"""Dates and counts in words, as every page writes them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def day(value: date | None) -> str:
    """Return "6 January 2026", or "" for none."""
    return f"{value.day} {value:%B %Y}" if value else ""


def long_day(value: date | None) -> str:
    """Return "Tuesday 6 January 2026", or "" for none."""
    return f"{value:%A} {day(value)}" if value else ""


def moment(value: datetime | None) -> str:
    """Return "6 January 2026 at 4:05pm", local time."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    hour = local.hour % 12 or 12
    return f"{day(local)} at {hour}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 action", "2 actions", "no actions"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """Return a text with its first letter large."""
    return f"{text[:1].upper()}{text[1:]}"


def away(due: date, *, on: date) -> str:
    """Return how far a day is: "today", "in 3 days", "3 weeks late", "over 2 years late"."""
    if due == on:
        return "today"
    days = abs(due - on).days
    if days < 21:
        far = count(days, "day")
    elif days < 7 * 26:
        far = count(days // 7, "week")
    elif days < 365 * 2:
        far = count(days * 12 // 365, "month")
    else:
        far = f"over {count(days // 365, 'year')}"
    return f"in {far}" if due > on else f"{far} late"
