"""Loads a PDF by the geometry of its pages: ruled tables, fonts, and what repeats.

Each page is read once and let go, so that memory stays flat; tables that go on over pages are made
one again.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from goldenthread.reading.document import Block, Cell, Document, Paragraph, Place, Table
from goldenthread.reading.furniture import is_furniture, running_lines
from goldenthread.reading.loaders.pdf_lines import Line, Vocabulary, paragraphs_of
from goldenthread.reading.loaders.pdf_pages import PageContent
from goldenthread.reading.loaders.pdf_parallel import all_pages
from goldenthread.reading.loaders.pdf_pieces import Piece
from goldenthread.reading.loaders.pdf_stitching import fits_on, stitch

_LITTLE = 600  # letters outside tables
_SMALLEST_HEADING = 1.08  # times the size of the running text


def load(path: Path) -> Document:
    """Return the document in a PDF.

    :raises Exception: whatever a broken file makes the library raise.
    """
    pages = all_pages(path)
    running = running_lines([(page.height, page.lines) for page in pages])
    for page in pages:
        page.lines = [ln for ln in page.lines if not is_furniture(ln, page.height, running)]
    return Document(blocks=_Assembly(pages).blocks())


class _Assembly:
    def __init__(self, pages: Sequence[PageContent]) -> None:
        self._pages = pages
        outside = [line for page in pages for line in page.lines]
        if sum(len(line.text) for line in outside) < _LITTLE:  # hardly more than headings
            cells = [p for page in pages for piece in page.pieces for p in piece.patches]
            outside += [line for patch in cells for line in patch.lines]
        self._levels = _heading_levels(outside)
        self._vocabulary = Vocabulary.of(
            [page.lines for page in pages]
            + [patch.lines for page in pages for piece in page.pieces for patch in piece.patches]
        )
        self._out: list[Block] = []
        self._open: tuple[Piece, int] | None = None
        self._tables = 0
        self._heading: str | None = None

    def blocks(self) -> list[Block]:
        """Return the blocks of all the pages, in order."""
        for page in self._pages:
            self._page(page)
        self._close()
        return self._out

    def _page(self, page: PageContent) -> None:
        pieces = sorted(page.pieces, key=lambda piece: piece.top)
        lines = sorted(page.lines, key=lambda line: (line.region, line.bottom, line.x0))
        for piece in pieces:
            above = [line for line in lines if line.bottom <= piece.top + 2]
            lines = [line for line in lines if line.bottom > piece.top + 2]
            self._text(above, page)
            self._piece(piece)
        self._text(lines, page)

    def _text(self, lines: Sequence[Line], page: PageContent) -> None:
        for _, held in groupby(lines, key=lambda line: line.region):
            region = list(held)
            self._close()
            narrow = any(line.region != region[0].region for line in page.lines)
            edge = max(line.x1 for line in (region if narrow else page.lines))
            self._region(region, page, edge)

    def _region(self, lines: Sequence[Line], page: PageContent, edge: float) -> None:
        place = Place(page=page.number, heading=self._heading)
        for n, (paragraph, first) in enumerate(self._paragraphs(lines, place, edge)):
            paragraph.level = 0 if paragraph.depth else self._levels.get(first.size, 0)
            if paragraph.level:
                self._heading = textwrap.shorten(paragraph.text, 80, placeholder="…")
            if not n and self._takes_up(paragraph):
                continue
            self._out.append(paragraph)

    def _takes_up(self, paragraph: Paragraph) -> bool:
        """Put a paragraph to the last one where it only finishes that, over a column or a page."""
        last = self._out[-1] if self._out else None
        if not isinstance(last, Paragraph) or paragraph.depth or not paragraph.text[:1].islower():
            return False
        alike = (last.level, last.bold) == (paragraph.level, paragraph.bold)
        if not alike or last.text.rstrip().endswith((".", ":", ";", "!", "?")):
            return False
        last.text = self._vocabulary.joined(last.text, paragraph.text)
        return True

    def _paragraphs(
        self, lines: Sequence[Line], place: Place, edge: float
    ) -> list[tuple[Paragraph, Line]]:
        """Return paragraphs with their first lines: headings of one size are kept apart."""
        found = []
        for run in _runs_of_size(lines):
            for paragraph in paragraphs_of(
                run, self._vocabulary, place, right=edge, numbered=run[0].size not in self._levels
            ):
                found.append((paragraph, run[0]))
        return found

    def _piece(self, piece: Piece) -> None:
        if self._open is not None and fits_on(self._open[0], piece):
            joined = stitch(self._open[0], piece)
            if joined is not None:
                self._open = (joined, self._open[1])
                return
        self._close()
        self._open = (piece, piece.page)

    def _close(self) -> None:
        """Finish the table that may have gone on."""
        if self._open is None:
            return
        piece, page = self._open
        self._open = None
        self._tables += 1
        place = Place(page=page, table=self._tables, heading=self._heading)
        self._out.append(_table(piece, place, self._vocabulary))


def _runs_of_size(lines: Sequence[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and runs[-1][0].size == line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _heading_levels(lines: Sequence[Line]) -> dict[float, int]:
    """Return the heading level of each size of type larger than that of the running text."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    if not letters:
        return {}
    body = letters.most_common(1)[0][0]
    larger = sorted((s for s in letters if s > body * _SMALLEST_HEADING), reverse=True)
    return {size: min(n, 9) for n, size in enumerate(larger, start=1)}


def _table(piece: Piece, place: Place, vocabulary: Vocabulary) -> Table:
    cells = []
    for patch in piece.patches:
        at = Place(page=place.page, table=place.table, row=patch.row + 1, heading=place.heading)
        margin = min((line.x0 for line in patch.lines), default=patch.box[0]) - patch.box[0]
        right = patch.box[2] - min(max(margin, 0.0), 8.0)
        paragraphs = paragraphs_of(patch.lines, vocabulary, at, right=right)
        cells.append(
            Cell(
                row=patch.row,
                column=patch.column,
                row_span=patch.row_span,
                column_span=patch.column_span,
                paragraphs=paragraphs,
                fill=patch.fill,
                bold=bool(paragraphs) and all(p.bold for p in paragraphs),
            )
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(cells=cells, rows=piece.rows, columns=len(piece.edges) - 1, place=place)
