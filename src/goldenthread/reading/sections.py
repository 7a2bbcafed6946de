"""Reads what a heading says of itself: "Priority 2: Joint working" is an area, numbered 2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a heading opens, as far as its own words tell."""

    AREA = "area"
    FOCUS = "focus area"
    ACTION = "action"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's own words taken apart.

    ``label`` is the kind of section in the plan's words ("priority"), small letters; ``number``
    is as printed without a closing dot; ``title`` is empty where the title stands elsewhere.
    """

    kind: Kind
    label: str | None
    number: str | None
    title: str

    @property
    def plain_number(self) -> str | None:
        """The number without a last ".0", for comparing ("1.0" and "1" are one)."""
        return re.sub(r"(?:\.0+)+$", "", self.number) if self.number else None


_AREA = (
    r"(?:key |significant |main |priority |improvement )?areas? (?:for|of|requiring) "
    r"(?:(?:significant|serious|systemic|priority|urgent|major|further) )?"
    r"(?:improvement|weakness|concern|development|action|priority)(?:es|s)?"
    r"|(?:improvement |strategic |key |national )?priority(?: action)?(?: area)?|priority action"
    r"|(?:key )?recommendation|outcome|(?:systemic )?failing"
    r"|(?:(?:significant|serious|systemic|major|key|main|identified) )?(?:weakness|concern)"
    r"|improvement area|area|section (?=\d+ ?:)"
)
_FOCUS = (
    r"focus area|area of focus|(?:sub[- ]?|key )?theme|sub[- ]?priority|(?:strategic |key |smart )?"
    r"(?:objective|aim|goal)|strand|work ?stream|improvement|pillar|project|programme|driver"
    r"|ambition|work ?package|key line|commitment area|sub[- ]?section|part|sub[- ]?outcome"
)
_ACTION = r"(?:key |improvement |priority )?action(?: point)?|task|activity|deliverable|commitment"
_NUMBER = (
    r"(?:[A-Z]{1,4}[-. ]?)?\d+(?:\.\d+)*(?: ?[A-Za-z](?![A-Za-z]))?|[A-Z](?=[\s:.)–—-]|$)"
    r"|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?=\s*(?:[:.)–—-]|$)| [A-Z])"
    r"|(?:[IVX]{1,4}|[ivx]{2,4})(?=[\s:.)–—-]|$)"
)
_SEPARATOR = r"\s*(?:[:.)–—|-]+\s*|\s+|$)"
_WORD_NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
}
_LABELLED = tuple(
    (
        kind,
        re.compile(
            rf"^(?:[^:]{{0,60}}?\s[–—-]\s*|\d{{1,2}}[.)]\s+)?(?:the )?(?P<label>(?i:{label}))"
            rf"(?: (?:no\.?|number|ref))?\s*[#:]?\s*(?P<number>{_NUMBER}){_SEPARATOR}"
            r"(?P<title>.*)$",
            re.DOTALL,
        ),
        re.compile(
            rf"^(?P<number>{_NUMBER})[\s.:)–—-]+(?P<label>(?i:{label}))s?(?:\s*[:–—-]\s*(?P<title>.*))?$",
            re.DOTALL,
        ),
        re.compile(rf"^(?P<label>(?i:{label}))\s*[:–—]\s*(?P<title>\S.*)$", re.DOTALL),
    )
    for kind, label in ((Kind.FOCUS, _FOCUS), (Kind.AREA, _AREA), (Kind.ACTION, _ACTION))
)
_NUMBERED = re.compile(
    r"^(?P<number>[A-Z]{0,3}\d+(?:\.\d+)*[A-Za-z]?|\d+ [A-Z](?=[\s.:)])|[A-Z](?=[.)])"
    r"|[IVX]+(?=[.)]))"
    r"(?:[.:)]+(?!\d)\s*|\s+[–—-]?\s*)(?P<title>\S.*)$",
    re.DOTALL,
)


_CODE = re.compile(r"^\((?P<code>[A-Z]{1,4}[-. ]?\d+)\)\s*[:.–—-]?\s*")


def section_of(text: str, *, marker: str | None = None) -> Section:
    """Return what a heading says it is; of kind UNSAID when it only has a title.

    :param marker: the number that Word or a browser prints before it, which is not in the text.
    """
    words = " ".join(text.split())
    for kind, *patterns in _LABELLED:
        for pattern in patterns:
            if match := pattern.match(words):
                return _labelled(kind, match, marker)
    if match := _NUMBERED.match(words):
        return Section(Kind.UNSAID, None, match["number"].rstrip("."), match["title"].strip())
    number = (marker or "").strip(" .:)(") or None
    printed = number if number and re.search(r"[^\Wo]", number) else None
    return Section(Kind.UNSAID, None, printed, words)


def _labelled(kind: Kind, match: re.Match[str], marker: str | None) -> Section:
    parts = match.groupdict()
    number = parts.get("number") or (marker or "").strip(" .:)(•") or None
    if number:
        number = _WORD_NUMBERS.get(number.lower(), number).rstrip(".")
    title = (parts.get("title") or "").strip()
    if code := _CODE.match(title):
        number, title = code["code"], title[code.end() :].strip()
    return Section(kind, match["label"].lower(), number, title)
