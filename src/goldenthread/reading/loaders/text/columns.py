"""What a table's columns are called and what its cells look like.

This is the loader's own, coarse sense of a plan's table. It serves only to put cells back where
they stood; what the plan says is recognised by a later step.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from rapidfuzz import fuzz

from goldenthread.reading.loaders.text.cleaning import plain


class Column(Enum):
    """What a column of an action plan holds."""

    REF = "reference"
    THEME = "theme"
    ACTION = "action"
    START = "start"
    DUE = "due"
    LEAD = "lead"
    MEASURE = "measure"
    STEP = "step"
    STATUS = "status"
    IMPACT = "impact"
    OTHER = "other"


class Kind(Enum):
    """What a cell looks like, whatever column it stands in."""

    EMPTY = "empty"
    REF = "reference"
    DATE = "date"
    STATUS = "status"
    POST = "post"
    STEP = "step with its date"
    TEXT = "text"


_HEADINGS: tuple[tuple[Column, str], ...] = (
    (Column.REF, r"(?:action |objective |milestone )?(?:ref(?:erence)?|no|number|id|#|item)\.?"),
    (Column.IMPACT, r".*\boverall impact\b.*|impact of (?:the )?(?:focus|theme|priority)\b.*"),
    (Column.START, r".*\bstart(?:s|ed|ing)?\b.*|from|date (?:set|agreed)"),
    (
        Column.DUE,
        r".*\b(?:end date|due|deadline|time ?scales?|time ?frames?|by when|when|target date|"
        r"complet\w+ (?:date|by)|date for completion|finish|to be done by|date)\b.*|by|end",
    ),
    (Column.STATUS, r"(?:current |overall )?(?:status|b?rag\w*)\b.*|progress rating|rating"),
    (
        Column.LEAD,
        r".*\b(?:leads?|owners?|accountable|responsib\w+|officers?|who|by whom|sponsor)\b.*",
    ),
    (
        Column.MEASURE,
        r".*\b(?:measures?|success|criteria|evidence|impact|kpis?|outcomes?|what difference|"
        r"how will we know|indicators?|results?)\b.*",
    ),
    (
        Column.STEP,
        r".*\b(?:progress|milestones?|steps?|key tasks?|sub.?actions?|deliverables?|"
        r"updates?|commentary|notes?|comments?)\b.*",
    ),
    (
        Column.THEME,
        r".*\b(?:improvements?|objectives?|aims?|themes?|priorit\w+|focus areas?|areas?|goals?|"
        r"recommendations?|weakness\w*|issues?|findings?)\b.*|.*\bsaid\b.*",
    ),
    (Column.OTHER, r".*\b(?:resources?|costs?|budget|funding|risks?|links?)\b.*"),
)
_ACTION = re.compile(
    r".*\b(?:actions?|activit\w+|tasks?|what (?:we )?will we do|what we(?:'re| are| will)\b.*|"
    r"what will be done|we will|how we will.*)\b.*"
)
_NOT_ACTION = re.compile(r".*\b(?:lead|owner|ref|no|number|status|taken|progress|date|start|end)\b")

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE_WORDS = re.compile(
    rf"\b(?:(?:{_MONTHS})\b|(?:{_MONTHS})(?=\d)|spring|summer|autumn|winter|easter|term|q[1-4]|"
    r"quarter|tbc|tba|on-?going|immediate(?:ly)?|underway|continuous|complete by)|"
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}\b",
    re.IGNORECASE,
)
_DATE_CELL = re.compile(
    rf"(?:(?:{_MONTHS})\.?,?[\s\-–]*(?:19|20|')?\d\d\b|(?:{_MONTHS})\b|\d{{1,4}}[/.\-]\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})|(?:19|20)\d\d|q[1-4]|"
    r"quarter \d|by |end |"
    r"from |w/c|mid|early|late|spring|summer|autumn|winter|easter|tb[ca]|on-?going|underway|"
    r"immediate(?:ly)?$|timescale|term )",
    re.IGNORECASE,
)
_STEP_END = re.compile(
    rf"[(,]\s*[^()]*\b(?:{_MONTHS})\b[^()]*\)\W*$|\((?:{_MONTHS})\d\d\)\W*$", re.I
)
_STATUS = re.compile(
    r"(?:not (?:yet )?(?:started|due)|compl?eted?|done|achieved|on (?:track|target|schedule)\b.*|"
    r"in progress|under ?way|started|delayed|overdue|late|off (?:track|target)|at risk|blocked|"
    r"embedded|closed|behind schedule|slipp(?:ed|ing)|(?:significant|high|some|low) risk\b.*|"
    r"red|amber|green|blue|yellow|gr[ea]y|purple|black|[brag]|[brag]/[brag])",
    re.IGNORECASE,
)
_REF = re.compile(r"[A-Z]{0,4}[ .\-]?\d{1,3}(?:[.\-]\d{1,2}){0,3}[.)]?\s?[A-Za-z]?[.)]?")
_OFFICES = (
    r"manager|director|head|lead|officer|chair|team|group|ccg|icb|nhs|council|forum|trust|worker|"
    r"psychologist|commissioner|partners?|co-?ordinator|adviser|advisor|sro|dco|dmo|board|"
    r"senco|teachers?|headteacher|nurse|consultant|analyst|specialist|service|partnership|dcs|"
    r"executive|cabinet|member|portfolio|champion|clinician|therapist|governors?|leads"
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})s?\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:will|is|are|has|have|was|were|been|be|can|tell|report|shows?)\b")
_SMALL = frozenset(
    [
        "and",
        "of",
        "for",
        "the",
        "to",
        "in",
        "with",
        "on",
        "at",
        "a",
        "an",
        "by",
        "or",
        "from",
        "–",
        "-",
        "/",
        "&",
    ]
)


@lru_cache(maxsize=16384)
def heading_of(text: str) -> Column | None:
    """Return the column that a heading names, or None for words that head no known column."""
    words = plain(text).lower().strip(" :*.")
    if not words or len(words) > 70 or len(words.split()) > 9 or re.search(r":\s*\S", words):
        return None
    if _ACTION.fullmatch(words) and not _NOT_ACTION.match(words):
        return Column.ACTION
    for column, pattern in _HEADINGS:
        if re.fullmatch(pattern, words):
            return column
    return None


def same_heading(one: str, other: str) -> bool:
    """Whether two headings are the same words, as far as damage lets that be told."""
    a, b = plain(one).lower().strip(" :."), plain(other).lower().strip(" :.")
    return a == b or fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")) >= 88


def is_noise(text: str) -> bool:
    """Whether a cell holds nothing but marks: dots, dashes, commas."""
    return not re.search(r"[^\W_]", text)


def is_rule(cells: list[str]) -> bool:
    """Whether a row is a drawn line of a text table, such as ``---|:--:|---``."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(re.fullmatch(r":?[-=_]{2,}:?|:-+:?", cell) for cell in filled)


