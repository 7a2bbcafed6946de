"""Lines of running text that a table's column lines cut to pieces, put together again.

A heading between two tables is sometimes taken for a row of one: "Focus | s Area 10. Transform
capacity across pa | artners to su | upport". Letters at a cut may be there twice, or misread, and
a space at it is lost; the words that the rest of the document uses tell which reading is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from goldenthread.reading.loaders.text.blocks import NAMED, RawBlock, Text
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import is_noise
from goldenthread.reading.loaders.text.grids import Row

_HEAD = re.compile(r"^([A-Za-z&/ ]{3,40}?)\s*(\d{1,2})\s*[.:–-]\s*(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Usage:
    """What the document itself uses: its words, and its labels ("Focus Area") before a number."""

    words: Counter[str]
    labels: tuple[str, ...]

    def knows(self, word: str) -> bool:
        """Whether a word stands elsewhere in the document."""
        return self.words[word.lower()] >= 2


def usage_of(blocks: Iterable[RawBlock]) -> Usage:
    """Return the words and the heading labels that a document uses; labels at least twice."""
    words: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for block in blocks:
        for text in [block.text] if isinstance(block, Text) else _cells(block.rows):
            words.update(word.lower() for word in _WORD.findall(text))
        if isinstance(block, Text) and NAMED.match(plain(block.text)):
            head = _HEAD.match(plain(block.text))
            labels[head[1].strip() if head else ""] += 1
    repeated = (label for label, times in labels.items() if label and times >= 2)
    return Usage(words, tuple(sorted(repeated, key=len, reverse=True)))


def _cells(rows: Iterable[Row]) -> Iterator[str]:
    return (cell for row in rows for cell in row.cells)


def rejoined(cells: Sequence[str], usage: Usage) -> str:
    """Return the line that cells were cut from."""
    line = ""
    for cell in cells:
        words = plain(cell)
        if words and not is_noise(words):
            line = _joined(line, words, usage) if line else words
    return line


def _joined(left: str, right: str, usage: Usage) -> str:
    """Join two pieces in the way that makes a word the document uses, or with a space."""
    last = re.search(r"[^\W\d_]+$", left)
    first = re.match(r"[^\W\d_]+", right)
    if not last or not first:
        return left + right if left.endswith(("-", "(", "'", "’")) else f"{left} {right}"
    for drop, skip in _readings(last[0], first[0]):
        word = last[0][: len(last[0]) - drop] + first[0][skip:]
        if len(word) > 2 and usage.knows(word):
            return left[: len(left) - drop] + right[skip:]
    if usage.knows(last[0]) and usage.knows(first[0]):
        return f"{left} {right}"
    return left + right if right[:1].islower() else f"{left} {right}"


def _readings(last: str, first: str) -> Iterator[tuple[int, int]]:
    """Yield how many letters to drop before and after a cut, the likeliest first."""
    for doubled in (4, 3, 2, 1):
        if len(last) >= doubled and last[-doubled:].lower() == first[:doubled].lower():
            yield 0, doubled
    yield 0, 0
    if len(last) > 2:
        yield 1, 0
    if len(first) > 2:
        yield 0, 1


def heading_in(row: Row, usage: Usage) -> str | None:
    """Return the heading that a row is a cut line of, written properly, or None."""
    if not usage.labels or len(row.filled) < 2:
        return None
    line = rejoined(row.cells, usage)
    head = re.match(r"^(.{2,20}?)\s*(\d{1,2})\s*[.:]\s*(.*)$", line)
    if not head or len(head[3]) < 8:
        return None
    printed = " ".join(re.findall(r"[A-Za-z]+", head[1]))
    for label in usage.labels:
        if _is_label(printed, label):
            return f"{label} {head[2]}. {head[3]}"
    return None


def _is_label(printed: str, label: str) -> bool:
    """Whether printed letters are a label, or what is left of it: "us Area" for "Focus Area"."""
    short, whole = printed.replace(" ", "").lower(), label.replace(" ", "").lower()
    if len(short) < 3:
        return False
    same_end = printed.split()[-1].lower() == label.split()[-1].lower()
    return fuzz.ratio(short, whole) >= 75 or (same_end and len(short) <= len(whole) + 4)


def legibility(line: str, usage: Usage) -> float:
    """Return how well a line reads: the share of its words that the document uses elsewhere."""
    words = re.findall(r"[^\W\d_]+", line)
    return sum(usage.knows(word) for word in words) / max(1, len(words))


def with_next_line(heading: str, line: str) -> str:
    """Return a cut heading with its next line, unless the heading has those words already."""
    said = fuzz.partial_ratio(line.lower(), heading.lower()) >= 80
    return heading if said or not re.search(r"[^\W\d_]{3}", line) else f"{heading} {line}"
