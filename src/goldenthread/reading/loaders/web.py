"""Loads a web page (.html, .htm), also one that Word saved, as a neutral document."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree, html

from goldenthread.reading.document import Block, Cell, Document, Paragraph, Place, Table

_BLOCK = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "div",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "address",
        "figcaption",
        "caption",
        "td",
        "th",
        "summary",
    ]
)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "nav",
        "footer",
        "iframe",
        "object",
        "select",
    ]
)
_COLOURS = {
    "red": "FF0000", "green": "008000", "lime": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "orange": "FFA500", "gold": "FFD700", "grey": "808080", "gray": "808080", "silver": "C0C0C0",
    "purple": "800080", "lightgreen": "90EE90", "lightblue": "ADD8E6", "lightgrey": "D3D3D3",
    "lightgray": "D3D3D3", "darkgreen": "006400", "darkred": "8B0000", "amber": "FFBF00",
    "skyblue": "87CEEB", "limegreen": "32CD32", "crimson": "DC143C", "navy": "000080",
    "steelblue": "4682B4", "tomato": "FF6347", "coral": "FF7F50", "salmon": "FA8072",
}  # fmt: skip
_MARK = re.compile(r"^([•·▪●○◦‣§*–-]|[oo](?=\s{2,}))[\s\u00a0]+")
_NUMBER_MARK = re.compile(r"^(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[\s\u00a0]{2,}")
_MOST_SPAN = 1000
_SETS_APART = frozenset(["span", "b", "strong", "em", "i", "small", "label", "u", "font"])
_TAG_CLASS = re.compile(r"\b(?:\w+-)*(?:tag|badge|status|rag|pill|chip|rating)", re.IGNORECASE)
_LONGEST_LEAD_IN = 60
_REFERENCE = re.compile(r"(?:[A-Za-z]+ )?[A-Z]{0,3}[-.]?\d+(?:\.\d+)*[a-z]?[.:]?")


def load(path: Path) -> Document:
    """Return the document in a web page; nothing that it refers to is fetched."""
    data = path.read_bytes()
    parser = html.HTMLParser(
        encoding=encoding_of(data), no_network=True, remove_comments=True, remove_pis=True,
        huge_tree=False,
    )  # fmt: skip
    root = html.document_fromstring(_without_declarations(data), parser=parser)
    body = root.find("body")
    loader = _Loader(_style_fills(root))
    loader.walk(body if body is not None else root)
    title = root.findtext(".//title")
    return Document(blocks=loader.out, title=" ".join(title.split()) if title else None)


def encoding_of(data: bytes) -> str:
    """Return a page's encoding: its byte order mark, what it declares, or what its bytes can be."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return name
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        return "windows-1252"  # as browsers read it
    try:
        data.decode(name or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return "windows-1252" if name in ("", "utf-8", "utf8") else "utf-8"
    return name or "utf-8"


def _without_declarations(data: bytes) -> bytes:
    """Return a page without an XML declaration or a document type, and so without entities."""
    data = re.sub(rb"<\?xml[^>]*\?>", b"", data, count=1)
    data = re.sub(rb"<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>", b"", data, count=1, flags=re.DOTALL)
    return re.sub(rb"<!\[(?:if[^>]*|endif\])>", b"", data)


class _Loader:
    def __init__(self, fills: dict[str, str]) -> None:
        self.out: list[Block] = []
        self._fills = fills
        self._heading: str | None = None
        self._tables = 0

    def walk(self, element: html.HtmlElement) -> None:
        """Add the blocks of a part of the page."""
        for found in self._blocks(element, depth=0):
            if isinstance(found, etree._Element):
                self._tables += 1
                self.out.append(self.table(found, Place(table=self._tables, heading=self._heading)))
                continue
            found.place = Place(heading=self._heading)
            if found.level:
                self._heading = textwrap.shorten(found.text, 80, placeholder="…")
            self.out.append(found)

    def _blocks(
        self, element: html.HtmlElement, *, depth: int
    ) -> Iterator[Paragraph | html.HtmlElement]:
        """Yield the paragraphs of a part and the elements of its tables, in order."""
        loose = _Run()
        loose.add(element.text, bold=False)
        for child in element:
            tag = _tag(child)
            if tag in _DROPPED or _is_hidden(child):
                pass
            elif tag == "table":
                yield from loose.paragraphs(depth=0)
                yield child
            elif tag in _BLOCK or _has_blocks(child):
                yield from loose.paragraphs(depth=0)
                inner = depth + (1 if tag in ("ul", "ol") else 0)
                yield from self._block(child, tag, inner)
            else:
                loose.take(child)
            loose.add(child.tail, bold=False)
        yield from loose.paragraphs(depth=0)

    def _block(
        self, child: html.HtmlElement, tag: str, depth: int
    ) -> Iterator[Paragraph | html.HtmlElement]:
        if tag == "li":
            yield from self._item(child, max(depth, 1))
        elif tag == "dd":
            yield from self._answer(child, max(depth, 1))
        elif _has_blocks(child):
            yield from self._blocks(child, depth=depth)
        else:
            run = _Run()
            run.take(child)
            heading = re.fullmatch(r"h([1-6])", tag)
            level = int(heading.group(1)) if heading else _word_level(child)
            for paragraph in run.paragraphs(depth=_word_depth(child)):
                paragraph.level = level
                paragraph.is_label = tag == "dt" and _is_term(paragraph.text)
                paragraph.bold = paragraph.bold or tag in ("dt", "summary")
                yield paragraph

    def _answer(
        self, child: html.HtmlElement, depth: int
    ) -> Iterator[Paragraph | html.HtmlElement]:
        """Yield what stands under a term of a definition list, one step deeper than the term."""
        for found in self._blocks(child, depth=depth - 1):
            if isinstance(found, Paragraph) and not found.depth and not found.level:
                found.depth = depth
            yield found

    def _item(self, child: html.HtmlElement, depth: int) -> Iterator[Paragraph | html.HtmlElement]:
        parent = child.getparent()
        marker = "•"
        if parent is not None and _tag(parent) == "ol":
            start = parent.get("start", "1")
            first = int(start) if start.isdigit() else 1
            items = [e for e in parent if _tag(e) == "li"]
            marker = f"{first + items.index(child)}."
        for found in self._blocks(child, depth=depth):
            if isinstance(found, Paragraph) and not found.depth and not found.level:
                found.depth, found.marker = depth, found.marker or marker
                marker = "•"
            yield found

    def table(self, element: html.HtmlElement, place: Place) -> Table:
        """Return a table with each merged cell once, at its top left."""
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        rows = [r for r in _own(element, "tr") if not _is_hidden(r)]
        for at, tr in enumerate(rows):
            column = 0
            for td in (c for c in tr if _tag(c) in ("td", "th") and not _is_hidden(c)):
                while (at, column) in taken:
                    column += 1
                down = _span(td, "rowspan", len(rows) - at)
                over = _span(td, "colspan", _MOST_SPAN)
                cell = Cell(row=at, column=column, row_span=down, column_span=over)
                self._fill(cell, td, tr, place)
                cells.append(cell)
                taken |= {(at + r, column + c) for r in range(down) for c in range(over)}
                column += over
        columns = max((c.column + c.column_span for c in cells), default=0)
        caption = next((" ".join(c.text_content().split()) for c in _own(element, "caption")), None)
        return Table(cells=cells, rows=len(rows), columns=columns, place=place, caption=caption)

    def _fill(self, cell: Cell, td: html.HtmlElement, tr: html.HtmlElement, place: Place) -> None:
        at = Place(table=place.table, row=cell.row + 1, heading=place.heading)
        for found in self._blocks(td, depth=0):
            if isinstance(found, Paragraph):
                cell.paragraphs.append(replace(found, place=at))
            else:
                cell.tables.append(self.table(found, at))
        heading = _tag(td) == "th"
        cell.bold = bool(cell.paragraphs) and (heading or all(p.bold for p in cell.paragraphs))
        cell.fill = self._colour(td) or self._inner_colour(td) or self._colour(tr)

    def _colour(self, element: html.HtmlElement) -> str | None:
        style = element.get("style") or ""
        match = re.search(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)", style, re.IGNORECASE)
        own = _hex(match.group(1)) if match else _hex(element.get("bgcolor") or "")
        if own:
            return None if own == "FFFFFF" else own
        names = (element.get("class") or "").split()
        return next((self._fills[name] for name in names if name in self._fills), None)

    def _inner_colour(self, td: html.HtmlElement) -> str | None:
        """Return the colour of the one thing in a cell that has a coloured background (a tag)."""
        words = "".join(td.text_content().split())
        for element in td.iter("span", "p", "div", "strong", "b", "font"):
            if "".join(element.text_content().split()) == words and (fill := self._colour(element)):
                return fill
        return None


@dataclass(slots=True)
class _Part:
    """A piece of a line: its text, and the inline element of the line that it stands in."""

    text: str
    bold: bool
    element: html.HtmlElement | None = None


class _Run:
    """Gathers inline text until a block begins; a line break is a newline."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []

    def add(self, text: str | None, *, bold: bool, element: html.HtmlElement | None = None) -> None:
        """Add text, its white space as a browser shows it (Word's own breaks kept as marks)."""
        if text:
            self._parts.append(_Part(re.sub(r"[ \t\r\n\f]+", " ", text), bold, element))

    def take(
        self,
        element: html.HtmlElement,
        *,
        bold: bool = False,
        within: html.HtmlElement | None = None,
    ) -> None:
        """Add an inline element and all in it."""
        tag = _tag(element)
        if tag in _DROPPED or _is_hidden(element):
            return
        if within is None and tag in _SETS_APART:
            self._part_from(element)
            within = element
        if tag == "br":
            self._parts.append(_Part("\n", bold))
        style = (element.get("style") or "").replace(" ", "").lower()
        bold = (
            bold
            or tag in ("b", "strong", "th")
            or bool(re.search(r"font-weight:(bold|[6-9]00)", style))
        )
        self.add(element.text, bold=bold, element=within)
        for child in element:
            self.take(child, bold=bold, within=within)
            self.add(child.tail, bold=bold, element=within)

    def _part_from(self, element: html.HtmlElement) -> None:
        """Put a space between two elements that the page holds apart by its style alone."""
        last = self._parts[-1] if self._parts else None
        if last is None or last.element is None or not last.text[-1:].isalnum():
            return
        if _tag(element) == "span" and _tag(last.element) in ("span", "b", "strong"):
            self._parts.append(_Part(" ", bold=False))

    def paragraphs(self, *, depth: int) -> Iterator[Paragraph]:
        """Yield what was gathered as paragraphs, list marks taken off, and begin again."""
        parts, self._parts = self._parts, []
        for line in _labelled_lines(parts):
            for group in _without_tag(line):
                yield from _paragraph(group, depth)


def _labelled_lines(parts: list[_Part]) -> list[list[_Part]]:
    """Divide at line breaks where each line begins with words set apart ("Lead", bold)."""
    lines: list[list[_Part]] = [[]]
    for part in parts:
        if part.text == "\n":
            lines.append([])
        else:
            lines[-1].append(part)
    told = [line for line in lines if any(p.text.strip(" \u00a0") for p in line)]
    begun = [next(p for p in line if p.text.strip(" \u00a0")) for line in told]
    if len(told) > 1 and sum(p.element is not None and p.bold for p in begun) > len(told) / 2:
        return told
    return [parts]


def _without_tag(parts: list[_Part]) -> list[list[_Part]]:
    """Divide off a coloured tag at the end of a line ("On track" after an action's title)."""
    last = parts[-1].element if parts else None
    if last is None or not _TAG_CLASS.search(last.get("class") or ""):
        return [parts]
    before = [part for part in parts if part.element is not last]
    words = "".join(part.text for part in before).strip(" \u00a0")
    if not words or (_is_lead_in(before) and not _REFERENCE.fullmatch(words)):
        return [parts]
    return [before, [part for part in parts if part.element is last]]


def _is_lead_in(parts: list[_Part]) -> bool:
    told = [part for part in parts if part.text.strip(" \u00a0")]
    return len({id(part.element) for part in told}) == 1 and told[0].element is not None


def _paragraph(parts: list[_Part], depth: int) -> Iterator[Paragraph]:
    printed = "".join(part.text for part in parts)
    text = re.sub(r" *\n *", "\n", printed).strip(" \n\u00a0")
    marker: str | None = None
    for pattern in (_MARK, _NUMBER_MARK):
        if match := pattern.match(text):
            marker, text = match.group(1), text[match.end() :]
            depth = max(depth, 1)
    text = re.sub(r"[ \u00a0]+", " ", text).strip()
    if not text:
        return
    told = [part for part in parts if part.text.strip(" \u00a0\n")]
    yield Paragraph(
        text=text,
        depth=depth,
        marker=marker,
        bold=all(part.bold for part in told),
        lead_in=_lead_in(told, text),
    )


def _lead_in(parts: list[_Part], text: str) -> str | None:
    """Return the first words of a line where an element of their own sets them apart."""
    first = parts[0].element if parts else None
    words = " ".join("".join(p.text for p in parts if p.element is first).split())
    apart = first is not None and len(words) < len(text) and text.startswith(words)
    return words if apart and len(words) <= _LONGEST_LEAD_IN else None


def _is_term(text: str) -> bool:
    """Whether the term of a definition list is a label, not the title of an action."""
    return len(text.split()) <= 10 and not re.match(r"\d|(?i:action|step) \d", text)


def _tag(element: html.HtmlElement) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _own(element: html.HtmlElement, tag: str) -> Iterator[html.HtmlElement]:
    """Yield the rows or the caption of a table itself, not those of tables in it."""
    for child in element:
        if _tag(child) == tag:
            yield child
        elif _tag(child) in ("thead", "tbody", "tfoot"):
            yield from _own(child, tag)


def _has_blocks(element: html.HtmlElement) -> bool:
    if _tag(element) in ("ul", "ol", "dl"):
        return True
    return any(_tag(e) in _BLOCK or _tag(e) == "table" for e in element.iterdescendants())


def _is_hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    hidden = "display:none" in style or "visibility:hidden" in style or "mso-hide:all" in style
    return hidden or element.get("hidden") is not None


def _word_depth(element: html.HtmlElement) -> int:
    """Return the depth of a list item as Word writes it ("mso-list:l0 level2 lfo1"), else 0."""
    match = re.search(r"mso-list:[^;'\"]*level(\d)", element.get("style") or "")
    return int(match.group(1)) if match else 0


def _word_level(element: html.HtmlElement) -> int:
    name = element.get("class") or ""
    if re.search(r"\bMsoTitle", name):
        return 1
    return 2 if re.search(r"\bMsoSubtitle", name) else 0


def _span(element: html.HtmlElement, name: str, most: int) -> int:
    value = element.get(name, "1").strip()
    span = int(value) if value.isdigit() else 1
    return max(1, min(span if span or name == "colspan" else most, most))


def _hex(colour: str) -> str | None:
    plain = colour.strip().lower().removesuffix("!important").strip()
    if match := re.match(r"#([0-9a-f]{6})\b", plain):
        return match.group(1).upper()
    if match := re.match(r"#([0-9a-f]{3})\b", plain):
        return "".join(c * 2 for c in match.group(1)).upper()
    if match := re.match(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)", plain):
        return "".join(f"{min(int(part), 255):02X}" for part in match.groups())
    return _COLOURS.get(plain.split(" ")[0])


def _style_fills(root: html.HtmlElement) -> dict[str, str]:
    """Return the backgrounds that the page's own style sheet gives to classes."""
    sheets = " ".join(e.text_content() for e in root.iter("style"))[:500_000]
    fills: dict[str, str] = {}
    for names, rules in re.findall(r"([^{}]{1,300})\{([^{}]{0,2000})\}", sheets):
        match = re.search(r"background(?:-color)?\s*:\s*([^;]+)", rules, re.IGNORECASE)
        fill = _hex(match.group(1)) if match else None
        if fill and fill != "FFFFFF":
            fills |= dict.fromkeys(re.findall(r"\.([A-Za-z][\w-]*)", names), fill)
    return fills
