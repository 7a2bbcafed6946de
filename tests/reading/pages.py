"""Makes web pages of made-up plans, for tests that are about layout and not about files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goldenthread.core.plan_format import PlanDocument
from goldenthread.reading.api import Reading, read_plan


def table(*rows: Sequence[str], head: bool = True, fills: dict[str, str] | None = None) -> str:
    """Return a table; a cell that begins with "<td" is taken as it is."""
    made = []
    for n, row in enumerate(rows):
        tag = "th" if head and n == 0 else "td"
        cells = [c if c.startswith("<td") else f"<{tag}>{c}</{tag}>" for c in row]
        made.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1>{''.join(made)}</table>"


def read_page(folder: Path, body: str) -> Reading:
    """Return the reading of a page with this body."""
    path = folder / "plan.html"
    path.write_text(f"<html><head><meta charset=utf-8></head><body>{body}</body></html>", "utf-8")
    return read_plan(path)


def areas(plan: PlanDocument) -> list[tuple[str, str, list[str | None]]]:
    """Return each area's reference and title, and what its actions say."""
    return [(a.ref, a.title, [action.text for action in a.actions]) for a in plan.areas]
