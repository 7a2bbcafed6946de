"""A table as a grid that can be asked for any place quickly."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.reading.document import Cell, Table
from goldenthread.reading.events import Value


class Grid:
    """The cells of a table by row and column; a merged cell stands at each place it covers."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = table.rows
        self._at: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
                for column in range(cell.column, cell.column + cell.column_span):
                    self._at.setdefault((row, column), cell)
        self.columns = table.columns
        self.used_columns = [
            c for c in range(table.columns) if any(self.says(r, c) for r in range(table.rows))
        ]

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place, or None where the table has a gap."""
        return self._at.get((row, column))

    def says(self, row: int, column: int) -> bool:
        """Whether words stand in the cell that covers a place."""
        cell = self.cell(row, column)
        return cell is not None and bool(cell.paragraphs or cell.tables)

    def begins(self, row: int, column: int) -> bool:
        """Whether the cell that covers a place begins in this row."""
        cell = self.cell(row, column)
        return cell is not None and cell.row == row

    def row_cells(self, row: int) -> list[Cell]:
        """Return the cells that begin in a row, from the left, blank ones too."""
        found = [self.cell(row, column) for column in range(self.columns)]
        cells: list[Cell] = []
        for cell in found:
            if cell is not None and cell.row == row and (not cells or cells[-1] is not cell):
                cells.append(cell)
        return cells

    def spoken(self, row: int) -> list[Cell]:
        """Return the cells of a row that say something, those from above that last among them."""
        cells: list[Cell] = []
        for column in range(self.columns):
            cell = self.cell(row, column)
            if cell is not None and cell.paragraphs and all(cell is not c for c in cells):
                cells.append(cell)
        return cells

    def lone(self, row: int) -> Cell | None:
        """Return the only cell that says something in a row, when it begins there."""
        spoken = self.spoken(row)
        return spoken[0] if len(spoken) == 1 and spoken[0].row == row else None

    def is_blank(self, row: int) -> bool:
        """Whether no cell that begins in the row says or shows anything."""
        return all(not c.paragraphs and c.fill is None for c in self.row_cells(row))

    def value(self, row: int, column: int) -> Value:
        """Return what a place says."""
        cell = self.cell(row, column)
        if cell is None:
            return Value(paragraphs=[])
        return value_of(cell, lasting=cell.row != row)

    def rows_of(self, column: int, rows: Iterable[int]) -> list[int]:
        """Return those of the rows in which a cell of the column begins and says something."""
        return [r for r in rows if self.begins(r, column) and self.says(r, column)]


def value_of(cell: Cell, *, lasting: bool = False) -> Value:
    """Return what a cell says."""
    return Value(
        paragraphs=cell.paragraphs,
        fill=cell.fill,
        date=cell.date,
        lasting=lasting,
        rows=cell.row_span,
    )
