"""Fragments of tables, as a text prints them page by page -> whole tables.

A table goes on after a page break without its headings, with its headings again, with its title
and its headings again, or as paragraphs under its headings; a new one may begin without either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.reading.loaders.text.align import Layout, layout_of, misfit
from goldenthread.reading.loaders.text.blocks import NAMED, RawBlock, Text
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import (
    Column,
    Kind,
    heading_of,
    is_noise,
    kind_of,
    same_heading,
)
from goldenthread.reading.loaders.text.findings import finding_texts
from goldenthread.reading.loaders.text.grids import Row
from goldenthread.reading.loaders.text.keys import Key, key_in_texts, ratings_of
from goldenthread.reading.loaders.text.overprint import Overprint
from goldenthread.reading.loaders.text.parts import Part, PartOfGrid, parts_of
from goldenthread.reading.loaders.text.shreds import Usage, rejoined, usage_of, with_next_line


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
        return any(own and same_heading(own, words) for own in (self.caption, self.under))

    def labels(self) -> Iterator[str]:
        """Yield the headings of its columns and of rows that hold a heading alone."""
        yield from self.layout.headings if self.layout else ()
        for row in self.rows():
            if _is_label_row(row):
                yield row.cells[row.filled[0]]


Item = Text | Section | Key


def stitched(blocks: Sequence[RawBlock]) -> list[Item]:
    """Return the paragraphs, whole tables and keys of ratings of a text, in order."""
    stitcher = _Stitcher(usage_of(blocks), ratings_of(blocks))
    for block in blocks:
        if isinstance(block, Text):
            stitcher.text(block)
        else:
            stitcher.grid(block.rows)
    return stitcher.finish()


class _Stitcher:
    """Takes blocks in order; ``waiting`` are the paragraphs since the last row of a table."""

    def __init__(self, usage: Usage, ratings: Sequence[str]) -> None:
        self.items: list[Item] = []
        self.usage = usage
        self.ratings = ratings
        self.table: Section | None = None
        self.headed: Section | None = None
        self.waiting: list[Text] = []
        self.made: Row | None = None
        self.slot = 0
        self.unfinished: list[str] = []
        self.labels: list[str] = []

    def finish(self) -> list[Item]:
        self._flush()
        return _with_keys(self.items, self.ratings)

    def text(self, text: Text) -> None:
        words = plain(text.text)
        label = self._label(words)
        if label is not None and self.headed is not None:
            self._begin_label(label, text, self.headed)
        elif self.made is not None and not _is_section(text):
            bullet = "• " if text.depth else ""
            self.made.cells[self.slot] += f"<p>{bullet}{text.text}</p>"
        else:
            self.made = None
            self.waiting.append(text)

    def grid(self, rows: Sequence[Row]) -> None:
        self.made = None
        known = self.headed.layout if self.headed else None
        listed = False
        for part in parts_of(rows, known, self.usage, self.ratings):
            if part.key is not None:
                self._key(part.key)
            elif listed and part.part in (Part.ROWS, Part.TITLE):
                self.waiting.extend(finding_texts(part.rows, self.usage))
            elif part.part is Part.TITLE:
                self._title(part)
            elif part.part is Part.HEADINGS:
                self._headings(part)
            elif part.part is Part.OVERPRINT and part.over is not None:
                self._overprint(part.over)
            elif part.part is Part.CUT_HEADING:
                self.waiting.append(
                    Text(part.words, part.row.line, part.row.page, level=3, cut=True)
                )
            else:
                self._rows(part.rows)
            listed = part.part is Part.KEY or (listed and part.part in (Part.ROWS, Part.TITLE))

    def _key(self, key: Key) -> None:
        if self.table is not None and not self.table.fragments and self.table.caption:
            self.items.remove(self.table)
            own = self.table
            self.waiting.insert(0, Text(own.caption or "", own.line, own.page, level=2))
        if key.above:
            self.waiting.append(Text(key.above, key.line, key.page, level=2))
        self._flush()
        self.items.append(key)
        self.table = None

    # a table printed as paragraphs under its headings ----------------------------------------

    def _label(self, words: str) -> str | None:
        """Return the heading of the last table that a paragraph repeats word for word."""
        if self.headed is None or len(words) < 8 or words[0].isdigit() or not heading_of(words):
            return None
        own = [*self.headed.labels(), *self.labels]
        return next((label for label in own if same_heading(label, words)), None)

    def _begin_label(self, label: str, text: Text, table: Section) -> None:
        if self.waiting and NAMED.match(plain(self.waiting[-1].text)):
            title = self.waiting.pop()
            renewed = Section(plain(title.text), table.layout, [], "", title.line, title.page)
            self._begin(renewed)
            table = renewed
        self.waiting.clear()
        headings = table.layout.headings if table.layout else []
        place = next((n for n, own in enumerate(headings) if same_heading(own, label)), None)
        width = max(1, len(headings))
        if place is None:
            table.fragments.append(Fragment([Row([label], text.line, text.page)], [0]))
        if self.made is None or place is None or self.made.cells[place]:
            self.made = Row([""] * width, text.line, text.page)
            table.fragments.append(Fragment([self.made], list(range(width))))
        self.slot = place or 0

    # tables ------------------------------------------------------------------------------------

    def _title(self, part: PartOfGrid) -> None:
        if self.table is not None and self._goes_on() and self.table.is_title(part.words):
            self.waiting.clear()
            return
        self._begin(Section(part.words, None, [], "", part.row.line, part.row.page))

    def _headings(self, part: PartOfGrid) -> None:
        layout = layout_of(part.row.cells)
        self.unfinished = list(part.row.cells)
        table = self.table
        if table is not None and self._goes_on():
            self.waiting.clear()
            if table.layout is None and not table.fragments:
                table.layout = layout
                self.headed = table
                return
            if table.layout and _same(table.layout, layout):
                table.fragments.append(Fragment([], _mapped(layout, table.layout)))
                return
        if self.headed is not None and self.headed.layout is not None:
            layout = _restored(layout, self.headed.layout)
        self._begin(Section(None, layout, [], self._heading(), part.row.line, part.row.page))

    def _overprint(self, over: Overprint) -> None:
        """Begin or go on with the known table, and take the content printed over its headings."""
        more = rejoined(over.before.cells, self.usage)
        if self.waiting and more and self.waiting[-1].cut:
            self.waiting[-1].text = with_next_line(self.waiting[-1].text, more)
        known = self.headed.layout if self.headed else None
        self._begin(
            Section(None, known, [], self._heading(), over.headings.line, over.headings.page)
        )
        if over.after.filled:
            self._rows([over.after])

    def _rows(self, rows: list[Row]) -> None:
        table = self.table
        if table is None or not self._goes_on() or _is_another(table, rows):
            table = self._headless(rows)
        self.waiting.clear()
        if self.unfinished and table.layout:
            _strip_heading_tails(rows[0], self.unfinished, table.layout)
        self.unfinished = []
        if table.layout and _is_new_group(table, rows[0]):
            table = Section(None, table.layout, [], "", rows[0].line, rows[0].page)
            self._begin(table)
        self.labels += [row.cells[row.filled[0]] for row in rows if _is_label_row(row)]
        if table.fragments and not table.fragments[-1].rows:
            table.fragments[-1].rows.extend(rows)
        else:
            table.fragments.append(Fragment(rows))

    def _headless(self, rows: list[Row]) -> Section:
        """Begin a table that has no headings: those of the last table, if its rows fit them."""
        layout = self.headed.layout if self.headed else None
        fits = layout is not None and layout.is_of_actions and _fits(rows, layout)
        table = Section(
            None, layout if fits else None, [], self._heading(), rows[0].line, rows[0].page
        )
        self._begin(table)
        return table

    def _begin(self, table: Section) -> None:
        self._flush()
        self.items.append(table)
        self.table = table
        self.made = None
        if table.layout:
            self.headed = table

    def _goes_on(self) -> bool:
        """Whether nothing but the open table's own title was printed since its last row."""
        table = self.table
        return table is not None and all(
            table.is_title(plain(text.text)) or is_noise(plain(text.text)) for text in self.waiting
        )

    def _heading(self) -> str:
        return plain(self.waiting[-1].text) if self.waiting else ""

    def _flush(self) -> None:
        self.items.extend(self.waiting)
        self.waiting.clear()


