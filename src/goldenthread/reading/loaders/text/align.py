"""Puts the cells of a damaged row back under the columns that they came from.

Where cells were lost, the rest moved to the left; where a fragment of a table lost a whole
column, so did every row of it. What each cell looks like (a date, a post, a rating, a reference,
a sentence, a step with its date) tells where it belongs; cells keep their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import Column, Kind, heading_of, kind_of
from goldenthread.reading.loaders.text.grids import Row

_NEVER = -3.0
_FITS: dict[Column, dict[Kind, float]] = {
    Column.REF: {Kind.REF: 3},
    Column.START: {Kind.DATE: 3, Kind.TEXT: -1.5, Kind.STATUS: -1},
    Column.DUE: {Kind.DATE: 3, Kind.TEXT: -1.5, Kind.STATUS: -1},
    Column.STATUS: {Kind.STATUS: 3},
    Column.LEAD: {Kind.POST: 2, Kind.TEXT: -0.8},
    Column.STEP: {Kind.STEP: 2, Kind.TEXT: 1, Kind.POST: -0.8},
    Column.ACTION: {Kind.TEXT: 1, Kind.STEP: -1, Kind.POST: -0.6},
    Column.THEME: {Kind.TEXT: 1, Kind.STEP: -1, Kind.POST: -0.6},
    Column.MEASURE: {Kind.TEXT: 1, Kind.STEP: -1, Kind.POST: -0.6},
    Column.IMPACT: {Kind.TEXT: 1, Kind.STEP: -1, Kind.POST: -0.6},
}
_DATES = (Column.START, Column.DUE)


@dataclass(slots=True)
class Layout:
    """The columns of a table: their headings as printed, and what they hold."""

    headings: list[str]
    columns: list[Column]
    openings: dict[int, Counter[str]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def place(self, *wanted: Column) -> int | None:
        """Return the first column that holds one of these."""
        return next((n for n, column in enumerate(self.columns) if column in wanted), None)

    @property
    def is_of_actions(self) -> bool:
        """Whether this is a table of what will be done, with who, when or how it is known."""
        known = {column for column in self.columns if column is not Column.OTHER}
        return Column.ACTION in known and len(known) >= 3

    def learn(self, rows: Sequence[Row]) -> None:
        """Note the words with which the cells of each column begin, from rows of full width."""
        for row in rows:
            if len(row.cells) == self.width and misfit(self, row.cells) == 0:
                for place in row.filled:
                    opening = self.openings.setdefault(place, Counter())
                    opening[_opening(row.cells[place])] += 1

    def opens_alike(self, column: int, cell: str) -> float:
        """Return 1 where a cell begins with the words that begin many cells of a column, else 0."""
        opening = self.openings.get(column)
        if opening is None or opening.total() < 4:
            return 0.0
        return float(opening[_opening(cell)] >= 0.3 * opening.total())


def layout_of(headings: Sequence[str]) -> Layout:
    """Return the layout that a row of headings names; an unnamed first column holds references."""
    columns = [heading_of(words) or Column.OTHER for words in headings]
    if columns and not plain(headings[0]) and Column.REF not in columns:
        columns[0] = Column.REF
    for place, column in enumerate(columns):
        if column is Column.STEP and Column.ACTION not in columns and place > 0:
            columns[place] = Column.ACTION
    return Layout(list(headings), columns)


def fit(cell: str, column: Column) -> float:
    """Return how well a cell suits a column: 3 (it must be) to -3 (it cannot be)."""
    kind = kind_of(cell)
    if kind is Kind.EMPTY or column is Column.OTHER:
        return 0.0
    score = _FITS[column].get(kind, _NEVER)
    if column in _DATES and kind is Kind.TEXT:
        return 0.0 if len(plain(cell)) <= 40 else _NEVER
    if column is Column.LEAD and kind is Kind.TEXT and len(plain(cell)) > 120:
        return _NEVER
    return score


def misfit(layout: Layout, cells: Sequence[str]) -> int:
    """Return how many cells cannot belong where they stand."""
    wrong = sum(
        fit(cell, column) <= -2 for cell, column in zip(cells, layout.columns, strict=False)
    )
    return wrong + sum(bool(cell.strip()) for cell in cells[layout.width :])


def mapping_of(rows: Sequence[Row], layout: Layout, above: Sequence[str]) -> list[int]:
    """Return for each place in a fragment's rows the column that it stands for.

    A fragment as wide as its table maps one to one; a narrower or wider one by the vote of its
    rows.

    :param above: what stands last in each column before the fragment
    """
    width = max(len(row.cells) for row in rows)
    if width == layout.width:
        return list(range(width))
    votes: list[Counter[int]] = [Counter() for _ in range(width)]
    for row in rows:
        chosen = _best(row, layout, None, above)
        for place, column in zip(row.filled, chosen, strict=True):
            votes[place][column] += 1
    mapping: list[int] = []
    for vote in votes:
        least = mapping[-1] + 1 if mapping else 0
        allowed = [column for column, _ in vote.most_common() if column >= least]
        mapping.append(allowed[0] if allowed else least)
    return mapping if not mapping or mapping[-1] < layout.width else _from_the_left(mapping, layout)


def _from_the_left(mapping: list[int], layout: Layout) -> list[int]:
    return [min(column, layout.width - 1) for column in mapping]


def align(row: Row, layout: Layout, mapping: Sequence[int], above: Sequence[str]) -> list[str]:
    """Return the cells of a row, one for each column of the layout.

    :param mapping: the column that each place stands for when nothing speaks against it
    :param above: what stands last in each column so far, for what goes on from it
    """
    usual = [mapping[place] for place in row.filled if place < len(mapping)]
    fits = [
        fit(row.cells[place], layout.columns[column])
        for place, column in zip(row.filled, usual, strict=False)
    ]
    distinct = len(set(usual)) == len(row.filled)
    if not (distinct and all(score > -2 for score in fits)):
        usual = _best(row, layout, mapping, above)
    cells = [""] * layout.width
    for place, column in zip(row.filled, usual, strict=True):
        cells[column] = f"{cells[column]} {row.cells[place]}".strip()
    return cells


def _best(
    row: Row, layout: Layout, mapping: Sequence[int] | None, above: Sequence[str]
) -> list[int]:
    """Return the columns, in order, that suit the filled cells of a row best together."""
    places = row.filled
    texts = [row.cells[place] for place in places]
    if len(places) > layout.width:
        return [min(place, layout.width - 1) for place in places]

    @cache
    def best(k: int, least: int, shift: int) -> tuple[float, tuple[int, ...]]:
        if k == len(places):
            return 0.0, ()
        found: tuple[float, tuple[int, ...]] = (-99.0, ())
        for column in range(least, layout.width - (len(places) - k) + 1):
            moved = column - places[k]
            score = _suits(texts[k], layout, column, above)
            score += 0.5 if moved == shift else 0.0
            if mapping is not None and places[k] < len(mapping):
                score += 0.3 if mapping[places[k]] == column else 0.0
            rest, columns = best(k + 1, column + 1, moved)
            if score + rest > found[0]:
                found = (score + rest, (column, *columns))
        return found

    return list(best(0, 0, -99)[1])


def _suits(cell: str, layout: Layout, column: int, above: Sequence[str]) -> float:
    score = fit(cell, layout.columns[column])
    if score > 0:
        score += layout.opens_alike(column, cell)
    if above[column] and _goes_on(above[column], cell):
        score += 1.5
    return score


def _goes_on(above: str, cell: str) -> bool:
    """Whether a cell plainly takes up a list or a bracket that the one above it left open."""
    if cell.lstrip().startswith("<ul"):
        return "<ul" in above
    return plain(above).count("(") > plain(above).count(")") and ")" in cell


def _opening(cell: str) -> str:
    return " ".join(plain(cell).lower().split()[:2])
