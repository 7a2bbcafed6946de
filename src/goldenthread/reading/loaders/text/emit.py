"""Whole tables and paragraphs of a text -> blocks of the neutral document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from goldenthread.reading.document import Block, Cell, Paragraph, Place, Table
from goldenthread.reading.loaders.text.align import Layout
from goldenthread.reading.loaders.text.blocks import Text
from goldenthread.reading.loaders.text.cleaning import is_bold, pieces, plain
from goldenthread.reading.loaders.text.columns import Column, Kind, is_noise, kind_of
from goldenthread.reading.loaders.text.keys import Key
from goldenthread.reading.loaders.text.lost_headings import numbered
from goldenthread.reading.loaders.text.posts import known_posts, separate
from goldenthread.reading.loaders.text.sections import Item, Section
from goldenthread.reading.loaders.text.steps import split_row
from goldenthread.reading.loaders.text.torn import Group, groups_of

_ROW_OWN = (Column.STEP, Column.LEAD, Column.STATUS)


def blocks_from(items: Iterable[Item]) -> list[Block]:
    """Return the blocks of a document; its tables are numbered from 1."""
    items = numbered(items)
    known = known_posts(item for item in items if isinstance(item, Section))
    blocks: list[Block] = []
    tables = 0
    for item in items:
        if isinstance(item, Text):
            blocks.extend(_paragraphs(item))
            continue
        tables += 1
        if isinstance(item, Section) and item.caption:
            title = Text(item.caption, item.line, item.page, level=2)
            blocks.extend(_paragraphs(title))
        made = _key_table(item, tables) if isinstance(item, Key) else _table(item, tables, known)
        if made is not None:
            blocks.append(made)
    return blocks


def _paragraphs(text: Text) -> list[Block]:
    place = Place(page=text.page, line=text.line)
    return [
        Paragraph(
            text=part.text,
            level=text.level,
            depth=max(text.depth, part.depth),
            marker=text.marker,
            bold=text.bold,
            place=place,
        )
        for part in pieces(text.text)
        if not is_noise(part.text)
    ]


def _cell(
    row: int, column: int, text: str, place: Place, *, rows: int = 1, across: int = 1
) -> Cell:
    paragraphs = [Paragraph(text=part.text, depth=part.depth, place=place) for part in pieces(text)]
    return Cell(
        row=row,
        column=column,
        paragraphs=paragraphs,
        row_span=rows,
        column_span=across,
        bold=is_bold(text),
    )


def _key_table(key: Key, number: int) -> Table:
    """Return the key of ratings as a table of one column; its title is a heading before it."""
    place = Place(page=key.page, line=key.line, table=number)
    cells = [_cell(row, 0, rating, place) for row, rating in enumerate(key.ratings)]
    return Table(cells=cells, rows=len(cells), columns=1, place=place)


def _table(section: Section, number: int, known: Sequence[str]) -> Table | None:
    place = Place(page=section.page, line=section.line, table=number)
    layout = section.layout
    if layout is not None and layout.is_of_actions:
        return _action_table(section, layout, place, known)
    return _plain_table(section, place)


def _heads(section: Section, place: Place) -> list[list[Cell]]:
    """Return the rows of cells above the content: the headings, where there are any."""
    names = section.layout.headings if section.layout else []
    return [[_cell(0, n, words, place) for n, words in enumerate(names)]] if names else []


def _plain_table(section: Section, place: Place) -> Table | None:
    rows = list(section.rows())
    width = max((len(row.cells) for row in rows), default=0)
    width = max(width, section.layout.width if section.layout else 0)
    heads = _heads(section, place)
    if not rows and not heads:
        return None
    cells = [cell for head in heads for cell in head]
    for at, row in enumerate(rows, start=len(heads)):
        where = Place(page=row.page, line=row.line, table=place.table, row=at + 1)
        if len(row.filled) == 1 and row.filled[0] == 0 and width > 1:
            cells.append(_cell(at, 0, row.cells[0], where, across=width))
            continue
        padded = zip_longest(range(width), row.cells, fillvalue="")
        cells += [_cell(at, n, str(words), where) for n, (_, words) in enumerate(padded)]
    return Table(cells=cells, rows=len(heads) + len(rows), columns=width, place=place)


def _action_table(section: Section, layout: Layout, place: Place, known: Sequence[str]) -> Table:
    heads = _heads(section, place)
    cells = [cell for head in heads for cell in head]
    groups = groups_of(section, layout, known)
    _infer_refs(groups, layout)
    _separate_leads(groups, layout, known)
    at = len(heads)
    first = at
    for group in groups:
        made, height = _group_cells(group, layout, at, place)
        cells += [cell for cell in made if cell.column not in _shared(layout, groups)]
        at += height
    cells = _with_shared(cells, layout, groups, (first, at), place)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(cells=cells, rows=at, columns=layout.width, place=place)


def _shared(layout: Layout, groups: Sequence[Group]) -> tuple[int | None, ...]:
    """Return the columns whose cells stand for more than one action and are made afterwards."""
    return (layout.place(Column.IMPACT), layout.place(Column.THEME), _theme_ref(layout, groups))


def _separate_leads(groups: Iterable[Group], layout: Layout, known: Sequence[str]) -> None:
    place = layout.place(Column.LEAD)
    if place is None:
        return
    for group in groups:
        for cells in [group.cells, *(row.cells for row in group.rows)]:
            cells[place] = separate(cells[place], known)


def _theme_ref(layout: Layout, groups: Sequence[Group]) -> int | None:
    """Return the reference column where it numbers themes and not actions.

    So it does where only the first action of each theme has a number beside it.
    """
    place = layout.place(Column.REF)
    if place is None or layout.place(Column.THEME) is None:
        return None
    numbered = [group for group in groups if plain(group.cells[place])]
    of_themes = all(group.theme_begins for group in numbered)
    return place if of_themes and len(numbered) < len(groups) else None


def _group_cells(group: Group, layout: Layout, at: int, place: Place) -> tuple[list[Cell], int]:
    """Return the cells of one action from a row on, and how many rows it takes."""
    where = Place(page=group.page, line=group.line, table=place.table, row=at + 1)
    if layout.place(Column.STEP) is None:
        return [_cell(at, n, words, where) for n, words in enumerate(group.cells)], 1
    rows = [part for line in group.rows for part in split_row(line.cells, layout)]
    rows = rows or [[""] * layout.width]
    cells: list[Cell] = []
    for column, kind in enumerate(layout.columns):
        if kind in _ROW_OWN:
            cells += [_cell(at + n, column, row[column], where) for n, row in enumerate(rows)]
        else:
            cells.append(_cell(at, column, group.cells[column], where, rows=len(rows)))
    return cells, len(rows)


def _with_shared(
    cells: list[Cell], layout: Layout, groups: Sequence[Group], rows: tuple[int, int], place: Place
) -> list[Cell]:
    """Add the merged cells of columns that say something of several actions together."""
    first, end = rows
    impact = layout.place(Column.IMPACT)
    if impact is not None and end > first:
        said = " ".join(group.cells[impact] for group in groups if group.cells[impact])
        cells.append(_cell(first, impact, said, place, rows=end - first))
    theme = layout.place(Column.THEME)
    if theme is None:
        return cells
    starts = _group_starts(groups, layout, first)
    begun = [n for n, group in enumerate(groups) if group.theme_begins] or [0]
    for n, following in zip_longest(begun, begun[1:]):
        if n >= len(groups):
            break
        until = starts[following] if following is not None else end
        for column in (theme, _theme_ref(layout, groups)):
            if column is not None:
                text = groups[n].cells[column]
                span = until - starts[n]
                cells.append(_cell(starts[n], column, text, place, rows=span))
    return cells


def _group_starts(groups: Sequence[Group], layout: Layout, first: int) -> list[int]:
    starts: list[int] = []
    at = first
    stepped = layout.place(Column.STEP) is not None
    for group in groups:
        starts.append(at)
        rows = sum(len(split_row(line.cells, layout)) for line in group.rows) if stepped else 1
        at += max(1, rows)
    return starts


def _infer_refs(groups: Sequence[Group], layout: Layout) -> None:
    """Give an action whose reference was lost the one that its neighbours leave open."""
    place = layout.place(Column.REF)
    if place is None or _theme_ref(layout, groups) is not None:
        return
    for above, group, below in zip([None, *groups], groups, [*groups[1:], None], strict=False):
        if plain(group.cells[place]):
            continue
        before = _next_ref(above.cells[place], 1) if above else None
        after = _next_ref(below.cells[place], -1) if below else None
        if after and (before == after or not above or not plain(above.cells[place])):
            group.cells[place] = after
        elif before and (not below or before == after):
            group.cells[place] = before


def _next_ref(ref: str, step: int) -> str | None:
    """Return the reference one before or after, where only its last letter or number changes."""
    words = plain(ref)
    if kind_of(words) is not Kind.REF:
        return None
    found = re.fullmatch(r"(.*?)(\d+|[A-Za-z])(\W*)", words)
    if not found or not found[1]:
        return None
    last = found[2]
    if last.isdigit():
        value = int(last) + step
        return f"{found[1]}{value}{found[3]}" if value > 0 else None
    letter = chr(ord(last) + step)
    return f"{found[1]}{letter}{found[3]}" if letter.isalpha() else None