def _with_keys(items: Sequence[Item], ratings: Sequence[str]) -> list[Item]:
    """Return the items with keys that were printed as paragraphs made keys."""
    if not ratings:
        return list(items)
    out: list[Item] = []
    at = 0
    while at < len(items):
        run: list[Text] = []
        for item in items[at : at + 8]:
            if not isinstance(item, Text):
                break
            run.append(item)
        found = key_in_texts(run, ratings) if run else None
        out.append(found[0] if found else items[at])
        at += found[1] if found else 1
    return out


def _is_label_row(row: Row) -> bool:
    """Whether a row holds nothing but words that could head a column: a heading across it."""
    alone = len(row.filled) == 1 and row.filled[0] == 0 and len(row.cells) > 1
    words = row.cells[0]
    return alone and len(words) >= 8 and not re.search(r"\d", words) and bool(heading_of(words))


def _is_section(text: Text) -> bool:
    """Whether a paragraph ends what was said under a label: a heading of its own."""
    return text.level in (1, 2) or bool(NAMED.match(plain(text.text)))


def _same(one: Layout, other: Layout) -> bool:
    """Whether two rows of headings head the same table; one may lack some of the other's."""
    ours = [plain(words) for words in one.headings if plain(words)]
    theirs = [plain(words) for words in other.headings if plain(words)]
    if not ours or not theirs:
        return False
    shared = sum(any(_begins(a, b) for b in ours) for a in theirs)
    return shared >= 0.7 * len(theirs) and len(theirs) >= 0.4 * len(ours)


