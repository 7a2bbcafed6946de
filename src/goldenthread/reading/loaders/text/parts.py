"""The rows of one grid -> parts: title rows, rows of headings, cut headings, rows of content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from goldenthread.reading.loaders.text.align import Layout
from goldenthread.reading.loaders.text.blocks import NAMED
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import Kind, heading_of, is_noise, kind_of
from goldenthread.reading.loaders.text.grids import Row
from goldenthread.reading.loaders.text.keys import Key, key_in
from goldenthread.reading.loaders.text.overprint import Overprint, overprint_in
from goldenthread.reading.loaders.text.shreds import (
    Usage,
    heading_in,
    legibility,
    rejoined,
    with_next_line,
)

_LONGEST_KEY = 24  # rows


class Part(Enum):
    """What a run of rows in a grid is."""

    TITLE = "title"
    HEADINGS = "headings"
    CUT_HEADING = "cut heading"
    OVERPRINT = "headings printed over"
    KEY = "key of ratings"
    ROWS = "rows"


@dataclass(slots=True)
class PartOfGrid:
    """A run of rows; ``words`` is the text of a title or of a heading that was cut to pieces."""

    part: Part
    rows: list[Row] = field(default_factory=list)
    words: str = ""
    over: Overprint | None = None
    key: Key | None = None

    @property
    def row(self) -> Row:
        """Its first row."""
        return self.rows[0]


def parts_of(
    rows: Sequence[Row], known: Layout | None, usage: Usage, ratings: Sequence[str]
) -> list[PartOfGrid]:
    """Return the parts of a grid in order.

    :param known: the layout of the last table, whose headings may come back damaged
    :param usage: the words and labels of the document, to mend cut headings by
    :param ratings: the lines of the document's key of ratings
    """
    parts: list[PartOfGrid] = []
    skip = 0
    for at, row in enumerate(rows):
        if at < skip or all(is_noise(plain(cell)) for cell in row.cells):
            continue
        if found := key_in(rows[at : at + _LONGEST_KEY], ratings, usage):
            found[0].above = _taken_above(parts)
            parts.append(PartOfGrid(Part.KEY, list(rows[at : at + found[1]]), key=found[0]))
            skip = at + found[1]
            continue
        following = rows[at + 1] if at + 1 < len(rows) else None
        for part in _parts_of_row(row, following, known, usage):
            _add(part, parts, usage)
    return _next_lines(parts, usage)


def _add(part: PartOfGrid, parts: list[PartOfGrid], usage: Usage) -> None:
    """Add a part: rows join rows, and a cut heading printed twice is taken once."""
    last = parts[-1] if parts else None
    if last and part.part is last.part is Part.ROWS:
        last.rows.extend(part.rows)
    elif part.part is Part.CUT_HEADING and (same := _printed_before(part, parts)):
        same.words = max(same.words, part.words, key=lambda line: legibility(line, usage))
    elif last and last.over and part.over:
        last.over = last.over.joined(part.over)
    else:
        parts.append(part)


def _taken_above(parts: list[PartOfGrid]) -> str:
    """Take a row of one cell that stands above a key: the number or label of what it begins."""
    last = parts[-1] if parts else None
    if last is None or last.part is not Part.ROWS:
        return ""
    words = [plain(cell) for cell in last.rows[-1].cells if not is_noise(plain(cell))]
    if len(words) != 1:
        return ""
    last.rows.pop()
    if not last.rows:
        parts.pop()
    return words[0]


def _printed_before(part: PartOfGrid, parts: Sequence[PartOfGrid]) -> PartOfGrid | None:
    headings = (other for other in parts if other.part is Part.CUT_HEADING)
    return next((other for other in headings if _number(other) == _number(part)), None)


def _next_lines(parts: Sequence[PartOfGrid], usage: Usage) -> list[PartOfGrid]:
    """Return the parts with rows that are the next line of a cut heading taken into it."""
    out: list[PartOfGrid] = []
    for at, part in enumerate(parts):
        last = out[-1] if out else None
        if last and last.part is Part.CUT_HEADING and part.part is Part.ROWS:
            below = parts[at + 1].part if at + 1 < len(parts) else None
            count = _scraps(part.rows, before_headings=below in (Part.HEADINGS, Part.OVERPRINT))
            for row in part.rows[:count]:
                more = rejoined([cell for cell in row.cells if not heading_of(cell)], usage)
                last.words = with_next_line(last.words, more)
            part.rows = part.rows[count:]
            if not part.rows:
                continue
        out.append(part)
    return out


def _scraps(rows: Sequence[Row], *, before_headings: bool) -> int:
    """Return how many rows under a cut heading are pieces of its next lines."""
    for at, row in enumerate(rows):
        cells = [plain(row.cells[place]) for place in row.filled]
        kinds = [kind_of(cell) for cell in cells]
        pieces_only = all(
            cell[:1].islower() or heading_of(cell) or kind is Kind.EMPTY
            for cell, kind in zip(cells, kinds, strict=True)
        )
        own = Kind.REF in kinds or Kind.DATE in kinds
        if own or not (pieces_only or (before_headings and len(rows) <= 4)):
            return at
    return len(rows)


def _number(part: PartOfGrid) -> str:
    found = re.search(r"\d+", part.words)
    return found[0] if found else ""


def _parts_of_row(
    row: Row, following: Row | None, known: Layout | None, usage: Usage
) -> list[PartOfGrid]:
    if heading := heading_in(row, usage):
        return [PartOfGrid(Part.CUT_HEADING, [row], heading)]
    whole = is_headings(row)
    found = overprint_in(row, known) if known else None
    if found and (found.plainly or not (whole and _only_headings(row, found))):
        return [PartOfGrid(Part.OVERPRINT, [row], over=found)]
    if whole:
        return [PartOfGrid(Part.HEADINGS, [row])]
    if title := _title_in(row, following):
        return [PartOfGrid(Part.TITLE, [row], title)]
    return [PartOfGrid(Part.ROWS, [row])]


def is_headings(row: Row) -> bool:
    """Whether a row is one of column headings."""
    filled = [row.cells[place] for place in row.filled]
    named = [column for cell in filled if (column := heading_of(cell)) is not None]
    enough = len(named) == len(filled) or (len(named) >= 0.6 * len(filled) and len(named) >= 3)
    return len(named) >= 2 and enough and len(set(named)) >= 2


def _is_label(words: str) -> bool:
    return heading_of(words) is not None and not re.search(r"\d", words)


def _only_headings(row: Row, over: Overprint) -> bool:
    """Whether all that a row holds besides a known table's headings are headings too."""
    more = zip(row.cells, over.before.cells, over.after.cells, strict=True)
    return all(heading_of(cell) for cell, before, after in more if before or after)


def _title_in(row: Row, following: Row | None) -> str | None:
    """Return the title that fills a row alone, above the headings or by its own label."""
    if len(row.filled) != 1 or row.filled[0] > 1 or len(row.cells) < 2:
        return None
    words = plain(row.cells[row.filled[0]])
    above = following is not None and is_headings(following)
    if len(words) < 4 or _is_label(words) or words[0].islower():
        return None
    return words if above or NAMED.match(words) else None
