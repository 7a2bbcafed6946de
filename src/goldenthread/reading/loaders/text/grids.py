"""Rows of a table printed as text: divided by tabs, pipes or commas.

Every reader here is asked at a line and answers with the rows that begin there and the number of
lines that they took, or with nothing when no table of its sort begins there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.reading.loaders.text.columns import heading_of, is_rule
from goldenthread.reading.loaders.text.decode import Line

_PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Row:
    """A row as printed: its cells with their mark-up, and where its first line stands."""

    cells: list[str]
    line: int
    page: int | None = None

    @property
    def filled(self) -> list[int]:
        """The places of the cells that hold anything."""
        return [place for place, cell in enumerate(self.cells) if cell.strip()]


@dataclass(slots=True)
class Grid:
    """Rows that stand together in the text."""

    rows: list[Row]


def tab_rows(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """Read the rows divided by tabs that begin at a line.

    A line without a tab between two such rows is a row of one cell. A contents list (titles with
    page numbers) is no content: its lines are taken and give no row.
    """
    end = at
    while end < len(lines) and not lines[end].blank:
        alone = "\t" not in lines[end].text.strip(" ")
        if alone and (end == at or end + 1 >= len(lines) or "\t" not in lines[end + 1].text):
            break
        end += 1
    rows = [row_of(line.text.split("\t"), line) for line in lines[at:end]]
    if _is_contents(rows):
        return Grid([]), end - at
    if not any(row.filled for row in rows):
        return None
    return Grid([row for row in rows if row.filled and not is_rule(row.cells)]), end - at


def _is_contents(rows: list[Row]) -> bool:
    numbered = [row for row in rows if re.fullmatch(r"\s*\d*\s*", "".join(row.cells[1:]))]
    with_number = [row for row in rows if re.fullmatch(r"\d+", row.cells[-1].strip())]
    return len(rows) >= 3 and len(numbered) == len(rows) and len(with_number) >= len(rows) / 3


def pipe_rows(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """Read a table with cells between pipes: markdown's, or one drawn with a border."""
    end = at
    while end < len(lines) and _is_piped(lines[end].text):
        end += 1
    if end - at < 2:
        return None
    rows: list[Row] = []
    closed = True
    bordered = sum(bool(re.fullmatch(r"\s*\+[-=+]+\+\s*", line.text)) for line in lines[at:end]) > 2
    for line in lines[at:end]:
        cells = _piped_cells(line.text)
        if is_rule(cells) or re.fullmatch(r"\s*\+[-=+]+\+\s*", line.text):
            closed = True
        elif bordered and not closed and len(rows[-1].cells) == len(cells):
            joined = zip(rows[-1].cells, cells, strict=True)
            rows[-1].cells = [f"{above} {below}".strip() for above, below in joined]
        else:
            rows.append(row_of(cells, line))
            closed = False
    rows = [row for row in rows if row.filled]
    return (Grid(rows), end - at) if rows else None


def _is_piped(text: str) -> bool:
    bare = text.strip()
    return bool(
        len(_UNESCAPED_PIPE.findall(bare)) >= 2
        or (bare.startswith("|") and len(bare) > 1)
        or re.fullmatch(r"\+[-=+]+\+", bare)
        or (_PIPE_RULE.fullmatch(bare) and "|" in bare)
    )


def _piped_cells(text: str) -> list[str]:
    bare = text.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _UNESCAPED_PIPE.split(bare)]


def comma_rows(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """Read values divided by commas or semicolons under a row of known headings."""
    for mark in (",", ";"):
        if lines[at].text.count(mark) < 2:
            continue
        heads = next(csv.reader([lines[at].text], delimiter=mark), [])
        known = [head for head in heads if heading_of(head)]
        if len(heads) >= 3 and len(known) >= max(2, len(heads) // 2):
            return _values(lines, at, mark, len(heads))
    return None


def _values(lines: Sequence[Line], at: int, mark: str, width: int) -> tuple[Grid, int] | None:
    """Read records of about one width; a quoted value may run over lines."""
    rows: list[Row] = []
    reader = csv.reader((line.text + "\n" for line in lines[at:]), delimiter=mark)
    taken = 0
    for cells in reader:
        if not any(cell.strip() for cell in cells) or abs(len(cells) - width) > 1:
            break
        rows.append(row_of([cell.replace("\n", "<br>") for cell in cells], lines[at + taken]))
        taken = reader.line_num
    return (Grid(rows), taken) if len(rows) >= 2 else None


def row_of(cells: list[str], line: Line) -> Row:
    """Return the row that cells make, with the line where it begins."""
    return Row([cell.strip() for cell in cells], line.number, line.page)
