"""The neutral document: what every loader makes and every later step reads.

A document is a row of blocks in reading order: paragraphs (headings and list items among them) and
tables. Page furniture (running headers and footers, page numbers, a table's header repeated on
each page) is already gone, and a table or a cell that went on over a page is one again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands, in words that a person can follow in the original."""

    page: int | None = None
    sheet: str | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    heading: str | None = None

    def __str__(self) -> str:
        parts = [
            f"page {self.page}" if self.page else "",
            f"sheet {self.sheet}" if self.sheet else "",
            f"line {self.line}" if self.line else "",
            f"table {self.table}" if self.table else "",
            f"row {self.row}" if self.row else "",
            f"under “{self.heading}”" if self.heading else "",
        ]
        return ", ".join(part for part in parts if part) or "the document"


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A run of text that stands alone: a heading, a list item or a plain paragraph.

    ``level`` is 0 for plain text and 1 (highest) to 9 for a heading. ``depth`` is 0 when the
    paragraph is no list item and 1 (outermost) and on when it is; ``marker`` is the printed list
    mark ("•", "a)", "1.2") where the loader can tell it from the text. A line break inside a
    paragraph is a newline in its text. ``lead_in`` are its first words where they are set apart
    from the rest ("Lead" in bold before a name); ``is_label`` is True where the file itself says
    that the paragraph names what comes next (the term of a definition list).
    """

    text: str
    level: int = 0
    depth: int = 0
    marker: str | None = None
    bold: bool = False
    italic: bool = False
    lead_in: str | None = None
    is_label: bool = False
    place: Place = field(default_factory=Place)


@dataclass(slots=True, kw_only=True)
class Cell:
    """A table cell. A merged cell stands once, at its top left, with its spans.

    ``fill`` is the shading as six hexadecimal digits ("00B050") or None for white or none.
    ``date`` is set where the file itself knows that the cell is a date (a workbook's date cell):
    ISO 8601 with the precision that the cell shows ("2022-01" for a cell shown as "Jan 22").
    ``tables`` are tables inside the cell; they stand after its paragraphs.
    """

    row: int
    column: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None
    date: str | None = None
    bold: bool = False
    tables: list[Table] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words on one line, paragraphs divided by a space."""
        return " ".join(" ".join(p.text for p in self.paragraphs).split())


@dataclass(slots=True, kw_only=True)
class Table:
    """A grid of cells; rows and columns count from 0. Cells stand in row, then column order.

    ``hidden_columns`` are there but not shown (a workbook's hidden columns).
    """

    cells: list[Cell]
    rows: int
    columns: int
    place: Place = field(default_factory=Place)
    caption: str | None = None
    hidden_columns: frozenset[int] = frozenset()

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers this place of the grid, merged cells included."""
        for cell in self.cells:
            if (
                cell.row <= row < cell.row + cell.row_span
                and cell.column <= column < cell.column + cell.column_span
            ):
                return cell
        return None


Block = Paragraph | Table


@dataclass(slots=True, kw_only=True)
class Document:
    """A whole document in reading order."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None

    def tables(self) -> Iterator[Table]:
        """Yield the tables in reading order."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield block

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs outside tables in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
