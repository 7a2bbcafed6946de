"""Writes a small made-up document as a Word file, a web page or a workbook, and sums up a plan.

A document is a list of blocks: ``H("…")`` a heading, a plain string a paragraph, and a list of
rows a table. A cell is a string or a :class:`C`; None stands where a merged cell covers the place.
In a workbook all the blocks of one document stand on one sheet, one below another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from goldenthread.core.plan_format import ActionEntry, PlanDocument


@dataclass(frozen=True)
class C:
    """A cell that is merged, shaded or bold."""

    text: str = ""
    down: int = 1
    over: int = 1
    fill: str | None = None
    bold: bool = False


@dataclass(frozen=True)
class H:
    """A heading."""

    text: str
    level: int = 2


Row = Sequence["str | C | None"]
Block = "str | H | list[Row]"


def head(*texts: str) -> list[C]:
    """Return a row of plain heading cells, bold as nearly all are."""
    return [C(text, bold=True) for text in texts]


def as_cell(cell: str | C) -> C:
    """Return a cell with its properties."""
    return cell if isinstance(cell, C) else C(cell)


def write_web(path: Path, blocks: Sequence[Any], title: str) -> Path:
    """Write a web page."""
    parts = [f"<html><body><h1>{escape(title)}</h1>"]
    for block in blocks:
        if isinstance(block, H):
            parts.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
        elif isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
        else:
            parts.append(f"<table>{''.join(map(_web_row, block))}</table>")
    path.write_text("".join(parts) + "</body></html>", encoding="utf-8")
    return path


def _web_row(row: Row) -> str:
    cells = []
    for cell in map(as_cell, (c for c in row if c is not None)):
        style = f' bgcolor="#{cell.fill}"' if cell.fill else ""
        text = "<br>".join(escape(line) for line in cell.text.split("\n"))
        text = f"<b>{text}</b>" if cell.bold and text else text
        cells.append(f'<td rowspan="{cell.down}" colspan="{cell.over}"{style}>{text}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def write_word(path: Path, blocks: Sequence[Any], title: str) -> Path:
    """Write a Word document."""
    document = WordDocument()
    document.add_heading(title, 0)
    for block in blocks:
        if isinstance(block, H):
            document.add_heading(block.text, block.level)
        elif isinstance(block, str):
            document.add_paragraph(block)
        else:
            _word_table(document, block)
            document.add_paragraph("")
    document.save(str(path))
    return path


def _word_table(document: Any, rows: list[Row]) -> None:
    width = max(_width(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width)
    for at, column, cell in _laid_out(rows):
        own = table.cell(at, column)
        if cell.down > 1 or cell.over > 1:
            own = own.merge(table.cell(at + cell.down - 1, column + cell.over - 1))
        lines = cell.text.split("\n")
        for number, line in enumerate(lines):
            paragraph = own.paragraphs[0] if number == 0 else own.add_paragraph()
            paragraph.add_run(line).bold = cell.bold
        if cell.fill:
            shading = OxmlElement("w:shd")
            shading.set(qn("w:fill"), cell.fill)
            own._tc.get_or_add_tcPr().append(shading)


def _width(row: Row) -> int:
    return len([c for c in row if c is None]) + sum(as_cell(c).over for c in row if c is not None)


def _laid_out(rows: Sequence[Row]) -> Iterator[tuple[int, int, C]]:
    """Yield each cell with its row and column; None stands where one from above or left goes on."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell is None:
                continue
            while (at, column) in taken:
                column += 1
            own = as_cell(cell)
            taken |= {(at + d, column + o) for d in range(own.down) for o in range(own.over)}
            yield at, column, own
            column += own.over


def write_book(path: Path, blocks: Sequence[Any], title: str) -> Path:
    """Write a workbook with everything on one sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Plan"
    sheet.cell(row=1, column=1, value=title).font = Font(bold=True)
    top = 3
    for block in blocks:
        if isinstance(block, H | str):
            words = block.text if isinstance(block, H) else block
            sheet.cell(row=top, column=1, value=words).font = Font(bold=isinstance(block, H))
            top += 1
        else:
            _sheet_table(sheet, block, top)
            top += len(block) + 1
    book.save(path)
    return path


def _sheet_table(sheet: Any, rows: list[Row], top: int) -> None:
    for at, column, cell in _laid_out(rows):
        own = sheet.cell(row=top + at, column=column + 1, value=cell.text or None)
        own.font = Font(bold=cell.bold)
        own.alignment = Alignment(wrap_text=True)
        if cell.fill:
            own.fill = PatternFill("solid", fgColor=cell.fill)
        if cell.down > 1 or cell.over > 1:
            sheet.merge_cells(
                start_row=top + at,
                end_row=top + at + cell.down - 1,
                start_column=column + 1,
                end_column=column + cell.over,
            )


WRITERS: dict[str, Callable[[Path, Sequence[Any], str], Path]] = {
    "html": write_web,
    "docx": write_word,
    "xlsx": write_book,
}


def summary(plan: PlanDocument) -> list[str]:
    """Return a plan as lines: areas, findings, focus areas, actions and their milestones."""
    found: list[str] = []
    for area in plan.areas:
        found.append(f"# {area.ref} {area.title}")
        found += [f"? {f.ref or '-'} {f.text}" for f in area.findings]
        found += [f"= {text}" for text in area.outcomes]
        found += [f"! {area.impact}"] if area.impact else []
        found += [f"~ {f.ref} {f.title}" for f in area.focus_areas]
        for action in area.actions:
            found += _action_lines(action)
    return found


def _action_lines(action: ActionEntry) -> Iterator[str]:
    where = f"[{action.focus_area}] " if action.focus_area else ""
    yield f"- {where}{action.ref or '-'} {action.text}{_parts(action)}"
    for step in action.milestones:
        yield f"  * {step.text}{_parts(step)}"


def _parts(entry: Any) -> str:
    parts = [
        ("by", "; ".join(entry.leads)),
        ("from", getattr(entry, "start", None)),
        ("due", entry.due or entry.due_text),
        ("is", entry.status),
        ("so", "; ".join(getattr(entry, "measures", []))),
        ("now", "; ".join(getattr(entry, "updates", []))),
    ]
    return "".join(f" | {name} {value}" for name, value in parts if value)
