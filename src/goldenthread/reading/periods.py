"""Reads column headings that are a month, a quarter or a term: plans laid out along time.

What stands in such columns tells what they are: ratings month by month (the latest counts), bars
(a start and an end), or what is to be reached by then (milestones), or what was done (updates).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.core.imprecise_dates import parse_date
from goldenthread.core.printed_dates import mentions
from goldenthread.reading.lexicon import Role, plain, role_of_heading

_FILLERS = frozenset(
    [
        "by",
        "to",
        "at",
        "as",
        "of",
        "the",
        "in",
        "for",
        "on",
        "end",
        "due",
        "date",
        "month",
        "monthly",
        "quarter",
        "qtr",
        "term",
        "year",
        "ending",
        "week",
        "commencing",
        "planned",
        "expected",
        "position",
    ]
)
_BARE = re.compile(
    r"^(?:(?:q|qtr|quarter|term|month|year|phase|half term) ?(?:\d{1,2}|one|two|three|four)"
    r"|(?:within |by |in )?(?:the )?(?:first |next )?\d{1,2}(?: (?:to )?\d{1,2})?"
    r" (?:week|month|year)s?"
    r"|(?:autumn|spring|summer|winter)(?: term)?(?: \d)?)$"
)
_MAY_STAND_OVER = (
    Role.STATUS,
    Role.UPDATE,
    Role.PROGRESS,
    Role.MILESTONE,
    Role.ACTION,
    Role.DUE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A heading that names a time; ``role`` is what its other words say, None without any."""

    words: str
    iso: str | None
    role: Role | None


@lru_cache(maxsize=4096)
def period_of(text: str) -> Period | None:
    """Return the period that a heading names, None when it names none or much else besides."""
    words = " ".join(text.split())
    if not words or len(words) > 60:
        return None
    role, rest = None, words
    if _BARE.match(plain(words)):
        return Period(words, parse_date(words).iso, None)
    found = mentions(words)
    if not found or len(found) > 2 or any(one.day for one in found):
        return None
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    left = [word for word in plain(rest).split() if word not in _FILLERS]
    if left:
        role = role_of_heading(" ".join(left))
        if role not in _MAY_STAND_OVER:
            return None
    printed = words[found[0].start : found[-1].end].strip(" -–—:()")
    return Period(printed, parse_date(words).iso, role if role is not Role.DUE else None)


def in_time(columns: Sequence[int], periods: dict[int, Period]) -> list[int]:
    """Return the columns from the earliest to the latest, as printed where that cannot be told."""
    dates = [periods[column].iso for column in columns]
    if any(iso is None for iso in dates):
        return list(columns)
    return sorted(columns, key=lambda column: str(periods[column].iso))
