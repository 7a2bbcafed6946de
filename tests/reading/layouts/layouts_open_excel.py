"""Workbook layouts that the reader's authors may look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, AreaEntry, PlanDocument
from tests.reading.layouts import dates, ratings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import MERROWDALE, NORTHOLME
from tests.reading.layouts.sheet_writing import (
    fill,
    key_sheet,
    merged_title,
    rows_sheet,
    widths,
    write_date,
    write_line,
)


def filtered_tracker(path: Path) -> PlanDocument:
    """One list with an Area column, a filter, hidden columns, a hidden example row, real dates.

    The hidden row is the template's example and no promise; ratings are fills without words.
    """
    plan = make_plan(
        Shape(
            place=NORTHOLME,
            seed=311,
            title="Northolme and the Wolds SEND Improvement Plan Tracker",
            kind=None,
            published=None,
            areas=4,
            actions=(3, 5),
            short_titles=True,
            action_ref=lambda area, number: f"{area}.{number:02}",
            leads=(1, 2),
            start=dates.day_month_year,
            due=dates.mostly(dates.day_month_year, dates.open_ended),
            measures=(1, 1),
            scheme=ratings.FIVE_COLOURS,
            updates=(0, 1),
        )
    )
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Tracker"
    header = ["ID", "Area", "Action", "Cost centre", "Owner", "Start date", "Due date"]
    merged_title(sheet, 1, 10, plan.title)
    write_line(sheet, 3, [*header, "Success measure", "BRAG status", "Comments"], bold=True)
    write_line(sheet, 4, ["0.00", "Area name", "Example: describe the action", "", "Job title"])
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    for row, (area, action) in enumerate(plan.actions(), start=5):
        _tracker_row(sheet, row, area, action)
    sheet.auto_filter.ref = f"A3:J{sheet.max_row}"
    widths(sheet, 8, 24, 60, 10, 30, 12, 12, 50, 12, 50)
    key_sheet(book, "Key", ratings.FIVE_COLOURS)
    book.save(path)
    return plan


def _tracker_row(sheet: Any, row: int, area: AreaEntry, action: ActionEntry) -> None:
    leads = "\n".join(action.leads)
    cells = [action.ref, area.title, action.text, "E4417", leads, None, None]
    write_line(sheet, row, [*cells, " ".join(action.measures), None, " ".join(action.updates)])
    write_date(sheet.cell(row=row, column=6), action.start, action.start_text, "dd/mm/yyyy")
    write_date(sheet.cell(row=row, column=7), action.due, action.due_text, "dd/mm/yyyy")
    fill(sheet.cell(row=row, column=9), ratings.FIVE_COLOURS.colour_of(action.status_text))


def gantt_tracker(path: Path) -> PlanDocument:
    """Workstreams as shaded rows, tasks with dates and a state, and months with bars beside."""
    plan = make_plan(
        Shape(
            place=MERROWDALE,
            seed=313,
            title="Merrowdale Partnership: SEND Priority Action Plan",
            kind=PlanKind.PRIORITY_ACTION_PLAN,
            published="2025-03",
            areas=3,
            actions=(3, 4),
            action_ref=lambda area, number: None,
            leads=(1, 1),
            start=dates.short_month,
            due=dates.short_month,
            measures=(0, 0),
            scheme=ratings.WORDS,
        )
    )
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Plan on a page"
    months = [f"{2024 + n // 12}-{n % 12 + 1:02}" for n in range(12, 42)]
    merged_title(sheet, 1, 6, plan.title)
    write_line(sheet, 2, ["March 2025"])
    header = ["Workstream / task", "Accountable officer", "Start", "Finish", "Delivery status"]
    write_line(sheet, 4, header, bold=True)
    for column, month in enumerate(months, start=6):
        write_date(sheet.cell(row=4, column=column), month, None, "mmm yy")
    row = 5
    for area in plan.areas:
        write_line(sheet, row, [f"Workstream {area.ref}: {area.title}"], bold=True)
        for column in range(1, 6 + len(months)):
            fill(sheet.cell(row=row, column=column), "DDEBF7")
        for action in area.actions:
            row += 1
            _gantt_row(sheet, row, action, months)
        row += 2
    widths(sheet, 70, 30, 10, 10, 14)
    rows_sheet(book, "Lists", [["Delivery status"], *([r.printed] for r in ratings.WORDS.ratings)])
    book.save(path)
    return plan


def _gantt_row(sheet: Any, row: int, action: ActionEntry, months: list[str]) -> None:
    write_line(sheet, row, [action.text, " ".join(action.leads), None, None, action.status_text])
    write_date(sheet.cell(row=row, column=3), action.start, action.start_text, "mmm yy")
    write_date(sheet.cell(row=row, column=4), action.due, action.due_text, "mmm yy")
    for column, month in enumerate(months, start=6):
        if str(action.start) <= month <= str(action.due):
            fill(sheet.cell(row=row, column=column), "5B9BD5")


LAYOUTS = [
    Layout("excel-filtered-tracker", "xlsx", filtered_tracker, held_out=False),
    Layout("excel-gantt-tracker", "xlsx", gantt_tracker, held_out=False),
]
