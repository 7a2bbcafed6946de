"""Which indicator a measure seems to speak of, by its own words; a person then decides.

Each row is a pattern of plain words and the indicator that it names; the first that fits is taken,
so what is more particular stands higher.
"""

from __future__ import annotations

import re

_PLAN = r"(?:ehc[ -]?plans?|ehcps?|education, health and care plans?|(?:new|final) plans?|plans?)"
_WEEKS_20 = r"(?:20|twenty)[ -]?weeks?"

PHRASES: tuple[tuple[str, str], ...] = (
    (r"\bmilestones?\b.*\b(?:slip|moved|later|postponed)", "PLN-06"),
    (r"\bactions?\b.*\b(?:slip|moved|later|postponed)", "PLN-07"),
    (r"\bmilestones?\b.*\b(?:on time|in time|when|by their dates?|first promised)", "PLN-03"),
    (r"\bactions?\b.*\b(?:complete|done|delivered|finished)", "PLN-01"),
    (r"\badvice\b.*\b(?:6|six)[ -]?weeks?|\b(?:6|six)[ -]?weeks?\b.*\badvice\b", "ASM-07"),
    (r"\badvice\b.*\b(?:on time|in time|time limit|time ?scale)", "ASM-07"),
    (r"\b(?:draft)s?\b.*\b(?:week 16|16 weeks?|sixteen weeks?)", "TIM-08"),
    (r"\b(?:no plan|not to issue)\b.*\b(?:16|sixteen) weeks?", "ASM-06"),
    (
        r"\b(?:decisions?|decided|decide|told)\b.*\b(?:6|six)[ -]?weeks?"
        r"|\b(?:6|six)[ -]?weeks?\b.*\b(?:decisions?|decided|decide)",
        "ASM-02",
    ),
    (rf"\b(?:open|waiting|outstanding|backlog)\b.*\b(?:over|past|beyond|more than|longer than)"
     rf" {_WEEKS_20}", "TIM-06"),
    (rf"\b(?:cases|children|requests)\b.*\b(?:open|waiting)\b.*{_WEEKS_20}", "TIM-06"),
    (rf"\bincluding exceptions\b.*{_WEEKS_20}|{_WEEKS_20}.*\b(?:including|with|counting)"
     r" exceptions", "TIM-02"),
    (rf"{_WEEKS_20}", "TIM-01"),
    (rf"\b{_PLAN}\b.*\b(?:statutory (?:time|deadline|limit)|on time|in time|time ?scales?)",
     "TIM-01"),
    (rf"\b{_PLAN}\b.*\b(?:after|longer than|more than|over) (?:a|one) year", "TIM-04"),
    (rf"\bmedian\b.*\bweeks?\b.*\b{_PLAN}\b|\bmedian (?:time|wait) (?:to|for) an? {_PLAN}",
     "TIM-05M"),
    (rf"\b(?:average|mean)\b.*\b(?:weeks?|time|wait)\b.*\b{_PLAN}", "TIM-05"),
    (r"\b(?:average|mean)\b.*\b(?:wait|waiting|open)\b", "TIM-11"),
    (r"\b(?:open cases|cases open|backlog|children waiting)\b", "TIM-07"),
    (r"\bmediations?\b.*\b(?:settl|without an appeal|no appeal|resolv)", "DIS-05"),
    (r"\b(?:tribunals?|appeals?)\b", "DIS-03"),
    (r"\bmediations?\b", "DIS-13M"),
    (r"\brequests?\b.*\b(?:refused|turned down|not agreed)|\brefusals?\b", "ASM-01"),
    (r"\brequests?\b.*\bagreed\b", "ASM-03"),
    (r"\b(?:requests? for (?:an )?(?:ehc )?(?:needs )?assessments?|assessment requests?)\b",
     "DEM-01"),
    (r"\bexceptions?\b", "TIM-10"),
)  # fmt: skip
_READ = tuple((re.compile(pattern), identifier) for pattern, identifier in PHRASES)


_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {"twenty": 20, "hundred": 100}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SHARE = re.compile(rf"\b{_NUMBER} (?:in|out of)(?: every)? {_NUMBER}\b", re.IGNORECASE)


def shares_as_percentages(text: str) -> str:
    """Return a text with shares like "nine in ten" and "4 out of 5" as percentages."""

    def percentage(found: re.Match[str]) -> str:
        part, whole = (_NUMBERS.get(one.lower()) or int(one) for one in found.groups())
        return f"{100 * part / whole:g}%" if 0 < part <= whole else found.group()

    return _SHARE.sub(percentage, text)


def indicator_of_words(text: str) -> str | None:
    """Return the id of the indicator that a measure's words name; None when they name none."""
    plain = " ".join(re.sub(r"[\u2010-\u2015]", "-", text.lower()).split())
    return next((identifier for pattern, identifier in _READ if pattern.search(plain)), None)
