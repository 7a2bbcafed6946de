"""Finds the dates mentioned in a printed text: the figures and words, before they are judged.

A mention may lack its year ("Aug") or name a day that does not exist ("31/09/2020"); whoever asks
decides what to make of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)} | {"sept": 9}
_LONG = {name: number for number, name in enumerate(_MONTHS, start=1)}
_LONGEST_PLAN = 10  # years, in "2023/26"
_CLOSE_ENOUGH = 83  # "septmber" is 94 to "september", "marsh" 80 to "march"

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NAME = r"(?P<month>" + "|".join(_MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
# a year may touch its month ("Sep17"), so the name then ends without a word boundary
_NAME_TIGHT = _NAME.replace(r"\b\.?", r"\.?")
_YEAR = r"['’]?(?P<year>(?:19|20)\d\d|\d\d)(?![\d])(?!\s?%)"
_PAIR = r"(?P<year>(?:20)?\d\d)\s?[/-]\s?(?P<next>(?:20)?\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OF = r"(?:[\s,.]*|[/-])(?:of\s+)?"
# in "Oct 17 - Jan 18" the 17 is a year, and in "Oct17" it is too
_DAY_AT = r"(?<![\d.])" + "".join(
    rf"(?<!{name}{gap})" for name in (*_MONTHS, *_SHORT) for gap in ("", r"\s", r"\.\s")
)
_TERM_END = {"autumn": 12, "winter": 12, "spring": 4, "summer": 7}
_HALF_TERM_END = {
    ("autumn", "1"): 10,
    ("autumn", "2"): 12,
    ("spring", "1"): 2,
    ("spring", "2"): 4,
    ("summer", "1"): 5,
    ("summer", "2"): 7,
}
_SEASON = r"(?P<season>autumn|winter|spring|summer)"


@dataclass(frozen=True, slots=True)
class Found:
    """A date as mentioned, at its place in the text; None for what is not printed."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None


def mentions(text: str) -> list[Found]:
    """Return the dates that a text mentions, in the order of the text."""
    plain = _plain(text)
    found: list[Found] = []
    for pattern, read in _READERS:
        plain = _take(plain, pattern, read, found)
    return sorted(_with_borrowed_years(found, plain), key=lambda one: one.start)


def full_year(figures: str) -> int:
    """Return the year that two or four figures stand for; two are of this century."""
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def _plain(text: str) -> str:
    """Return the text in small letters with plain dashes, its length unchanged."""
    plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub(r"[\u00a0\u2007\u2009\u202f\t\n\r]", " ", plain)
    return _mend_months(plain)


def _mend_months(text: str) -> str:
    """Put the right name where a misspelt month stands before a year or after a day."""

    def mended(match: re.Match[str]) -> str:
        word = match.group("word")
        if word in _LONG or word in _SHORT or word in _NOT_MONTHS:
            return match.group(0)
        best = max(_MONTHS, key=lambda name: fuzz.ratio(word, name))
        if fuzz.ratio(word, best) < _CLOSE_ENOUGH or word[0] != best[0]:
            return match.group(0)
        return match.group("before") + best[:3].ljust(len(word))

    return re.sub(
        r"(?P<before>^|[\s(/-])(?P<word>[a-z]{4,10})(?=[\s.,/-]*'?(?:(?:19|20)\d\d|\d\d)\b)",
        mended,
        text,
    )


_NOT_MONTHS = frozenset({"each", "year", "term", "stage", "june", "july", "sept"})


def _take(
    text: str,
    pattern: re.Pattern[str],
    read: Callable[[re.Match[str]], Found | None],
    found: list[Found],
) -> str:
    """Add what a pattern finds and blank it out, so that no later pattern reads it again."""

    def blank(match: re.Match[str]) -> str:
        one = read(match)
        if one is None:
            return match.group(0)
        found.append(one)
        return "\x00" * len(match.group(0))

    return pattern.sub(blank, text)


def _month(word: str) -> int:
    return _SHORT["sept" if word.startswith("sept") else word[:3]]


def _at(
    match: re.Match[str], year: int | None, month: int | None = None, day: int | None = None
) -> Found:
    return Found(match.start(), match.end(), year, month, day)


def _iso(m: re.Match[str]) -> Found | None:
    return _at(m, int(m["year"]), int(m["month"]), int(m["day"]))


def _figures(m: re.Match[str]) -> Found | None:
    day, month = int(m["day"]), int(m["month"])
    if month > 12 >= day:  # printed the American way: no other reading is left
        day, month = month, day
    return _at(m, full_year(m["year"]), min(month, 99), day)


def _day_month_year(m: re.Match[str]) -> Found | None:
    return _at(m, full_year(m["year"]) if m["year"] else None, _month(m["month"]), int(m["day"]))


def _month_year(m: re.Match[str]) -> Found | None:
    return _at(m, full_year(m["year"]), _month(m["month"]))


def _figures_month_year(m: re.Match[str]) -> Found | None:
    return _at(m, full_year(m["year"]), int(m["month"]))


def _only_month(m: re.Match[str]) -> Found | None:
    return _at(m, None, _month(m["month"]))


def _years(m: re.Match[str]) -> tuple[int, int] | None:
    """Return both years of "2024/25" when the second follows the first."""
    first, second = full_year(m["year"]), full_year(m["next"])
    return (first, second) if second == first + 1 else None


