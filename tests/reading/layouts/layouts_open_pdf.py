"""PDF layouts that the reader's authors may look at, printed by Chromium."""

from __future__ import annotations

from html import escape
from pathlib import Path

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.html_writing import listed, page, paragraphs, print_to_pdf, table
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import HARROW_FEN, KINGSLADE, NORTHOLME

RULED = """
@page { size: A4 landscape; margin: 18mm 12mm;
  @top-left { content: "Northolme and the Wolds WSoA: DRAFT for the board" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 10pt sans-serif } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #333; padding: 4px; vertical-align: top; text-align: left }
th { background: #1f3864; color: white } thead { display: table-header-group }
"""


def ruled_tables(path: Path) -> PlanDocument:
    """Landscape tables over many pages: headers repeated, cells that go over pages, a banner."""
    plan = make_plan(
        Shape(
            place=NORTHOLME,
            seed=915,
            title="Northolme and the Wolds Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2021-11-12",
            areas=5,
            actions=(4, 5),
            findings=(2, 3),
            sources=True,
            lead="{name}, {post}, {org}",
            leads=(1, 3),
            start=dates.short_month,
            due=dates.mostly(dates.short_month, dates.dashed_range),
            measures=(2, 2),
            scheme=ratings.RAG_ON_TRACK,
            updates=(1, 3),
        )
    )
    key = [["RAG", "Meaning"], *([r.printed, r.meaning] for r in ratings.RAG_ON_TRACK.ratings)]
    parts = [f"<h1>{escape(plan.title)}</h1><p>12 November 2021</p>"]
    parts.extend([paragraphs(surroundings.introduction(NORTHOLME)), table(key)])
    for area in plan.areas:
        parts.append(f"<h2>Area of weakness {area.ref}: {escape(area.title)}</h2>")
        findings = "".join(
            f"<li>{finding.ref} {escape(finding.text)} ({finding.source})</li>"
            for finding in area.findings
        )
        parts.append(f"<p>Inspectors’ findings</p><ul style='list-style: none'>{findings}</ul>")
        parts.append(_ruled_table(area.actions))
    parts.append(f"<h2>Glossary</h2>{table(surroundings.glossary())}")
    print_to_pdf(page(plan.title, "".join(parts), RULED), path)
    return plan


