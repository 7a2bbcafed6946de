"""A condition of success suggested from a measure's own words; a person then decides.

Plans write "at least 85% of staff", "reduce to fewer than 20", "increases by 10% each month to
reach 100% by 31 March", "in line with national averages or above". Each way of saying it is a
pattern here, the most telling first. Numbers that are a time ("within 20 weeks", "0-25 years", "a
two-term notice") or a name ("KS2", "Year 6") are not levels, and a measure that promises no figure
gets no suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.imprecise_dates import parse_date
from goldenthread.core.measurements import Unit
from goldenthread.core.success.conditions import Against, Change, Comparison, Condition
from goldenthread.core.trajectories.paths import Steps


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A condition, the words that it comes from, and whether they name a figure.

    ``steps`` is the way there where the words tell it: "by ten points each month".
    """

    condition: Condition
    words: str
    is_sure: bool
    steps: Steps | None = None


def suggest(text: str, *, year: int | None = None) -> Suggestion | None:
    """Return what a measure seems to promise; None when it names no figure and no change.

    :param year: of a day that is printed without one.
    """
    plain = _plain(text)
    for pattern, read in _READERS:
        found = pattern.search(plain)
        promise = read(found) if found else None
        if found and promise:
            condition = Condition(
                test=promise.test, unit=promise.unit, level=promise.level,
                against=promise.against, change=promise.change, counted=promise.counted,
                months=_months(plain), by=_by(plain, year),
            )  # fmt: skip
            return Suggestion(condition, found.group().strip(), promise.is_sure, _steps(plain))
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Promise:
    test: Comparison
    unit: Unit = Unit.NUMBER
    level: float | None = None
    against: Against | None = None
    change: float = 0.0
    counted: Change = Change.POINTS
    is_sure: bool = True


def _plain(text: str) -> str:
    plain = re.sub(r"[\u2010-\u2015]", "-", text.lower())
    plain = re.sub(r"[\u2018\u2019]", "'", plain)
    plain = re.sub(r"per ?cent\b(?!age)", "%", plain)
    plain = re.sub(r"\b(zero|nought|nil)\b", "0", plain)
    return re.sub(r"\s+", " ", plain).strip()


_TIME = r"(?:working |school |calendar )?(?:day|week|month|year|term|quarter|hour|minute)s?\b"
_ANY = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d.]*\d)"
_ALONE = r"(?<![\w£.,/-])"
_LEVEL = (
    rf"{_ALONE}{_ANY}(?! ?(?:st|nd|rd|th)\b)(?!-\d)(?:\s?(?P<percent>%)|(?![ -]?{_TIME})(?!\w))"
)
_PERCENT = rf"{_ALONE}{_ANY}\s?(?P<percent>%)"
_UP = r"(?:increas|improv|ris(?:e|ing)|rais|grow|go(?:es|ing)? up|climb)\w*"
_DOWN = (
    r"(?:reduc|decreas|fall|drop|declin|lower|cut|shorten|com(?:e|ing) down|go(?:es|ing)? down)\w*"
)
_GAP = r"(?:(?!\bby\b)[^.;]){0,90}?"
_BEFORE: dict[Comparison, str] = {
    Comparison.AT_LEAST: r"at least|no less than|not less than|no fewer than|(?:a )?minimum(?: of)?"
    r"|at or above|reach(?:es|ing)?|achiev(?:e|es|ing)|≥|>=",
    Comparison.AT_MOST: r"at most|no more than|not more than|not exceed(?:ing)?|no higher than"
    r"|(?:a )?maximum(?: of)?|at or below|≤|<=",
    Comparison.FEWER_THAN: r"fewer than|less than|below|under|lower than|<",
    Comparison.MORE_THAN: r"more than|over|above|exceed(?:s|ing)?|greater than|higher than|>",
}
_ENGLAND = (
    r"(?:the )?(?:national|england)(?: (?:averages?|figures?|standards?|rates?|levels?|means?))?"
)
_LAST_YEAR = r"(?:the )?(?:last|previous|prior|preceding) (?:academic |financial |calendar )?year"


