"""A PDF of 70 pages or more, made up and printed by the browser, read by the command."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path

import pdfplumber

from bench.measured import run
from goldenthread.core.enums import PlanKind
from goldenthread.core.plan_format import ActionEntry, PlanDocument, loads
from tests.reading.layouts import dates, ratings
from tests.reading.layouts.content import Shape, make_plan
from tests.reading.layouts.html_writing import listed, page, print_to_pdf
from tests.reading.layouts.places import NORTHOLME
from tests.reading.scoring import score

FEWEST_PAGES = 70
STYLE = """
@page { size: A4 landscape; margin: 18mm 12mm;
  @top-left { content: "Northolme and the Wolds: for the board" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 13pt sans-serif } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #333; padding: 6px; vertical-align: top; text-align: left }
thead { display: table-header-group }
"""
HEADINGS = ("Ref", "Action", "Lead", "Start", "By when", "Measure of success", "RAG")


def main() -> None:
    """Make the file, read it, and print pages, seconds, memory and F1."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "long.pdf", Path(folder) / "plan.json"
        plan = _plan(areas=45)
        print_to_pdf(page(plan.title, _body(plan), STYLE), path)
        with pdfplumber.open(path) as pdf:
            pages = len(pdf.pages)
        if pages < FEWEST_PAGES:
            raise SystemExit(f"only {pages} pages were printed")
        ours = run("-m", "goldenthread.config.cli", "read-plan", str(path), "--out", str(out))
        plain = run("-m", "bench.plain_extraction", str(path))
        f1 = score(plan, loads(out.read_text(encoding="utf-8"))).f1 if ours.code == 0 else 0.0
    print(f"{pages} pages: {ours.seconds:.1f} s, {ours.megabytes:.0f} MB, F1 {f1:.3f}")
    print(f"plain extraction of tables and words: {plain.seconds:.1f} s; ", end="")
    print(f"ratio {ours.seconds / plain.seconds:.2f}; the bars are 10 s and 500 MB")


def _plan(areas: int) -> PlanDocument:
    whole = PlanDocument(title="Northolme and the Wolds Written Statement of Action")
    for seed in range(areas):
        part = make_plan(
            Shape(
                place=NORTHOLME, seed=seed, title=whole.title,
                kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION, published=None, areas=1, actions=(5, 6),
                lead="{post}, {org}", leads=(1, 2), start=dates.short_month,
                due=dates.short_month, measures=(2, 3), scheme=ratings.RAG_ON_TRACK,
            )
        )  # fmt: skip
        for area in part.areas:
            area.ref = str(seed + 1)
            for number, action in enumerate(area.actions, start=1):
                action.ref = f"{area.ref}.{number}"
        whole.areas += part.areas
    return whole


def _body(plan: PlanDocument) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    parts = [f"<h1>{escape(plan.title)}</h1>"]
    for area in plan.areas:
        rows = "".join(_row(action) for action in area.actions)
        parts.append(f"<h2>Area of weakness {area.ref}: {escape(area.title)}</h2>")
        parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    return "".join(parts)


def _row(action: ActionEntry) -> str:
    cells = (
        action.ref or "", escape(action.text or ""),
        "<br>".join(escape(lead) for lead in action.leads), action.start_text or "",
        action.due_text or "", listed(action.measures), escape(action.status_text or ""),
    )  # fmt: skip
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


if __name__ == "__main__":
    main()
