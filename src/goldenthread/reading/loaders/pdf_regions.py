"""Finds the order in which the words of a page are read where they stand in columns or boxes.

A page is divided into bands by headings that stand alone and by lines that go across; within a
band, an upright strip that nothing crosses divides columns, which are read one after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goldenthread.reading.lexicon import role_of_label
from goldenthread.reading.loaders.pdf_lines import MARK, Word, words_by_row

_GUTTER = 8.0  # points: the narrowest strip between two columns
_GUTTER_SIZE = 0.8  # times the size of type
_APART = 0.75  # times the size of type: a gap between two pieces of one row
_HEADING = 1.12  # times the size of the running text
_ROOM = 0.55  # times its size: what a heading of its own keeps free above and below
_STANDS_OFF = 0.7  # times the size of type: the gap between boxes one above another
_ALIGNED = 32.0  # points: more than an indent
_FEWEST_ROWS = 2
_DEEPEST = 8
_LONGEST_KEY = 45
_PAIRED = 0.6


@dataclass(slots=True)
class _Piece:
    """Words of one row that stand together."""

    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(word["text"] for word in self.words)


def regions(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words of a page, those of each region together, regions in reading order."""
    rows = [_pieces(row) for row in words_by_row(words)]
    if not any(len(row) > 1 for row in rows):
        return [list(words)] if words else []
    body = median(word["size"] for word in words)
    found = _divide([piece for row in rows for piece in row], body, _DEEPEST)
    return [[word for piece in group for word in piece.words] for group in found]


def _pieces(row: Sequence[Word]) -> list[_Piece]:
    groups: list[list[Word]] = []
    for word in sorted(row, key=lambda w: w["x0"]):
        near = groups and word["x0"] - groups[-1][-1]["x1"] <= _APART * word["size"]
        if near or (groups and len(groups[-1]) == 1 and MARK.match(groups[-1][0]["text"])):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [
        _Piece(
            group,
            group[0]["x0"],
            max(w["x1"] for w in group),
            min(w["top"] for w in group),
            max(w["bottom"] for w in group),
            median(w["size"] for w in group),
        )
        for group in groups
    ]


def _divide(pieces: list[_Piece], body: float, depth: int) -> list[list[_Piece]]:
    """Return the pieces in groups in reading order."""
    if depth == 0 or len(pieces) < 2 * _FEWEST_ROWS:
        return [pieces] if pieces else []
    found: list[list[_Piece]] = []
    for band in _bands(pieces, body):
        gutter = _gutter(band)
        if gutter is None:
            if found and not _is_column(found[-1]):
                found[-1] = [*found[-1], *band]
            else:
                found.append(band)
            continue
        left = [piece for piece in band if piece.x1 <= gutter]
        right = [piece for piece in band if piece.x1 > gutter]
        columns = [*_divide(left, body, depth - 1), *_divide(right, body, depth - 1)]
        found += [_Column(group) for group in columns]
    return found


class _Column(list[_Piece]):
    """Pieces that are a column or a part of one, and no more is put to."""


def _is_column(group: list[_Piece]) -> bool:
    return isinstance(group, _Column)


def _bands(pieces: Sequence[_Piece], body: float) -> list[list[_Piece]]:
    """Divide pieces across: at headings that stand alone, and where a common strip ends."""
    rows = _rows(pieces)
    bands: list[list[_Piece]] = []
    strip: list[tuple[float, float]] | None = None
    for at, row in enumerate(rows):
        alone = len(row) == 1 and _stands_alone(rows, at, body)
        own = None if alone else _free(row, pieces)
        shared = _shared(strip, own) if strip is not None and own is not None else None
        if bands and shared and not _begins_boxes(bands[-1], row):
            bands[-1] += row
            strip = shared
        else:
            bands.append(list(row))
            strip = own
    return _joined(bands)


def _begins_boxes(band: Sequence[_Piece], row: Sequence[_Piece]) -> bool:
    """Whether a row stands off from the band above and begins columns at other places."""
    below = max(piece.bottom for piece in band)
    inside = [b[0].top - a[0].bottom for a, b in pairwise(_rows(band))]
    least = max(_STANDS_OFF * row[0].size, 1.3 * median(inside) if inside else 0.0)
    if len(row) < 2 or not inside or row[0].top - below < least:
        return False
    starts = [piece.x0 for piece in band]
    return any(min(abs(piece.x0 - x) for x in starts) > _ALIGNED for piece in row)


