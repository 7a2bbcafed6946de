"""Plain text layouts kept from the reader's authors."""

from __future__ import annotations

import textwrap
from pathlib import Path

from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, PlanDocument
from tests.reading.layouts import dates, ratings, surroundings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.places import EASTMARCH, MERROWDALE, SALTERSEA


def pipe_tables(path: Path) -> PlanDocument:
    """Markdown: a heading for each area, findings quoted, and a table held by pipes."""
    plan = make_plan(
        Shape(
            place=SALTERSEA,
            seed=825,
            title="Saltersea Local Area Partnership SEND Accelerated Progress Plan",
            kind=PlanKind.ACCELERATED_PROGRESS_PLAN,
            published="2022-12",
            areas=3,
            actions=(3, 5),
            findings=(1, 2),
            action_ref=lambda area, number: f"{area}{'abcde'[number - 1]}",
            leads=(1, 2),
            start=dates.short_month,
            due=dates.mostly(dates.short_month, dates.quarter),
            measures=(1, 2),
            scheme=ratings.FIVE_COLOURS,
            updates=(0, 1),
        )
    )
    lines = [f"# {plan.title}", "", "December 2022", ""]
    for paragraph in surroundings.introduction(SALTERSEA):
        lines.extend([paragraph, ""])
    lines.extend(_pipes([["Colour", "Meaning"], *_key()]))
    for area in plan.areas:
        lines.extend(["", f"## {area.ref}. **{area.title}**", ""])
        lines.extend(f"> {finding.text}" for finding in area.findings)
        header = ["Ref", "Planned action", "Named lead", "Start date", "End date"]
        rows = [[*header, "Impact measures", "Progress update", "BRAG"]]
        rows.extend(_pipe_row(action) for action in area.actions)
        lines.extend(["", *_pipes(rows)])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return plan


def _key() -> list[list[str]]:
    return [[f"**{rating.printed}**", rating.meaning] for rating in ratings.FIVE_COLOURS.ratings]


def _pipe_row(action: ActionEntry) -> list[str]:
    return [
        action.ref or "",
        action.text or "",
        "<br>".join(action.leads),
        action.start_text or "",
        action.due_text or "",
        "<br>".join(f"- {measure}" for measure in action.measures),
        " ".join(action.updates),
        (action.status_text or "").upper(),
    ]


def _pipes(rows: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]


def damaged_rows(path: Path) -> PlanDocument:
    """Columns held by tabs: one row broken by a line end, one cut short, one with words lost."""
    plan = make_plan(
        Shape(
            place=EASTMARCH,
            seed=827,
            title="Eastmarch SEND Improvement and Partnership Plan",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2024-01",
            areas=3,
            actions=(4, 5),
            leads=(1, 1),
            due=dates.month_year,
            measures=(1, 1),
            scheme=ratings.RAG_ON_TRACK,
        )
    )
    lines = ["\f", plan.title, "", "January 2024", ""]
    for rating in ratings.RAG_ON_TRACK.ratings:
        lines.append(f"{rating.printed}\t{rating.meaning}")
    header = "Ref\tAction to be taken\tOfficer accountable\tBy when\tWhat will be different\tRAG"
    for area in plan.areas:
        lines.extend(["", f"Area {area.ref}", area.title, "", header])
        broken, cut, lost, *whole = area.actions
        lines.extend([_broken(broken), *(_row(action) for action in whole), header])
        lines.extend([_cut_short(cut), _words_lost(lost)])
        area.actions = [broken, *whole, cut, lost]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return plan


def _row(action: ActionEntry) -> str:
    cells = [action.ref, action.text, *action.leads, action.due_text, *action.measures]
    return "\t".join(str(cell) for cell in [*cells, action.status_text])


def _broken(action: ActionEntry) -> str:
    """The row with a line end in the midst of its action."""
    head, _, tail = _row(action).partition(" and ")
    return f"{head}\n and {tail}" if tail else head


def _cut_short(action: ActionEntry) -> str:
    """The row without its last two cells, which the answer then leaves out too."""
    line = _row(action).rsplit("\t", 2)[0]
    action.measures, action.status_text, action.status = [], None, None
    return line


def _words_lost(action: ActionEntry) -> str:
    """The row with its action's last three words lost."""
    kept = " ".join((action.text or "").split()[:-3])
    action.text = f"{kept} [...]"
    return _row(action).replace(" [...]", "")


def numbered_minutes(path: Path) -> PlanDocument:
    """Numbered paragraphs like minutes, with who and when on one line beneath each."""
    plan = make_plan(
        Shape(
            place=MERROWDALE,
            seed=829,
            title="Merrowdale SEND Partnership Plan",
            kind=PlanKind.PARTNERSHIP_PLAN,
            published="2024-08",
            areas=3,
            actions=(3, 4),
            voice="We will {}",
            leads=(1, 1),
            due=dates.by_month,
            measures=(1, 1),
        )
    )
    lines = [plan.title.upper(), "August 2024", ""]
    for area in plan.areas:
        lines.extend(["", f"{area.ref}. {area.title}", ""])
        for action in area.actions:
            lines.extend(textwrap.wrap(f"{action.ref}  {action.text}.", 76))
            lines.append(f"     Owner: {action.leads[0]}. Timescale: {action.due_text}.")
            lines.extend(textwrap.wrap(f"     Success measure: {action.measures[0]}.", 76))
            lines.append("")
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return plan


LAYOUTS = [
    Layout("text-pipe-tables", "md", pipe_tables, held_out=True),
    Layout("text-damaged-rows", "tsv", damaged_rows, held_out=True),
    Layout("text-numbered-minutes", "txt", numbered_minutes, held_out=True),
]
