"""A whole table as it is put together, and what tells one table from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.reading.loaders.text.align import Layout, misfit
from goldenthread.reading.loaders.text.blocks import NAMED, Text
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import (
    Column,
    Kind,
    heading_of,
    kind_of,
    same_heading,
)
from goldenthread.reading.loaders.text.grids import Row
from goldenthread.reading.loaders.text.keys import Key


@dataclass(slots=True)
class Fragment:
    """Rows of one table that stood together; the first after a page break may be torn.

    ``mapping`` gives the table's column for each place, where the fragment's own headings say it.
    """

    rows: list[Row] = field(default_factory=list)
    mapping: list[int] | None = None


@dataclass(slots=True)
class Section:
    """A whole table: its title row, its layout and the fragments of its rows, in order."""

    caption: str | None = None
    layout: Layout | None = None
    fragments: list[Fragment] = field(default_factory=list)
    under: str = ""
    line: int = 0
    page: int | None = None

    def rows(self) -> Iterator[Row]:
        """Yield its rows in order."""
        for fragment in self.fragments:
            yield from fragment.rows

    def is_title(self, words: str) -> bool:
        """Whether words repeat the title that this table has, or the heading it stands under."""
        numbers = re.findall(r"\d+", words)
        return any(
            own and re.findall(r"\d+", own) == numbers and same_heading(own, words)
            for own in (self.caption, self.under)
        )

    def has_columns_of(self, other: Section) -> bool:
        """Whether another table has as many columns, all of them known."""
        ours, theirs = self.layout, other.layout
        return ours is not None and theirs is not None and ours.width == theirs.width

    def labels(self) -> Iterator[str]:
        """Yield the headings of its columns and of rows that hold a heading alone."""
        yield from self.layout.headings if self.layout else ()
        for row in self.rows():
            if is_label_row(row):
                yield row.cells[row.filled[0]]


Item = Text | Section | Key


def is_label_row(row: Row) -> bool:
    """Whether a row holds nothing but words that could head a column: a heading across it."""
    alone = len(row.filled) == 1 and row.filled[0] == 0 and len(row.cells) > 1
    words = row.cells[0]
    return alone and len(words) >= 8 and not re.search(r"\d", words) and bool(heading_of(words))


def is_section(text: Text) -> bool:
    """Whether a paragraph ends what was said under a label: a heading of its own."""
    return text.level in (1, 2) or bool(NAMED.match(plain(text.text)))


def same_layout(one: Layout, other: Layout) -> bool:
    """Whether two rows of headings head the same table; one may lack some of the other's."""
    ours = [plain(words) for words in one.headings if plain(words)]
    theirs = [plain(words) for words in other.headings if plain(words)]
    if not ours or not theirs:
        return False
    shared = sum(any(_begins(a, b) for b in ours) for a in theirs)
    return shared >= 0.7 * len(theirs) and len(theirs) >= 0.4 * len(ours)


def _begins(one: str, other: str) -> bool:
    return same_heading(one, other) or (len(one) >= 4 and other.lower().startswith(one.lower()))


def mapped(narrow: Layout, wide: Layout) -> list[int] | None:
    """Return where the columns of repeated headings stand among those of the table."""
    if len(narrow.headings) == len(wide.headings):
        return None
    mapping: list[int] = []
    for place, words in enumerate(narrow.headings):
        least = mapping[-1] + 1 if mapping else 0
        found = (
            n
            for n, own in enumerate(wide.headings)
            if n >= least and plain(words) and _begins(plain(words), plain(own))
        )
        mapping.append(next(found, min(max(place, least), wide.width - 1)))
    return mapping


def restored(layout: Layout, known: Layout) -> Layout:
    """Return the known layout where all that is left of a row of headings are its headings."""
    pairs = list(zip(layout.headings, known.headings, strict=False))
    left = [(plain(own), plain(theirs)) for own, theirs in pairs if plain(own)]
    lost = len(left) < sum(bool(plain(words)) for words in known.headings)
    same = all(_begins(own, theirs) for own, theirs in left)
    return known if layout.width == known.width and lost and same and left else layout


def strip_heading_tails(row: Row, printed: Sequence[str], layout: Layout) -> None:
    """Take from a first row what is left of the headings above it ("Accountable | Lead ...")."""
    for place, words in enumerate(printed[: min(len(row.cells), layout.width)]):
        short, cell = plain(words), plain(row.cells[place])
        for own in layout.headings:
            tail = plain(own)[len(short) :].strip()
            begun = short and plain(own).startswith(short) and len(tail) > 2
            if begun and cell.startswith(f"{tail} "):
                row.cells[place] = cell.removeprefix(tail).strip()


def is_another(table: Section, rows: Sequence[Row]) -> bool:
    """Whether rows without headings are too unlike a table without headings to go on with it."""
    if table.layout is not None or not table.fragments:
        return False
    own = {len(row.cells) for row in table.rows()}
    return not own & {len(row.cells) for row in rows}


def fits(rows: Sequence[Row], layout: Layout) -> bool:
    sound = [row for row in rows if misfit(layout, row.cells) <= len(row.filled) // 4]
    return len(sound) >= 0.5 * len(rows)


def is_new_group(table: Section, row: Row) -> bool:
    """Whether a reference shows that a table without a title of its own has begun: 12 C, 13 A."""
    place = table.layout.place(Column.REF) if table.layout else None
    if place is None or place >= len(row.cells) or table.caption:
        return False
    own = group_of_ref(row.cells[place])
    earlier = [r.cells[place] for r in table.rows() if place < len(r.cells)]
    before = [group for cell in earlier if (group := group_of_ref(cell))]
    return bool(own and before and before[-1] != own)


def group_of_ref(cell: str) -> str | None:
    """Return the number that an action shares with its heading: "13" of "13 A" or "13.2"."""
    if kind_of(cell) is not Kind.REF:
        return None
    found = re.match(r"[A-Z]{0,4}\s?(\d+)(?:[.\s]\d+|\s?[A-Za-z]\b)", plain(cell))
    return found[1] if found else None
