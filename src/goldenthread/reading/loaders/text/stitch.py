"""Fragments of tables, as a text prints them page by page -> whole tables.

A table goes on after a page break without its headings, with its headings again, with its title
and its headings again, or as paragraphs under its headings; a new one may begin without either.
"""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.reading.loaders.text.align import layout_of
from goldenthread.reading.loaders.text.blocks import NAMED, RawBlock, Text
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import heading_of, is_noise, same_heading
from goldenthread.reading.loaders.text.findings import finding_texts
from goldenthread.reading.loaders.text.grids import Row
from goldenthread.reading.loaders.text.keys import Key, key_in_texts, ratings_of
from goldenthread.reading.loaders.text.overprint import Overprint
from goldenthread.reading.loaders.text.parts import Part, PartOfGrid, parts_of
from goldenthread.reading.loaders.text.sections import (
    Fragment,
    Item,
    Section,
    fits,
    is_another,
    is_label_row,
    is_new_group,
    is_section,
    mapped,
    restored,
    same_layout,
    strip_heading_tails,
)
from goldenthread.reading.loaders.text.shreds import Usage, rejoined, usage_of, with_next_line


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
        elif self.made is not None and not is_section(text):
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
            if table.layout and same_layout(table.layout, layout):
                table.fragments.append(Fragment([], mapped(layout, table.layout)))
                return
        if self.headed is not None and self.headed.layout is not None:
            layout = restored(layout, self.headed.layout)
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
        if table is None or not self._goes_on() or is_another(table, rows):
            table = self._headless(rows)
        self.waiting.clear()
        if self.unfinished and table.layout:
            strip_heading_tails(rows[0], self.unfinished, table.layout)
        self.unfinished = []
        if table.layout and is_new_group(table, rows[0]):
            table = Section(None, table.layout, [], "", rows[0].line, rows[0].page)
            self._begin(table)
        self.labels += [row.cells[row.filled[0]] for row in rows if is_label_row(row)]
        if table.fragments and not table.fragments[-1].rows:
            table.fragments[-1].rows.extend(rows)
        else:
            table.fragments.append(Fragment(rows))

    def _headless(self, rows: list[Row]) -> Section:
        """Begin a table that has no headings: those of the last table, if its rows fit them."""
        layout = self.headed.layout if self.headed else None
        same = layout is not None and layout.is_of_actions and fits(rows, layout)
        table = Section(
            None, layout if same else None, [], self._heading(), rows[0].line, rows[0].page
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
