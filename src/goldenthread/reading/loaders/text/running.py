"""Running headers, footers and page numbers of a text: lines that repeat and are no content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from goldenthread.reading.loaders.text.columns import heading_of
from goldenthread.reading.loaders.text.decode import Line

_PAGE = re.compile(
    r"\W*(?:page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|\d{1,3}\s+of\s+\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]|"
    r"\d{1,3}\s*\|\s*page)\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_DRAFT = re.compile(
    r"\W*(?:draft|official|official[ :-]+sensitive|confidential|not for publication)\W*", re.I
)


def without_running(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with page furniture blanked, so that the rest keeps its numbers.

    A header or footer of two lines goes in two rounds.

    Furniture is a page number; and a line alone between blank lines or at the edge of a page that
    comes back, but for its numbers, three times or more and stands where tables break off or
    where pages end.
    """
    return _one_round(_one_round(lines))


def _one_round(lines: Sequence[Line]) -> list[Line]:
    alone = [_stands_alone(lines, at) for at in range(len(lines))]
    numbers = _page_numbers(lines, alone)
    shapes = Counter(_shape(line.text) for line, one in zip(lines, alone, strict=True) if one)
    torn = Counter(
        _shape(line.text)
        for at, (line, one) in enumerate(zip(lines, alone, strict=True))
        if one and _at_a_break(lines, at)
    )
    furniture = {
        shape
        for shape, times in shapes.items()
        if times >= _enough(lines) and torn[shape] >= max(2, times / 4) and _may_be_furniture(shape)
    }
    return [
        Line("", line.number, line.page)
        if at in numbers or (alone[at] and _shape(line.text) in furniture) or _is_page(line.text)
        else line
        for at, line in enumerate(lines)
    ]


def _enough(lines: Sequence[Line]) -> int:
    """Return how often a line must come back: three times, or on both pages of two."""
    return 2 if lines and lines[-1].page == 2 else 3


def _is_page(text: str) -> bool:
    return bool(_PAGE.fullmatch(text) or _DRAFT.fullmatch(text)) and "\t" not in text


def _shape(text: str) -> str:
    bare = re.sub(r"\s+", " ", text.strip(" *_#|\t").lower())
    return re.sub(r"(?:page )?\d+(?: of \d+)?$|^\d+ ", "", bare).strip(" |-–")


def _may_be_furniture(shape: str) -> bool:
    if len(re.findall(r"\b(?:ref|action|lead|owner|due|timescale|status|rag)\b", shape)) >= 2:
        return False
    return len(shape) >= 4 and not heading_of(shape) and not re.search(r"\d\s*[:.]", shape)


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    if lines[at].blank or len(lines[at].text) > 220:
        return False
    if "\t" in lines[at].text:
        return _at_edge(lines, at)
    before = at == 0 or lines[at - 1].blank or lines[at - 1].page != lines[at].page
    last = at + 1 == len(lines)
    return (before and (last or lines[at + 1].blank)) or _at_edge(lines, at)


def _at_edge(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first or the last that is printed on a page."""
    page = lines[at].page
    if page is None:
        return False
    return not all(_printed_beside(lines, at, step) for step in (-1, 1))


def _printed_beside(lines: Sequence[Line], at: int, step: int) -> bool:
    """Whether something else is printed on the same page before (-1) or after (1) a line."""
    other = at + step
    while 0 <= other < len(lines) and lines[other].page == lines[at].page:
        if not lines[other].blank:
            return True
        other += step
    return False


def _at_a_break(lines: Sequence[Line], at: int) -> bool:
    """Whether a table stands before and after a line, or a page ends or begins with it."""
    if _at_edge(lines, at):
        return True
    before = next((line for line in reversed(lines[max(0, at - 4) : at]) if not line.blank), None)
    after = next((line for line in lines[at + 1 : at + 5] if not line.blank), None)
    return bool(before and "\t" in before.text) or bool(after and "\t" in after.text)


def _page_numbers(lines: Sequence[Line], alone: Sequence[bool]) -> set[int]:
    """Return the places of bare numbers that stand alone and count the pages upwards."""
    places = [at for at, line in enumerate(lines) if alone[at] and _NUMBER.fullmatch(line.text)]
    values = [int(lines[at].text) for at in places]
    rising = all(one < other for one, other in pairwise(values))
    return set(places) if len(places) >= 3 and rising else set()