def _level(test: Comparison) -> Callable[[re.Match[str]], _Promise | None]:
    def read(found: re.Match[str]) -> _Promise | None:
        figure = float(found["number"].replace(",", ""))
        if not found["percent"]:
            return _Promise(test=test, unit=Unit.COUNT, level=figure)
        return _Promise(test=test, unit=Unit.PERCENT, level=figure) if figure <= 100 else None

    return read


def _change(test: Comparison, against: Against) -> Callable[[re.Match[str]], _Promise | None]:
    def read(found: re.Match[str]) -> _Promise:
        figure = float(found["number"].replace(",", ""))
        points = "points" in found.groupdict() and found["points"]
        if found["percent"] and not points:
            return _Promise(test=test, against=against, change=figure, counted=Change.PART)
        unit = Unit.PERCENT if points else Unit.COUNT
        return _Promise(test=test, unit=unit, against=against, change=figure)

    return read


def _compared(test: Comparison, against: Against, *, is_sure: bool = True) -> Callable[
    [re.Match[str]], _Promise
]:  # fmt: skip
    return lambda _: _Promise(test=test, against=against, is_sure=is_sure)


def _patterns() -> Iterator[tuple[str, Callable[[re.Match[str]], _Promise | None]]]:
    """Yield each way of saying it, the most telling first."""
    up, down = Comparison.AT_LEAST, Comparison.AT_MOST
    for words, test in ((_DOWN, down), (_UP, up)):
        direct = Comparison.FEWER_THAN if test is down else Comparison.MORE_THAN
        # "reduce to fewer than 20" says its own comparison
        yield rf"\b{words}\b[^.;]{{0,90}}?\bto (?:{_BEFORE[direct]}) {_LEVEL}", _level(direct)
        yield (
            rf"\b{words}\b[^.;]{{0,90}}?\bto (?:reach |achieve |at least |no more than )?{_LEVEL}",
            _level(test),
        )
    points = r"(?P<points> ?(?:percentage )?points?\b)?"
    for words, test in ((_DOWN, down), (_UP, up)):
        yield (
            rf"\b{words}\b[^.;]{{0,60}}?\bby (?:at least |a minimum of |over )?{_LEVEL}{points}"
            rf"[^.;]{{0,60}}?\b{_LAST_YEAR}",
            _change(test, Against.LAST_YEAR),
        )
        yield (
            rf"\b{words}\b[^.;]{{0,90}}?\bby (?:at least |a minimum of |over )?{_LEVEL}{points}",
            _change(test, Against.BASELINE),
        )
    for words, test in (
        ("more|higher|above|better|greater|over", up),
        ("fewer|less|lower|below|under", down),
    ):
        yield rf"{_LEVEL}(?: \w+)? (?:or|and) (?:{words})\b", _level(test)
    for test, words in _BEFORE.items():
        yield rf"(?:\b|(?<=\s)|^)(?<!by )(?:{words}) ?{_LEVEL}", _level(test)
    yield from _against_others(up, down)
    yield _PERCENT, _level(up)
    yield rf"\b(?:average|mean|median)\b[^.;]*?\b(?:below|under|less than) {_ANY} {_TIME}", _time
    yield r"^all \w+", lambda _: _Promise(test=up, unit=Unit.PERCENT, level=100.0, is_sure=False)
    for words, test in _DIRECTIONS:
        yield words, _compared(test, Against.BASELINE, is_sure=False)


