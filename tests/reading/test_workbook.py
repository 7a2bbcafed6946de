from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from goldenthread.reading.api import read_plan
from goldenthread.reading.loaders.workbook import load

HEAD = ["Ref", "Action", "Lead", "Due", "RAG", "Measure"]


def test_cells_keep_their_dates_colours_spans_and_figures(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Over", None, date(2022, 1, 1), date(2022, 9, 30), 1.1, 0.5])
    sheet.merge_cells("A1:B1")
    formats = {"C1": "mmm yy", "D1": "dd/mm/yyyy", "E1": "0.00", "F1": "0%"}
    for name, number_format in formats.items():
        sheet[name].number_format = number_format
    sheet["A1"].font = Font(bold=True)
    sheet["C1"].fill = PatternFill("solid", fgColor="FF92D050")
    sheet["D1"].fill = PatternFill("solid", fgColor=Color(theme=4))
    sheet["A2"] = "• one\ntwo"
    path = tmp_path / "plan.xlsx"
    book.save(path)

    (found,) = load(path).tables()

    first = [c for c in found.cells if c.row == 0]
    assert [(c.text, c.column_span, c.date) for c in first] == [
        ("Over", 2, None),
        ("Jan 22", 1, "2022-01"),
        ("30/09/2022", 1, "2022-09-30"),
        ("1.10", 1, None),
        ("50%", 1, None),
    ]
    assert [c.fill for c in first] == [None, "92D050", "4F81BD", None, None]
    below = next(c for c in found.cells if c.row == 1)
    assert [(p.text, p.depth) for p in below.paragraphs] == [("one", 1), ("two", 0)]


def plan_book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Priority 1 Voice"
    sheet.append(HEAD)
    sheet.append(["1.1", "Listen to families", "PCF", date(2025, 5, 1), "Green", "Heard"])
    sheet.append(["1.2", "Publish what was said", "PCF", date(2025, 6, 1), "Red", "Online"])
    return book


def test_rows_that_a_filter_hides_are_read_and_rows_hidden_by_hand_are_not(
    tmp_path: Path,
) -> None:
    filtered, hidden = plan_book(), plan_book()
    filtered.active.auto_filter.ref = "A1:F3"
    filtered.active.auto_filter.add_filter_column(4, ["Green"])
    for book in (filtered, hidden):
        book.active.row_dimensions[3].hidden = True
    filtered.save(tmp_path / "filtered.xlsx")
    hidden.save(tmp_path / "hidden.xlsx")

    refs = [
        [a.ref for _, a in read_plan(tmp_path / f"{name}.xlsx").plan.actions()]
        for name in ("filtered", "hidden")
    ]

    assert refs == [["1.1", "1.2"], ["1.1"]]


def test_hidden_sheets_and_hidden_working_columns_are_left_out(tmp_path: Path) -> None:
    book = plan_book()
    book.active["G1"], book.active["G2"] = "Status", "Blue"
    book.active["H1"], book.active["H2"] = "Progress update", "Ten events held"
    for column in "GH":
        book.active.column_dimensions[column].hidden = True
    old = book.create_sheet("Old")
    old.append(HEAD)
    old.append(["9.9", "Forget", "PCF", "May 2020", "Blue", "Forgotten"])
    old.sheet_state = "hidden"
    path = tmp_path / "plan.xlsx"
    book.save(path)

    plan = read_plan(path).plan

    assert [(a.ref, a.status_text, a.updates) for _, a in plan.actions()] == [
        ("1.1", "Green", ["Ten events held"]),
        ("1.2", "Red", []),
    ]
    assert [(area.ref, area.title) for area in plan.areas] == [("1", "Voice")]
