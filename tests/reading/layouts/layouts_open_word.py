"""Word layouts that the reader's authors may look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, AreaEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import EASTMARCH, HARROW_FEN, KINGSLADE, NORTHOLME, SALTERSEA
from tests.reading.layouts.word_writing import (
    bullets,
    insert_tracked,
    labelled,
    new_document,
    new_table,
    plain_table,
    running_lines,
    shade,
    text_box,
    write_cell,
    write_row,
)


def table_per_area(path: Path) -> PlanDocument:
    """Landscape; a heading and the findings for each area, then its table of actions."""
    plan = make_plan(
        Shape(
            place=EASTMARCH,
            seed=101,
            title="Eastmarch Local Area Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2022-05-27",
            areas=4,
            actions=(3, 5),
            findings=(1, 3),
            lead="{post}, {org}",
            start=dates.month_year,
            due=dates.mostly(dates.month_year, dates.open_ended),
            measures=(1, 2),
            scheme=ratings.RAG_ON_TRACK,
        )
    )
    document = new_document(landscape=True)
    running_lines(document, "Eastmarch SEND: official", "Page 1 of 30")
    document.add_heading(plan.title, 0)
    document.add_paragraph("27 May 2022")
    bullets(document, surroundings.introduction(EASTMARCH), style="Normal")
    document.add_heading("Key to ratings", 2)
    _key(document, ratings.RAG_ON_TRACK)
    for area in plan.areas:
        document.add_heading(f"Priority {area.ref}: {area.title}", 1)
        document.add_paragraph("What inspectors found:")
        bullets(document, [finding.text for finding in area.findings])
        _area_table(document, area)
    document.save(str(path))
    return plan


def _area_table(document: Any, area: AreaEntry) -> None:
    table = new_table(
        document,
        [
            "Ref",
            "What we will do",
            "Lead officer(s)",
            "Start",
            "Completion date",
            "How we will know it has made a difference",
            "RAG",
        ],
    )
    for action in area.actions:
        row = write_row(
            table,
            [
                action.ref or "",
                action.text or "",
                action.leads,
                action.start_text or "",
                action.due_text or "",
                action.measures,
                action.status_text or "",
            ],
        )
        shade(row.cells[6], ratings.RAG_ON_TRACK.colour_of(action.status_text))


def _key(document: Any, scheme: ratings.Scheme) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for rating in scheme.ratings:
        row = write_row(table, [rating.printed, rating.meaning])
        shade(row.cells[0], rating.colour)


def box_per_action(path: Path) -> PlanDocument:
    """A small table of labels and values for each action, under area headings."""
    plan = make_plan(
        Shape(
            place=SALTERSEA,
            seed=103,
            title="Saltersea Priority Action Plan",
            kind=PlanKind.PRIORITY_ACTION_PLAN,
            published="2024-09",
            areas=2,
            actions=(4, 5),
            outcomes=True,
            area_ref=lambda area: f"PA{area}",
            action_ref=lambda area, number: f"PA{area}-{number:02}",
            lead="{name} ({post})",
            leads=(1, 1),
            due=dates.any_of(dates.end_of_month, dates.ordinal_day),
            measures=(1, 2),
            scheme=ratings.PROGRESS_WORDS,
            updates=(0, 1),
        )
    )
    document = new_document()
    document.add_heading(plan.title, 0)
    document.add_paragraph("Published September 2024")
    bullets(document, surroundings.introduction(SALTERSEA), style="Normal")
    for area in plan.areas:
        document.add_heading(f"{area.ref} {area.title}", 1)
        for outcome in area.outcomes:
            labelled(document, "Outcome we want:", outcome)
        for action in area.actions:
            _box(document, action)
            document.add_paragraph()
    document.add_heading("How we rate progress", 1)
    _key(document, ratings.PROGRESS_WORDS)
    document.save(str(path))
    return plan


def _box(document: Any, action: ActionEntry) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    rows: list[tuple[str, str | list[str]]] = [
        ("Reference", action.ref or ""),
        ("Action", action.text or ""),
        ("Lead", action.leads),
        ("By when", action.due_text or ""),
        ("Success measure", action.measures),
        ("RAG", action.status_text or ""),
        ("Latest position", action.updates),
    ]
    for label, value in rows:
        row = table.add_row()
        write_cell(row.cells[0], label, bold=True)
        shade(row.cells[0], "E7E6E6")
        write_cell(row.cells[1], value)


def run_in_labels(path: Path) -> PlanDocument:
    """A heading for each action and labels in bold that run into their text; no table."""
    plan = make_plan(
        Shape(
            place=HARROW_FEN,
            seed=105,
            title="Vale of Harrow Fen SEND and Inclusion Partnership Plan 2025 to 2027",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2025-02",
            areas=3,
            actions=(2, 4),
            short_titles=True,
            outcomes=True,
            voice="We will {}",
            action_ref=lambda area, number: f"{area}{'abcde'[number - 1]}",
            lead="{post}, {org}",
            due=dates.any_of(dates.term, dates.month_year),
            measures=(1, 2),
            milestones=(0, 3),
        )
    )
    document = new_document()
    document.add_heading(plan.title, 0)
    document.add_paragraph("February 2025")
    bullets(document, surroundings.introduction(HARROW_FEN), style="Normal")
    for area in plan.areas:
        document.add_heading(f"Outcome area {area.ref}: {area.title}", 1)
        document.add_paragraph("What we want to achieve")
        bullets(document, area.outcomes)
        for action in area.actions:
            document.add_heading(f"Action {action.ref}: {action.text}", 2)
            labelled(document, "Lead:", " / ".join(action.leads))
            labelled(document, "Timescale:", action.due_text or "")
            labelled(document, "How will we know?", "; ".join(action.measures) + ".")
            if action.milestones:
                labelled(document, "Key steps:", "")
                bullets(document, [step.text for step in action.milestones])
    document.add_heading("Abbreviations", 1)
    plain_table(document, surroundings.glossary())
    document.save(str(path))
    return plan


def two_row_header(path: Path) -> PlanDocument:
    """ "Timescale" spans start and end; ratings are colours without words, explained in a key."""
    scheme = ratings.RAG_DONE
    plan = make_plan(
        Shape(
            place=KINGSLADE,
            seed=106,
            title="Kingslade Accelerated Progress Plan",
            kind=PlanKind.ACCELERATED_PROGRESS_PLAN,
            published="2023-11-08",
            areas=3,
            actions=(2, 4),
            action_ref=lambda area, number: f"A{area}.{number}",
            leads=(1, 3),
            start=dates.short_month,
            due=dates.mostly(dates.short_month, dates.open_ended),
            measures=(1, 1),
            scheme=scheme,
        )
    )
    document = new_document(landscape=True)
    document.add_heading(plan.title, 0)
    document.add_paragraph("Agreed 8 November 2023")
    document.add_paragraph("RAG key")
    key = document.add_table(rows=1, cols=len(scheme.ratings) * 2)
    for number, rating in enumerate(scheme.ratings):
        shade(key.rows[0].cells[number * 2], rating.colour)
        write_cell(key.rows[0].cells[number * 2 + 1], rating.meaning)
    for area in plan.areas:
        document.add_heading(f"Area of significant weakness {area.ref}", 2)
        labelled(document, area.title, "")
        _two_row_table(document, area, scheme)
    document.save(str(path))
    return plan


def _two_row_table(document: Any, area: AreaEntry, scheme: ratings.Scheme) -> None:
    upper = ["No.", "Key task", "Accountable", "Timescale", "", "Intended impact", "RAG"]
    lower = ["", "", "", "Start", "End", "", ""]
    table = new_table(document, upper)
    write_row(table, lower, bold=True)
    for column in (0, 1, 2, 5, 6):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 3).merge(table.cell(0, 4))
    for action in area.actions:
        row = write_row(
            table,
            [
                action.ref or "",
                action.text or "",
                action.leads,
                action.start_text or "",
                action.due_text or "",
                action.measures,
                "",
            ],
        )
        shade(row.cells[6], scheme.colour_of(action.status_text))


def everything_around(path: Path) -> PlanDocument:
    """Tracked changes, text boxes, and tables of risks, groups, words and versions about it."""
    plan = make_plan(
        Shape(
            place=NORTHOLME,
            seed=110,
            title="Northolme and the Wolds SEND Improvement Plan",
            kind=None,
            published="2024-06-14",
            areas=3,
            actions=(2, 3),
            impact=True,
            lead="{name}, {post}",
            leads=(1, 1),
            due=dates.any_of(dates.day_month_year, dates.quarter),
            measures=(1, 2),
            updates=(1, 2),
        )
    )
    document = new_document(landscape=True)
    document.add_heading(plan.title, 0)
    document.add_paragraph("14 June 2024")
    plain_table(document, surroundings.versions())
    document.add_heading("Contents", 1)
    plain_table(document, [["Section", "Page"], *surroundings.contents()])
    document.add_heading("Foreword", 1)
    bullets(document, surroundings.introduction(NORTHOLME), style="Normal")
    text_box(document, "“We only want to tell our story once.” A parent in the market hall")
    document.add_heading("Governance", 1)
    plain_table(document, surroundings.governance(NORTHOLME))
    document.add_heading("The plan", 1)
    for area in plan.areas:
        document.add_heading(f"Area for improvement {area.ref}: {area.title}", 2)
        _tracked_table(document, area)
        labelled(document, "Overall impact:", area.impact or "")
    document.add_heading("Risk register", 1)
    plain_table(document, surroundings.risks())
    document.add_heading("Glossary", 1)
    plain_table(document, surroundings.glossary())
    document.add_heading("Contacts", 1)
    plain_table(document, surroundings.contacts(NORTHOLME))
    document.save(str(path))
    return plan


def _tracked_table(document: Any, area: AreaEntry) -> None:
    """The last words of each action are a tracked insertion, after words that were struck out."""
    table = new_table(
        document,
        ["#", "Deliverable", "SRO", "Target date", "Evidence of success", "Progress commentary"],
    )
    for action in area.actions:
        row = write_row(
            table,
            [
                action.ref or "",
                "",
                action.leads,
                action.due_text or "",
                action.measures,
                action.updates,
            ],
        )
        kept, _, inserted = (action.text or "").rpartition(" ")
        paragraph = row.cells[1].paragraphs[0]
        paragraph.add_run(kept)
        insert_tracked(paragraph, " as far as resources allow in the year", deleted=True)
        insert_tracked(paragraph, f" {inserted}")


LAYOUTS = [
    Layout("word-table-per-area", "docx", table_per_area, held_out=False),
    Layout("word-box-per-action", "docx", box_per_action, held_out=False),
    Layout("word-run-in-labels", "docx", run_in_labels, held_out=False),
    Layout("word-two-row-header", "docx", two_row_header, held_out=False),
    Layout("word-everything-around", "docx", everything_around, held_out=False),
]
