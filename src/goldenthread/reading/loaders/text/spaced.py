"""Tables whose columns are held apart by spaces, as ``pdftotext -layout`` prints them.

Such a table begins at a line of known headings. Its columns begin where most lines begin to
print; a row begins where its reference stands or, where no column holds references, after a
blank line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.reading.loaders.text.columns import Column, heading_of
from goldenthread.reading.loaders.text.decode import Line
from goldenthread.reading.loaders.text.grids import Grid, Row, row_of

_KEY = re.compile(r"[A-Z]{0,4}\d{1,3}(?:\.\d{1,2}){0,3}[.)]?(?: ?[A-Za-z])?")
_NAMED = re.compile(r"\s*(?:[A-Z][a-z]+ ){1,3}\d+(?:\.\d+)?\s?[.:–-]\s")
_BLANKS = 3
_CENTRED = 20  # how far to the left of its heading a column may begin
_BLANKS_BETWEEN_PAGES = 40


def spaced_rows(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """Read the table that begins at a line, or None where no such table does."""
    heads = list(_segments(lines[at].text))
    known = [column for _, words in heads if (column := heading_of(words))]
    capital = sum(words[:1].isupper() for _, words in heads)
    if len(heads) < 3 or len(known) < max(2, 0.6 * len(heads)) or capital < 0.8 * len(heads):
        return None
    keyed = heading_of(heads[0][1]) is Column.REF
    rough = [start for start, _ in heads]
    end = _end(lines, at, rough, keyed=keyed)
    body = [line for line in lines[at:end] if not line.blank]
    starts = _starts(body, heads)
    rows = _rows(lines[at:end], starts, keyed=keyed)
    return (Grid(rows), end - at) if len(rows) >= 2 else None


def _segments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the runs of words that single spaces join, each with where it begins."""
    for found in re.finditer(r"\S+(?: \S+)*", text):
        yield found.start(), found[0]


def _end(lines: Sequence[Line], at: int, starts: Sequence[int], *, keyed: bool) -> int:
    """Return the line after the table's last."""
    last = at + 1
    blanks = 0
    for end in range(at + 1, len(lines)):
        if lines[end].blank:
            blanks += 1
            if blanks > (_BLANKS_BETWEEN_PAGES if keyed else _BLANKS):
                break
            continue
        heading_goes_on = end == at + 1 and not blanks
        if not heading_goes_on and _is_outside(lines[end].text, starts, blanks, keyed=keyed):
            break
        blanks = 0
        last = end + 1
    return last


def _is_outside(text: str, starts: Sequence[int], blanks: int, *, keyed: bool) -> bool:
    """Whether a line is none of the table's: it begins at the margin and is not its reference."""
    first, *more = _segments(text)
    if first[0] >= starts[1] - 1:
        return False
    if keyed:
        own = text[: starts[1] - 1].strip()
        return not _KEY.fullmatch(own) and not _KEY.fullmatch(own.split()[0])
    crosses = first[0] + len(first[1]) > starts[1]
    long = len(first[1].split()) > 7 and not more
    return bool(_NAMED.match(text)) or (not more and ((blanks > 0 and crosses) or long))


def _starts(body: Sequence[Line], heads: Sequence[tuple[int, str]]) -> list[int]:
    """Return where each column begins: where many lines do, under its heading or left of it."""
    found = Counter(start for line in body for start, _ in _segments(line.text))
    starts = [0]
    for (before, above), (head, words) in pairwise(heads):
        places = range(max(before + len(above) + 1, head - _CENTRED), head + len(words))
        enough = max(2, max((found[place] for place in places), default=0) // 4)
        under = max(range(head - 1, head + 2), key=lambda place: (found[place], -abs(place - head)))
        usual = (place for place in places if found[place] >= enough)
        starts.append(under if found[under] >= enough else next(usual, head))
    return starts


def _cut(text: str, starts: Sequence[int]) -> list[str]:
    """Cut a line into cells, never within a word."""
    cells = [""] * len(starts)
    for start, words in _segments(text):
        at = start
        for n, word in enumerate(words.split(" ")):
            reach = at + 2 if n == 0 else at
            column = max(k for k, edge in enumerate(starts) if edge <= max(reach, starts[0]))
            cells[column] = f"{cells[column]} {word}".strip()
            at += len(word) + 1
    return cells


def _rows(lines: Sequence[Line], starts: Sequence[int], *, keyed: bool) -> list[Row]:
    rows: list[Row] = []
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        cells = _cut(line.text, starts)
        headings_go_on = len(rows) == 1 and not gap and not _KEY.fullmatch(cells[0])
        if keyed:
            begins = bool(_KEY.fullmatch(cells[0])) or (len(rows) == 1 and not headings_go_on)
        else:
            begins = gap
        if not rows or (begins and not headings_go_on):
            rows.append(row_of(cells, line))
        else:
            pairs = zip(rows[-1].cells, cells, strict=True)
            rows[-1].cells = [f"{above} {below}".strip() for above, below in pairs]
        gap = False
    return rows
