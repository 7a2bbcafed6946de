from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from goldenthread.reading.document import Paragraph, Table
from goldenthread.reading.loaders.word import load

NS = nsdecls("w")


def saved(document: object, folder: Path) -> Path:
    path = folder / "plan.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return path


def texts(path: Path) -> list[str]:
    return [block.text for block in load(path).blocks if isinstance(block, Paragraph)]


def test_headings_lists_and_emphasis_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("The plan", 0)
    document.add_heading("Priority 1", 2)
    document.add_paragraph("A point", style="List Bullet")
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Second", style="List Number")
    document.add_paragraph().add_run("Bold words").bold = True

    found = [
        (p.text, p.level, p.depth, p.marker, p.bold)
        for p in load(saved(document, tmp_path)).paragraphs()
    ]

    assert found == [
        ("The plan", 1, 0, None, False),
        ("Priority 1", 2, 0, None, True),
        ("A point", 0, 1, "•", False),
        ("First", 0, 1, "1.", False),
        ("Second", 0, 1, "2.", False),
        ("Bold words", 0, 0, None, True),
    ]


def test_inserted_and_linked_text_is_read_and_deleted_and_hidden_text_is_not(
    tmp_path: Path,
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("We ")
    for markup in (
        f"<w:ins {NS} w:id='1'><w:r><w:t>will</w:t></w:r></w:ins>",
        f"<w:del {NS} w:id='2'><w:r><w:delText>may</w:delText></w:r></w:del>",
        f"<w:r {NS}><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r>",
        f"<w:hyperlink {NS}><w:r><w:t xml:space='preserve'> listen</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(markup))

    assert texts(saved(document, tmp_path)) == ["We will listen"]


def test_merged_shaded_and_nested_cells_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Over all"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Downwards"
    table.cell(1, 1).text = "Green cell"
    shade = parse_xml(f"<w:shd {NS} w:fill='00B050'/>")
    table.cell(1, 1)._tc.get_or_add_tcPr().append(shade)
    run = table.cell(1, 2).paragraphs[0].add_run("Red words")
    run._r.get_or_add_rPr().append(parse_xml(f"<w:highlight {NS} w:val='red'/>"))
    inner = table.cell(2, 2).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "Within"

    (found,) = load(saved(document, tmp_path)).tables()

    assert [(c.row, c.column, c.row_span, c.column_span, c.text, c.fill) for c in found.cells] == [
        (0, 0, 1, 3, "Over all", None),
        (1, 0, 2, 1, "Downwards", None),
        (1, 1, 1, 1, "Green cell", "00B050"),
        (1, 2, 1, 1, "Red words", "FF0000"),
        (2, 1, 1, 1, "", None),
        (2, 2, 1, 1, "", None),
    ]
    (within,) = found.cells[-1].tables
    assert within.cells[0].text == "Within"


def test_a_number_that_word_prints_by_itself_is_text_in_a_cell(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row in table.rows:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
        row.cells[1].text = "Action"

    (found,) = load(saved(document, tmp_path)).tables()

    assert [c.text for c in found.cells] == ["1.", "Action", "2.", "Action"]


def test_text_boxes_are_read_once_and_contents_and_headers_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Draft"
    contents = document.add_paragraph("Priority 1\t3")
    style = document.styles.add_style("toc 1", 1)
    contents.style = style
    paragraph = document.add_paragraph("Before")
    box = (
        f"<w:r {NS} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>In a box"
        "</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>"
        "<w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(box))

    assert texts(saved(document, tmp_path)) == ["Before", "In a box"]


def test_a_deleted_row_and_a_content_control_are_read_as_they_print(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text = "Gone"
    table.cell(1, 0).text = "Stays"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {NS} w:id='9'/>"))
    control = parse_xml(
        f"<w:sdt {NS}><w:sdtContent><w:p><w:r><w:t>Held</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, control)
    assert control.tag == qn("w:sdt")

    held, found = load(saved(document, tmp_path)).blocks

    assert isinstance(held, Paragraph)
    assert isinstance(found, Table)
    assert (held.text, [c.text for c in found.cells]) == ("Held", ["Stays"])
