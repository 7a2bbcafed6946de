"""Finds the key in which a plan defines its own ratings, in a box, a table or a line of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.core.statuses import Scheme, colour_in, colour_name, status_of_words
from goldenthread.reading.document import Cell, Document, Table
from goldenthread.reading.grid import Grid
from goldenthread.reading.headers import header_at
from goldenthread.reading.lexicon import Role, plain

Line = tuple[str, str | None]
_LETTERED = ("Blue", "Red", "Amber", "Green", "Purple", "White", "Yellow")
_FEWEST, _MOST = 3, 8
_KEY_TITLE = re.compile(r"\b(b ?rag|key|rating|status|progress|legend|colour)\b")
_LETTER_PAIR = re.compile(
    r"(?:^|[:;|\n,•·(]|\.\s)\s*(?P<letter>[BRAGPWY])\s*(?:[-–—:=]|\bmeans\b|\bis\b)\s*"
    r"(?P<meaning>[^;|\n•·,]+?)(?=\)?\s*[;|\n•·,.]|\)?\s*$)"
)
_PAIR = re.compile(
    r"(?:^|[:;|\n,•·]|\.\s|\s{2,})\s*(?P<colour>blue|green|amber|yellow|orange|red|grey|gray|white|purple)"
    r"\s*(?:[-–—:=]|\(|\bmeans\b|\bis\b|\bindicates\b)\s*(?P<meaning>[^;|\n•·]+?)"
    r"(?=\)?\s*(?:[;|\n•·]|$|[,.]?\s+(?:and\s+)?(?:blue|green|amber|yellow|orange|red|grey|gray|white|purple)\s*(?:[-–—:=(]|means\b|is\b|indicates\b)))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class RatingKey:
    """A plan's rating key and the cells that it stands in, which hold nothing else."""

    lines: list[Line] = field(default_factory=list)
    cells: set[int] = field(default_factory=set)

    @property
    def scheme(self) -> Scheme:
        """The key as rules."""
        return Scheme.of(self.lines)


def find_rating_key(document: Document) -> RatingKey:
    """Return the rating key that a document prints; without lines when it prints none."""
    key = RatingKey()
    for table in document.tables():
        for lines, cells in _keys_in(table):
            key.cells.update(id(cell) for cell in cells)
            if len(lines) > len(key.lines):
                key.lines = lines
    if not key.lines:
        key.lines = _lines_in_text(document)
    return key


def _keys_in(table: Table) -> Iterator[tuple[list[Line], list[Cell]]]:
    grid = Grid(table)
    free = _rows_outside_actions(grid)
    if pairs := _pairs(grid, free):
        yield pairs
        return
    for column in range(grid.columns):
        down = [grid.cell(r, column) for r in free if grid.begins(r, column)]
        yield from _runs(down)
    for row in free:
        cells = grid.row_cells(row)
        yield from _swatches(cells)
        yield from _runs(cells)


def _swatches(cells: Sequence[Cell]) -> Iterator[tuple[list[Line], list[Cell]]]:
    """Yield the key that a row prints as shaded cells, each with its meaning beside it."""
    shown = [cell for cell in cells if cell.text or cell.fill]
    lines: list[Line] = []
    used: list[Cell] = []
    for sign, meaning in pairwise(shown):
        if sign.fill and not sign.text and meaning.text and not meaning.fill:
            lines.append((meaning.text, sign.fill))
            used += [sign, meaning]
    if _FEWEST <= len(lines) <= _MOST and len({fill for _, fill in lines}) == len(lines):
        yield lines, used


def _rows_outside_actions(grid: Grid) -> list[int]:
    """Return the rows that stand before any header of a table of actions."""
    for row in range(grid.rows):
        header = header_at(grid, row)
        if header and header.has(Role.ACTION, Role.MILESTONE, Role.LEAD):
            return list(range(row))
    return list(range(grid.rows))


def _runs(cells: Iterable[Cell | None]) -> Iterator[tuple[list[Line], list[Cell]]]:
    """Yield each run of coloured, short, different cells that all read as ratings."""
    run: list[Cell] = []
    title: Cell | None = None
    before: Cell | None = None
    for cell in [*cells, None]:
        known = cell is not None and (_is_rating_cell(cell) or _is_named_rating(cell))
        if cell is not None and known and cell.text not in [c.text for c in run]:
            title = title if run else before
            run.append(cell)
            continue
        if cell is not None and not cell.text and cell.fill is None:
            continue
        if _FEWEST <= len(run) <= _MOST and _is_key(run, title):
            named = [title] if title is not None and _KEY_TITLE.search(plain(title.text)) else []
            yield [(c.text, c.fill) for c in run], [*run, *named]
        run, before = [], cell


