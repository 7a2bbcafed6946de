"""Finds tables that have no rules, by words that stand under one another.

A line of three pieces or more, set well apart, opens a table; the lines below belong to it as long
as their pieces begin where its columns do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from goldenthread.reading.lexicon import Role, role_of_label
from goldenthread.reading.loaders.pdf_lines import MARK, lines_of
from goldenthread.reading.loaders.pdf_pieces import Patch, Piece

_ALIGNED = 4.0  # points by which a piece may miss its column
_APART = 0.65  # times the size of type: a gap between two pieces
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_ROW_GAP = 1.55  # times the size of type: the distance at which a new row begins
_END_GAP = 6.0  # times the size of type: the distance at which the table ends
_OF_TABLES = (Role.ACTION, Role.MILESTONE, Role.AREA, Role.FOCUS, Role.REF, Role.FINDING)

Word = dict[str, Any]
Pieces = list[list[Word]]


def unruled_tables(words: Sequence[Word], page: int) -> tuple[list[Word], list[Piece]]:
    """Return the words that stand in no unruled table, and the tables."""
    rows = [_pieces(row) for row in _rows(words)]
    left: list[Word] = []
    found: list[Piece] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        piece = _table(rows[at:end], page) if end - at > _FEWEST_ROWS - 1 else None
        if piece is None:
            left += [word for part in rows[at] for word in part]
            at += 1
        else:
            found.append(piece)
            at = end
    return left, found


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        if rows and abs(word["bottom"] - rows[-1][0]["bottom"]) <= 0.45 * word["size"]:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w["x0"]) for row in rows]


def _pieces(row: Sequence[Word]) -> Pieces:
    pieces: Pieces = []
    for word in row:
        if pieces and word["x0"] - pieces[-1][-1]["x1"] <= _APART * word["size"]:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _end(rows: Sequence[Pieces], at: int) -> int:
    """Return where a table that begins at a row ends; the row itself where none begins."""
    if len(rows[at]) < _FEWEST_COLUMNS:
        return at
    spans = _spans(rows[at])
    end = at + 1
    while end < len(rows) and _belongs(rows[end], spans, rows[end - 1]):
        end += 1
    return end


def _spans(row: Pieces) -> list[list[float]]:
    """Return how far each column of a table's first row reaches across."""
    return [[piece[0]["x0"], piece[-1]["x1"]] for piece in row]


def _belongs(row: Pieces, spans: list[list[float]], before: Pieces) -> bool:
    """Whether a row's pieces stand each in a column of its own, which then reach as far."""
    if row[0][0]["bottom"] - before[0][0]["bottom"] > _END_GAP * row[0][0]["size"]:
        return False
    columns = _columns(row, spans)
    if None in columns or len(set(columns)) < len(columns):
        return False
    for piece, column in zip(row, columns, strict=True):
        if column is not None:
            spans[column][0] = min(spans[column][0], piece[0]["x0"])
            spans[column][1] = max(spans[column][1], piece[-1]["x1"])
    return True


def _columns(row: Pieces, spans: Sequence[Sequence[float]]) -> list[int | None]:
    """Return the column of each piece; a full row is taken in order, as headings set centrally."""
    in_order = (
        len(row) == len(spans)
        and all(piece[0]["x0"] >= x1 - 1 for piece, (_, x1) in zip(row[1:], spans, strict=False))
        and all(piece[-1]["x1"] <= x0 + 1 for piece, (x0, _) in zip(row, spans[1:], strict=False))
    )
    return list(range(len(row))) if in_order else [_column(piece, spans) for piece in row]


def _column(piece: Sequence[Word], spans: Sequence[Sequence[float]]) -> int | None:
    """Return the only column that a piece stands in; None when there is none, or several."""
    left, right = piece[0]["x0"], piece[-1]["x1"]
    over = [n for n, (x0, x1) in enumerate(spans) if left < x1 + 1 and right > x0 - 1]
    near = [n for n, (x0, _) in enumerate(spans) if abs(x0 - left) <= _ALIGNED]
    return over[0] if len(over) == 1 else near[0] if near and not over else None


def _table(rows: Sequence[Pieces], page: int) -> Piece | None:
    """Return the rows as a table, lines that go on joined; None when it has too few full rows."""
    full = [row for row in rows if len(row) >= _FEWEST_COLUMNS]
    if len(full) < _FEWEST_ROWS:
        return None
    spans = _spans(rows[0])
    for before, row in pairwise(rows):
        _belongs(row, spans, before)
    edges = [span[0] - 2 for span in spans] + [spans[-1][1] + 2]
    cells: list[dict[int, list[Word]]] = []
    for n, row in enumerate(rows):
        if n == 0 or _is_new(row, rows[n - 1], spans):
            cells.append({})
        for piece, column in zip(row, _columns(row, spans), strict=True):
            if column is not None:
                cells[-1].setdefault(column, []).extend(piece)
    if _are_boxes(cells) or _are_lists(cells, len(spans)):
        return None
    patches = [
        _patch(n, column, held, edges)
        for n, row in enumerate(cells)
        for column, held in sorted(row.items())
    ]
    top = min(w["top"] for piece in rows[0] for w in piece)
    bottom = max(w["bottom"] for piece in rows[-1] for w in piece)
    return Piece(patches, len(cells), edges, top, bottom, page)


def _is_new(row: Pieces, before: Pieces, spans: Sequence[Sequence[float]]) -> bool:
    """Whether a line begins a row: it has a first column, or stands off from the line above."""
    gap = row[0][0]["bottom"] - before[0][0]["bottom"]
    stands_off = gap > _ROW_GAP * row[0][0]["size"]
    return stands_off or (_column(row[0], spans) == 0 and len(row) >= _FEWEST_COLUMNS)


def _are_boxes(rows: Sequence[dict[int, list[Word]]]) -> bool:
    """Whether rows are labels over answers, as in boxes side by side, and no action among them."""
    labels = [{role_of_label(_text(words)) for words in row.values()} for row in rows]
    headed = [None not in roles and not roles & set(_OF_TABLES) for roles in labels]
    return headed[0] and (len(rows) == _FEWEST_ROWS or sum(headed) > 1)


def _are_lists(rows: Sequence[dict[int, list[Word]]], columns: int) -> bool:
    """Whether several columns hold only list marks: lists that stand side by side."""
    marks = 0
    for column in range(columns):
        texts = [_text(row[column]) for row in rows if column in row]
        marks += bool(texts) and all(MARK.match(text) for text in texts)
    return marks > 1


def _text(words: Sequence[Word]) -> str:
    return " ".join(word["text"] for word in words)


def _patch(row: int, column: int, words: Sequence[Word], edges: Sequence[float]) -> Patch:
    top, bottom = min(w["top"] for w in words), max(w["bottom"] for w in words)
    box = (edges[column], top, edges[column + 1], bottom)
    return Patch(row, column, 1, 1, box, lines_of(words))
