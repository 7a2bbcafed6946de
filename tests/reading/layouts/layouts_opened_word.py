"""Word layouts that were kept from the reader's authors until they had been measured."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, AreaEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import EASTMARCH, HARROW_FEN, KINGSLADE, MERROWDALE, SALTERSEA
from tests.reading.layouts.word_writing import (
    bullets,
    labelled,
    new_document,
    new_table,
    plain_table,
    shade,
    write_cell,
    write_row,
)


def merged_first_column(path: Path) -> PlanDocument:
    """One table for the whole plan; each area, and each theme in it, is merged downwards."""
    plan = make_plan(
        Shape(
            place=MERROWDALE,
            seed=202,
            title="Merrowdale Local Area SEND Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2019-03",
            areas=4,
            actions=(3, 5),
            focus_areas=True,
            focus_ref=lambda area, number: f"{area}.{number}",
            action_ref=lambda area, number: f"{area}{'ABCDE'[number - 1]}",
            leads=(1, 2),
            due=dates.mostly(dates.short_day, dates.impossible_day),
            measures=(1, 1),
            scheme=ratings.RAG_DONE,
        )
    )
    document = new_document(landscape=True)
    document.add_paragraph(plan.title, style="Title")
    document.add_paragraph("March 2019")
    document.add_paragraph("Red: not yet started. Amber: in progress. Green: completed.")
    header = ["Area of weakness", "Theme", "Ref", "Task", "Responsible", "Complete by"]
    table = new_table(document, [*header, "Impact measure", "Progress RAG"])
    for area in plan.areas:
        first = len(table.rows)
        _theme_rows(table, area)
        _merge(table, 0, first, f"{area.ref}. {area.title}")
    document.save(str(path))
    return plan


def _theme_rows(table: Any, area: AreaEntry) -> None:
    themes = {focus.ref: focus for focus in area.focus_areas}
    for ref, actions in groupby(area.actions, key=lambda action: action.focus_area):
        first = len(table.rows)
        for action in actions:
            row = write_row(
                table,
                [
                    "",
                    "",
                    action.ref or "",
                    action.text or "",
                    action.leads,
                    action.due_text or "",
                    action.measures,
                    action.status_text or "",
                ],
            )
            shade(row.cells[7], ratings.RAG_DONE.colour_of(action.status_text))
        theme = themes[str(ref)]
        _merge(table, 1, first, f"{theme.ref} {theme.title}")


def _merge(table: Any, column: int, first: int, text: str) -> None:
    last = len(table.rows) - 1
    cell = table.cell(first, column)
    if last > first:
        cell = cell.merge(table.cell(last, column))
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    write_cell(cell, text, bold=True)


def nested_lists(path: Path) -> PlanDocument:
    """No table at all: numbered actions with their details as bullets beneath them."""
    plan = make_plan(
        Shape(
            place=HARROW_FEN,
            seed=204,
            title="Our SEND improvement promises: Vale of Harrow Fen",
            kind=None,
            published="2023-01",
            areas=3,
            actions=(2, 4),
            action_ref=lambda area, number: f"{area}.{number}",
            voice="We will {}",
            leads=(1, 1),
            due=dates.mostly(dates.by_month, dates.open_ended),
            measures=(1, 2),
            milestones=(0, 2),
            milestone_due=dates.month_year,
        )
    )
    document = new_document()
    document.add_paragraph(plan.title, style="Title")
    document.add_paragraph("January 2023")
    bullets(document, surroundings.introduction(HARROW_FEN), style="Normal")
    for area in plan.areas:
        document.add_heading(f"{area.ref}. {area.title}", 2)
        for action in area.actions:
            document.add_paragraph(f"{action.ref} {action.text}", style="List Bullet")
            _nested_details(document, action)
    document.save(str(path))
    return plan


def _nested_details(document: Any, action: ActionEntry) -> None:
    deeper = "List Bullet 2"
    document.add_paragraph(f"Who is responsible: {action.leads[0]}", style=deeper)
    document.add_paragraph(f"When: {action.due_text}", style=deeper)
    for measure in action.measures:
        document.add_paragraph(f"What success looks like: {measure}", style=deeper)
    if action.milestones:
        document.add_paragraph("Steps along the way:", style=deeper)
    for step in action.milestones:
        document.add_paragraph(f"{step.text} ({step.due_text})", style="List Bullet 3")


def milestone_month_columns(path: Path) -> PlanDocument:
    """A row for each milestone, the action merged beside it, and a mark under the month due."""
    plan = make_plan(
        Shape(
            place=KINGSLADE,
            seed=207,
            title="Kingslade SEND Accelerated Progress Plan",
            kind=PlanKind.ACCELERATED_PROGRESS_PLAN,
            published="2024-02",
            areas=2,
            actions=(3, 3),
            leads=(1, 1),
            measures=(1, 1),
            milestones=(2, 3),
            milestone_due=dates.short_month,
        )
    )
    document = new_document(landscape=True)
    document.add_paragraph(plan.title, style="Title")
    document.add_paragraph("Published February 2024. ● marks the month in which a step ends.")
    for area in plan.areas:
        document.add_heading(f"Priority area {area.ref}: {area.title}", 1)
        _month_table(document, area)
    document.save(str(path))
    return plan


def _month_table(document: Any, area: AreaEntry) -> None:
    steps = [step for action in area.actions for step in action.milestones]
    shown = {str(step.due): str(step.due_text) for step in steps}
    months = [shown[month] for month in sorted(shown)]
    header = ["Ref", "Action", "Owner", "Intended impact", "Milestone"]
    table = new_table(document, [*header, *months])
    for action in area.actions:
        first = len(table.rows)
        for step in action.milestones:
            marks = ["●" if month == step.due_text else "" for month in months]
            write_row(table, ["", "", "", "", step.text, *marks])
        texts = [action.ref, action.text, action.leads[0], action.measures[0]]
        for column, text in enumerate(texts):
            _merge(table, column, first, text or "")


def section_banners(path: Path) -> PlanDocument:
    """Rows that span the table name each strand, and the header comes again after each."""
    plan = make_plan(
        Shape(
            place=SALTERSEA,
            seed=208,
            title="Saltersea SEND Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2020-10-02",
            areas=2,
            actions=(4, 5),
            focus_areas=True,
            findings=(1, 2),
            impact=True,
            focus_ref=lambda area, number: f"{area}.{number}",
            action_ref=lambda area, number: f"{area}.{number}",
            lead="{post}, {org}",
            leads=(1, 2),
            start=dates.dashed_month,
            due=dates.dashed_month,
            measures=(1, 2),
            scheme=ratings.BRAG_LETTERS,
            updates=(0, 1),
            area_ref=lambda area: str(area),
        )
    )
    for area in plan.areas:
        for n, action in enumerate(area.actions, start=1):
            action.ref = f"{action.focus_area}.{n}"
    document = new_document(landscape=True)
    document.add_paragraph(plan.title, style="Title")
    document.add_paragraph("Submitted on 2 October 2020")
    plain_table(document, surroundings.governance(SALTERSEA))
    for area in plan.areas:
        document.add_heading(f"Serious weakness {area.ref}", 1)
        document.add_heading(area.title, 2)
        labelled(document, "The inspection letter said:", "")
        bullets(document, [finding.text for finding in area.findings])
        _banner_table(document, area)
        labelled(document, "The impact of this work will be that:", area.impact or "")
    document.add_paragraph("BRAG rating")
    plain_table(
        document,
        [["Rating", "Meaning"], *([r.printed, r.meaning] for r in ratings.BRAG_LETTERS.ratings)],
    )
    document.save(str(path))
    return plan


BANNER_HEADER = ["Item", "Activity", "Lead agency and officer", "From", "To", "Outcome measure"]


def _banner_table(document: Any, area: AreaEntry) -> None:
    header = [*BANNER_HEADER, "BRAG", "Update"]
    table = new_table(document, header)
    titles = {focus.ref: focus.title for focus in area.focus_areas}
    for number, (ref, actions) in enumerate(groupby(area.actions, key=lambda a: a.focus_area)):
        if number:
            write_row(table, header, bold=True)
        banner = table.add_row()
        write_cell(banner.cells[0].merge(banner.cells[-1]), f"{ref} {titles[str(ref)]}", bold=True)
        shade(banner.cells[0], "BDD7EE")
        for action in actions:
            write_row(
                table,
                [
                    action.ref or "",
                    action.text or "",
                    action.leads,
                    action.start_text or "",
                    action.due_text or "",
                    action.measures,
                    action.status_text or "",
                    action.updates,
                ],
            )


def you_said_we_will(path: Path) -> PlanDocument:
    """Several numbered actions share a cell, with numbers that tie dates and measures to them."""
    plan = make_plan(
        Shape(
            place=EASTMARCH,
            seed=209,
            title="You said, we will: the Eastmarch SEND partnership plan",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2025-05",
            areas=4,
            actions=(2, 3),
            short_titles=True,
            findings=(1, 1),
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(1, 1),
            due=dates.term,
            measures=(1, 1),
        )
    )
    document = new_document(landscape=True)
    document.add_paragraph(plan.title, style="Title")
    document.add_paragraph("May 2025")
    bullets(document, surroundings.introduction(EASTMARCH), style="Normal")
    header = ["Theme", "You said", "We will", "Who", "By when", "How will we know?"]
    table = new_table(document, header)
    for area in plan.areas:
        actions = area.actions
        write_row(
            table,
            [
                f"{area.ref}. {area.title}",
                [finding.text for finding in area.findings],
                [f"{action.ref} {action.text}" for action in actions],
                [f"{action.ref} {action.leads[0]}" for action in actions],
                [f"{action.ref} {action.due_text}" for action in actions],
                [f"{action.ref} {action.measures[0]}" for action in actions],
            ],
        )
    document.save(str(path))
    return plan


LAYOUTS = [
    Layout("word-merged-first-column", "docx", merged_first_column, held_out=False),
    Layout("word-nested-lists", "docx", nested_lists, held_out=False),
    Layout("word-milestone-month-columns", "docx", milestone_month_columns, held_out=False),
    Layout("word-section-banners", "docx", section_banners, held_out=False),
    Layout("word-you-said-we-will", "docx", you_said_we_will, held_out=False),
]