def _is_key(run: Sequence[Cell], title: Cell | None) -> bool:
    """Whether ratings one below the other are a key: each in its colour, or under a key's title.

    A text file has no colours; there the title, and ratings that all differ, must do.
    """
    if all(_is_rating_cell(cell) for cell in run):
        return len({cell.fill for cell in run}) >= len(run) - 1
    titled = title is not None and bool(_KEY_TITLE.search(plain(title.text)))
    ratings = {status_of_words(cell.text) for cell in run}
    return titled and len(ratings) == len(run) > _FEWEST


def _is_named_rating(cell: Cell) -> bool:
    """Whether an uncoloured cell holds a rating's words alone."""
    return 0 < len(cell.text.split()) <= 8 and status_of_words(cell.text) is not None


def _is_rating_cell(cell: Cell) -> bool:
    words = len(cell.text.split())
    known = status_of_words(cell.text) or colour_in(cell.text)
    return 0 < words <= 14 and (cell.fill is not None or bool(colour_in(cell.text))) and bool(known)


def _pairs(grid: Grid, rows: Sequence[int]) -> tuple[list[Line], list[Cell]] | None:
    """Return a key of two columns: the colour, by name or shading, then its meaning."""
    if len(grid.used_columns) > 2 or grid.columns < 2:
        return None
    lines: list[Line] = []
    cells: list[Cell] = []
    letters = _letters(grid, rows)
    for row in rows:
        both = [c for c in grid.row_cells(row) if c.text or c.fill]
        if len(both) != 2:
            continue
        sign, meaning = both
        colour = (
            letters.get(sign.text.lower())
            or colour_in(sign.text)
            or (colour_name(sign.fill) if not sign.text else None)
        )
        rating = status_of_words(sign.text) if sign.fill else None
        if len(sign.text.split()) <= 4 and meaning.text and (colour or rating):
            lines.append(_line(sign, meaning, colour))
            cells += both
    colours = {colour_in(label) or fill for label, fill in lines}
    return (lines, cells) if _FEWEST <= len(lines) <= _MOST and len(colours) >= _FEWEST else None


def _letters(grid: Grid, rows: Sequence[int]) -> dict[str, str]:
    """Return the colours by their first letters, where a key's signs are letters."""
    signs = {cell.text.lower() for row in rows for cell in grid.row_cells(row)[:1]}
    named = {colour[0].lower(): colour for colour in _LETTERED}
    return named if {"r", "a", "g"} <= signs else {}


def _line(sign: Cell, meaning: Cell, colour: str | None) -> Line:
    if colour and len(sign.text) == 1:
        return f"{colour} – {meaning.text}", sign.fill
    if colour and colour_in(sign.text):
        return f"{sign.text} – {meaning.text}", sign.fill
    return (sign.text or meaning.text), sign.fill


def _letters_in(text: str) -> list[Line]:
    """Return the key that a paragraph prints in letters: "R = off track; A = at risk; …"."""
    found = {m["letter"]: m["meaning"].strip() for m in _LETTER_PAIR.finditer(text)}
    if not {"R", "A", "G"} <= found.keys():
        return []
    named = {colour[0]: colour for colour in _LETTERED}
    return [(f"{named[letter]} – {meaning}", None) for letter, meaning in found.items()]


def _lines_in_text(document: Document) -> list[Line]:
    """Return the key that paragraphs print, together or one after another."""
    best: list[Line] = []
    run: list[Line] = []
    for paragraph in document.paragraphs():
        found: list[Line] = [
            (f"{m['colour']} – {m['meaning'].strip()}", None)
            for m in _PAIR.finditer(paragraph.text)
        ]
        found = found or _letters_in(paragraph.text)
        found = [line for line in found if len(line[0].split()) <= 25]
        run = [*run, *found] if found else []
        if _FEWEST <= len(run) <= _MOST and len(run) > len(best):
            best = list(run)
    return best
