"""Files of cases: one row a case in, one row a case and deadline out.

The rows go through the columns, many at a time. A row that cannot be used is read once more by
itself for the words that say why, and the others go on.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from typing import TextIO

import numpy as np

from goldenthread.core.clock.case_tables import Table, Worked, iterate
from goldenthread.core.clock.cases import (
    CaseUnusable,
    read_case,
    read_detail,
    read_event,
    read_exceptions,
)
from goldenthread.core.clock.columns import work_out
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.replaying import moves
from goldenthread.core.clock.rules import Detail, RuleBook
from goldenthread.core.clock.states import State

HEADINGS = ("case_id", "rule", "due", "state", "done_on", "days_late")
REPLAY_HEADINGS = (
    "case_id", "rule", "due_before", "due_after", "days", "state_before", "state_after"
)  # fmt: skip
_ROWS_AT_ONCE = 50_000

_Cells = tuple[int, int, str, str, str, str, int]


class CaseFileUnusable(ValueError):
    """A file of cases of which no row can be read."""


@dataclass(frozen=True)
class RowProblem:
    """Why a row of a file was left out, or read with a remark. Row 1 holds the headings."""

    row: int
    case_id: str
    reason: str

    def __str__(self) -> str:
        return f"row {self.row} (case {self.case_id or 'without an id'}): {self.reason}"


def evaluate(clock: Clock, cases: TextIO, out: TextIO, *, on: date) -> Iterator[RowProblem]:
    """Work out a file of cases and write its deadlines; yield what is wrong with its rows.

    ``cases`` has the columns ``case_id``, ``exceptions`` and one for each event or detail;
    ``out`` gets :data:`HEADINGS`, dates in ISO form, empty where there is none.

    :raises CaseFileUnusable: when the headings cannot be used, or the file is no CSV in UTF-8.
    """
    lines = _read_lines(cases)
    headings = _read_headings(lines)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    for rows in _chunks(clock.book, headings, lines):
        worked = work_out(clock, rows.table, on=on, with_waiting=True)
        bad = rows.bad(worked)
        writer.writerows(
            (rows.ids[row], *cells) for row, _, *cells in sorted(_cells(clock, worked, bad))
        )
        yield from rows.problems(clock, bad, on)


def replay_file(
    before: Clock, after: Clock, cases: TextIO, out: TextIO, *, on: date
) -> Iterator[RowProblem]:
    """Write each deadline of a file of cases that differs between two clocks.

    The cases may have events and details that only one of the two knows.

    :raises CaseFileUnusable: as :func:`evaluate` does.
    """
    lines = _read_lines(cases)
    headings = _read_headings(lines)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(REPLAY_HEADINGS)
    known = before.book.joined_with(after.book)
    for rows in _chunks(replace(known, rules=before.book.rules), headings, lines):
        old, new = (work_out(clock, rows.table, on=on) for clock in (before, after))
        bad = rows.bad(old)
        for move in moves(old, new, keys=dict.fromkeys((*before.book.keys, *after.book.keys))):
            if move.row not in bad:
                days = "" if move.days is None else move.days
                dues = (move.due_before or "", move.due_after or "", days)
                states = (move.state_before or "", move.state_after or "")
                writer.writerow((rows.ids[move.row], move.rule, *dues, *states))
        yield from rows.problems(before, bad, on)


def _cells(clock: Clock, worked: Worked, bad: set[int]) -> Iterator[_Cells]:
    """Yield the cells of each deadline after its row and its place in the book."""
    order = {key: place for place, key in enumerate(clock.book.keys)}
    for column in worked.columns:
        key, place = column.rule.key, order[column.rule.key]
        for row, due, done, state, late in iterate(column):
            if row not in bad:
                yield row, place, key, _iso(due), state, _iso(done), late
    for rule, waiting in worked.waiting:
        key, place = rule.key, order[rule.key]
        for row in waiting.tolist():
            if row not in bad:
                yield row, place, key, "", State.NOT_STARTED, "", 0


def _read_lines(cases: TextIO) -> Iterator[list[str]]:
    """Read the rows of a CSV.

    :raises CaseFileUnusable: when it is none, or not in UTF-8.
    """
    try:
        yield from csv.reader(cases)
    except (UnicodeDecodeError, csv.Error) as error:
        raise CaseFileUnusable(f"the file is not a CSV in UTF-8: {error}") from error


def _read_headings(lines: Iterator[list[str]]) -> list[str]:
    headings = [heading.strip() for heading in next(lines, [])]
    if "case_id" not in headings:
        raise CaseFileUnusable("the first row must hold headings, one of them case_id")
    named = Counter(heading for heading in headings if heading)
    if twice := [heading for heading, times in named.items() if times > 1]:
        raise CaseFileUnusable(f"the heading {' and the heading '.join(twice)} is there twice")
    return headings


def _chunks(
    book: RuleBook, headings: Sequence[str], lines: Iterable[Sequence[str]]
) -> Iterator[_Rows]:
    """Read a file of cases, many rows at a time; a row with nothing in it is passed over."""
    numbered = ((number, cells) for number, cells in enumerate(lines, start=2) if any(cells))
    seen: dict[str, int] = {}
    while rows := list(islice(numbered, _ROWS_AT_ONCE)):
        yield _Rows(book, headings, rows, seen)


class _Rows:
    """Some rows of a file, read into columns; what cannot be read is noted by row."""

    def __init__(
        self,
        book: RuleBook,
        headings: Sequence[str],
        rows: Sequence[tuple[int, Sequence[str]]],
        seen: dict[str, int],
    ) -> None:
        self.book, self._headings, self._rows = book, headings, rows
        self.table = Table(len(rows))
        self.ids = self._texts(headings.index("case_id"))
        self._wrong: dict[int, list[str]] = {}
        self._read_ids(seen)
        for place, name in enumerate(headings):
            if name != "case_id":
                self._read_column(name, self._texts(place))

    def bad(self, worked: Worked) -> set[int]:
        """Return the rows that cannot be used."""
        return {int(row) for row in np.flatnonzero(worked.unusable)} | set(self._wrong)

    def problems(self, clock: Clock, bad: set[int], on: date) -> Iterator[RowProblem]:
        """Say why rows cannot be used."""
        for row in sorted(bad):
            reasons = dict.fromkeys(self._reasons(clock, row, on))
            yield RowProblem(self._rows[row][0], self.ids[row], "; ".join(reasons))

    def _texts(self, place: int) -> list[str]:
        return [cells[place].strip() if place < len(cells) else "" for _, cells in self._rows]

    def _read_ids(self, seen: dict[str, int]) -> None:
        width = len(self._headings)
        nameless = [place for place, name in enumerate(self._headings) if not name]
        for row, (case_id, (number, cells)) in enumerate(zip(self.ids, self._rows, strict=True)):
            if not case_id:
                self._blame(row, "case_id is empty")
            elif seen.setdefault(case_id, number) != number:
                self._blame(row, f"case_id is on row {seen[case_id]} already")
            if any(cells[width:]):
                self._blame(row, "the row has more cells than there are headings")
            if any(cells[place] for place in nameless if place < len(cells)):
                self._blame(row, "a cell has no heading above it")

    def _read_column(self, name: str, texts: Sequence[str]) -> None:
        if name in self.book.events:
            self._read_days(name, texts)
        elif name in self.book.details:
            self._read_words(self.book.details[name], texts)
        elif name == "exceptions":
            self._read_exceptions(texts)
        else:
            self._note({row for row, text in enumerate(texts) if text})

    def _read_days(self, name: str, texts: Sequence[str]) -> None:
        days: dict[str, int] = {"": 0}
        unreadable = set()
        for text in {*texts} - {""}:
            try:
                days[text] = read_event(text, self.book.events[name]).toordinal()
            except ValueError:
                days[text] = 0
                unreadable.add(text)
        self.table.events[name] = np.array([days[text] for text in texts], np.int32)
        if unreadable:
            self._note({row for row, text in enumerate(texts) if text in unreadable})

    def _read_words(self, detail: Detail, texts: Sequence[str]) -> None:
        for row, text in enumerate(texts):
            try:
                if text:
                    self.table.say(row, detail.name, read_detail(text, detail))
            except ValueError:
                self._note({row})

    def _read_exceptions(self, texts: Sequence[str]) -> None:
        for row, text in enumerate(texts):
            problems: list[str] = []
            periods = read_exceptions(self.book, text, problems)
            self.table.exceptions += [(row, period) for period in periods]
            if problems:
                self._note({row})

    def _note(self, rows: Iterable[int]) -> None:
        """Note rows that cannot be read; the words for it come with :meth:`problems`."""
        for row in rows:
            self._wrong.setdefault(row, [])

    def _blame(self, row: int, reason: str) -> None:
        self._wrong.setdefault(row, []).append(reason)

    def _reasons(self, clock: Clock, row: int, on: date) -> Iterator[str]:
        """Yield every reason a row cannot be used, in the words of a single case."""
        yield from self._wrong.get(row, ())
        texts = (text.strip() for text in self._rows[row][1])
        cells = {name: text for name, text in zip(self._headings, texts, strict=False) if name}
        case_id, exceptions = cells.pop("case_id", ""), cells.pop("exceptions", "")
        try:
            case = read_case(self.book, case_id, cells, exceptions)
            clock.deadlines(case, on=on)
        except CaseUnusable as error:
            yield from error.problems


@cache  # there are only so many days
def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""
