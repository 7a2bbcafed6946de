"""Takes what is wanted from each page of a PDF once, then lets the page go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber

from goldenthread.reading.loaders.pdf_lines import Line, lines_of

_SNAP = 2.5  # points within which two rules are one
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


@dataclass(slots=True)
class PageContent:
    """What one page holds: its tables, and the lines that stand outside them."""

    number: int
    width: float
    height: float
    lines: list[Line]
    pieces: list[Piece]


def pages_of(path: Path) -> Iterator[PageContent]:
    """Yield each page's content.

    :raises Exception: whatever a broken file makes the library raise.
    """
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            yield _content(page, number)
            page.close()


def _content(page: Any, number: int) -> PageContent:
    words = page.extract_words(
        x_tolerance_ratio=0.18, extra_attrs=["fontname", "size"], keep_blank_chars=False
    )
    words = [w for w in words if w.get("upright", True)]
    fills = list(_fills(page))
    pieces = [
        piece
        for table in page.find_tables()
        if (piece := _piece(table.cells, number)) is not None
    ]
    left = _share_out(words, [p for piece in pieces for p in piece.patches])
    for piece in pieces:
        for patch in piece.patches:
            patch.fill = _fill_of(patch.box, fills)
    pieces = [p for p in pieces if any(patch.lines for patch in p.patches)]
    return PageContent(number, float(page.width), float(page.height), lines_of(left), pieces)


def _piece(boxes: Sequence[Box], page: int) -> Piece | None:
    """Return the grid that ruled boxes make; None for a single box that is but a frame."""
    if not boxes:
        return None
    across = _edges([x for box in boxes for x in (box[0], box[2])])
    down = _edges([y for box in boxes for y in (box[1], box[3])])
    patches = []
    for box in boxes:
        left, right = _nearest(across, box[0]), _nearest(across, box[2])
        top, bottom = _nearest(down, box[1]), _nearest(down, box[3])
        if right > left and bottom > top:
            patches.append(Patch(top, left, bottom - top, right - left, box))
    patches.sort(key=lambda p: (p.row, p.column))
    if not patches:
        return None
    return Piece(patches, len(down) - 1, across, down[0], down[-1], page)


def _edges(places: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SNAP:
            edges.append(place)
    return edges


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - place))


def _share_out(
    words: Sequence[dict[str, Any]], patches: Sequence[Patch]
) -> list[dict[str, Any]]:
    """Give each word to the cell in whose box its middle stands; return the words of no cell."""
    ordered = sorted(patches, key=lambda p: p.box[1])
    tops = [p.box[1] for p in ordered]
    held: dict[int, list[dict[str, Any]]] = {}
    left: list[dict[str, Any]] = []
    for word in words:
        x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
        inside = [
            p
            for p in ordered[: bisect_right(tops, y)]
            if p.box[0] <= x <= p.box[2] and y <= p.box[3]
        ]
        if inside:
            best = min(inside, key=lambda p: (p.box[2] - p.box[0]) * (p.box[3] - p.box[1]))
            held.setdefault(id(best), []).append(word)
        else:
            left.append(word)
    for patch in patches:
        patch.lines = lines_of(held.get(id(patch), ()))
    return left


def _fills(page: Any) -> Iterator[tuple[Box, str]]:
    """Yield the filled shapes of a page that have a colour."""
    for shape in [*page.rects, *page.curves]:
        colour = _hex(shape.get("non_stroking_color")) if shape.get("fill") else None
        if colour is not None:
            yield (shape["x0"], shape["top"], shape["x1"], shape["bottom"]), colour


def _hex(colour: Any) -> str | None:
    if colour is None:
        return None
    parts = [float(p) for p in colour] if isinstance(colour, list | tuple) else [float(colour)]
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - c) * (1 - black) for c in (cyan, magenta, yellow)]
    elif len(parts) != 3:
        return None
    return "".join(f"{round(min(max(p, 0.0), 1.0) * 255):02X}" for p in parts)


def _fill_of(box: Box, fills: Sequence[tuple[Box, str]]) -> str | None:
    """Return the colour of the last shape drawn that covers most of a cell; None for white."""
    x0, top, x1, bottom = box
    area = max((x1 - x0) * (bottom - top), 0.1)
    found: str | None = None
    for (left, upper, right, lower), colour in fills:
        over = max(0.0, min(x1, right) - max(x0, left))
        over *= max(0.0, min(bottom, lower) - max(top, upper))
        if over > 0.5 * area:
            found = colour
    return None if found in (None, "FFFFFF") else found
