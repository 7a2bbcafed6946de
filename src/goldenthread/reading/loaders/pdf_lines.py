"""Makes lines and paragraphs of the words on a page or in a cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from goldenthread.reading.document import Paragraph, Place
from goldenthread.reading.lexicon import role_of_label

_BULLETS = "•●▪■◦○‣·∙◆➢➤►✓\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u25aa\u2043*"
_BULLET = re.compile(rf"^(?:[{_BULLETS}]|[o–-](?=\s))\s*")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi")
MARK = re.compile(r"^(?:\W|o|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|[A-Z]{0,3}\d+(?:\.\d+)+\.?)$")
_NUMBERED = re.compile(r"^(\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])\s+(?=\S)")
_AS_FAR = 3.0  # points within which two lines begin at one place
_LABEL = re.compile(r"^([A-Z][A-Za-z’'/ ]{1,40}):(?:\s|$)")
Word = dict[str, Any]
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("|".join(_LIGATURES))


@dataclass(slots=True)
class Line:
    """Words that stand on one line, and how they are set."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool = False
    first_width: float = 0.0
    lead_in: str | None = None
    region: int = 0

    @property
    def is_bulleted(self) -> bool:
        """Whether the line begins with the mark of a list."""
        return bool(_BULLET.match(self.text)) and len(self.text) > 1

    @property
    def is_numbered(self) -> bool:
        """Whether a plain line begins with "1." or "a)", as an item of a list does."""
        return not self.bold and bool(_NUMBERED.match(self.text))

    @property
    def begins_with_label(self) -> bool:
        """Whether the line begins with words such as "Lead:", which begin a line anew."""
        match = _LABEL.match(self.text)
        return match is not None and role_of_label(match[1]) is not None

    @property
    def text_x0(self) -> float:
        """Where the words begin, after a mark of a list."""
        match = _BULLET.match(self.text)
        share = match.end() / max(1, len(self.text)) if match else 0.0
        return self.x0 + share * (self.x1 - self.x0)


def lines_of(words: Iterable[dict[str, Any]]) -> list[Line]:
    """Return the lines that words make, from the top; words at one height are one line."""
    return [_line(sorted(row, key=lambda w: w["x0"])) for row in words_by_row(words)]


