"""Rows in which a table's headings and something else were printed over each other.

Where a page begins, an extraction may put a heading's last line, the column headings and the
first line of content into the same cells: "oung people Accountable Officer Sarah".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.reading.loaders.text.align import Layout
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import Kind, kind_of
from goldenthread.reading.loaders.text.grids import Row


@dataclass(slots=True)
class Overprint:
    """What stands before, as and after the headings in the cells of a row.

    ``plainly`` is set where a whole heading has other words beside it that head no column.
    """

    before: Row
    headings: Row
    after: Row
    plainly: bool = False

    def joined(self, other: Overprint) -> Overprint:
        """Return this with another reading of the same rows: the fuller cell of each pair."""
        return Overprint(
            self.before if any(self.before.cells) else other.before,
            _fuller(self.headings, other.headings),
            _fuller(self.after, other.after),
            self.plainly or other.plainly,
        )


def _fuller(one: Row, other: Row) -> Row:
    width = max(len(one.cells), len(other.cells))
    pad = [*one.cells, *[""] * (width - len(one.cells))]
    pad_other = [*other.cells, *[""] * (width - len(other.cells))]
    cells = [max(a, b, key=len) for a, b in zip(pad, pad_other, strict=True)]
    return Row(cells, one.line, one.page)


def overprint_in(row: Row, known: Layout) -> Overprint | None:
    """Return what a row holds besides the headings of a known table, or None for another row.

    At least three headings must be there, in their order, in half of the cells that hold words.
    """
    width = len(row.cells)
    before, headings, after = [""] * width, [""] * width, [""] * width
    last = -1
    hits = 0
    plainly = False
    for place in row.filled:
        cell = plain(row.cells[place])
        found = _heading_in(cell, known.headings, last)
        if found is None:
            (before if _is_scrap(cell) else after)[place] = cell
            continue
        last, start, end = found
        hits += 1
        before[place], after[place] = cell[:start].strip(), cell[end:].strip()
        headings[place] = known.headings[last]
        whole = end - start >= len(plain(known.headings[last]))
        more = f"{before[place]} {after[place]}".strip()
        plainly = plainly or (whole and _is_content(more))
    if hits < 3 or hits < 0.5 * len(row.filled):
        return None
    return Overprint(
        Row(before, row.line, row.page),
        Row(headings, row.line, row.page),
        Row(after, row.line, row.page),
        plainly,
    )


def _is_scrap(cell: str) -> bool:
    """Whether a cell without a heading is a piece of the line that was printed above them."""
    if kind_of(cell) in (Kind.REF, Kind.DATE):
        return False
    return cell[:1].islower() or len(cell) <= 6


def _is_content(words: str) -> bool:
    return len(words.split()) >= 3 or kind_of(words) in (Kind.REF, Kind.DATE)


def _heading_in(cell: str, headings: Sequence[str], last: int) -> tuple[int, int, int] | None:
    """Return which heading after the last one stands in a cell, and from where to where."""
    found: list[tuple[int, int, int, int]] = []
    for place in range(last + 1, len(headings)):
        for words, rank in _forms(plain(headings[place])):
            match = _pattern(words).search(cell)
            if match:
                found.append((rank, place, match.start(), match.end()))
                break
    if not found:
        return None
    _, place, start, end = max(found, key=lambda hit: (hit[0], -hit[1]))
    return place, start, end


def _forms(heading: str) -> list[tuple[str, int]]:
    """Return a heading whole and without its first or last words, the whole ranked highest."""
    words = heading.split()
    forms = [(heading, 100 + len(heading))] if len(heading) >= 3 else []
    forms += [(" ".join(words[:k]), len(words[0])) for k in range(len(words) - 1, 0, -1)]
    forms += [(" ".join(words[k:]), 1) for k in range(1, len(words))]
    return [(form, rank) for form, rank in forms if len(form) >= 3 and form[0].isupper()]


@lru_cache(maxsize=512)
def _pattern(words: str) -> re.Pattern[str]:
    letters = [re.escape(letter) for letter in words.replace(" ", "")]
    spaced = r"\s?".join(letters[1:])
    return re.compile(rf"(?<!\S){letters[0]}\s?(?i:{spaced})(?!\S)" if spaced else letters[0])
