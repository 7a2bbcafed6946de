"""Rows of a table printed as text: divided by tabs, pipes, commas or columns of spaces.

Every reader here is asked at a line and answers with the rows that begin there and the number of
lines that they took, or with nothing when no table of its sort begins there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    rows = [_row(line.text.split("\t"), line) for line in lines[at:end]]
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
            rows.append(_row(cells, line))
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
        rows.append(_row([cell.replace("\n", "<br>") for cell in cells], lines[at + taken]))
        taken = reader.line_num
    return (Grid(rows), taken) if len(rows) >= 2 else None


def spaced_rows(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """Read a table whose columns are held apart by spaces, as ``pdftotext -layout`` prints it.

    It begins at a line of known headings. The columns are where no row prints anything; a row
    begins where its reference stands, or where no reference column is, after a blank line.
    """
    heads = _segments(lines[at].text)
    if len(heads) < 3 or sum(bool(heading_of(words)) for _, words in heads) < 2:
        return None
    end = _end_of_spaced(lines, at, heads)
    body = lines[at:end]
    starts = _gutters(body, [start for start, _ in heads])
    cut = [_cut(line.text, starts) for line in body]
    rows = _spaced_rows(cut, body)
    return (Grid(rows), end - at) if len(rows) >= 2 else None


def _segments(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in re.finditer(r"\S+(?: \S+)*", text)]


def _end_of_spaced(lines: Sequence[Line], at: int, heads: list[tuple[int, str]]) -> int:
    """Return where the table stops: at a line that runs through its gutters, or a long gap."""
    end, blank = at + 1, 0
    last = end
    while end < len(lines) and blank < 3:
        text = lines[end].text
        if not text.strip():
            blank += 1
        elif (
            (blank and _runs_through(text, heads))
            or re.match(r"\S+(?: \S+){7,}$", text)
            or re.match(r"\s*[A-Z][a-z]+ \d+[.:] ", text)
        ):
            break
        else:
            blank = 0
            last = end + 1
        end += 1
    return last


def _runs_through(text: str, heads: list[tuple[int, str]]) -> bool:
    """Whether a line is one run of words that starts at the margin: a heading or a paragraph."""
    segments = _segments(text)
    first = segments[0]
    wide = len(heads) > 1 and first[0] + len(first[1]) > heads[1][0]
    return len(segments) == 1 and first[0] <= heads[0][0] and (wide or len(first[1]) > 25)


def _gutters(body: Sequence[Line], heads: list[int]) -> list[int]:
    """Return where each column begins, moved left to the end of the empty strip before it."""
    width = max(len(line.text) for line in body)
    printed = [0] * (width + 1)
    for line in body:
        for place, letter in enumerate(line.text):
            printed[place] += letter != " "
    starts = [0]
    for before, head in pairwise(heads):
        place = head
        while place > before + 1 and printed[place - 1] > 0:
            place -= 1
        starts.append(place if place > before + 1 else head)
    return starts


def _cut(text: str, starts: list[int]) -> list[str]:
    """Cut a line into cells, never within a word: a word belongs where most of it stands."""
    cells = [""] * len(starts)
    for found in re.finditer(r"\S+", text):
        middle = found.start()
        column = max(k for k, start in enumerate(starts) if start <= max(middle, starts[0]))
        cells[column] = f"{cells[column]} {found[0]}".strip()
    return cells


def _spaced_rows(cut: list[list[str]], body: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    keyed = sum(_is_key(cells[0]) for cells in cut[1:]) >= 2
    gap = heading = False
    for place, (cells, line) in enumerate(zip(cut, body, strict=True)):
        if line.blank:
            gap = True
            continue
        under_head = place > 0 and heading and not gap and not _is_key(cells[0])
        begins = not rows or _is_key(cells[0]) or (gap and not keyed) or (gap and len(rows) == 1)
        if begins and not (under_head and len(rows) == 1):
            rows.append(_row(cells, line))
        else:
            pairs = zip(rows[-1].cells, cells, strict=True)
            rows[-1].cells = [_continued(above, below) for above, below in pairs]
        heading = len(rows) == 1
        gap = False
    return rows


def _continued(above: str, below: str) -> str:
    return f"{above} {below}".strip()


def _is_key(cell: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{0,4}\d{1,3}(?:\.\d{1,2}){0,3}[.)]?(?: ?[A-Za-z])?", cell))


def _row(cells: list[str], line: Line) -> Row:
    return Row([cell.strip() for cell in cells], line.number, line.page)
