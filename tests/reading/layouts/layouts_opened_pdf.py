"""PDF layouts, printed by Chromium, that were kept from the authors until measured."""

from __future__ import annotations

from html import escape
from pathlib import Path

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.html_writing import listed, page, paragraphs, print_to_pdf
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import EASTMARCH, MERROWDALE, SALTERSEA

SLIDES = """
@page { size: 297mm 167mm; margin: 10mm;
  @bottom-left { content: "Eastmarch SEND Partnership" }
  @bottom-right { content: counter(page) } }
body { font: 11pt sans-serif } .slide { break-before: page }
.boxes { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }
.box { border: 2px solid #005ea5; padding: 4mm } .box h3 { margin: 0; font-size: 12pt }
.area { color: #555; font-size: 10pt }
"""


def box_per_slide(path: Path) -> PlanDocument:
    """A slide for each action: its area small at the top, and a box for each thing about it."""
    plan = make_plan(
        Shape(
            place=EASTMARCH,
            seed=916,
            title="Eastmarch SEND Accelerated Progress Plan",
            kind=PlanKind.ACCELERATED_PROGRESS_PLAN,
            published="2023-06",
            areas=3,
            actions=(2, 3),
            short_titles=True,
            leads=(1, 2),
            due=dates.mostly(dates.quarter, dates.month_year),
            measures=(1, 2),
            scheme=ratings.WORDS,
            milestones=(1, 3),
        )
    )
    parts = [f"<h1>{escape(plan.title)}</h1><p>June 2023</p>"]
    parts.append(f"<div class='slide'>{paragraphs(surroundings.introduction(EASTMARCH))}</div>")
    for area in plan.areas:
        for action in area.actions:
            name = f"<p class='area'>Priority {area.ref}: {escape(area.title)}</p>"
            parts.append(f"<div class='slide'>{name}{_boxes(action)}</div>")
    print_to_pdf(page(plan.title, "".join(parts), SLIDES), path)
    return plan


def _boxes(action: ActionEntry) -> str:
    boxes = [
        ("Accountable lead", "<br>".join(action.leads)),
        ("To be completed by", action.due_text or ""),
        ("Key milestones", listed([step.text for step in action.milestones])),
        ("What good will look like", listed(action.measures)),
        ("Status", action.status_text or ""),
    ]
    inner = "".join(f"<div class='box'><h3>{name}</h3>{text}</div>" for name, text in boxes)
    return f"<h2>{action.ref} {escape(action.text or '')}</h2><div class='boxes'>{inner}</div>"


UNRULED = """
@page { size: A4 landscape; margin: 15mm; @bottom-center { content: counter(page) } }
body { font: 10pt sans-serif } table { border-collapse: collapse; width: 100% }
th, td { padding: 6px 10px; vertical-align: top; text-align: left }
tr:nth-child(even) { background: #eef3f8 } td { width: 12% } td:nth-child(2) { width: 30% }
tr { break-inside: avoid }
"""


def unruled_tables(path: Path) -> PlanDocument:
    """Tables without a single line: columns stand apart by white space, rows by zebra shading."""
    plan = make_plan(
        Shape(
            place=SALTERSEA,
            seed=917,
            title="Saltersea SEND Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2019-09-20",
            areas=3,
            actions=(3, 4),
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(1, 2),
            due=dates.mostly(dates.short_month, dates.open_ended),
            measures=(1, 1),
            scheme=ratings.WORDS,
            updates=(0, 1),
        )
    )
    parts = [f"<h1>{escape(plan.title)}</h1><p>20 September 2019</p>"]
    parts.append(paragraphs(surroundings.introduction(SALTERSEA)))
    header = ["Ref", "Task", "Lead responsibility", "Timeline", "Outcome measure", "Position"]
    head = "".join(f"<th>{words}</th>" for words in [*header, "Latest update"])
    for area in plan.areas:
        rows = "".join(_unruled_row(action) for action in area.actions)
        parts.append(f"<h2>{area.ref}. {escape(area.title)}</h2>")
        parts.append(f"<table><tr>{head}</tr>{rows}</table>")
    print_to_pdf(page(plan.title, "".join(parts), UNRULED), path)
    return plan


def _unruled_row(action: ActionEntry) -> str:
    cells = [
        action.ref or "",
        escape(action.text or ""),
        "; ".join(action.leads),
        action.due_text or "",
        escape(" ".join(action.measures)),
        action.status_text or "",
        escape(" ".join(action.updates)),
    ]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


TWO_COLUMNS = """
@page { size: A4; margin: 18mm; @bottom-left { content: "Merrowdale improvement plan" }
  @bottom-right { content: counter(page) } }
body { font: 10pt sans-serif } main { columns: 2; column-gap: 10mm }
h1 { font-size: 20pt } h2 { font-size: 13pt; color: #7a003c } h3 { font-size: 10.5pt }
p { margin: 1mm 0 } .action { break-inside: avoid; margin-bottom: 4mm }
"""


def two_columns(path: Path) -> PlanDocument:
    """A newsletter's page: two columns of headed actions with labels in bold."""
    plan = make_plan(
        Shape(
            place=MERROWDALE,
            seed=920,
            title="Merrowdale SEND Improvement Plan",
            kind=None,
            published="2024-03",
            areas=4,
            actions=(3, 5),
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(1, 1),
            due=dates.any_of(dates.month_year, dates.term),
            measures=(1, 2),
        )
    )
    parts = [f"<h1>{escape(plan.title)}</h1><p>March 2024</p><main>"]
    parts.append(paragraphs(surroundings.introduction(MERROWDALE)))
    for area in plan.areas:
        parts.append(f"<h2>Focus {area.ref}: {escape(area.title)}</h2>")
        for action in area.actions:
            parts.append(
                f"<div class='action'><h3>{action.ref} {escape(action.text or '')}</h3>"
                f"<p><b>Led by:</b> {action.leads[0]}</p><p><b>By:</b> {action.due_text}</p>"
                f"<p><b>We’ll know because:</b> {escape('. '.join(action.measures))}.</p></div>"
            )
    parts.append("</main>")
    print_to_pdf(page(plan.title, "".join(parts), TWO_COLUMNS), path)
    return plan


LAYOUTS = [
    Layout("pdf-box-per-slide", "pdf", box_per_slide, held_out=False, needs_browser=True),
    Layout("pdf-unruled-tables", "pdf", unruled_tables, held_out=False, needs_browser=True),
    Layout("pdf-two-columns", "pdf", two_columns, held_out=False, needs_browser=True),
]
