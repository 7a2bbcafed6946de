"""Bricks for writing Word documents: shading, merging, lines in a cell, tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn


def new_document(*, landscape: bool = False) -> Any:
    """Return an empty A4 document."""
    document = docx.Document()
    section = document.sections[0]
    width, height = docx.shared.Mm(210), docx.shared.Mm(297)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    return document


def shade(cell: Any, colour: str) -> None:
    """Fill a cell with a colour of six hexadecimal digits."""
    shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    cell._tc.get_or_add_tcPr().append(shading)


def write_cell(
    cell: Any, lines: str | Sequence[str], *, bold: bool = False, style: str = ""
) -> None:
    """Write each line as a paragraph of its own, in this list style where one is named."""
    lines = [lines] if isinstance(lines, str) else lines
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = bold or None


def write_row(table: Any, values: Iterable[str | Sequence[str]], *, bold: bool = False) -> Any:
    """Add a row to the table and return it."""
    row = table.add_row()
    for cell, value in zip(row.cells, values, strict=True):
        write_cell(cell, value, bold=bold)
    return row


def new_table(document: Any, header: Sequence[str], *, fill: str = "1F3864") -> Any:
    """Add a ruled table with a shaded header row."""
    table = document.add_table(rows=1, cols=len(header))
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, header, strict=True):
        write_cell(cell, words, bold=True)
        shade(cell, fill)
    return table


def plain_table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    """Add a ruled table whose first row is its header."""
    table = new_table(document, rows[0], fill="D9E2F3")
    for row in rows[1:]:
        write_row(table, row)


def labelled(document: Any, label: str, text: str, *, style: str | None = None) -> Any:
    """Add a paragraph that opens with its label in bold."""
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(label).bold = True
    paragraph.add_run(f" {text}")
    return paragraph


def bullets(document: Any, lines: Iterable[str], *, style: str = "List Bullet") -> None:
    """Add a list item for each line."""
    for line in lines:
        document.add_paragraph(line, style=style)


def insert_tracked(paragraph: Any, text: str, *, deleted: bool = False) -> None:
    """Add words to a paragraph as a tracked insertion or, where told, as a tracked deletion."""
    change = OxmlElement("w:del" if deleted else "w:ins")
    change.set(qn("w:id"), "900")
    change.set(qn("w:author"), "Programme office")
    change.set(qn("w:date"), "2024-05-03T09:00:00Z")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if deleted else "w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


TEXT_BOX = """
<w:r {w} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>
<v:shape style="width:200pt;height:60pt" type="#_x0000_t202"><v:textbox><w:txbxContent>
<w:p><w:r><w:t>{text}</w:t></w:r></w:p>
</w:txbxContent></v:textbox></v:shape></w:pict></w:r>
"""


def text_box(document: Any, text: str) -> None:
    """Add a floating box of text, as designers do for quotations."""
    box = parse_xml(TEXT_BOX.format(w=nsdecls("w"), text=text))
    document.add_paragraph()._p.append(box)


def running_lines(document: Any, header: str, footer: str) -> None:
    """Set the running header and footer."""
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    section.footer.paragraphs[0].text = footer
