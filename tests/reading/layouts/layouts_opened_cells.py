"""Layouts, once held out, in which a row is not an action, or a column is not a field."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, AreaEntry, MilestoneEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.html_writing import listed, page, paragraphs, print_to_pdf
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import EASTMARCH, HARROW_FEN, KINGSLADE, NORTHOLME, SALTERSEA
from tests.reading.layouts.sheet_writing import merged_title, rows_sheet, widths, write_line
from tests.reading.layouts.word_writing import (
    new_document,
    new_table,
    plain_table,
    shade,
    write_cell,
    write_row,
)


def four_column_box(path: Path) -> PlanDocument:
    """A box for each action with two labels and two values side by side in each row."""
    plan = make_plan(
        Shape(
            place=NORTHOLME,
            seed=1101,
            title="Northolme and the Wolds Priority Action Plan",
            kind=PlanKind.PRIORITY_ACTION_PLAN,
            published="2025-01",
            areas=3,
            actions=(2, 3),
            findings=(1, 1),
            action_ref=lambda area, number: f"PA{area}.{number}",
            lead="{name} ({post}, {org})",
            leads=(1, 1),
            start=dates.month_year,
            due=dates.month_year,
            measures=(1, 2),
            scheme=ratings.RAG_ON_TRACK,
            updates=(0, 1),
        )
    )
    document = new_document()
    document.add_heading(plan.title, 0)
    document.add_paragraph("January 2025")
    key = [[rating.printed, rating.meaning] for rating in ratings.RAG_ON_TRACK.ratings]
    plain_table(document, [["RAG rating", "Definition"], *key])
    for area in plan.areas:
        document.add_heading(f"Priority action {area.ref}", 1)
        document.add_heading(area.title, 2)
        document.add_paragraph(f"Inspection finding: {area.findings[0].text}")
        for action in area.actions:
            _four_columns(document, action)
            document.add_paragraph()
    document.save(str(path))
    return plan


def _four_columns(document: Any, action: ActionEntry) -> None:
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    pairs = [
        ("Action reference", action.ref, "RAG", action.status_text),
        ("Start date", action.start_text, "Completion date", action.due_text),
    ]
    for pair in pairs:
        row = write_row(table, [value or "" for value in pair])
        shade(row.cells[0], "DEEAF6")
        shade(row.cells[2], "DEEAF6")
    wide: list[tuple[str, str | list[str]]] = [
        ("Description", action.text or ""),
        ("Accountable person", action.leads),
        ("Measures of success", action.measures),
        ("Progress", action.updates),
    ]
    for label, value in wide:
        row = table.add_row()
        write_cell(row.cells[0], label)
        shade(row.cells[0], "DEEAF6")
        write_cell(row.cells[1].merge(row.cells[3]), value)


def rating_by_month(path: Path) -> PlanDocument:
    """A rating and an update for each reporting month; the last month's rating is the rating."""
    plan = make_plan(
        Shape(
            place=EASTMARCH,
            seed=1102,
            title="Eastmarch SEND Accelerated Progress Plan: board report",
            kind=PlanKind.ACCELERATED_PROGRESS_PLAN,
            published="2023-01",
            areas=3,
            actions=(3, 4),
            leads=(1, 2),
            due=dates.mostly(dates.end_of_month, dates.quarter),
            measures=(1, 1),
            scheme=ratings.RAG_DONE,
            updates=(2, 2),
        )
    )
    document = new_document(landscape=True)
    document.add_heading(plan.title, 0)
    document.add_paragraph("Plan agreed January 2023")
    document.add_paragraph("RAG: Red is not yet started, Amber is in progress, Green is completed.")
    for area in plan.areas:
        document.add_heading(f"Theme {area.ref}: {area.title}", 1)
        fixed = ["#", "Deliverable", "Owner(s)", "Deadline", "Intended outcome"]
        months = ["Update Mar 23", "RAG Mar 23", "Update Jun 23", "RAG Jun 23"]
        table = new_table(document, [*fixed, *months])
        for action in area.actions:
            _months_row(table, action)
    document.save(str(path))
    return plan


def _months_row(table: Any, action: ActionEntry) -> None:
    earlier, later = action.updates
    before = "Red" if action.status_text == "Red" else "Amber"
    fixed = [action.ref or "", action.text or "", action.leads, action.due_text or ""]
    values = [*fixed, action.measures, earlier, before, later, action.status_text or ""]
    row = write_row(table, values)
    shade(row.cells[6], ratings.RAG_DONE.colour_of(before))
    shade(row.cells[8], ratings.RAG_DONE.colour_of(action.status_text))


CHECKPOINTS = {"March 2025": "2025-03", "September 2025": "2025-09", "March 2026": "2026-03"}


def milestone_columns(path: Path) -> PlanDocument:
    """A column of milestones for each checkpoint, the date in the heading; two posts for leads."""
    plan = make_plan(
        Shape(
            place=HARROW_FEN,
            seed=1103,
            title="Vale of Harrow Fen SEND Priority Action Plan",
            kind=PlanKind.PRIORITY_ACTION_PLAN,
            published="2024-12-06",
            areas=3,
            actions=(2, 4),
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(2, 2),
            due=dates.month_year,
            measures=(1, 2),
            milestones=(1, 3),
        )
    )
    for _, action in plan.actions():
        for step, (text, day) in zip(action.milestones, CHECKPOINTS.items(), strict=False):
            step.due_text, step.due = text, day
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "PAP"
    merged_title(sheet, 1, 9, plan.title)
    write_line(sheet, 2, ["Submitted to advisers on 6 December 2024"])
    row = 4
    for area in plan.areas:
        merged_title(sheet, row, 9, f"Area for priority action {area.ref}: {area.title}")
        checkpoints = [f"Milestones by {text}" for text in CHECKPOINTS]
        header = ["No.", "Action", "SRO", "Operational lead", "Delivery date", *checkpoints]
        write_line(sheet, row + 1, [*header, "KPIs"], bold=True)
        for number, action in enumerate(area.actions):
            write_line(sheet, row + 2 + number, _checkpoint_cells(action))
        row += len(area.actions) + 3
    widths(sheet, 8, 50, 28, 28, 16, 34, 34, 34, 40)
    rows_sheet(book, "Acronyms", surroundings.glossary())
    book.save(path)
    return plan


