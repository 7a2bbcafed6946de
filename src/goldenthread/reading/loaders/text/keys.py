"""The key of a plan's ratings, printed beside the title of an area and often torn to pieces.

The key is a column of rating words; beside it stand the lines of the title. Where one such key is
whole in the document, the words of it find the damaged ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from goldenthread.reading.loaders.text.blocks import RawBlock, Text
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import Kind, heading_of, is_noise, kind_of
from goldenthread.reading.loaders.text.grids import Row
from goldenthread.reading.loaders.text.shreds import Usage, rejoined


@dataclass(slots=True)
class Key:
    """A printed key: its heading and ratings in order, and the title that stood beside it.

    ``above`` is what a row of one cell said over it ("4. AREA FOR IMPROVEMENT").
    """

    ratings: list[str]
    title: str
    line: int
    page: int | None = None
    above: str = ""


def ratings_of(blocks: Iterable[RawBlock]) -> list[str]:
    """Return the lines of the first whole key in a document: its heading, if any, and ratings.

    A key names each rating once, one below the other, at least three of them.
    """
    for block in blocks:
        if isinstance(block, Text):
            continue
        run: list[str] = []
        above = ""
        for row in [*block.rows, Row([""], 0)]:
            last = plain(row.cells[row.filled[-1]]) if row.filled else ""
            if kind_of(last) is Kind.STATUS and last not in run and len(row.filled) <= 2:
                run.append(last)
                continue
            if len(run) >= 3 and last not in run:
                return [above, *run] if heading_of(above) else run
            run, above = [], last
    return []


def key_in(rows: Sequence[Row], ratings: Sequence[str], usage: Usage) -> tuple[Key, int] | None:
    """Return the key that begins at the first of these rows and how many rows it takes.

    A row that is no line of the key may stand within it, but not begin or end it.
    """
    if len(ratings) < 3:
        return None
    found: list[str] = []
    titles: list[str] = []
    end = 0
    for at, row in enumerate(rows):
        beside, rating = _split(row, ratings, usage)
        if rating in found or (rating is None and (at == 0 or at - end > 1)):
            break
        titles.append(beside)
        if rating is not None:
            found.append(rating)
            end = at + 1
    if len(set(found)) < 3:
        return None
    return Key(found, _first_run(titles[:end]), rows[0].line, rows[0].page), end


def _split(row: Row, ratings: Sequence[str], usage: Usage) -> tuple[str, str | None]:
    """Return what stands beside a rating in a row, and the rating as the whole key prints it."""
    if not row.filled:
        return "", None
    last = plain(row.cells[row.filled[-1]])
    rating = _like(last, ratings)
    if rating:
        return rejoined(row.cells[: row.filled[-1]], usage), rating
    line = re.sub(r"(?<=[a-z)])\s+\d+$", "", rejoined(row.cells, usage))
    for rating in sorted(ratings, key=len, reverse=True):
        tail = line[-len(rating) - 2 :]
        if fuzz.ratio(tail.lower().strip(), rating.lower()) >= 85:
            return line[: -len(rating)].strip(), rating
    return line, None


def _like(words: str, ratings: Sequence[str]) -> str | None:
    scores = [(fuzz.ratio(words.lower(), rating.lower()), rating) for rating in ratings]
    best = max(scores)
    return best[1] if best[0] >= 85 else None


def _first_run(titles: Sequence[str]) -> str:
    """Return the lines of a title: those together from the first; what follows a gap is dirt."""
    lines: list[str] = []
    for title in titles:
        if not is_noise(title):
            lines.append(title)
        elif lines:
            break
    return " ".join(lines)


def key_in_texts(texts: Sequence[Text], ratings: Sequence[str]) -> tuple[Key, int] | None:
    """Return the key that paragraphs hold, from the first of these, and how many they are.

    A page printed in two columns gives the lines of the key run together, and the title among
    them.
    """
    found: list[str] = []
    titles: list[str] = []
    end = 0
    for at, text in enumerate(texts[:8]):
        words = plain(text.text)
        held = _ratings_in(words, ratings)
        if not held and (at == 0 or titles):
            break
        if held:
            found += held
            end = at + 1
        else:
            titles.append(words)
    if len(found) < 3 or len(set(found)) < len(ratings) - 1:
        return None
    return Key(list(ratings), " ".join(titles), texts[0].line, texts[0].page), end


def _ratings_in(words: str, ratings: Sequence[str]) -> list[str]:
    """Return the lines of the key that a paragraph consists of; none when it holds other words."""
    found: list[str] = []
    left = words
    while left:
        hits = [
            rating
            for rating in ratings
            if fuzz.ratio(left[: len(rating)].lower(), rating.lower()) >= 85
        ]
        if not hits:
            return []
        rating = max(hits, key=len)
        found.append(rating)
        left = left[len(rating) :].lstrip(" –-e") if len(left) > len(rating) + 3 else ""
    return found
