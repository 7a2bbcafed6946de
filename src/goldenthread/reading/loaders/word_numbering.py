"""Works out the numbers and bullets that Word prints before list paragraphs.

Word keeps them apart from the text, so that "1.2" in a plan's reference column may be no text at
all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The list definitions of one document, and how far each list has counted."""

    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: etree._Element | None) -> Numbering:
        """Return the definitions in a document's numbering part, which it need not have."""
        made = cls()
        if part is None:
            return made
        abstracts = {
            str(a.get(f"{W}abstractNumId")): _levels(a) for a in part.iter(f"{W}abstractNum")
        }
        for num in part.iter(f"{W}num"):
            number = str(num.get(f"{W}numId"))
            abstract = num.find(f"{W}abstractNumId")
            if abstract is None:
                continue
            made.abstract_of[number] = key = str(abstract.get(f"{W}val"))
            made.lists[number] = dict(abstracts.get(key, {}))
            if num.find(f"{W}lvlOverride") is not None:
                made.abstract_of[number] = f"own-{number}"  # it counts for itself
        return made

    def next_marker(self, number: str, depth: int) -> str | None:
        """Count one more item of a list and return its mark, or None when the list is unknown.

        :param number: the list's numId.
        :param depth: 0 for the outermost level.
        """
        level = self.lists.get(number, {}).get(depth)
        if level is None:
            return None
        if level.style == "bullet":
            return "•"
        if level.style == "none":
            return None
        counts = self._counts.setdefault(self.abstract_of[number], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._printed(number, level.pattern, counts)

    def _printed(self, number: str, pattern: str, counts: dict[int, int]) -> str:
        def figure(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            level = self.lists[number].get(at)
            style, start = (level.style, level.start) if level else ("decimal", 1)
            return _figure(counts.get(at, start), style)

        return re.sub(r"%(\d)", figure, pattern)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    levels = {}
    for level in abstract.iter(f"{W}lvl"):
        style, pattern, start = (
            str(child.get(f"{W}val")) if (child := level.find(f"{W}{name}")) is not None else ""
            for name in ("numFmt", "lvlText", "start")
        )
        levels[int(level.get(f"{W}ilvl", "0"))] = _Level(
            style or "decimal", pattern, int(start) if start.isdigit() else 1
        )
    return levels


def _figure(count: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if style == "upperRoman" else roman
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    printed = ""
    for value, sign in (
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
        (1, "i"),
    ):  # fmt: skip
        printed += sign * (count // value)
        count %= value
    return printed
