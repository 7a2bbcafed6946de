"""Loads a workbook (.xlsx, .xlsm): each sheet that is shown is a heading and a table.

Values are those last saved; formulas and macros never run. Rows that a filter hides are kept, for
a filter is a way of looking; rows hidden by hand, hidden sheets and lists of choices are left out.
Hidden columns are kept but marked. Colours set by conditional formatting are not seen.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string
from python_calamine import CalamineWorkbook

from goldenthread.reading.document import Block, Cell, Document, Paragraph, Place, Table
from goldenthread.reading.loaders.cell_formats import fill_of, printed, theme_colours

_MARK = re.compile(r"^\s*([•·▪●○◦‣§–*-])\s+")
_MOST_COLUMNS = 200


def load(path: Path) -> Document:
    """Return the document in a workbook.

    :raises Exception: whatever a broken file makes the libraries raise.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts that openpyxl cannot keep: none is wanted
        styled = openpyxl.load_workbook(path, data_only=True)
    values = CalamineWorkbook.from_path(str(path))
    theme = theme_colours(styled.loaded_theme)
    blocks: list[Block] = []
    try:
        for number, sheet in enumerate(styled.worksheets, start=1):
            if sheet.sheet_state != "visible":
                continue
            rows = values.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
            table = _Sheet(sheet, rows, theme).table(number)
            if table is not None:
                place = Place(sheet=sheet.title)
                blocks += [Paragraph(text=sheet.title.strip(), level=1, place=place), table]
        return Document(blocks=blocks, title=styled.properties.title or None)
    finally:
        values.close()
        styled.close()


class _Sheet:
    def __init__(self, sheet: Any, rows: Sequence[Sequence[object]], theme: list[str]) -> None:
        self._sheet, self._rows, self._theme = sheet, rows, theme
        self._spans = {
            (r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
            for r in sheet.merged_cells.ranges
        }
        self._covered = {
            (row, column)
            for r in sheet.merged_cells.ranges
            for row in range(r.min_row, r.max_row + 1)
            for column in range(r.min_col, min(r.max_col, _MOST_COLUMNS) + 1)
        } - set(self._spans)
        self._shown = [n for n in range(1, len(rows) + 1) if not self._is_dropped(n)]

    def _is_dropped(self, row: int) -> bool:
        hidden = row in self._sheet.row_dimensions and self._sheet.row_dimensions[row].hidden
        return bool(hidden) and not self._is_filtered()

    def _is_filtered(self) -> bool:
        """Whether a filter is set, and not only offered: then it is the filter that hides rows."""
        filters = [self._sheet.auto_filter, *(t.autoFilter for t in self._sheet.tables.values())]
        return any(f is not None and f.ref and f.filterColumn for f in filters)

    def table(self, number: int) -> Table | None:
        """Return the sheet as one table, None when it is empty."""
        columns = min(max((len(row) for row in self._rows), default=0), _MOST_COLUMNS)
        cells = [
            cell
            for at, row in enumerate(self._shown)
            for column in range(1, columns + 1)
            if (cell := self._cell(at, row, column)) is not None
        ]
        if not any(cell.paragraphs for cell in cells):
            return None
        return Table(
            cells=cells,
            rows=len(self._shown),
            columns=columns,
            place=Place(sheet=self._sheet.title, table=number),
            hidden_columns=frozenset(self._hidden_columns()),
        )

    def _hidden_columns(self) -> Iterator[int]:
        for key, dimension in self._sheet.column_dimensions.items():
            if dimension.hidden:
                first = dimension.min or column_index_from_string(key)
                last = min(dimension.max or first, _MOST_COLUMNS)
                yield from range(first - 1, last)

    def _cell(self, at: int, row: int, column: int) -> Cell | None:
        if (row, column) in self._covered:
            return None
        values = self._rows[row - 1]
        value = values[column - 1] if column <= len(values) else None
        styled = self._sheet.cell(row, column)
        text, known = printed(value if value != "" else None, styled.number_format or "")
        down, over = self._spans.get((row, column), (1, 1))
        shown = [n for n in self._shown[at : at + down] if n < row + down]
        bold = bool(styled.font is not None and styled.font.b)
        place = Place(sheet=self._sheet.title, row=row)
        return Cell(
            row=at,
            column=column - 1,
            paragraphs=list(_paragraphs(text, place, bold=bold)),
            row_span=max(1, len(shown)),
            column_span=over,
            fill=fill_of(styled, self._theme),
            date=known,
            bold=bold and bool(text),
        )


def _paragraphs(text: str, place: Place, *, bold: bool) -> Iterator[Paragraph]:
    for line in text.splitlines():
        match = _MARK.match(line)
        words = " ".join((line[match.end() :] if match else line).split())
        if words:
            yield Paragraph(
                text=words,
                depth=1 if match else 0,
                marker=match.group(1) if match else None,
                bold=bold,
                place=place,
            )
