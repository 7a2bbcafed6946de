"""Open layouts whose cells hold more than one thing, or stand for more than one row."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.plan_format import ActionEntry, AreaEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.html_writing import listed, page, paragraphs, print_to_pdf
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import EASTMARCH, HARROW_FEN, MERROWDALE
from tests.reading.layouts.ratings import Scheme
from tests.reading.layouts.sheet_writing import key_sheet, merged_title, widths, write_line
from tests.reading.layouts.word_writing import bullets, new_document, new_table, write_row


def bullets_in_cells(path: Path) -> PlanDocument:
    """Dated steps as bullets beneath the action in its own cell; leads in two columns; a cost."""
    plan = make_plan(
        Shape(
            place=MERROWDALE,
            seed=1001,
            title="Merrowdale SEND Partnership Plan 2024 to 2026",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2024-03-18",
            areas=3,
            actions=(3, 4),
            impact=True,
            area_ref=lambda area: f"R{area}",
            action_ref=lambda area, number: f"R{area}.{number}",
            leads=(2, 2),
            due=dates.mostly(dates.month_year, dates.month_and_on),
            measures=(1, 2),
            milestones=(1, 3),
            milestone_due=dates.month_year,
        )
    )
    document = new_document(landscape=True)
    document.add_heading(plan.title, 0)
    document.add_paragraph("18 March 2024")
    bullets(document, surroundings.introduction(MERROWDALE), style="Normal")
    for area in plan.areas:
        document.add_heading(f"{area.ref}: {area.title}", 1)
        document.add_paragraph(f"The impact we expect: {area.impact}")
        header = ["", "Actions", "Lead (council)", "Lead (health)", "Cost", "Timescale", "Outcome"]
        table = new_table(document, header)
        for number, action in enumerate(area.actions):
            _bulleted_row(table, action, f"£{12 + 7 * number},000")
    document.save(str(path))
    return plan


def _bulleted_row(table: Any, action: ActionEntry, cost: str) -> None:
    council, health = action.leads
    values = [action.ref or "", action.text or "", council, health, cost, action.due_text or ""]
    row = write_row(table, [*values, action.measures])
    for step in action.milestones:
        row.cells[1].add_paragraph(f"{step.text} ({step.due_text})", style="List Bullet")


BRAG_PAIRS = Scheme(
    (
        ratings.Rating("Blue - Complete", "Complete", "0070C0", Status.COMPLETE),
        ratings.Rating("Red - Off track", "Off track", "FF0000", Status.OFF_TRACK),
        ratings.Rating("Amber - At risk", "At risk", "FFC000", Status.AT_RISK),
        ratings.Rating("Green - On track", "On track", "00B050", Status.ON_TRACK),
    )
)


def area_in_first_row(path: Path) -> PlanDocument:
    """The area stands in its first row only; grouped headings; last time's rating beside this."""
    plan = make_plan(
        Shape(
            place=EASTMARCH,
            seed=1002,
            title="Eastmarch SEND Accelerated Progress Plan: monitoring copy",
            kind=PlanKind.ACCELERATED_PROGRESS_PLAN,
            published="2024-10",
            areas=4,
            actions=(2, 5),
            action_ref=lambda area, number: f"{area}{'ABCDE'[number - 1]}",
            lead="{post}, {org}",
            leads=(1, 1),
            start=dates.short_month,
            due=dates.short_month,
            measures=(2, 2),
            scheme=BRAG_PAIRS,
            updates=(0, 1),
        )
    )
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "APP"
    merged_title(sheet, 1, 11, plan.title)
    write_line(sheet, 2, ["Monitoring return: October 2024"])
    groups = ["Priority area", "Ref", "Action", "Lead", "Timeline", None, "Measuring success"]
    write_line(sheet, 4, [*groups, None, "BRAG", None, "Progress since last return"], bold=True)
    lower = [None, None, None, None, "From", "To", "Success criteria", "Evidence"]
    write_line(sheet, 5, [*lower, "Previous", "Current", None], bold=True)
    for cells in ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:H4", "I4:J4", "K4:K5"):
        sheet.merge_cells(cells)
    row = 6
    for area in plan.areas:
        for number, action in enumerate(area.actions):
            title = f"{area.ref}. {area.title}" if number == 0 else None
            write_line(sheet, row, [title, *_grouped_cells(action, number)])
            row += 1
    widths(sheet, 30, 6, 50, 30, 10, 10, 40, 40, 16, 16, 40)
    key_sheet(book, "Key", BRAG_PAIRS)
    book.save(path)
    return plan


def _grouped_cells(action: ActionEntry, number: int) -> list[str | None]:
    criteria, *evidence = action.measures
    return [
        action.ref,
        action.text,
        action.leads[0],
        action.start_text,
        action.due_text,
        criteria,
        " ".join(evidence) or None,
        BRAG_PAIRS.ratings[number % 4].printed,
        action.status_text,
        " ".join(action.updates) or None,
    ]


MERGED = """
@page { size: A4; margin: 14mm; @top-right { content: "Official" }
  @bottom-center { content: "Page " counter(page) } }
body { font: 8.5pt sans-serif } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #000; padding: 3px; vertical-align: top; text-align: left }
thead { display: table-header-group } th { background: #e6e6e6 } tr { break-inside: avoid }
"""


def merged_milestone_rows(path: Path) -> PlanDocument:
    """A portrait grid: the action's cells stand beside all its milestones' rows."""
    scheme = ratings.SHORT_WORDS
    plan = make_plan(
        Shape(
            place=HARROW_FEN,
            seed=1003,
            title="Vale of Harrow Fen Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2018-01-31",
            areas=3,
            actions=(3, 4),
            leads=(1, 1),
            due=dates.month_year,
            measures=(1, 1),
            milestones=(2, 3),
            milestone_due=dates.short_month,
            milestone_scheme=scheme,
        )
    )
    parts = [f"<h1>{escape(plan.title)}</h1><p>31 January 2018</p>"]
    parts.append(paragraphs(surroundings.introduction(HARROW_FEN)))
    parts.append(f"<p>{'; '.join(rating.meaning for rating in scheme.ratings)}.</p>")
    for area in plan.areas:
        parts.append(f"<h2>Section {area.ref}: {escape(area.title)}</h2>{_merged_grid(area)}")
    print_to_pdf(page(plan.title, "".join(parts), MERGED), path)
    return plan


def _merged_grid(area: AreaEntry) -> str:
    header = ["Ref", "Action", "Lead", "Timescale", "Milestones", "By", "Status", "Success measure"]
    head = "".join(f"<th>{words}</th>" for words in header)
    rows = []
    for action in area.actions:
        span = len(action.milestones)
        before = [action.ref, action.text, action.leads[0], action.due_text]
        first = "".join(f"<td rowspan='{span}'>{escape(text or '')}</td>" for text in before)
        last = f"<td rowspan='{span}'>{listed(action.measures)}</td>"
        for step in action.milestones:
            cells = [step.text, step.due_text, step.status_text]
            middle = "".join(f"<td>{escape(text or '')}</td>" for text in cells)
            rows.append(f"<tr>{first}{middle}{last}</tr>")
            first = last = ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


LAYOUTS = [
    Layout("word-bullets-in-cells", "docx", bullets_in_cells, held_out=False),
    Layout("excel-area-in-first-row", "xlsx", area_in_first_row, held_out=False),
    Layout("pdf-merged-milestone-rows", "pdf", merged_milestone_rows, False, needs_browser=True),
]
