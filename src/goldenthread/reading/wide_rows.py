"""Reads rows that are no actions: banners over the whole width, and boxes above a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeGuard

from goldenthread.core.printed_dates import mentions
from goldenthread.reading.document import Cell, Paragraph, Place
from goldenthread.reading.events import Event, Heading, Row, Statement, Text, Value
from goldenthread.reading.grid import Grid, value_of
from goldenthread.reading.lexicon import Role, role_of_heading, role_of_label
from goldenthread.reading.sections import Kind, section_of

_TITLE_WORDS = 70
_BANNER_WORDS = 25
_FIELDS = (Role.LEAD, Role.DUE, Role.STATUS, Role.START)
_SAID = (Role.FINDING, Role.OUTCOME, Role.IMPACT)


def wide_cell(grid: Grid, row: int) -> Cell | None:
    """Return the cell of a row that goes over the table's whole width and says one thing."""
    cell = grid.lone(row)
    if cell is None and len(grid.used_columns) > 2:
        return _label_and_title(grid, row)
    if cell is None or len(grid.used_columns) < 2:
        return None
    covered = sum(1 for c in grid.used_columns if grid.cell(row, c) is cell)
    if covered > len(grid.used_columns) / 2:
        return cell
    blank_beside = all(grid.begins(row, c) or grid.cell(row, c) is None for c in grid.used_columns)
    at_left = cell.column == grid.used_columns[0] or not cell.column
    labelled = section_of(cell.text).label is not None and len(cell.text.split()) > 1
    marked = cell.bold or cell.fill is not None or labelled
    return cell if blank_beside and at_left and marked and len(cell.text) > 3 else None


def _label_and_title(grid: Grid, row: int) -> Cell | None:
    """Return a banner in two cells, a label and what it names over the rest, as one cell."""
    spoken = [cell for cell in grid.spoken(row) if cell.row == row]
    if len(spoken) != 2 or len(grid.spoken(row)) != 2:
        return None
    label, title = spoken
    covered = [c for c in grid.used_columns if grid.cell(row, c) is title]
    if title.column_span < 2 or len(covered) < len(grid.used_columns) / 2:
        return None
    section = section_of(label.text)
    role = role_of_label(label.text.rstrip(": "))
    if role in (*_SAID, Role.AREA, Role.FOCUS) or (section.label and not section.title):
        mark = ":"
    elif re.fullmatch(r"[A-Za-z]{0,2}\d{0,2}[.)]?", label.text.strip()):
        mark = "" if label.text.strip().endswith((".", ")")) else "."
    else:
        return None
    first, *others = title.paragraphs
    words = f"{label.text.rstrip(': ')}{mark} {first.text}"
    return replace(
        title,
        paragraphs=[replace(first, text=words), *others],
        column=label.column,
        bold=title.bold or label.bold,
        fill=title.fill or label.fill,
    )


def style_of(cell: Cell) -> tuple[str | None, bool]:
    """Return how a banner is set apart; banners of one level look alike."""
    return cell.fill, cell.bold


def wide_row(cell: Cell, asked: Role | None, number: int) -> tuple[list[Event], Role | None]:
    """Read a row over the whole width: a label for what comes below, an answer, or a section."""
    place = cell.paragraphs[0].place
    opens = section_of(cell.text)
    label = None if opens.label and opens.number else role_of_label(cell.text)
    if label in (*_SAID, Role.ACTION):
        return [], label
    if asked is not None and section_of(cell.text).label is None:
        return [said_of_section(asked, value_of(cell), place, number)], None
    if (said := labelled_text(cell)) is not None:
        return [said], None
    cell = _without_fields(_by_line(cell))
    if (apart := _title_and_rest(cell)) is not None:
        return apart, None
    return heading_or_text(cell, is_banner=_is_banner(cell)), None


def _by_line(cell: Cell) -> Cell:
    """Return a cell with each of its lines as a paragraph."""
    lines = [replace(p, text=text) for p in cell.paragraphs for text in p.text.split("\n")]
    return replace(cell, paragraphs=lines)


def _title_and_rest(cell: Cell) -> list[Event] | None:
    """Return a banner's title and what is said below it; None when it is all one title or text."""
    first, *others = cell.paragraphs
    section = section_of(first.text, marker=first.marker)
    marked = section.label or cell.bold or cell.fill or first.bold
    if not others or not section.title or not marked or len(first.text.split()) > _BANNER_WORDS:
        return None
    if first.text.rstrip().endswith((".", ":", ";")):
        return None
    told = [labelled_text(replace(cell, paragraphs=[p])) for p in others]
    ended = all(p.text.rstrip().endswith((".", "”", '"')) for p in others)
    if not any(told) and not ended:
        return None
    heading = heading_or_text(replace(cell, paragraphs=[first]), is_banner=True)
    rest = [said or text_of(p, in_box=True) for said, p in zip(told, others, strict=True)]
    return [*heading, *rest]


