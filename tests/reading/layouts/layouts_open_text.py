"""Plain text layouts that the reader's authors may look at."""

from __future__ import annotations

import csv
import textwrap
from itertools import zip_longest
from pathlib import Path

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import HARROW_FEN, KINGSLADE, NORTHOLME

WIDTHS = [7, 46, 28, 16, 38, 12]


def columns_by_spaces(path: Path) -> PlanDocument:
    """What pdftotext makes of a table with -layout: columns held apart by spaces, page breaks."""
    plan = make_plan(
        Shape(
            place=KINGSLADE,
            seed=724,
            title="Kingslade Local Area SEND Written Statement of Action",
            kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
            published="2018-04",
            areas=3,
            actions=(3, 4),
            leads=(1, 2),
            due=dates.any_of(dates.short_month, dates.month_year),
            measures=(1, 1),
            scheme=ratings.WORDS,
        )
    )
    lines = [f"{plan.title:^120}", "", f"{'April 2018':^120}", ""]
    for paragraph in surroundings.introduction(KINGSLADE):
        lines.extend([*textwrap.wrap(paragraph, 118), ""])
    for number, area in enumerate(plan.areas, start=1):
        lines.extend(["", *textwrap.wrap(f"Priority {area.ref}: {area.title}", 118), ""])
        lines.extend(_columns(["Ref", "Action", "Lead", "Timescale", "Success measure", "Status"]))
        for action in area.actions:
            lines.extend(["", *_columns(_cells(action))])
        lines.extend(["", f"{f'Page {number} of 3':>118}", "\f"])
    path.write_text("\n".join(lines), encoding="utf-8")
    return plan


def _cells(action: ActionEntry) -> list[str]:
    return [
        action.ref or "",
        action.text or "",
        " /\n".join(action.leads),
        action.due_text or "",
        " ".join(action.measures),
        action.status_text or "",
    ]


def _columns(cells: list[str]) -> list[str]:
    """Lay cells side by side, each wrapped to its column."""
    wrapped = [
        [line for part in cell.split("\n") for line in textwrap.wrap(part, width - 2)]
        for cell, width in zip(cells, WIDTHS, strict=True)
    ]
    rows = zip_longest(*wrapped, fillvalue="")
    return [
        "".join(f"{text:<{width}}" for text, width in zip(row, WIDTHS, strict=True)).rstrip()
        for row in rows
    ]


def e_mail_lines(path: Path) -> PlanDocument:
    """As pasted into an e-mail: "Action 1.1", then a line for each thing about it."""
    plan = make_plan(
        Shape(
            place=HARROW_FEN,
            seed=726,
            title="Vale of Harrow Fen SEND Priority Action Plan",
            kind=PlanKind.PRIORITY_ACTION_PLAN,
            published="2024-10-03",
            areas=2,
            actions=(3, 5),
            short_titles=True,
            voice="We will {}",
            lead="{name} ({post})",
            leads=(1, 2),
            due=dates.mostly(dates.by_month, dates.open_ended),
            measures=(1, 2),
            scheme=ratings.WORDS,
        )
    )
    lines = [
        "From: SEND Programme Office",
        "Sent: 03 October 2024 16:42",
        f"Subject: {plan.title}",
        "",
        "Dear colleagues",
        "",
        "The plan as agreed this morning is below. Please reply with any corrections.",
    ]
    for area in plan.areas:
        lines.extend(["", f"PRIORITY {area.ref} - {area.title.upper()}"])
        for action in area.actions:
            lines.extend(["", f"Action {action.ref} {action.text}"])
            lines.append(f"Lead: {' / '.join(action.leads)}")
            lines.append(f"Deadline: {action.due_text}")
            lines.append("Success measures:")
            lines.extend(f"- {measure}" for measure in action.measures)
            lines.append(f"Status: {action.status_text}")
    lines.extend(["", "Kind regards", "The programme office", ""])
    path.write_text("\n".join(lines), encoding="utf-8")
    return plan


def comma_separated(path: Path) -> PlanDocument:
    """A tracker's export: quoted cells with line ends, a byte-order mark, a title."""
    plan = make_plan(
        Shape(
            place=NORTHOLME,
            seed=728,
            title="Northolme and the Wolds SEND action plan",
            kind=None,
            published=None,
            areas=3,
            actions=(3, 5),
            short_titles=True,
            action_ref=lambda area, number: f"{area}.{number}",
            leads=(1, 2),
            start=dates.day_month_year,
            due=dates.day_month_year,
            measures=(1, 2),
            scheme=ratings.WORDS,
            updates=(0, 2),
        )
    )
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([plan.title])
        header = ["Priority", "Action ID", "Action description", "Action owner", "Start date"]
        writer.writerow([*header, "End date", "Success criteria", "Status", "Notes"])
        for area, action in plan.actions():
            cells = [area.title, action.ref, action.text, "\n".join(action.leads)]
            cells.extend([action.start_text, action.due_text, "\n".join(action.measures)])
            writer.writerow([*cells, action.status_text, "\n".join(action.updates)])
    return plan


LAYOUTS = [
    Layout("text-columns-by-spaces", "txt", columns_by_spaces, held_out=False),
    Layout("text-e-mail-lines", "txt", e_mail_lines, held_out=False),
    Layout("text-comma-separated", "csv", comma_separated, held_out=False),
]