def _against_others(
    up: Comparison, down: Comparison
) -> Iterator[tuple[str, Callable[[re.Match[str]], _Promise | None]]]:
    above, below = Comparison.MORE_THAN, Comparison.FEWER_THAN
    yield (
        rf"\b(?:below|under|lower than|fewer than|less than) {_ENGLAND}",
        _compared(below, Against.ENGLAND),
    )
    yield (
        rf"\b(?:at least|meets?|in line with|at or above|equal to|match(?:es)?|reach(?:es)?)"
        rf"(?:, if not exceed,?| or exceeds?| or above| or better than)? {_ENGLAND}",
        _compared(up, Against.ENGLAND),
    )
    yield (
        rf"\b(?:above|exceeds?|exceeding|better than|higher than|more than) {_ENGLAND}",
        _compared(above, Against.ENGLAND),
    )
    for words, test in ((_DOWN, below), (_UP, above)):
        yield (
            rf"\b{words}\b[^.;]{{0,60}}?\b(?:on|from|than|compared (?:with|to)|against|over)"
            rf" {_LAST_YEAR}",
            _compared(test, Against.LAST_YEAR),
        )
        yield rf"\b{words}\b[^.;]{{0,40}}?\byear on year\b", _compared(test, Against.LAST_YEAR)
    for words, test in (
        ("fewer|lower|less", below), ("more|higher|better|greater", above)
    ):  # fmt: skip
        yield (
            rf"\b(?:{words})\b[^.;]{{0,60}}?\bthan (?:in )?{_LAST_YEAR}",
            _compared(test, Against.LAST_YEAR),
        )


def _time(found: re.Match[str]) -> _Promise:
    return _Promise(
        test=Comparison.FEWER_THAN, unit=Unit.NUMBER, level=float(found["number"].replace(",", ""))
    )


_COUNTED = (
    r"(?:numbers?|proportion|percentage|rates?|levels?|take[ -]?up|attendance|completion"
    r"|satisfaction|awareness|confidence|complaints?|appeals?|tribunals?|exclusions?|suspensions?"
    r"|absences?|waits?|waiting times?|waiting lists?|demand|neets?|costs?)"
)
_DIRECTIONS = tuple(
    (pattern, test)
    for words, fewer, test in (
        (_DOWN, "fewer", Comparison.FEWER_THAN), (_UP, "more", Comparison.MORE_THAN)
    )
    for pattern in (
        rf"\b{words} (?:in |of )?(?:the )?(?:\w+ ){{0,2}}{_COUNTED}\b",
        rf"\b{_COUNTED}\b[^.;]{{0,40}}? (?:will |has |have |are |is |continue to )*{words}",
        rf"^{fewer} \w+",
    )
)  # fmt: skip

_READERS = tuple((re.compile(pattern), read) for pattern, read in _patterns())

_WORDS = {word: n for n, word in enumerate(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2
)}  # fmt: skip
_MANY, _UNIT = rf"(\d{{1,2}}|{'|'.join(_WORDS)})", r"(month|quarter|term)s?"
_RUNNING = (
    re.compile(rf"\b{_MANY} (?:consecutive|successive|continuous) {_UNIT}\b"),
    re.compile(rf"\b{_MANY} {_UNIT} (?:running|in a row)\b"),
    re.compile(rf"\b(?:for|over) (?:at least )?{_MANY} {_UNIT}\b"),
)
_MONTHS_IN = {"month": 1, "quarter": 3, "term": 4}


def _months(plain: str) -> int:
    """Return how many months running are asked for; a quarter is three, a term four."""
    found = next(filter(None, (pattern.search(plain) for pattern in _RUNNING)), None)
    if not found:
        return 1
    many, unit = found.groups()
    return (int(many) if many.isdigit() else _WORDS[many]) * _MONTHS_IN[unit]


_BY = re.compile(r"\b(?P<how>by|before|until)\b(?: the)?(?: (?:end|deadline))?(?: of)?\b")


def _by(plain: str, year: int | None) -> date | None:
    """Return the last day that is given, if one is."""
    for found in reversed(list(_BY.finditer(plain))):
        day = parse_date(plain[found.end() : found.end() + 45], default_year=year).date
        if day:
            return day.first_day - timedelta(days=1) if found["how"] == "before" else day.last_day
    return None


_STEP = re.compile(
    rf"\bby {_ANY}\s?%?(?: ?(?:percentage )?points?)? (?:each|every|a|per)"
    r" (?P<unit>month|quarter|term|year)\b"
)


def _steps(plain: str) -> Steps | None:
    found = _STEP.search(plain)
    if not found:
        return None
    return Steps(float(found["number"].replace(",", "")), {**_MONTHS_IN, "year": 12}[found["unit"]])