def _begins(one: str, other: str) -> bool:
    return same_heading(one, other) or (len(one) >= 4 and other.lower().startswith(one.lower()))


def _mapped(narrow: Layout, wide: Layout) -> list[int] | None:
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


def _restored(layout: Layout, known: Layout) -> Layout:
    """Return the known layout where all that is left of a row of headings are its headings."""
    pairs = list(zip(layout.headings, known.headings, strict=False))
    left = [(plain(own), plain(theirs)) for own, theirs in pairs if plain(own)]
    lost = len(left) < sum(bool(plain(words)) for words in known.headings)
    same = all(_begins(own, theirs) for own, theirs in left)
    return known if layout.width == known.width and lost and same and left else layout


def _strip_heading_tails(row: Row, printed: Sequence[str], layout: Layout) -> None:
    """Take from a first row what is left of the headings above it ("Accountable | Lead ...")."""
    for place, words in enumerate(printed[: min(len(row.cells), layout.width)]):
        short, cell = plain(words), plain(row.cells[place])
        for own in layout.headings:
            tail = plain(own)[len(short) :].strip()
            begun = short and plain(own).startswith(short) and len(tail) > 2
            if begun and cell.startswith(f"{tail} "):
                row.cells[place] = cell.removeprefix(tail).strip()


def _is_another(table: Section, rows: Sequence[Row]) -> bool:
    """Whether rows without headings are too unlike a table without headings to go on with it."""
    if table.layout is not None or not table.fragments:
        return False
    own = {len(row.cells) for row in table.rows()}
    return not own & {len(row.cells) for row in rows}


def _fits(rows: Sequence[Row], layout: Layout) -> bool:
    sound = [row for row in rows if misfit(layout, row.cells) <= len(row.filled) // 4]
    return len(sound) >= 0.5 * len(rows)


def _is_new_group(table: Section, row: Row) -> bool:
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
