"""Reads what the end of a line promises: "Recruit two psychologists (Head of SEND, June 2025)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.core.imprecise_dates import parse_date
from goldenthread.reading.fields import Labelled, trailing
from goldenthread.reading.labels import is_due
from goldenthread.reading.lexicon import Role

_BRACKET = re.compile(
    r"\s*[(\[](?P<said>[^()\[\]]{2,90}(?:\([^()]*\))?[^()\[\]]{0,40})[)\]]\s*[.;,]?\s*$"
)
_DASH = re.compile(r"(?:\s+[-–—]|[–—]|\s*[;|])\s*(?P<said>[^–—;|]{2,90}?)\s*[.;]?\s*$")
_BY = re.compile(
    r"[,\s]+(?P<said>(?:by|before|no later than|due(?: by)?|from|in|during) (?:the )?"
    r"[^,;:]{3,34}?)\s*[.;]?\s*$",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*(?:;|\||\s[-–—]\s|[–—]|,(?=\s)|/(?=\s))\s*")
POST = re.compile(
    r"\b(head|director|manager|lead|officer|chair|commissioner|psychologist|co-?ordinator|principal"
    r"|leader|chief|adviser|advisor|nurse|clinician|therapist|consultant|dco|dmo|dscro|dcs|sro"
    r"|senco|representative|partner|team|board|service|council|icb|trust|ccg|forum|group"
    r"|councillor|cllr|analyst|specialist|worker|practitioner)s?\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4})*$")
_PERSON = re.compile(r"^[A-Z][a-z'’-]+ [A-Z][A-Za-z'’-]+$")
_SMALL = frozenset(["of", "for", "and", "the", "with", "in", "at", "on", "from", "or", "a"])
_MOSTLY = 0.6
_MOST_PIECES = 3


@dataclass(slots=True)
class Ending:
    """A line without what its end promises, and that promise."""

    text: str
    fields: list[Labelled]

    def has(self, role: Role) -> bool:
        """Whether its end says this."""
        return any(one.role is role for one in self.fields)


def ending(text: str) -> Ending:
    """Return a line and what its end promises: labelled, in brackets, after a dash, or "by …"."""
    rest, fields = trailing(text)
    fields = [piece for one in fields for piece in _both(one)]
    found = Ending(rest if fields else text.strip(), fields)
    for _ in range(_MOST_PIECES):
        if not _take_piece(found):
            break
    return found


def _is_by(words: str) -> bool:
    """Whether words promise a date: "by 2025", "in May 2025", not "in 2025"."""
    found = parse_date(words).date
    sure = re.match(r"(?:by|before|no later|due)\b", words.strip(), re.IGNORECASE)
    return bool(sure) or (found is not None and found.month is not None)


def _both(one: Labelled) -> list[Labelled]:
    """Return a lead and the date that stands after it under the same label."""
    pieces = _promise(one.rest) if one.role is Role.LEAD else []
    return pieces if len(pieces) > 1 else [one]


def _take_piece(found: Ending) -> bool:
    for pattern in (_BRACKET, _DASH, _BY):
        match = pattern.search(found.text)
        if match is None or match.start() < 3:
            continue
        fields = _promise(match["said"].strip())
        if pattern is _BY and not _is_by(match["said"]):
            continue
        if fields and not any(found.has(one.role) for one in fields):
            found.text = found.text[: match.start()].rstrip(" ,;–—-")
            found.fields = [*fields, *found.fields]
            return True
    return False


def _promise(words: str) -> list[Labelled]:
    """Return who and when some words name, nothing when they say anything else."""
    if is_due(words):
        return [Labelled(Role.DUE, words)]
    label, fields = trailing(f"x; {words}")
    if fields and label.strip(" ;") == "x":
        return fields
    by = _BY.search(words)
    if by and is_due(by["said"]) and _is_people(words[: by.start()], sure=True):
        return [Labelled(Role.LEAD, words[: by.start()]), Labelled(Role.DUE, by["said"])]
    parts = [part for part in _PART.split(words) if part]
    due = [part for part in parts if is_due(part)]
    people = [part for part in parts if part not in due]
    if len(due) > 1:
        return []
    lead = _between(words, due[0]) if due else words
    if not people or not _is_people(lead, sure=bool(due)):
        return []
    return [Labelled(Role.LEAD, lead), *(Labelled(Role.DUE, part) for part in due)]


def _between(words: str, due: str) -> str:
    """Return words without the date in them."""
    left = words.replace(due, " ", 1)
    left = re.sub(r"^\W+|[\s,;:|/–—-]+$", "", left)
    return re.sub(r"^(?:lead|led by|owner|who)\b:?\s*", "", left, flags=re.IGNORECASE)


def _is_people(words: str, *, sure: bool) -> bool:
    """Whether words name posts, people or groups; ``sure`` when a date stands beside them."""
    if len(words.split()) > 16 or words.rstrip().endswith("."):
        return False
    if sure:
        return bool(POST.search(words) or _INITIALS.match(words) or words[:1].isupper())
    main = [word for word in re.findall(r"[\w’'-]+", words) if word.lower() not in _SMALL]
    named = sum(word[:1].isupper() for word in main) >= _MOSTLY * len(main) or len(main) <= 3
    begins = words[:1].isupper() or words.lower().startswith("the ")
    if not begins or not named or len(main) > 10 or re.search(r"\bto\b", words):
        return False
    return bool(POST.search(words) or _PERSON.match(words))
