"""Takes what is wanted from each page of a PDF once, then lets the page go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)
from pdfplumber.utils.text import extract_words

from goldenthread.reading.loaders.pdf_lines import Line, lines_of
from goldenthread.reading.loaders.pdf_pieces import Box, Patch, Piece
from goldenthread.reading.loaders.pdf_regions import regions
from goldenthread.reading.loaders.pdf_unruled import unruled_tables

_SNAP = 2.5  # points within which two rules are one
_REACH = 3.0  # points within which pieces of one rule are joined
_MEETING = 4.5  # points by which rules that should meet may miss each other
_DOT = (1.5, 6.5)  # points across a list mark that is drawn
_MARK_GAP = 18.0  # points from a drawn mark to its line
_SHAPES = ("LTRect", "LTLine", "LTCurve")
_SHORTEST = 3.0  # points: shorter strokes are no rules


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
            yield content_of(page, number)
            page.close()


def content_of(page: Any, number: int) -> PageContent:
    """Return what one page of an open PDF holds."""
    layout = page.layout
    chars, edges, fills, dots = _drawn(layout)
    words = extract_words(
        chars, x_tolerance_ratio=0.18, extra_attrs=["fontname", "size"], keep_blank_chars=False
    )
    pieces = [piece for boxes in _ruled(edges) if (piece := _piece(boxes, number)) is not None]
    left = _share_out(words, [p for piece in pieces for p in piece.patches])
    for piece in pieces:
        for patch in piece.patches:
            patch.fill = _fill_of(patch.box, fills)
    pieces = [p for p in pieces if any(patch.lines for patch in p.patches)]
    left, unruled = unruled_tables(left, number)
    pieces += unruled
    lines = list(_lines_in_order(left, [piece.top for piece in pieces]))
    _mark_items([lines, *(patch.lines for piece in pieces for patch in piece.patches)], dots)
    return PageContent(number, float(page.width), float(page.height), lines, pieces)


def _lines_in_order(words: Sequence[dict[str, Any]], tops: Sequence[float]) -> Iterator[Line]:
    """Yield lines column by column, between one table and the next."""
    slots: dict[int, list[dict[str, Any]]] = {}
    for word in words:
        slots.setdefault(sum(word["bottom"] > top + 2 for top in tops), []).append(word)
    number = 0
    for _, held in sorted(slots.items()):
        for region in regions(held):
            number += 1
            for line in lines_of(region):
                line.region = number
                yield line


def _closing(edges: Rules, end: str) -> Iterator[dict[str, Any]]:
    """Yield the rule that a page break left out where a table's upright rules end together."""
    upright = [e for e in edges if e["orientation"] == "v" and e["height"] >= _SHORTEST]
    for place in _edges([e[end] for e in upright]):
        ending = [e for e in upright if abs(e[end] - place) <= _SNAP]
        level = [
            e
            for e in edges  # a rule drawn as a thin box has ends, which close nothing
            if e["orientation"] == "h"
            and e["width"] >= _SHORTEST
            and abs(e["top"] - place) <= _MEETING
        ]
        if len(ending) > 2 and not all(_is_met(e, level) for e in ending):
            left, right = min(e["x0"] for e in ending), max(e["x1"] for e in ending)
            yield _rule(left, right, place, place)


def _is_met(upright: dict[str, Any], level: Sequence[dict[str, Any]]) -> bool:
    """Whether a level rule ends or crosses at an upright one: boxes side by side close alone."""
    return any(
        e["x0"] - _MEETING <= upright["x0"] and upright["x1"] <= e["x1"] + _MEETING for e in level
    )


def _mark_items(groups: Sequence[list[Line]], dots: Sequence[Box]) -> None:
    """Put a list mark before each line that has one drawn, not written, before it."""
    for lines in groups:
        for line in lines:
            for x0, top, x1, bottom in dots:
                level = line.top <= (top + bottom) / 2 <= line.bottom
                if level and 0 <= line.x0 - x1 <= _MARK_GAP:
                    line.text, line.x0 = f"• {line.text}", x0
                    break


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


def _share_out(words: Sequence[dict[str, Any]], patches: Sequence[Patch]) -> list[dict[str, Any]]:
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


Letters = list[dict[str, Any]]
Rules = list[dict[str, Any]]


def _drawn(layout: Any) -> tuple[Letters, Rules, list[tuple[Box, str]], list[Box]]:
    """Return what a page draws: its letters, its rules, its filled shapes and its list marks.

    The library's own objects cost twice the time, for they carry all that a page can say.
    """
    height = layout.height
    chars: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    fills: list[tuple[Box, str]] = []
    dots: list[Box] = []
    waiting = [layout]
    while waiting:
        item = waiting.pop()
        kind = type(item).__name__
        if kind == "LTChar":
            if item.upright:
                chars.append(_char(item, height))
        elif kind in _SHAPES and _is_dot(item):
            dots.append((item.x0, height - item.y1, item.x1, height - item.y0))
        elif kind in _SHAPES:
            edges += _edges_of(item, height)
            colour = _hex(item.non_stroking_color) if item.fill else None
            if colour is not None:
                fills.append(((item.x0, height - item.y1, item.x1, height - item.y0), colour))
        elif kind == "LTFigure" or item is layout:
            waiting.extend(reversed(list(item)))
    return chars, edges, fills, dots


def _is_dot(item: Any) -> bool:
    across, down = float(item.x1 - item.x0), float(item.y1 - item.y0)
    return _DOT[0] <= across <= _DOT[1] and abs(across - down) < 0.5


def _char(item: Any, height: float) -> dict[str, Any]:
    top, bottom = height - item.y1, height - item.y0
    return {
        "text": item.get_text(),
        "x0": item.x0,
        "x1": item.x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": item.x1 - item.x0,
        "height": bottom - top,
        "upright": True,
        "size": item.size,
        "fontname": item.fontname,
    }


def _edges_of(item: Any, height: float) -> Iterator[dict[str, Any]]:
    """Yield the level and the upright sides of a shape; a thin box is one rule."""
    points = [(x, height - y) for x, y in item.pts]
    if len(points) > 2:
        points.append(points[0])
    for (xa, ya), (xb, yb) in pairwise(points):
        level = abs(ya - yb) < 0.01
        if not level and abs(xa - xb) >= 0.01:
            continue
        x0, x1, top, bottom = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        yield _rule(x0, x1, top, bottom)


def _rule(x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": "h" if bottom - top < x1 - x0 else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "object_type": "line",
    }


def _ruled(edges: list[dict[str, Any]]) -> list[list[Box]]:
    """Return the boxes of each table that the rules of a page make."""
    merged = merge_edges(edges, _REACH, _REACH, _REACH, _REACH)
    merged += [*_closing(merged, "bottom"), *_closing(merged, "top")]
    long = [
        e for e in merged if (e["width"] if e["orientation"] == "h" else e["height"]) >= _SHORTEST
    ]
    cells = intersections_to_cells(edges_to_intersections(long, _MEETING, _MEETING))
    return list(cells_to_tables(cells))


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