def is_post(words: str) -> bool:
    """Whether words read as a post, a person or a group."""
    if len(words) > 300 or _VERB.search(words) or words.endswith("."):
        words = words.removesuffix(".")
        if len(words) > 160 or _VERB.search(words):
            return False
    parts = re.findall(r"[^\s,;/()&]+", words)
    names = [part for part in parts if part.lower() not in _SMALL]
    capital = [part for part in names if part[:1].isupper() or part[:1] in "“'‘’"]
    if not names or len(capital) < 0.7 * len(names):
        return False
    return bool(_OFFICE.search(words)) or (1 < len(names) <= 6 and len(capital) == len(names))


def is_office(words: str) -> bool:
    """Whether words name an office, a body or a team, and not a person alone."""
    return bool(_OFFICE.search(words))


def _is_date(words: str) -> bool:
    """Whether words are a date or a time; "autumn term." ends a sentence and is none."""
    ends_sentence = words[:1].islower() and words.endswith(".")
    dated = _DATE_CELL.match(words) and _DATE_WORDS.search(words)
    return bool(len(words) <= 60 and dated and not ends_sentence)


@lru_cache(maxsize=16384)
def kind_of(cell: str) -> Kind:
    """Return what a cell looks like."""
    words = plain(cell)
    if is_noise(words):
        return Kind.EMPTY
    if _STATUS.fullmatch(words):
        return Kind.STATUS
    if _REF.fullmatch(words) and re.search(r"\d", words):
        return Kind.REF
    if _is_date(words):
        return Kind.DATE
    if _STEP_END.search(words) and len(words) > 12:
        return Kind.STEP
    return Kind.POST if is_post(words) else Kind.TEXT