def _joined(bands: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """Put bands without columns that follow one another together."""
    out: list[list[_Piece]] = []
    plain_before = False
    for band in bands:
        is_plain = _gutter(band) is None
        if out and is_plain and plain_before:
            out[-1] += band
        else:
            out.append(list(band))
        plain_before = is_plain
    return out


def _rows(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.bottom, p.x0)):
        if rows and abs(piece.bottom - rows[-1][0].bottom) <= 0.45 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _stands_alone(rows: Sequence[Sequence[_Piece]], at: int, body: float) -> bool:
    """Whether a row is a heading with nothing at its height beside it."""
    piece = rows[at][0]
    if piece.size < _HEADING * body:
        return False
    if at and any(_goes_on(above, piece) for above in rows[at - 1]):
        return len(rows[at - 1]) == 1 and _stands_alone(rows, at - 1, body)
    near = [p for row in rows[max(0, at - 3) : at + 4] for p in row if p is not piece]
    room = _ROOM * piece.size
    beside = (p for p in near if p.top < piece.bottom + room and p.bottom > piece.top - room)
    return not any(p.x0 >= piece.x1 or p.x1 <= piece.x0 for p in beside)


def _goes_on(above: _Piece, piece: _Piece) -> bool:
    """Whether a piece is the next line of a heading that began above it."""
    same = abs(above.x0 - piece.x0) < 2 and abs(above.size - piece.size) < 0.05 * piece.size
    return same and piece.top - above.bottom < _ROOM * piece.size


def _free(row: Sequence[_Piece], pieces: Sequence[_Piece]) -> list[tuple[float, float]]:
    """Return the strips of the whole width in which a row prints nothing."""
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    strips: list[tuple[float, float]] = []
    at = left
    for piece in sorted(row, key=lambda p: p.x0):
        if piece.x0 - at >= _width(piece):
            strips.append((at, piece.x0))
        at = max(at, piece.x1)
    if right - at >= _width(row[-1]):
        strips.append((at, right))
    return strips


def _width(piece: _Piece) -> float:
    return max(_GUTTER, _GUTTER_SIZE * piece.size)


def _shared(
    one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(a, b) for a, b in found if b - a >= _GUTTER]


def _gutter(band: Sequence[_Piece]) -> float | None:
    """Return where the widest strip ends that divides a band into columns, None without any."""
    best: tuple[float, float] | None = None
    reach = 0.0
    for piece in sorted(band, key=lambda p: p.x0):
        gap = piece.x0 - reach
        wider = reach and gap >= _width(piece) and (best is None or gap > best[0])
        if wider and _are_columns(band, reach):
            best = (gap, reach)
        reach = max(reach, piece.x1)
    return best[1] if best else None


def _are_columns(band: Sequence[_Piece], at: float) -> bool:
    """Whether the pieces on both sides are columns of text, not keys with their values."""
    left = _rows(p for p in band if p.x1 <= at)
    right = _rows(p for p in band if p.x1 > at)
    if len(left) < _FEWEST_ROWS or len(right) < _FEWEST_ROWS:
        return False
    if left[-1][0].bottom < right[0][0].top or right[-1][0].bottom < left[0][0].top:
        return False
    return not _are_keys(left, right)


def _are_keys(left: Sequence[Sequence[_Piece]], right: Sequence[Sequence[_Piece]]) -> bool:
    """Whether the left side holds labels, each with its answer on the same height."""
    levels = [row[0].bottom for row in right]
    keys = [row for row in left if _is_key(row[0].text)]
    beside = [row for row in keys if any(abs(row[0].bottom - y) < 3 for y in levels)]
    answers = [row for row in right if _is_key(row[0].text)]
    narrow = max(row[-1].x1 for row in left) - min(row[0].x0 for row in left) < 170
    return (
        narrow
        and len(beside) >= _PAIRED * len(left)
        and len(beside) == len(keys)
        and len(answers) <= 0.3 * len(right)
    )


def _is_key(text: str) -> bool:
    return len(text) <= _LONGEST_KEY and (
        text.rstrip().endswith(":") or role_of_label(text.rstrip(":? ")) is not None
    )
