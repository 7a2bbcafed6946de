"""Bricks for writing workbooks: real dates, fills, merged titles, keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill

from tests.reading.layouts.ratings import Scheme

Value = str | int | float | date | None


def fill(cell: Any, colour: str) -> None:
    """Shade a cell with a colour of six hexadecimal digits."""
    cell.fill = PatternFill("solid", fgColor=colour)


def write_line(sheet: Any, row: int, values: Sequence[Value], *, bold: bool = False) -> None:
    """Write the values into a row from its first column on."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row=row, column=column, value=value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if bold:
            cell.font = Font(bold=True)


def write_date(cell: Any, iso: str | None, text: str | None, shown: str) -> None:
    """Write a real date shown in this number format; text where there is no date."""
    if iso is None:
        cell.value = text
        return
    cell.value = date.fromisoformat(iso if len(iso) == 10 else f"{iso}-01")
    cell.number_format = shown


def merged_title(sheet: Any, row: int, columns: int, text: str) -> None:
    """Write a title across so many columns."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    cell = sheet.cell(row=row, column=1, value=text)
    cell.font = Font(bold=True, size=14)


def widths(sheet: Any, *characters: int) -> None:
    """Set the widths of the first columns."""
    for number, width in enumerate(characters):
        sheet.column_dimensions["ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]].width = width


def key_sheet(book: Any, title: str, scheme: Scheme) -> None:
    """Add a sheet that explains the colours."""
    sheet = book.create_sheet(title)
    write_line(sheet, 1, ["Colour", "Meaning"], bold=True)
    for row, rating in enumerate(scheme.ratings, start=2):
        write_line(sheet, row, [rating.printed, rating.meaning])
        fill(sheet.cell(row=row, column=1), rating.colour)


def rows_sheet(book: Any, title: str, rows: Sequence[Sequence[Value]]) -> None:
    """Add a sheet of plain rows."""
    sheet = book.create_sheet(title)
    for number, row in enumerate(rows, start=1):
        write_line(sheet, number, row, bold=number == 1)
