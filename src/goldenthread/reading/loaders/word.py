"""Loads a Word document (.docx, .docm): its body in order, tables with their merged cells.

Headers, footers, notes, deleted and hidden text are left out; inserted text, text boxes and the
text of links are kept. Macros are never looked at.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from lxml import etree

from goldenthread.reading.document import Block, Cell, Document, Paragraph, Place, Table
from goldenthread.reading.loaders.word_numbering import Numbering, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {
    f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}instrText", f"{W}delText", f"{_MC}Fallback",
    f"{W}pPr", f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference",
}  # fmt: skip
_THROUGH = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF",
    "red": "FF0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
    "lightGray": "C0C0C0",
}  # fmt: skip


def load(path: Path) -> Document:
    """Return the document in a Word file.

    :raises Exception: whatever a broken file makes the library raise; the caller says it in words.
    """
    opened = docx.Document(str(path))
    loader = _Loader(opened)
    loader.blocks(opened.element.body)
    return Document(blocks=loader.out, title=opened.core_properties.title or None)


class _Styles:
    """What a paragraph style says about headings and lists, through the styles it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {
            str(s.get(f"{W}styleId")): s
            for s in (root.iter(f"{W}style") if root is not None else ())
        }
        self.default = next(
            (
                key
                for key, s in self._styles.items()
                if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")
            ),
            None,
        )

    def chain(self, style: str | None) -> Iterator[etree._Element]:
        """Yield the style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            yield element
            style = _value(element.find(f"{W}basedOn"))

    def level(self, style: str | None) -> int:
        """Return the heading level that a style gives, 0 when it is none."""
        for element in self.chain(style):
            name = (_value(element.find(f"{W}name")) or "").lower()
            if match := re.match(r"heading\s*(\d)", name):
                return int(match.group(1))
            if name in ("title", "subtitle"):
                return 1 if name == "title" else 2
            outline = _value(element.find(f"{W}pPr/{W}outlineLvl"))
            if outline is not None and outline.isdigit() and int(outline) < 9:
                return int(outline) + 1
        return 0

    def depth(self, style: str | None) -> int:
        """Return how deep a list style stands by its name ("List Bullet 2"), 0 if unsaid."""
        for element in self.chain(style):
            name = (_value(element.find(f"{W}name")) or "").lower()
            if match := re.match(r"list (?:bullet|number|continue)? ?(\d)$", name):
                return int(match.group(1))
        return 0

    def is_contents(self, style: str | None) -> bool:
        """Whether the style is a line of a table of contents."""
        return any(
            re.match(r"(toc|table of figures)", (_value(e.find(f"{W}name")) or "").lower())
            for e in self.chain(style)
        )

    def first(self, style: str | None, path: str) -> etree._Element | None:
        """Return the nearest setting of a property in the chain of styles."""
        return next((found for e in self.chain(style) if (found := e.find(path)) is not None), None)


class _Loader:
    def __init__(self, opened: Any) -> None:
        part = opened.part
        related = {rel.reltype.rsplit("/", 1)[-1]: rel for rel in part.rels.values()}
        numbering = related.get("numbering")
        self.numbering = Numbering.of(
            etree.fromstring(numbering.target_part.blob) if numbering else None
        )
        self.styles = _Styles(opened.styles.element)
        self.out: list[Block] = []
        self._heading: str | None = None
        self._tables = 0

    def blocks(self, parent: etree._Element) -> None:
        """Add the paragraphs and tables of the body, in order."""
        for element in _body(parent):
            if element.tag == f"{W}tbl":
                self._tables += 1
                place = Place(table=self._tables, heading=self._heading)
                table = self.table(element, place)
                if table.cells:
                    self.out.append(table)
                continue
            paragraph = self.paragraph(element, Place(heading=self._heading))
            if paragraph is not None:
                if paragraph.level:
                    self._heading = textwrap.shorten(
                        " ".join(paragraph.text.split()), 80, placeholder="…"
                    )
                self.out.append(paragraph)
            for box in _text_boxes(element):
                self.blocks(box)

    def paragraph(self, element: etree._Element, place: Place) -> Paragraph | None:
        """Return a paragraph, or None when it prints nothing or is a line of the contents."""
        style = _value(element.find(f"{W}pPr/{W}pStyle")) or self.styles.default
        runs = [(text, run) for text, run in _runs(element) if not self._hidden(run, style)]
        text = "".join(text for text, _ in runs)
        depth, marker = self._mark(element, style)
        text = "\n".join(" ".join(line.split(" ")).strip() for line in text.split("\n")).strip()
        if (not text and not marker) or self.styles.is_contents(style):
            return None
        if not text:  # an automatic number alone, as in a reference column
            return Paragraph(text=marker or "", place=place) if marker != "•" else None
        printed = [run for words, run in runs if words.strip() and run is not None]
        return Paragraph(
            text=text,
            level=self._level(element, style),
            depth=depth,
            marker=marker,
            bold=bool(printed) and all(self._on(run, style, "b") for run in printed),
            italic=bool(printed) and all(self._on(run, style, "i") for run in printed),
            place=place,
        )

    def _level(self, element: etree._Element, style: str | None) -> int:
        own = _value(element.find(f"{W}pPr/{W}outlineLvl"))
        if own is not None and own.isdigit() and int(own) < 9:
            return int(own) + 1
        return self.styles.level(style)

    def _mark(self, element: etree._Element, style: str | None) -> tuple[int, str | None]:
        setting = element.find(f"{W}pPr/{W}numPr")
        if setting is None or setting.find(f"{W}numId") is None:
            inherited = self.styles.first(style, f"{W}pPr/{W}numPr")
            setting = inherited if inherited is not None else setting
        if setting is None:
            return 0, None
        number = _value(setting.find(f"{W}numId")) or "0"
        level = int(_value(setting.find(f"{W}ilvl")) or "0")
        if number == "0":
            return 0, None
        return max(level + 1, self.styles.depth(style)), self.numbering.next_marker(number, level)

    def _hidden(self, run: etree._Element | None, style: str | None) -> bool:
        return run is not None and self._on(run, style, "vanish")

    def _on(self, run: etree._Element, style: str | None, name: str) -> bool:
        setting = run.find(f"{W}rPr/{W}{name}")
        if setting is None:
            own = _value(run.find(f"{W}rPr/{W}rStyle"))
            setting = self.styles.first(own, f"{W}rPr/{W}{name}")
        if setting is None:
            setting = self.styles.first(style, f"{W}rPr/{W}{name}")
        return setting is not None and (_value(setting) or "1") not in ("0", "false", "off")

    def table(self, element: etree._Element, place: Place) -> Table:
        """Return a table with each merged cell once, at its top left."""
        cells: list[Cell] = []
        above: dict[int, Cell] = {}
        row = columns = 0
        for tr in _inner(element, f"{W}tr"):
            if tr.find(f"{W}trPr/{W}del") is not None:
                continue
            column = int(_value(tr.find(f"{W}trPr/{W}gridBefore")) or 0)
            for tc in _inner(tr, f"{W}tc"):
                span = int(_value(tc.find(f"{W}tcPr/{W}gridSpan")) or 1)
                merge = tc.find(f"{W}tcPr/{W}vMerge")
                upper = above.get(column)
                if merge is not None and _value(merge) != "restart" and upper is not None:
                    upper.row_span = row - upper.row + 1
                else:
                    cell = self.cell(tc, Cell(row=row, column=column, column_span=span), place)
                    cells.append(cell)
                    above[column] = cell
                column += span
            columns = max(columns, column)
            row += 1
        return Table(cells=cells, rows=row, columns=columns, place=place)

    def cell(self, tc: etree._Element, cell: Cell, place: Place) -> Cell:
        """Fill a cell with its paragraphs, the tables in it and its shading."""
        at = Place(table=place.table, row=cell.row + 1, heading=place.heading)
        for element in _body(tc):
            if element.tag == f"{W}tbl":
                cell.tables.append(self.table(element, at))
                continue
            if (paragraph := self.paragraph(element, at)) is not None:
                cell.paragraphs.append(paragraph)
            for box in _text_boxes(element):
                cell.paragraphs += [
                    p for e in _body(box) if (p := self.paragraph(e, at)) is not None
                ]
        cell.bold = bool(cell.paragraphs) and all(p.bold for p in cell.paragraphs)
        cell.fill = _fill(tc)
        return cell


def _body(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a part, through content controls and insertions."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _THROUGH:
            yield from _body(child)


def _inner(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _inner(child, tag)


def _runs(
    element: etree._Element, run: etree._Element | None = None
) -> Iterator[tuple[str, etree._Element | None]]:
    """Yield the pieces of text of a paragraph with the run that each stands in."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            yield child.text or "", run
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], run
        elif child.tag == f"{W}r":
            yield from _runs(child, child)
        elif isinstance(child.tag, str):
            yield from _runs(child, run)


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of text boxes anchored in a paragraph, each once."""
    for box in element.iter(f"{W}txbxContent"):
        above = list(box.iterancestors())
        inside = above[: above.index(element)]
        if not any(a.tag in (f"{_MC}Fallback", f"{W}txbxContent", f"{W}del") for a in inside):
            yield box


def _fill(tc: etree._Element) -> str | None:
    """Return the shading of a cell, or of all the words in it."""
    if fill := _shade(tc.find(f"{W}tcPr/{W}shd")):
        return fill
    shades = set()
    for run in tc.iter(f"{W}r"):
        if not any((t.text or "").strip() for t in run.iter(f"{W}t")):
            continue
        parent = run.getparent()
        highlight = _value(run.find(f"{W}rPr/{W}highlight"))
        shades.add(
            _HIGHLIGHTS.get(highlight or "")
            or _shade(run.find(f"{W}rPr/{W}shd"))
            or (_shade(parent.find(f"{W}pPr/{W}shd")) if parent is not None else None)
        )
    return shades.pop() if len(shades) == 1 else None


def _shade(shd: etree._Element | None) -> str | None:
    fill = (shd.get(f"{W}fill") or "").upper() if shd is not None else ""
    return fill if re.fullmatch(r"[0-9A-F]{6}", fill) and fill != "FFFFFF" else None


def _value(element: etree._Element | None) -> str | None:
    return element.get(f"{W}val") if element is not None else None
