"""The ways in which plans print a date, each with what a careful person takes it to mean.

A style takes a source of chance and a day, and returns the printed text and its ISO 8601 meaning
at the printed precision (None where the text names no date).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date
from random import Random

DateStyle = Callable[[Random, date], tuple[str, str | None]]

QUARTER_ENDS = {1: 6, 2: 9, 3: 12, 4: 3}


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, kept within the month's length."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_year(_: Random, day: date) -> tuple[str, str]:
    """October 2025."""
    return f"{day:%B %Y}", f"{day:%Y-%m}"


def short_month(_: Random, day: date) -> tuple[str, str]:
    """Oct 25."""
    return f"{day:%b %y}", f"{day:%Y-%m}"


def dashed_month(_: Random, day: date) -> tuple[str, str]:
    """Oct-25."""
    return f"{day:%b-%y}", f"{day:%Y-%m}"


def by_month(_: Random, day: date) -> tuple[str, str]:
    """By October 2025."""
    return f"By {day:%B %Y}", f"{day:%Y-%m}"


def end_of_month(_: Random, day: date) -> tuple[str, str]:
    """End of Oct 2025."""
    return f"End of {day:%b %Y}", f"{day:%Y-%m}"


def day_month_year(_: Random, day: date) -> tuple[str, str]:
    """31/10/2025."""
    return f"{day:%d/%m/%Y}", day.isoformat()


def short_day(_: Random, day: date) -> tuple[str, str]:
    """31/10/25."""
    return f"{day:%d/%m/%y}", day.isoformat()


def dotted_day(_: Random, day: date) -> tuple[str, str]:
    """31.10.2025."""
    return f"{day:%d.%m.%Y}", day.isoformat()


def day_in_words(_: Random, day: date) -> tuple[str, str]:
    """31 October 2025."""
    return f"{day.day} {day:%B %Y}", day.isoformat()


def ordinal_day(_: Random, day: date) -> tuple[str, str]:
    """31st October 2025."""
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    return f"{day.day}{ending} {day:%B %Y}", day.isoformat()


def term(_: Random, day: date) -> tuple[str, str]:
    """Autumn term 2025, whose last month is December."""
    if day.month >= 9:
        return f"Autumn term {day.year}", f"{day.year}-12"
    if day.month <= 4:
        return f"Spring term {day.year}", f"{day.year}-04"
    return f"Summer term {day.year}", f"{day.year}-07"


def quarter(_: Random, day: date) -> tuple[str, str]:
    """Q3 2025/26: October to December 2025, as councils' years begin in April."""
    number = (day.month - 4) % 12 // 3 + 1
    begins = day.year if day.month >= 4 else day.year - 1
    ends_in = begins + 1 if number == 4 else begins
    text = f"Q{number} {begins}/{(begins + 1) % 100:02}"
    return text, f"{ends_in}-{QUARTER_ENDS[number]:02}"


def month_range(_: Random, day: date) -> tuple[str, str]:
    """August to October 2025."""
    begins = months_after(day.replace(day=1), -2)
    year = "" if begins.year == day.year else f" {begins.year}"
    return f"{begins:%B}{year} to {day:%B %Y}", f"{day:%Y-%m}"


def dashed_range(_: Random, day: date) -> tuple[str, str]:
    """Two short months with an en dash between them."""
    begins = months_after(day.replace(day=1), -2)
    return f"{begins:%b %y} \N{EN DASH} {day:%b %y}", f"{day:%Y-%m}"


def month_and_on(_: Random, day: date) -> tuple[str, str]:
    """October 2025 and ongoing: the open tail keeps the date."""
    return f"{day:%B %Y} and ongoing", f"{day:%Y-%m}"


def open_ended(chance: Random, _: date) -> tuple[str, None]:
    """Ongoing, TBC: no date at all."""
    return chance.choice(["Ongoing", "TBC"]), None


def impossible_day(_: Random, day: date) -> tuple[str, None]:
    """31/09/2025: printed in earnest, but no such day."""
    return f"31/09/{day.year}", None


def mostly(style: DateStyle, *others: DateStyle) -> DateStyle:
    """Return a style that prints the first way three times of four, else one of the others."""

    def mixed(chance: Random, day: date) -> tuple[str, str | None]:
        if not others or chance.random() < 0.75:
            return style(chance, day)
        return chance.choice(others)(chance, day)

    return mixed


def any_of(*styles: DateStyle) -> DateStyle:
    """Return a style that prints every date in one of these ways, by chance."""

    def mixed(chance: Random, day: date) -> tuple[str, str | None]:
        return chance.choice(styles)(chance, day)

    return mixed