def _ruled_table(actions: list[ActionEntry]) -> str:
    header = ["Ref", "Action", "Accountable officer", "Start", "End", "Success measures"]
    head = "".join(f"<th>{words}</th>" for words in [*header, "RAG", "Progress to date"])
    rows = []
    for action in actions:
        colour = ratings.RAG_ON_TRACK.colour_of(action.status_text)
        cells = [
            action.ref or "",
            escape(action.text or ""),
            " /<br>".join(action.leads),
            action.start_text or "",
            action.due_text or "",
            listed(action.measures),
        ]
        texts = "".join(f"<td>{cell}</td>" for cell in cells)
        rating = f"<td style='background: #{colour}'>{action.status_text}</td>"
        rows.append(f"<tr>{texts}{rating}<td>{listed(action.updates)}</td></tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


NARRATIVE = """
@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) } }
body { font: 11pt serif; line-height: 1.4 } h1 { font-size: 22pt }
h2 { font-size: 15pt } h3 { font-size: 12pt }
"""


def narrative(path: Path) -> PlanDocument:
    """Portrait prose with nested lists: no table, details inside sentences with labels."""
    plan = make_plan(
        Shape(
            place=HARROW_FEN,
            seed=918,
            title="Vale of Harrow Fen SEND Partnership Plan",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2024-06",
            areas=4,
            actions=(2, 3),
            impact=True,
            voice="We will {}",
            area_ref=lambda area: f"R{area}",
            action_ref=lambda area, number: f"R{area}.{number}",
            lead="{post}, {org}",
            leads=(1, 1),
            due=dates.month_year,
            measures=(1, 2),
            milestones=(0, 2),
        )
    )
    parts = [f"<h1>{escape(plan.title)}</h1><p>June 2024</p>"]
    parts.append(paragraphs(surroundings.introduction(HARROW_FEN)))
    for area in plan.areas:
        number = area.ref.removeprefix("R")
        parts.append(f"<h2>Recommendation {number} (R{number})</h2>")
        parts.append(f"<p><b>{escape(area.title)}</b></p>")
        parts.append("".join(_narrated(action) for action in area.actions))
        parts.append(f"<p><b>Intended impact:</b> {escape(area.impact or '')}</p>")
    print_to_pdf(page(plan.title, "".join(parts), NARRATIVE), path)
    return plan


def _narrated(action: ActionEntry) -> str:
    details = [
        f"Lead: {escape(action.leads[0])}",
        f"Timescale: {action.due_text}",
        f"Outcome: {escape('; '.join(action.measures))}",
    ]
    steps = "".join(f"<li>{escape(step.text)}</li>" for step in action.milestones)
    if steps:
        details.append(f"Next steps:<ul>{steps}</ul>")
    items = "".join(f"<li>{detail}</li>" for detail in details)
    return f"<h3>{action.ref} {escape(action.text or '')}</h3><ul>{items}</ul>"


COLOURED = """
@page { size: A4 landscape; margin: 15mm } body { font: 10pt sans-serif }
table { border-collapse: collapse; width: 100%; margin-bottom: 8mm }
th, td { border: 1px solid #777; padding: 4px; vertical-align: top; text-align: left }
th { background: #ddd } tr { break-inside: avoid }
.swatch { width: 14mm }
"""


def coloured_cells(path: Path) -> PlanDocument:
    """The rating is a colour without a word; a key on the first page explains each colour."""
    scheme = ratings.FIVE_COLOURS
    plan = make_plan(
        Shape(
            place=KINGSLADE,
            seed=919,
            title="Kingslade Local Area Priority Action Plan (SEND)",
            kind=PlanKind.PRIORITY_ACTION_PLAN,
            published="2025-04-30",
            areas=3,
            actions=(3, 4),
            outcomes=True,
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(1, 2),
            due=dates.dotted_day,
            measures=(1, 1),
            scheme=scheme,
        )
    )
    key = "".join(
        f"<tr><td class='swatch' style='background: #{r.colour}'></td><td>{r.meaning}</td></tr>"
        for r in scheme.ratings
    )
    parts = [f"<h1>{escape(plan.title)}</h1><p>30 April 2025</p><h3>Key</h3><table>{key}</table>"]
    for area in plan.areas:
        parts.append(f"<h2>Priority action {area.ref}: {escape(area.title)}</h2>")
        parts.append(f"<p><b>Outcomes:</b></p><ul>{_items(area.outcomes)}</ul>")
        parts.append(_coloured_table(area.actions, scheme))
    print_to_pdf(page(plan.title, "".join(parts), COLOURED), path)
    return plan


def _items(lines: list[str]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)


def _coloured_table(actions: list[ActionEntry], scheme: ratings.Scheme) -> str:
    header = ["No", "Activity", "Who", "When", "Difference made", "Rating"]
    head = "".join(f"<th>{words}</th>" for words in header)
    rows = []
    for action in actions:
        cells = [action.ref or "", action.text or "", "; ".join(action.leads)]
        cells.extend([action.due_text or "", *action.measures])
        texts = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        colour = scheme.colour_of(action.status_text)
        rows.append(f"<tr>{texts}<td style='background: #{colour}'></td></tr>")
    return f"<table><tr>{head}</tr>{''.join(rows)}</table>"


LAYOUTS = [
    Layout("pdf-ruled-tables", "pdf", ruled_tables, held_out=False, needs_browser=True),
    Layout("pdf-narrative", "pdf", narrative, held_out=False, needs_browser=True),
    Layout("pdf-coloured-cells", "pdf", coloured_cells, held_out=False, needs_browser=True),
]
