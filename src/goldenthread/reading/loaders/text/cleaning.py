"""Mark-up and damage inside a run of text -> clean words, paragraphs and list items.

Extractions carry what their maker thought the page looked like: HTML tags in the middle of a
cell, markdown stars, LaTeX for a bold letter, a list whose items lost their marks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TAG = re.compile(
    r"<(/?)(p|br|ul|ol|li|div|u|i|b|em|strong|sup|sub|span|font|a|s|del|ins|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]*)(?:\s+\"[^\"]*\")?\)")
_STARS = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)")
_LATEX_LETTERS = re.compile(r"\\(?:math|text)[a-z]+\s*\{([^{}]*)\}")
_LATEX = re.compile(r"\$([^$]*\\[^$]*)\$")
_ESCAPED = re.compile(r"\\([*_#\[\]()\-.!`|])")

_INNER_BULLET = re.compile(r"(?:^|\s)[•●▪■◦○‣\u2043➢➤❖](?:\s+|(?=[A-Z]))")
_ORDINAL = re.compile(r"\b(\d{1,2}) (st|nd|rd|th)\b")
_LOOSE_HYPHEN = re.compile(r"(?<=\w)- (?!(?:and|or|to|but|nor)\b)(?=[^\W\d_])")
_BREAK = "\n"
_ITEM = "\x01"
_LOST_LIST = "\x02"
_END_LIST = "\x03"

_SENTENCE_END = re.compile(r"(?<=[a-z\d)’'\"”][.!?])\s+(?=[A-Z“\"'‘])")
_NUMBERED = re.compile(r"(?:^|\s)(?:\d{1,2}|[A-Za-z])[.)]\s+(?=[A-Z])")
_VERBS = (
    "Agree|Appoint|Audit|Build|Carry|Commission|Complete|Consult|Create|Deliver|Design|Develop|"
    "Embed|Engage|Ensure|Establish|Evaluate|Explore|Have|Hold|Identify|Implement|Improve|"
    "Increase|Introduce|Launch|Map|Monitor|Offer|Pilot|Produce|Promote|Provide|Publish|Raise|"
    "Recruit|Reduce|Refresh|Report|Review|Roll|Set|Share|Strengthen|Support|Track|Train|Update|"
    "Use|Work|Write"
)
_OPENING = re.compile(
    rf"(?<=[A-Za-z\d)])(?<!\band)(?<!\bor)(?<!\bof)(?<!\bthe)(?<!\bfor)"
    rf"\s+(?=(?:We (?:will|have)\b|(?:{_VERBS}) [a-z\d]))"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a cell or of running text; ``depth`` 1 and on for an item of a list."""

    text: str
    depth: int = 0


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return the words of a text on one line, all mark-up gone and small damage mended."""
    return mend(" ".join(piece.text for piece in pieces(text)))


def is_bold(text: str) -> bool:
    """Whether the whole of a printed line is set in bold by markdown or HTML."""
    bare = text.strip()
    return bool(
        re.fullmatch(r"(\*\*|__)(?!\s)[^*]+\1[:.]?", bare)
        or re.fullmatch(r"<(b|strong)>[^<]*</\1>[:.]?", bare, re.IGNORECASE)
    )


def mend(text: str) -> str:
    """Return a text with white space collapsed and the commonest extraction damage put right."""
    text = re.sub(r"\s+", " ", text).strip()
    text = _ORDINAL.sub(r"\1\2", text)
    text = _LOOSE_HYPHEN.sub("-", text)
    text = re.sub(r"(?<=[\w)’'\"]) ([.,;:?!])(?=\s|$)", r"\1", text)
    if text.count("(") > text.count(")"):
        text = text.replace("((", "(", 1)
    elif text.count(")") == text.count("(") + 1:
        text = re.sub(r",\s*([^(),]{3,14}\))$", r" (\1", text)
    return text


def pieces(text: str) -> list[Piece]:
    """Return the paragraphs and list items of a text with mark-up, in order, none empty."""
    found: list[Piece] = []
    for part in re.split(rf"({_BREAK}|{_ITEM}\d|{_LOST_LIST}\d|{_END_LIST})", _lines(text)):
        _take(part, found)
    return [Piece(words, p.depth) for p in found if (words := mend(p.text)) and words != _ITEM]


def _take(part: str, found: list[Piece]) -> None:
    """Add what a part holds; a mark part opens an empty piece that the next words fill."""
    if part in (_BREAK, _END_LIST):
        found.append(Piece(""))
    elif part[:1] in (_ITEM, _LOST_LIST):
        found.append(Piece(part[0], int(part[1])))
    elif part.strip():
        opened = found.pop() if found and found[-1].text in ("", _ITEM, _LOST_LIST) else Piece("")
        found.extend(_split(part, opened))


def _split(words: str, opened: Piece) -> Iterator[Piece]:
    if opened.text == _LOST_LIST:
        for item in lost_items(mend(words)):
            yield Piece(item, opened.depth)
        return
    first, *items = _INNER_BULLET.split(words)
    yield Piece(first, opened.depth)
    for item in items:
        yield Piece(item, max(1, opened.depth))


def lost_items(words: str) -> list[str]:
    """Return the items of a list that was printed as one run, split where that can be told.

    By its bullets, else its numbers, else its sentences, else before "We will" and the verbs
    that open a step; otherwise it is one item.
    """
    rules = (_INNER_BULLET, _NUMBERED) if _NUMBERED.match(words) else (_INNER_BULLET,)
    for rule in rules:
        items = [item.strip() for item in rule.split(words) if item.strip()]
        if len(items) > 1 or (items and items[0] != words.strip()):
            return items
    parts = [part for sentence in _SENTENCE_END.split(words) for part in _OPENING.split(sentence)]
    return [part.strip() for part in parts if part.strip()]


def _lines(text: str) -> str:
    """Return the text with block tags as marks of our own and inline mark-up removed."""
    if "<" in text:
        text = _without_tags(text)
    text = html.unescape(text)
    text = _LATEX.sub(lambda found: _LATEX_LETTERS.sub(r"\1", found[1]), text)
    text = _LINK.sub(r"\1", text)
    for rule in (_STARS, _STARS):
        text = rule.sub(r"\2", text)
    text = _UNDERSCORE.sub(r"\1", _STAR.sub(r"\1", text))
    text = text.replace("**", "").replace("`", "")
    return _ESCAPED.sub(r"\1", text)


def _without_tags(text: str) -> str:
    depth = 0
    out: list[str] = []
    at = 0
    for tag in _TAG.finditer(text):
        out.append(text[at : tag.start()])
        at = tag.end()
        closing, name = bool(tag[1]), tag[2].lower()
        if name in ("ul", "ol"):
            depth = max(0, depth - 1) if closing else min(9, depth + 1)
            lost = not closing and not re.match(r"\s*<li\b", text[at:], re.IGNORECASE)
            out.append(f"{_LOST_LIST}{depth}" if lost else _END_LIST if closing else "")
        else:
            out.append(_mark(name, depth, closing=closing))
    out.append(text[at:])
    return "".join(out)


def _mark(name: str, depth: int, *, closing: bool) -> str:
    if name == "li":
        return _BREAK if closing else f"{_ITEM}{max(1, depth)}"
    if name in ("p", "br", "div") or name.startswith("h"):
        return _BREAK
    return ""
