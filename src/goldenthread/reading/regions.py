"""Divides a sheet, or any table with empty rows, into the tables and titles that stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.reading.cell_signs import is_contents
from goldenthread.reading.document import Cell, Table
from goldenthread.reading.grid import Grid
from goldenthread.reading.headers import header_at
from goldenthread.reading.lexicon import role_of_label

_MOST_TITLES = 4


def regions(table: Table) -> list[Table]:
    """Return the tables that stand one below another with empty rows between."""
    grid = Grid(table)
    starts = [0]
    for row in range(1, grid.rows):
        if grid.is_blank(row - 1) and not grid.is_blank(row) and _opens(grid, row):
            starts.append(row)
    if len(starts) < 2:
        return [table]
    ends = [*starts[1:], grid.rows]
    parts = (part_of(table, range(a, b)) for a, b in zip(starts, ends, strict=True))
    return [part for part in parts if part.cells]


def part_of(table: Table, rows: Sequence[int]) -> Table:
    """Return some rows of a table, one after another, as a table of their own."""
    first = rows[0] if rows else 0
    inside = [c for c in table.cells if first <= c.row < first + len(rows)]
    cells: list[Cell] = []
    for cell in inside:
        # the cell itself, not a copy, wherever it can be: the rating key knows its cells
        cells.append(cell if not first else _moved(cell, first))
    return replace(table, cells=cells, rows=len(rows))


def _moved(cell: Cell, first: int) -> Cell:
    return replace(cell, row=cell.row - first)


def _opens(grid: Grid, row: int) -> bool:
    """Whether a table begins here: titles, then a header, or a box of labels and values."""
    for at in range(row, min(row + _MOST_TITLES, grid.rows)):
        if grid.is_blank(at):
            continue
        if header_at(grid, at) is not None:
            return True
        cells = [cell for cell in grid.row_cells(at) if cell.text]
        if len(cells) > 1:
            return _is_label(cells[0]) or _may_head(cells)
    return False


def _is_label(cell: Cell) -> bool:
    return len(cell.text) <= 60 and role_of_label(cell.text.rstrip(":? ")) is not None


def _may_head(cells: Sequence[Cell]) -> bool:
    """Whether cells are set apart as a header is, in whatever words."""
    short = all(len(cell.text) <= 60 for cell in cells)
    return (
        short and all(cell.bold or cell.fill for cell in cells) and not any(map(is_contents, cells))
    )