def _is_banner(cell: Cell) -> bool:
    """Whether a plain cell over the width can only be a title: short, no sentence and no note."""
    words = cell.text.split()
    noted = re.match(r"(note|key|please|updated|source|last|n\.?b)\b", cell.text, re.IGNORECASE)
    ended = cell.text.rstrip().endswith((".", ":", ";", "?", "!"))
    plain_title = len(cell.paragraphs) == 1 and 1 < len(words) <= _BANNER_WORDS and not ended
    return cell.column_span > 1 and plain_title and not noted and not mentions(cell.text)


def _without_fields(cell: Cell) -> Cell:
    """Return a banner without the labelled lines under its title ("Executive lead: …")."""
    kept = list(
        takewhile(
            lambda p: ":" not in p.text or role_of_heading(p.text.partition(":")[0]) not in _FIELDS,
            cell.paragraphs,
        )
    )
    return replace(cell, paragraphs=kept) if kept else cell


def said_of_section(role: Role, value: Value, place: Place, number: int) -> Event:
    """Return what a label over a passage makes of the passage."""
    if role is Role.ACTION:
        return Row(values={role: [value]}, place=place, table=number, is_summary=True)
    return Statement(role=role, value=value, place=place)


def labelled_text(cell: Cell) -> Statement | None:
    """Return a passage that begins with its own label ("Impact: …"), None when it has none."""
    label, colon, rest = cell.text.partition(":")
    role = role_of_label(label) if colon and rest.strip() else None
    if role not in _SAID or section_of(cell.text).number:
        return None
    first, *others = cell.paragraphs
    text = first.text.partition(":")[2].strip()
    paragraphs = [Paragraph(text=text, place=first.place)] if text else []
    return Statement(role=role, value=Value(paragraphs=[*paragraphs, *others]), place=first.place)


def heading_or_text(cell: Cell, *, is_banner: bool = False) -> list[Event]:
    """Return a wide cell as a heading when it can be one, else as text."""
    first = cell.paragraphs[0]
    section = section_of(cell.text, marker=first.marker)
    short = len(cell.text.split()) <= _TITLE_WORDS
    is_note = len(cell.paragraphs) > 1 and section.label is None
    sentence = cell.text.endswith(".")
    marked = (
        is_banner or cell.bold or cell.fill or (_is_heading_number(section.number) and not sentence)
    )
    if short and not is_note and (section.label or marked) and section.kind is not Kind.ACTION:
        return [Heading(section=section, level=9, origin="row", place=first.place, text=cell.text)]
    return [text_of(p, in_box=True) for p in cell.paragraphs]


def loose_rows(grid: Grid, rows: Sequence[int]) -> Iterator[Event]:
    """Yield what stands in rows under no header, such as a box that opens an area."""
    cells = [
        cell
        for row in rows
        for cell in (_joined(grid, row),)
        if cell is not None and cell.paragraphs
    ]
    title = _title_of_box(cells)
    asked: Role | None = None
    for cell in cells:
        if cell is title:
            continue
        if asked is not None and section_of(cell.text).label is None:
            yield said_of_section(asked, value_of(cell), cell.paragraphs[0].place, 0)
            asked = None
            continue
        asked = label if (label := role_of_label(cell.text.rstrip(":? "))) in _SAID else None
        if asked is not None:
            continue
        if (said := labelled_text(cell)) is not None:
            yield said
            continue
        for event in heading_or_text(cell):
            if title is not None and _wants_title(event):
                event.section = replace(event.section, title=title.text)
                event.text = f"{event.text} {title.text}"
            yield event


def _wants_title(event: Event) -> TypeGuard[Heading]:
    return isinstance(event, Heading) and bool(event.section.label) and not event.section.title


def _title_of_box(cells: Sequence[Cell]) -> Cell | None:
    """Return the title of a box whose first line only says "1. Area for improvement"."""
    for at, cell in enumerate(cells):
        section = section_of(cell.text)
        if section.label and not section.title:
            after = [c for c in cells[at + 1 :] if 1 < len(c.text.split()) <= _TITLE_WORDS]
            single = [c for c in after if len(c.paragraphs) == 1]
            return next((c for c in single if c.bold), next(iter(single), None))
    return None


def _joined(grid: Grid, row: int) -> Cell | None:
    """Return a row's cells as one: "1a" and the finding beside it are one line."""
    cells = [c for c in grid.row_cells(row) if c.paragraphs]
    if len(cells) < 2:
        return cells[0] if cells else None
    first = cells[0]
    words = " ".join(c.text for c in cells)
    return Cell(
        row=row,
        column=first.column,
        paragraphs=[Paragraph(text=words, place=first.paragraphs[0].place)],
        bold=all(c.bold for c in cells),
    )


def _is_heading_number(number: str | None) -> bool:
    """Whether a number is a heading's ("2", "2.1") and not a finding's ("2a")."""
    return bool(number and not re.fullmatch(r"\d+ ?[a-z]", number))


def text_of(paragraph: Paragraph, *, in_box: bool = False) -> Text:
    return Text(paragraph=paragraph, place=paragraph.place, in_box=in_box)