def _checkpoint_cells(action: ActionEntry) -> list[str | None]:
    steps: list[MilestoneEntry | None] = [*action.milestones, None, None, None]
    texts = [step.text if step else None for step in steps[: len(CHECKPOINTS)]]
    return [
        action.ref,
        action.text,
        *action.leads,
        action.due_text,
        *texts,
        "\n".join(action.measures),
    ]


def transposed_table(path: Path) -> PlanDocument:
    """Each action is a column, and the fields run down the side."""
    plan = make_plan(
        Shape(
            place=KINGSLADE,
            seed=1104,
            title="Kingslade SEND and inclusion partnership plan at a glance",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2025-03-10",
            areas=3,
            actions=(2, 3),
            short_titles=True,
            action_ref=lambda area, number: f"{area}{'abc'[number - 1]}",
            voice="We will {}",
            leads=(1, 1),
            due=dates.term,
            measures=(1, 2),
            scheme=ratings.WORDS,
        )
    )
    parts = [f"<main><h1>{escape(plan.title)}</h1><p>10 March 2025</p>"]
    parts.append(paragraphs(surroundings.introduction(KINGSLADE)))
    for area in plan.areas:
        parts.append(f"<h2>Priority {area.ref}: {escape(area.title)}</h2>{_transposed(area)}")
    path.write_text(page(plan.title, "\n".join(parts) + "</main>"), encoding="utf-8")
    return plan


def _transposed(area: AreaEntry) -> str:
    lines = [
        ("Reference", [action.ref or "" for action in area.actions]),
        ("Action", [escape(action.text or "") for action in area.actions]),
        ("Lead", [action.leads[0] for action in area.actions]),
        ("By when", [action.due_text or "" for action in area.actions]),
        ("Success measure", [listed(action.measures) for action in area.actions]),
        ("Status", [action.status_text or "" for action in area.actions]),
    ]
    rows = "".join(
        f"<tr><th scope='row'>{label}</th>{''.join(f'<td>{value}</td>' for value in values)}</tr>"
        for label, values in lines
    )
    return f"<table>{rows}</table>"


BANNERS = """
@page { size: A4 landscape; margin: 12mm; @bottom-right { content: counter(page) } }
body { font: 9pt sans-serif } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #444; padding: 4px; vertical-align: top; text-align: left }
table { margin-bottom: 6mm; break-inside: avoid }
.strand { background: #d9ead3; text-align: center; font-weight: bold }
"""


def banner_row_per_area(path: Path) -> PlanDocument:
    """One ruled table whose banner rows name each area, then its findings, then its actions."""
    plan = make_plan(
        Shape(
            place=SALTERSEA,
            seed=1105,
            title="Saltersea Local Area SEND Written Statement of Action (refresh)",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2022-02-11",
            areas=3,
            actions=(2, 4),
            findings=(1, 2),
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(1, 2),
            due=dates.any_of(dates.short_day, dates.month_range),
            measures=(1, 2),
            scheme=ratings.BRAG_LETTERS,
        )
    )
    parts = [f"<h1>{escape(plan.title)}</h1><p>11 February 2022</p>"]
    parts.append("<p>" + "; ".join(_letter(r) for r in ratings.BRAG_LETTERS.ratings) + ".</p>")
    parts.extend(_banner_table(area) for area in plan.areas)
    print_to_pdf(page(plan.title, "".join(parts), BANNERS), path)
    return plan


def _letter(rating: ratings.Rating) -> str:
    return f"{rating.printed} = {rating.meaning}"


def _banner_table(area: AreaEntry) -> str:
    findings = "<br>".join(f"{f.ref}) {escape(f.text)}" for f in area.findings)
    header = ["Ref", "Improvement activity", "Responsible", "Timing", "Measure", "BRAG"]
    head = "".join(f"<th>{words}</th>" for words in header)
    rows = []
    for action in area.actions:
        colour = ratings.BRAG_LETTERS.colour_of(action.status_text)
        cells = [action.ref or "", escape(action.text or ""), "; ".join(action.leads)]
        cells.extend([action.due_text or "", listed(action.measures)])
        texts = "".join(f"<td>{cell}</td>" for cell in cells)
        rows.append(f"<tr>{texts}<td style='background: #{colour}'>{action.status_text}</td></tr>")
    return (
        f"<table><tr><td class='strand' colspan='6'>Weakness {area.ref}: {escape(area.title)}</td>"
        f"</tr><tr><td colspan='6'>Findings: {findings}</td></tr>"
        f"<tr>{head}</tr>{''.join(rows)}</table>"
    )


LAYOUTS = [
    Layout("word-four-column-box", "docx", four_column_box, held_out=False),
    Layout("word-rating-by-month", "docx", rating_by_month, held_out=False),
    Layout("excel-milestone-columns", "xlsx", milestone_columns, held_out=False),
    Layout("web-transposed-table", "html", transposed_table, held_out=True),
    Layout("pdf-banner-row-per-area", "pdf", banner_row_per_area, False, needs_browser=True),
]