def _quarter(m: re.Match[str]) -> Found | None:
    number = int(m["quarter"])
    if m["next"] is None:
        first = full_year(m["single"])
    elif pair := _years(m):
        first = pair[0]
    else:
        return None
    return _at(m, first + (number == 4), {1: 6, 2: 9, 3: 12, 4: 3}[number])


def _term(m: re.Match[str]) -> Found | None:
    season = m["season"]
    month = _HALF_TERM_END[season, m["half"]] if m["half"] else _TERM_END[season]
    if m["next"] is None:
        return _at(m, full_year(m["single"]), month)
    pair = _years(m)
    return _at(m, pair[0] if season in ("autumn", "winter") else pair[1], month) if pair else None


def _season(m: re.Match[str]) -> Found | None:
    if m["next"] is None:
        return _at(m, full_year(m["single"]))
    pair = _years(m)
    return _at(m, pair[0] if m["season"] == "autumn" else pair[1]) if pair else None


def _feast(m: re.Match[str]) -> Found | None:
    year = full_year(m["year"])
    return _at(m, year, _easter_month(year) if m["feast"] == "easter" else 12)


def _year_pair(m: re.Match[str]) -> Found | None:
    first, last = full_year(m["year"]), full_year(m["next"])
    if not first < last <= first + _LONGEST_PLAN:
        return None
    kind = m["kind"] or ""
    month = 8 if "academic" in kind or "school" in kind else 3 if "financial" in kind else None
    return _at(m, last, month)


def _only_year(m: re.Match[str]) -> Found | None:
    return _at(m, int(m["year"]))


def _easter_month(year: int) -> int:
    """Return 3 or 4: the month of Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    return int((d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114) // 31)


_SINGLE = r"['’]?(?P<single>20\d\d|\d\d)(?!\d)"
_PAIR_OR_YEAR = rf"(?:{_PAIR}|{_SINGLE})"

_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d])"
            r"(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?z?)?",
            _iso,
        ),
        (
            r"(?<!\d)(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?"
            r"(?P<year>20\d\d|\d\d)(?!\d)",
            _figures,
        ),
        (
            rf"\b(?:quarter|qtr|q)\s?(?P<quarter>[1-4])[\s,:]*(?:of\s+)?(?:fy\s?)?{_PAIR_OR_YEAR}",
            _quarter,
        ),
        (rf"(?<!\d){_PAIR_OR_YEAR}[\s,:-]*(?:quarter|qtr|q)\s?(?P<quarter>[1-4])\b", _quarter),
        (
            rf"\b{_SEASON}\s+(?:(?P<half>[12])(?=\s)(?:\s+term)?|(?:school\s+)?terms?)"
            rf"[\s,:-]*(?:of\s+)?(?:academic year\s+)?{_PAIR_OR_YEAR}",
            _term,
        ),
        (rf"\b{_SEASON}\s+{_PAIR_OR_YEAR}\s+(?P<half>(?!))?terms?\b", _term),
        (rf"(?<!\d){_PAIR_OR_YEAR}\s+{_SEASON}\s+(?P<half>(?!))?terms?\b", _term),
        (rf"\b(?P<feast>easter|christmas)(?:\s+(?:holidays?|break))?[\s,]*{_YEAR}", _feast),
        (rf"\b{_SEASON}[\s,/-]*(?:of\s+)?{_PAIR_OR_YEAR}", _season),
        (rf"{_DAY_AT}{_DAY}{_OF}{_NAME_TIGHT}[\s,./-]*{_YEAR}", _day_month_year),
        (
            rf"\b{_NAME}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>20\d\d)(?!\d)",
            _day_month_year,
        ),
        (rf"\b{_NAME}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<year>(?!))?", _day_month_year),
        (rf"(?<![a-z]){_NAME_TIGHT}(?:\s+half[\s-]?term)?[\s,./-]*(?:of\s+)?{_YEAR}", _month_year),
        (r"(?<!\d)(?P<month>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year>20\d\d)(?!\d)", _figures_month_year),
        (r"(?<!\d)(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])(?!\d)", _figures_month_year),
        (r"^\s*(?P<month>0?[1-9]|1[0-2])/(?P<year>[1-4]\d)\s*$", _figures_month_year),
        (rf"(?P<kind>(?:academic|school|financial)(?:\s+year)?s?\s+)?(?<!\d){_PAIR}", _year_pair),
        (rf"{_DAY_AT}{_DAY}{_OF}{_NAME}(?P<year>(?!))?", _day_month_year),
        (r"(?<![\d£.,])(?P<year>20[0-4]\d)(?![\d%]|\.\d)", _only_year),
        (rf"(?<![a-z])(?!may\s+(?:be|not|need|have|also)\b){_NAME}", _only_month),
    )
)


def _with_borrowed_years(found: list[Found], plain: str) -> list[Found]:
    """Give the last month of "Sept 2024 to March" its year: the first March after September."""
    ordered = sorted(found, key=lambda one: one.start)
    for before, after in pairwise(ordered):
        joined = re.fullmatch(
            r"\s*(?:-|to|until|till|through to)\s*", plain[before.end : after.start]
        )
        if joined and before.year and before.month and after.month and after.year is None:
            year = before.year + (after.month < before.month)
            ordered[ordered.index(after)] = Found(
                after.start, after.end, year, after.month, after.day
            )
    return ordered
