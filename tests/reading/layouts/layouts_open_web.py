"""Web page layouts that the reader's authors may look at."""

from __future__ import annotations

from html import escape
from pathlib import Path

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, AreaEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.html_writing import listed, page, paragraphs, table
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import EASTMARCH, KINGSLADE, SALTERSEA

SITE_HEADER = """<header><a href="#main">Skip to main content</a><p>Eastmarch County Council</p>
<nav><ul><li><a href="/">Home</a></li><li><a href="/schools">Schools</a></li></ul></nav></header>"""
SITE_FOOTER = """<footer><ul><li>Cookies</li><li>Accessibility statement</li></ul>
<p>All content is available under the Open Government Licence</p></footer>"""


def definition_lists(path: Path) -> PlanDocument:
    """A council's site in the government's style: a summary list under a heading per action."""
    plan = make_plan(
        Shape(
            place=EASTMARCH,
            seed=521,
            title="Eastmarch SEND priority action plan",
            kind=PlanKind.PRIORITY_ACTION_PLAN,
            published="2025-01-24",
            areas=3,
            actions=(2, 4),
            short_titles=True,
            lead="{post}, {org}",
            due=dates.any_of(dates.month_year, dates.day_in_words),
            measures=(1, 2),
            scheme=ratings.WORDS,
            milestones=(0, 2),
            milestone_due=dates.month_year,
        )
    )
    parts = [SITE_HEADER, f"<main id='main'><h1>{escape(plan.title)}</h1>"]
    parts.append("<p>Published 24 January 2025</p>")
    parts.append(paragraphs(surroundings.introduction(EASTMARCH)))
    for area in plan.areas:
        parts.append(f"<h2>Priority action {area.ref}: {escape(area.title)}</h2>")
        parts.extend(_summary_list(action) for action in area.actions)
    parts.extend(["</main>", SITE_FOOTER])
    path.write_text(page(plan.title, "\n".join(parts)), encoding="utf-8")
    return plan


def _summary_list(action: ActionEntry) -> str:
    steps = [f"{step.text} ({step.due_text})" for step in action.milestones]
    rows = [
        ("Who will lead this", listed(action.leads)),
        ("We will complete this by", escape(action.due_text or "")),
        ("We will know it has worked when", listed(action.measures)),
        ("Milestones", listed(steps)),
        ("Status", f"<strong class='govuk-tag'>{escape(action.status_text or '')}</strong>"),
    ]
    shown = [(label, value) for label, value in rows if value]
    items = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in shown)
    heading = f"<h3>{action.ref} {escape(action.text or '')}</h3>"
    return f"{heading}<dl class='govuk-summary-list'>{items}</dl>"


def accordion_tables(path: Path) -> PlanDocument:
    """Sections that fold away, each with a table whose first cells span the rows of a theme."""
    plan = make_plan(
        Shape(
            place=SALTERSEA,
            seed=522,
            title="Saltersea SEND partnership improvement plan",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2024-11",
            areas=3,
            actions=(3, 5),
            focus_areas=True,
            findings=(1, 1),
            action_ref=lambda area, number: None,
            leads=(1, 2),
            due=dates.any_of(dates.quarter, dates.dashed_range),
            measures=(1, 2),
            scheme=ratings.PROGRESS_WORDS,
        )
    )
    key = [["Rating", "What it means"]]
    key.extend([rating.printed, rating.meaning] for rating in ratings.PROGRESS_WORDS.ratings)
    parts = [f"<div class='hero'><h1>{escape(plan.title)}</h1><p>November 2024</p></div>"]
    parts.extend([paragraphs(surroundings.introduction(SALTERSEA)), table(key)])
    for area in plan.areas:
        title = f"Recommendation {area.ref}: {escape(area.title)}"
        finding = f"<blockquote>{escape(area.findings[0].text)}</blockquote>"
        body = f"<p>Inspectors said:</p>{finding}{_theme_table(area)}"
        parts.append(f"<details open><summary><h2>{title}</h2></summary>{body}</details>")
    parts.append(f"<h2>Governance</h2>{table(surroundings.governance(SALTERSEA))}")
    path.write_text(page(plan.title, "\n".join(parts)), encoding="utf-8")
    return plan


def _theme_table(area: AreaEntry) -> str:
    header = ["Aim", "What we will do", "Responsible officer", "Target", "Measures", "Progress"]
    rows = ["<tr>" + "".join(f"<th scope='col'>{words}</th>" for words in header) + "</tr>"]
    for focus in area.focus_areas:
        actions = [action for action in area.actions if action.focus_area == focus.ref]
        first = f"<th scope='rowgroup' rowspan='{len(actions)}'>{escape(focus.title or '')}</th>"
        for action in actions:
            cells = [
                escape(action.text or ""),
                "<br>".join(escape(lead) for lead in action.leads),
                escape(action.due_text or ""),
                listed(action.measures),
                escape(action.status_text or ""),
            ]
            rows.append(f"<tr>{first}" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
            first = ""
    return f"<table>{''.join(rows)}</table>"


def saved_by_word(path: Path) -> PlanDocument:
    """A page as Word saves it: windows-1252, list marks inside the text, no real headings."""
    plan = make_plan(
        Shape(
            place=KINGSLADE,
            seed=523,
            title="Kingslade Local Area SEND Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2020-01-17",
            areas=3,
            actions=(2, 4),
            findings=(1, 2),
            voice="We will {}",
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(1, 2),
            due=dates.mostly(dates.ordinal_day, dates.open_ended),
            measures=(1, 2),
        )
    )
    parts = [f"<p class=MsoTitle><b>{escape(plan.title)}</b></p><p class=MsoNormal>17th January"]
    parts.append(" 2020<o:p></o:p></p>")
    for area in plan.areas:
        parts.append(f"<p class=MsoNormal><b>Priority {area.ref}: {escape(area.title)}</b></p>")
        parts.extend(_word_bullet(finding.text) for finding in area.findings)
        parts.append(_word_table(area))
    style = '<!-- p.MsoNormal {mso-style-parent:""; font-family:Calibri} -->'
    html = page(plan.title, "\n".join(parts), style).replace("utf-8", "windows-1252")
    path.write_bytes(html.encode("cp1252"))
    return plan


def _word_bullet(text: str) -> str:
    mark = "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span>"
    return f"<p class=MsoListParagraph style='text-indent:-18.0pt'>{mark}{escape(text)}</p>"


def _word_table(area: AreaEntry) -> str:
    header = ["Ref", "Actions", "Lead", "Timescales", "Expected outcomes"]
    rows = ["".join(f"<td><p class=MsoNormal><b>{words}</b></p></td>" for words in header)]
    for action in area.actions:
        leads = "".join(f"<p class=MsoNormal>{escape(lead)}</p>" for lead in action.leads)
        measures = "".join(_word_bullet(measure) for measure in action.measures)
        texts = [action.ref or "", escape(action.text or ""), leads, action.due_text or ""]
        rows.append("".join(f"<td>{text}</td>" for text in [*texts, measures]))
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table class=MsoTableGrid border=1>{lines}</table>"


LAYOUTS = [
    Layout("web-definition-lists", "html", definition_lists, held_out=False),
    Layout("web-accordion-tables", "html", accordion_tables, held_out=False),
    Layout("web-saved-by-word", "html", saved_by_word, held_out=False),
]
