"""Lines of a text -> blocks: grids, and paragraphs with their headings and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.reading.loaders.text.cleaning import is_bold, plain
from goldenthread.reading.loaders.text.decode import Line
from goldenthread.reading.loaders.text.grids import Grid, comma_rows, pipe_rows, tab_rows
from goldenthread.reading.loaders.text.spaced import spaced_rows

_ITEM = re.compile(
    r"(\s*)([-*+•●▪■◦○‣\u2043➢➤❖–]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}[.)]?|"
    r"\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+(?=\S)"
)
_MARKDOWN = re.compile(r"(#{1,6})\s*(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*")
_FIELD = re.compile(
    r"(?:[-*•]\s*)?(?:\*\*)?[A-Z][A-Za-z /&’'()\-]{1,40}(?:\*\*)?\s?:(?:\*\*)?(?=\s|$)"
)
NAMED = re.compile(
    r"(area|focus area|area of focus|priority|outcome|objective|theme|aim|goal|action|strand|"
    r"workstream|recommendation|section|part|weakness|appendix|annex|step|milestone|finding)\s+"
    r"(?:for improvement\s+)?(?:[A-Z]?\d+(?:\.\d+)*[a-z]?|[A-Z])\b\s*(?:[:.–—-]|$)",
    re.IGNORECASE,
)
_FIELD_BREAK = re.compile(
    r"(?<=[.;,)\w])\s+(?=(?:\*\*)?(?:(?:action|accountable|responsible)\s)?(?:leads?|lead officer|"
    r"owners?|responsible|accountable|by whom|by when|by|due(?: date)?|deadline|timescale|"
    r"target date|completion date|start(?: date)?|status|rag|b?rag rating|"
    r"measures?(?: of success)?|"
    r"success criteria|success measures?|evidence|impact|progress(?: update)?|update|outcomes?)"
    r"(?:\*\*)?\s?:(?:\*\*)?\s)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Text:
    """A paragraph as printed, its mark-up kept; ``level`` and ``depth`` as in the document.

    ``cut`` marks a heading that was put together from the cells of a row.
    """

    text: str
    line: int
    page: int | None = None
    level: int = 0
    depth: int = 0
    marker: str | None = None
    bold: bool = False
    cut: bool = False


RawBlock = Text | Grid


def blocks_of(lines: Sequence[Line]) -> list[RawBlock]:
    """Return the blocks of a text in order."""
    blocks: list[RawBlock] = []
    width = _measure(lines)
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        grid = _grid_at(lines, at)
        if grid:
            blocks.extend([grid[0]] if grid[0].rows else [])
            at += grid[1]
        else:
            at = _paragraph_at(lines, at, width, blocks)
    return blocks


def _grid_at(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    text = lines[at].text
    if "\t" in text.strip(" "):
        return tab_rows(lines, at)
    if "|" in text or text.lstrip().startswith("+-"):
        return pipe_rows(lines, at)
    return comma_rows(lines, at) or spaced_rows(lines, at)


def _measure(lines: Sequence[Line]) -> int:
    """Return the width at which the text is wrapped, or 0 where each paragraph is one line."""
    lengths = sorted(
        _length(line.text) for line in lines if not line.blank and "\t" not in line.text
    )
    if not lengths or lengths[-1] > 250:
        return 0
    return lengths[int(len(lengths) * 0.95)]


def _length(text: str) -> int:
    return len(" ".join(text.split()))


def _paragraph_at(lines: Sequence[Line], at: int, width: int, blocks: list[RawBlock]) -> int:
    """Add the paragraph that begins at a line, and return the line after it."""
    line = lines[at]
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if found := _MARKDOWN.match(line.text):
        if found[2]:
            blocks.append(Text(found[2], line.number, line.page, level=len(found[1])))
        return at + 1
    if _UNDERLINE.fullmatch(line.text):
        return at + 1
    if _UNDERLINE.fullmatch(following) and "\t" not in following and len(line.text) < 120:
        level = 1 if "=" in following else 2
        blocks.append(Text(line.text.strip(), line.number, line.page, level=level))
        return at + 2
    end = at + 1
    while end < len(lines) and _goes_on(lines[end - 1].text, lines[end].text, width):
        end += 1
    text = " ".join(part.text.strip().replace("\t", " ") for part in lines[at:end])
    alone = end - at == 1 and (at == 0 or lines[at - 1].blank) and not following.strip()
    blocks.extend(_paragraphs(text, line, alone=alone))
    return end


def _goes_on(above: str, below: str, width: int) -> bool:
    """Whether a printed line continues the paragraph of the line above it."""
    if not width or not below.strip() or "\t" in below:
        return False
    if _ITEM.match(below) or _MARKDOWN.match(below) or _FIELD.match(below.strip()):
        return False
    if NAMED.match(below.strip()) or _UNDERLINE.fullmatch(below):
        return False
    if below.strip()[:1].islower():
        return True
    length = _length(above)
    ended = above.rstrip().endswith((":", "."))
    return length >= 0.72 * width and not (ended and length < 0.85 * width)


def _paragraphs(text: str, line: Line, *, alone: bool) -> list[Text]:
    """Return what one printed paragraph holds: itself, or the fields printed in a row in it."""
    parts = _FIELD_BREAK.split(text)
    if len(parts) < 3 and not (len(parts) == 2 and NAMED.match(plain(text))):
        parts = [text]
    parts = [parts[0], *(_without_stop(part) for part in parts[1:])]
    return [
        _paragraph(part, line, alone=alone and len(parts) == 1) for part in parts if part.strip()
    ]


def _without_stop(field: str) -> str:
    """Return a short field without the full stop that only parts it from the next."""
    bare = field.strip()
    return bare[:-1] if bare.endswith(".") and len(bare.split()) <= 12 else field


def _paragraph(text: str, line: Line, *, alone: bool) -> Text:
    found = _ITEM.match(line.text) if text.startswith(line.text.strip()[:8]) else None
    if found and not NAMED.match(plain(text)):
        mark = found[2]
        inner = text[len(found[0].strip()) :].strip()
        if not (alone and not found[1] and re.match(r"\d", mark) and _is_title(inner)):
            depth = 1 + min(8, len(found[1].replace("\t", "    ")) // 2)
            return Text(inner, line.number, line.page, depth=depth, marker=mark)
    bold = is_bold(text)
    return Text(text, line.number, line.page, level=_level(text, alone=alone, bold=bold), bold=bold)


def _level(text: str, *, alone: bool, bold: bool) -> int:
    """Return the heading level that a paragraph's look suggests, or 0."""
    words = plain(text)
    if not alone or not words:
        return 0
    if named := NAMED.match(words):
        return 0 if named[1].lower() in ("action", "step", "milestone", "finding") else 2
    if len(words) > 400:
        return 0
    if bold or (words.isupper() and len(words) > 6):
        return 2
    if re.match(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-Z]", words) and _is_title(words):
        return 2 + words.split()[0].strip(".)").count(".")
    return 3 if _is_title(words) and words[0].isupper() and len(words.split()) <= 12 else 0


def _is_title(words: str) -> bool:
    words = plain(words)
    return len(words) <= 220 and not re.search(r"[.;:,]\W*$", words) and "@" not in words