def words_by_row(words: Iterable[Word]) -> list[list[Word]]:
    """Return the words of each height together, from the top."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        height = word["bottom"] - word["top"]
        if rows and abs(word["bottom"] - rows[-1][0]["bottom"]) <= 0.45 * height:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _line(words: Sequence[dict[str, Any]]) -> Line:
    text = " ".join(w["text"] for w in words)
    text = _LIGATURE.sub(lambda m: _LIGATURES[m.group(0)], text).replace("\u00ad", "-")
    lettered = [w for w in words if re.search(r"\w", w["text"])] or list(words)
    names = [str(w.get("fontname", "")).lower() for w in lettered]
    bold = [bool(_BOLD.search(str(w.get("fontname", "")).lower())) for w in words]
    begins = bold.index(False) if False in bold else 0
    return Line(
        text=" ".join(text.split()),
        x0=words[0]["x0"],
        x1=max(w["x1"] for w in words),
        top=min(w["top"] for w in words),
        bottom=max(w["bottom"] for w in words),
        size=round(median(w.get("size", 10.0) for w in lettered) * 2) / 2,
        bold=all(_BOLD.search(name) for name in names),
        italic=all(re.search(r"ital|obliq", name) for name in names),
        first_width=words[0]["x1"] - words[0]["x0"],
        lead_in=" ".join(w["text"] for w in words[:begins]) or None,
    )


@dataclass(slots=True)
class Vocabulary:
    """What a document shows of its own setting: its words, and how far apart its lines stand.

    The words tell a broken word from one with a hyphen of its own; ``pitches`` gives for each size
    of type the distance from line to line within a paragraph.
    """

    words: set[str]
    pitches: dict[float, float]

    @classmethod
    def of(cls, groups: Sequence[Sequence[Line]]) -> Vocabulary:
        """Return what groups of lines that stand together show."""
        gaps: dict[float, Counter[float]] = {}
        for group in groups:
            for a, b in pairwise(group):
                gap = round(b.bottom - a.bottom, 1)
                if a.size == b.size and 0.8 * a.size < gap < 2 * a.size:
                    gaps.setdefault(a.size, Counter())[gap] += 1
        pitches = {}
        for size, counts in gaps.items():
            usual = max(counts.values())
            pitches[size] = min(gap for gap, count in counts.items() if count >= 0.2 * usual)
        return cls({word for group in groups for word in words_in(group)}, pitches)

    def joined(self, before: str, after: str) -> str:
        """Return two lines as one, a word broken between them mended."""
        if not re.search(r"[A-Za-z]-$", before) or not after[:1].isalpha():
            return f"{before} {after}".strip()
        head = re.search(r"[A-Za-z]+-$", before)
        tail = re.match(r"[A-Za-z]+", after)
        whole = (head.group(0)[:-1] + tail.group(0)).lower() if head and tail else ""
        if whole in self.words and after[:1].islower():
            return before[:-1] + after
        return before + after


def paragraphs_of(
    lines: Sequence[Line],
    vocabulary: Vocabulary,
    place: Place,
    *,
    right: float | None = None,
    numbered: bool = False,
) -> list[Paragraph]:
    """Return the paragraphs that lines make.

    A paragraph ends at a list mark, at a wider gap, or at a line that had room for the next word.

    :param right: how far lines may reach; without it the longest line tells.
    :param numbered: whether "1." and "a)" at the start of plain lines are marks of a list.
    """
    edge = right if right is not None else max((line.x1 for line in lines), default=0.0)
    groups: list[list[Line]] = []
    for line in lines:
        pitch = vocabulary.pitches.get(line.size, 0.0)
        is_marked = numbered and line.is_numbered
        if groups and not is_marked and _goes_on(groups[-1], line, edge, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    indents = _indents(groups, numbered=numbered)
    return [_paragraph(group, indents, vocabulary, place, numbered=numbered) for group in groups]


def _goes_on(group: Sequence[Line], line: Line, edge: float, pitch: float) -> bool:
    last = group[-1]
    height = max(last.bottom - last.top, 1.0)
    gap = line.bottom - last.bottom
    if line.begins_with_label:
        return False
    first = group[0]
    is_mark = line.is_bulleted and not _is_dash_within(first, line)
    if is_mark or gap > max(1.75 * height, 0.0) or gap < 0:
        return False
    if pitch and gap > 1.07 * pitch + 0.4:
        return False
    if abs(line.size - last.size) > 1 or (line.bold != last.bold and len(group) == 1 and last.bold):
        return False
    if first.is_bulleted and line.x0 < first.text_x0 - 3:
        return False
    space = 0.28 * line.size
    return edge - last.x1 < line.first_width + space + 1.0


def _is_dash_within(first: Line, line: Line) -> bool:
    """Whether a dash at the start of a line only stands where a sentence was wrapped."""
    dash = line.text[:1] in "–-"
    return dash and first.text[:1] not in "–-" and abs(line.x0 - first.text_x0) < _AS_FAR


def _indents(groups: Sequence[Sequence[Line]], *, numbered: bool) -> list[float]:
    """Return the places where list marks stand, the outermost first."""
    places: list[float] = []
    firsts = [group[0] for group in groups]
    marked = [f for f in firsts if f.is_bulleted or (numbered and f.is_numbered)]
    for x in sorted(line.x0 for line in marked):
        if not places or x - places[-1] > 4:
            places.append(x)
    return places


def _paragraph(
    group: Sequence[Line],
    indents: Sequence[float],
    vocabulary: Vocabulary,
    place: Place,
    *,
    numbered: bool,
) -> Paragraph:
    text = ""
    for line in group:
        text = vocabulary.joined(text, line.text) if text else line.text
    first = group[0]
    depth, marker = 0, None
    if first.is_bulleted and (match := _BULLET.match(text)):
        marker, text = match.group(0).strip(), text[match.end() :]
        depth = 1 + max((n for n, x in enumerate(indents) if x <= first.x0 + 4), default=0)
    elif numbered and (match := _NUMBERED.match(text)) and first.is_numbered:
        marker, text = match[1], text[match.end() :]
        depth = 1 + max((n for n, x in enumerate(indents) if x <= first.x0 + 4), default=0)
    return Paragraph(
        text=text.strip(),
        depth=depth,
        marker=marker,
        bold=all(line.bold for line in group),
        italic=all(line.italic for line in group),
        lead_in=first.lead_in if first.lead_in and text.startswith(first.lead_in) else None,
        place=place,
    )


def words_in(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the words of lines in small letters, without a hyphen at a line's end."""
    for line in lines:
        yield from (w.lower() for w in re.findall(r"[A-Za-z]+(?![A-Za-z-])", line.text))
