"""The parts of a table on one page: its cells, and the table as far as the page holds it."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.reading.loaders.pdf_lines import Line

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Patch:
    """A cell on one page: where it stands in its grid, its lines and its shading."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[Line] = field(default_factory=list)
    fill: str | None = None


@dataclass(slots=True)
class Piece:
    """A table, or the part of one that stands on a page. ``edges`` are its columns' borders."""

    patches: list[Patch]
    rows: int
    edges: list[float]
    top: float
    bottom: float
    page: int
