"""Finds what repeats from page to page and is no content: banners, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from goldenthread.reading.sections import Kind, section_of

_MARGIN = 0.13  # the share of a page's height, above and below, in which furniture stands
_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–|\s]*(?:\d{1,3}|[ivxl]{1,5})\s*(?:(?:of|/)\s*\d{1,3})?[-–|\s]*$",
    re.IGNORECASE,
)


class SetLine(Protocol):
    """A line with its place on the page."""

    text: str
    top: float
    bottom: float


def running_lines(pages: Sequence[tuple[float, Sequence[SetLine]]]) -> set[str]:
    """Return the wording of lines that repeat in the margins, with figures as "#".

    :param pages: each page's height and its lines outside tables.
    """
    counts: Counter[str] = Counter()
    for height, lines in pages:
        counts.update({wording(line.text) for line in _in_margins(height, lines)})
    enough = max(2, round(0.3 * len(pages))) if len(pages) < 10 else 3
    return {text for text, count in counts.items() if count >= enough and text.strip("# ")}


def is_furniture(line: SetLine, height: float, running: set[str]) -> bool:
    """Whether a line is a page number or one of the running lines, and stands in a margin."""
    if not list(_in_margins(height, [line])):
        return False
    section = section_of(line.text)
    if section.number and section.kind in (Kind.AREA, Kind.FOCUS):
        return False  # each page of a set of slides says again what it belongs to
    return bool(_PAGE_NUMBER.match(line.text)) or wording(line.text) in running


def wording(text: str) -> str:
    """Return a line's words with every figure as "#", to compare it with those of other pages."""
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _in_margins(height: float, lines: Iterable[SetLine]) -> Iterable[SetLine]:
    return [
        line
        for line in lines
        if line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height
    ]
