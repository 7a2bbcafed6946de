"""What inspectors said, printed as lines under a title and cut by a column line.

"2a. Leaders' evaluations ... to have experience of children. | a full picture of the lived": the
second cell holds the end of the first printed line, which belongs before the second line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from goldenthread.reading.loaders.text.blocks import Text
from goldenthread.reading.loaders.text.cleaning import pieces, plain
from goldenthread.reading.loaders.text.columns import is_noise
from goldenthread.reading.loaders.text.grids import Row
from goldenthread.reading.loaders.text.joins import LOST
from goldenthread.reading.loaders.text.shreds import Usage, rejoined

_BEGINS = re.compile(r"^\W*(?:[0-9A-Za-z]{1,3}\s?[.)]\s|\d{1,2}\s?[a-z]\s)")


def finding_texts(rows: Sequence[Row], usage: Usage) -> list[Text]:
    """Return the paragraphs that rows under an area's title hold, each line in its place."""
    cut_at = _cut_at(rows)
    found: list[Text] = []
    for row in rows:
        left = row.cells[0] if row.cells else ""
        tail = rejoined(row.cells[1:], usage)
        if "<li" in left or "<br" in left:
            parts = [part for piece in pieces(left) for part in _between(piece.text)]
            loose = [Text(f"{LOST} {tail}", row.line, row.page)] if tail else []
        else:
            words = plain(left)
            whole = _with_tail(words, tail, cut_at, usage) if tail else words
            parts, loose = _between(whole), []
        for words in parts:
            _add(words, row, found)
        found.extend(loose)
    return found


def _add(words: str, row: Row, found: list[Text]) -> None:
    """Add a paragraph, or words that go on with the last one."""
    if is_noise(words):
        return
    if found and found[-1].depth and not _BEGINS.match(words):
        found[-1].text = f"{found[-1].text} {words}"
    else:
        found.append(Text(words, row.line, row.page, depth=1))


def _between(words: str) -> list[str]:
    """Cut a run of text before each lettered mark within it."""
    cut = r"(?<=\))\s+(?=\d{1,2}\s?[a-z]\s?\.?\s)|\s+(?=\d{1,2}[a-z]\s?\.\s+[A-Z])"
    return [part for part in re.split(cut, words) if part]


def _cut_at(rows: Sequence[Row]) -> int:
    """Return how many letters of a line stood left of the cut, by rows of a single line."""
    lengths = [
        len(plain(row.cells[0]))
        for row in rows
        if len(row.filled) > 1 and row.filled[0] == 0 and "<li" not in row.cells[0]
    ]
    single = [length for length in lengths if length <= 1.25 * min(lengths)]
    return int(median(single)) if single else 0


def _with_tail(words: str, tail: str, cut_at: int, usage: Usage) -> str:
    """Return a text with the end of its first line where that line was cut."""
    if not cut_at or len(words) <= cut_at + 15:
        return rejoined([words, tail], usage)
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    cut = min(spaces, key=lambda at: abs(at - cut_at))
    return f"{rejoined([words[:cut], tail], usage)} {words[cut + 1 :]}"
