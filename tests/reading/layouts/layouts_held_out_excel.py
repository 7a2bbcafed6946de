"""Workbook layouts kept from the reader's authors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, AreaEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import HARROW_FEN, KINGSLADE
from tests.reading.layouts.sheet_writing import (
    fill,
    merged_title,
    rows_sheet,
    widths,
    write_date,
    write_line,
)


def sheet_per_priority(path: Path) -> PlanDocument:
    """A cover, a sheet for each priority with title rows over its table, lists and a glossary."""
    plan = make_plan(
        Shape(
            place=HARROW_FEN,
            seed=412,
            title="Vale of Harrow Fen Local Area SEND Accelerated Progress Plan",
            kind=PlanKind.ACCELERATED_PROGRESS_PLAN,
            published="2023-07-19",
            areas=4,
            actions=(2, 5),
            findings=(1, 2),
            outcomes=True,
            action_ref=lambda area, number: f"P{area}.{number}",
            lead="{post}, {org}",
            leads=(1, 2),
            due=dates.mostly(dates.month_year, dates.term, dates.month_and_on),
            measures=(1, 2),
            scheme=ratings.RAG_ON_TRACK,
            updates=(0, 2),
        )
    )
    book = Workbook()
    cover: Any = book.active
    cover.title = "Cover"
    merged_title(cover, 2, 6, plan.title)
    write_line(cover, 4, ["Approved by the SEND Executive on 19 July 2023"])
    for row, paragraph in enumerate(surroundings.introduction(HARROW_FEN), start=6):
        merged_title(cover, row, 6, paragraph)
    for area in plan.areas:
        _priority_sheet(book.create_sheet(f"Priority {area.ref}"), area)
    ratings_list = [[r.printed, r.meaning] for r in ratings.RAG_ON_TRACK.ratings]
    rows_sheet(book, "Lists", [["RAG", "Definition"], *ratings_list])
    rows_sheet(book, "Glossary", surroundings.glossary())
    book.save(path)
    return plan


def _priority_sheet(sheet: Any, area: AreaEntry) -> None:
    merged_title(sheet, 1, 8, f"Priority {area.ref} – {area.title}")
    merged_title(sheet, 2, 8, "Inspection findings: " + " ".join(f.text for f in area.findings))
    merged_title(sheet, 3, 8, "Outcome: " + " ".join(area.outcomes))
    header = ["Action no.", "What needs to happen", "Accountable lead", "Timescale"]
    write_line(sheet, 5, [*header, "KPI / impact", "Current RAG", "Narrative"], bold=True)
    for row, action in enumerate(area.actions, start=6):
        cells = [action.ref, action.text, "\n".join(action.leads), action.due_text]
        measures = "\n".join(f"• {measure}" for measure in action.measures)
        narrative = "\n".join(action.updates) or None
        write_line(sheet, row, [*cells, measures, action.status_text, narrative])
        fill(sheet.cell(row=row, column=6), ratings.RAG_ON_TRACK.colour_of(action.status_text))
    widths(sheet, 10, 60, 40, 20, 50, 12, 50)


def numbered_milestone_rows(path: Path) -> PlanDocument:
    """Areas, actions and milestones in one column of descriptions, told apart by their numbers."""
    plan = make_plan(
        Shape(
            place=KINGSLADE,
            seed=414,
            title="Kingslade SEND and Alternative Provision Partnership Plan",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published=None,
            areas=3,
            actions=(2, 4),
            leads=(1, 1),
            due=dates.day_month_year,
            measures=(1, 1),
            scheme=ratings.SHORT_WORDS,
            milestones=(1, 3),
            milestone_due=dates.day_month_year,
            milestone_leads=True,
            milestone_scheme=ratings.SHORT_WORDS,
        )
    )
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Delivery plan"
    merged_title(sheet, 1, 6, plan.title)
    header = ["No", "Description", "Who", "Deadline", "Position", "Evidence of impact"]
    write_line(sheet, 2, header, bold=True)
    row = 3
    for area in plan.areas:
        write_line(sheet, row, [int(area.ref), area.title], bold=True)
        row += 1
        for action in area.actions:
            row = _action_rows(sheet, row, action)
    widths(sheet, 8, 70, 30, 14, 14, 50)
    key = [[rating.printed, rating.meaning] for rating in ratings.SHORT_WORDS.ratings]
    rows_sheet(book, "Position key", [["Position", "Definition"], *key])
    rows_sheet(book, "Risks", surroundings.risks())
    book.save(path)
    return plan


def _action_rows(sheet: Any, row: int, action: ActionEntry) -> int:
    cells = [action.ref, action.text, action.leads[0], None, action.status_text]
    write_line(sheet, row, [*cells, action.measures[0]])
    write_date(sheet.cell(row=row, column=4), action.due, action.due_text, "dd/mm/yyyy")
    for number, step in enumerate(action.milestones, start=1):
        row += 1
        ref = f"{action.ref}.{number}"
        write_line(sheet, row, [ref, step.text, step.leads[0], None, step.status_text])
        write_date(sheet.cell(row=row, column=4), step.due, step.due_text, "dd/mm/yyyy")
    return row + 1


LAYOUTS = [
    Layout("excel-sheet-per-priority", "xlsx", sheet_per_priority, held_out=True),
    Layout("excel-numbered-milestone-rows", "xlsx", numbered_milestone_rows, held_out=True),
]
