"""Web page layouts kept from the reader's authors."""

from __future__ import annotations

from html import escape
from pathlib import Path

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.html_writing import listed, page, paragraphs, table
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import MERROWDALE, NORTHOLME


def headings_and_lists(path: Path) -> PlanDocument:
    """A page from a content system: headings for areas and actions, bullets with labels."""
    plan = make_plan(
        Shape(
            place=NORTHOLME,
            seed=623,
            title="Northolme and the Wolds: SEND written statement of action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2021-09-30",
            areas=4,
            actions=(2, 3),
            findings=(1, 3),
            impact=True,
            area_ref=lambda area: "ABCD"[area - 1],
            action_ref=lambda area, number: f"{'ABCD'[area - 1]}{number}",
            voice="To {}",
            leads=(1, 2),
            due=dates.any_of(dates.month_range, dates.end_of_month, dates.month_year),
            measures=(1, 2),
            updates=(0, 2),
        )
    )
    parts = ["<div class='banner'>We use cookies</div><div id='content'>"]
    parts.append(f"<h1>{escape(plan.title)}</h1><p><em>Last updated: 30 September 2021</em></p>")
    parts.append(paragraphs(surroundings.introduction(NORTHOLME)))
    for area in plan.areas:
        parts.append(
            f"<h2>Area {area.ref}. {escape(area.title)}</h2><h4>Why we need to change</h4>"
        )
        items = "".join(f"<li><p>{escape(f.text)}</p></li>" for f in area.findings)
        parts.append(f"<ul>{items}</ul>")
        parts.extend(_action(action) for action in area.actions)
        parts.append(f"<p><strong>Impact for families:</strong> {escape(area.impact or '')}</p>")
    parts.append("<h2>Contact us</h2>" + table(surroundings.contacts(NORTHOLME)) + "</div>")
    path.write_text(page(f"{plan.title} | Council", "\n".join(parts)), encoding="utf-8")
    return plan


def _action(action: ActionEntry) -> str:
    items = [
        f"<li><b>Accountable:</b> {escape('; '.join(action.leads))}</li>",
        f"<li><b>Delivery date:</b> {escape(action.due_text or '')}</li>",
        f"<li><b>Evidence of success:</b> {listed(action.measures)}</li>",
    ]
    if action.updates:
        items.append(f"<li><b>What has happened so far:</b> {listed(action.updates)}</li>")
    return f"<h3>{action.ref}: {escape(action.text or '')}</h3><ul>{''.join(items)}</ul>"


def cards(path: Path) -> PlanDocument:
    """A card for each action, made of boxes in a grid: no table, list or heading inside it."""
    plan = make_plan(
        Shape(
            place=MERROWDALE,
            seed=628,
            title="Merrowdale SEND and inclusion improvement plan",
            kind=None,
            published="2025-06-02",
            areas=3,
            actions=(3, 4),
            short_titles=True,
            outcomes=True,
            action_ref=lambda area, number: f"{area}.{number}",
            lead="{name} ({post})",
            leads=(1, 1),
            due=dates.day_in_words,
            measures=(1, 1),
            scheme=ratings.SHORT_WORDS,
            updates=(0, 1),
        )
    )
    parts = [f"<article><h1>{escape(plan.title)}</h1><time>2 June 2025</time>"]
    parts.append(paragraphs(surroundings.introduction(MERROWDALE)))
    for area in plan.areas:
        parts.append(f"<section><h2>Ambition {area.ref} – {escape(area.title)}</h2>")
        parts.append(f"<p>By the end we want: {escape(area.outcomes[0])}</p>")
        for outcome in area.outcomes[1:]:
            parts.append(f"<p>We also want: {escape(outcome)}</p>")
        parts.extend(_card(action) for action in area.actions)
        parts.append("</section>")
    key = [["Progress", "Meaning"]]
    key.extend([rating.printed, rating.meaning] for rating in ratings.SHORT_WORDS.ratings)
    parts.append(f"<h2>How we describe progress</h2>{table(key)}</article>")
    path.write_text(page(plan.title, "\n".join(parts)), encoding="utf-8")
    return plan


def _card(action: ActionEntry) -> str:
    rows = [
        ("Owner", action.leads[0]),
        ("Finish date", action.due_text),
        ("Measure of success", " ".join(action.measures)),
        ("Progress", action.status_text),
        ("Commentary", " ".join(action.updates)),
    ]
    fields = "".join(
        f"<div class='field'><span class='label'>{label}</span> <span>{escape(value)}</span></div>"
        for label, value in rows
        if value
    )
    title = f"<div class='card-title'><span>{action.ref}</span> {escape(action.text or '')}</div>"
    return f"<div class='card'>{title}{fields}</div>"


LAYOUTS = [
    Layout("web-headings-and-lists", "html", headings_and_lists, held_out=True),
    Layout("web-cards", "html", cards, held_out=True),
]
