"""Files of cases: one row a case in, one row a case and deadline out.

The rows go through the columns, many at a time. A row that cannot be used is read once more by
itself for the words that say why, and the others go on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import TextIO

import numpy as np

from goldenthread.core.clock.cases import (
    CaseUnusable,
    read_case,
    read_day,
    read_detail,
    read_exceptions,
)
from goldenthread.core.clock.columns import Table, Worked, iterate, work_out
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.replaying import replay
from goldenthread.core.clock.rules import Detail
from goldenthread.core.clock.states import State

HEADINGS = ("case_id", "rule", "due", "state", "done_on", "days_late")
REPLAY_HEADINGS = (
    "case_id", "rule", "due_before", "due_after", "days", "state_before", "state_after"
)  # fmt: skip
_ROWS_AT_ONCE = 50_000

Row = Mapping[str, str]
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

    :raises CaseFileUnusable: when there are no headings, or none called case_id.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    for rows in _chunks(clock, cases):
        worked = work_out(clock, rows.table, on=on, with_waiting=True)
        bad = rows.bad(worked)
        writer.writerows(
            (rows.ids[row], *cells) for row, _, *cells in sorted(_cells(clock, worked, bad))
        )
        yield from rows.problems(bad, on)


def replay_file(
    before: Clock, after: Clock, cases: TextIO, out: TextIO, *, on: date
) -> Iterator[RowProblem]:
    """Write each deadline of a file of cases that differs between two clocks.

    :raises CaseFileUnusable: as :func:`evaluate` does.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(REPLAY_HEADINGS)
    for rows in _chunks(before, cases):
        bad = rows.bad(work_out(before, rows.table, on=on))
        for move in replay(rows.table, before=before, after=after, on=on):
            if move.row not in bad:
                days = "" if move.days is None else move.days
                dues = (move.due_before or "", move.due_after or "", days)
                states = (move.state_before or "", move.state_after or "")
                writer.writerow((rows.ids[move.row], move.rule, *dues, *states))
        yield from rows.problems(bad, on)


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


def _chunks(clock: Clock, cases: TextIO) -> Iterator[_Rows]:
    """Read a file of cases, many rows at a time."""
    reader = csv.DictReader(cases, restkey="", restval="")
    seen: dict[str, int] = {}
    first_row = 2
    try:
        headings = [heading.strip() for heading in reader.fieldnames or ()]
        if "case_id" not in headings:
            raise CaseFileUnusable("the first row must hold headings, one of them case_id")
        reader.fieldnames = headings
        while rows := list(islice(reader, _ROWS_AT_ONCE)):
            yield _Rows(clock, rows, first_row, seen)
            first_row += len(rows)
    except (UnicodeDecodeError, csv.Error) as error:
        raise CaseFileUnusable(f"the file is not a CSV in UTF-8: {error}") from error


class _Rows:
    """Some rows of a file, read into columns; what cannot be read is noted by row."""

    def __init__(
        self, clock: Clock, rows: Sequence[Row], first_row: int, seen: dict[str, int]
    ) -> None:
        self.clock, self._rows, self._first_row = clock, rows, first_row
        self.table = Table(len(rows))
        self.ids = [(cells["case_id"] or "").strip() for cells in rows]
        self._wrong: dict[int, list[str]] = {}
        self._read_ids(seen)
        for name in rows[0]:
            self._read_column(name)

    def bad(self, worked: Worked) -> set[int]:
        """Return the rows that cannot be used."""
        return {int(row) for row in np.flatnonzero(worked.unusable)} | set(self._wrong)

    def problems(self, bad: set[int], on: date) -> Iterator[RowProblem]:
        """Say why rows cannot be used."""
        for row in sorted(bad):
            reasons = dict.fromkeys(self._reasons(row, on))
            yield RowProblem(self._first_row + row, self.ids[row], "; ".join(reasons))

    def _read_ids(self, seen: dict[str, int]) -> None:
        for row, case_id in enumerate(self.ids):
            number = self._first_row + row
            if not case_id:
                self._blame(row, "case_id is empty")
            elif seen.setdefault(case_id, number) != number:
                self._blame(row, f"case_id is on row {seen[case_id]} already")
            if self._rows[row].get(""):
                self._blame(row, "the row has more cells than there are headings")

    def _read_column(self, name: str) -> None:
        book = self.clock.book
        if name in ("", "case_id"):
            return
        texts = [(cells[name] or "").strip() for cells in self._rows]
        if name in book.events:
            self._read_days(name, texts)
        elif name in book.details:
            self._read_words(book.details[name], texts)
        elif name == "exceptions":
            self._read_exceptions(texts)
        else:
            for row, text in enumerate(texts):
                if text:
                    self._wrong.setdefault(row, [])

    def _read_days(self, name: str, texts: Sequence[str]) -> None:
        days: dict[str, int] = {"": 0}
        unreadable = set()
        for text in {*texts} - {""}:
            try:
                day = read_day(text, name, year=self.clock.book.events[name].year)
                days[text] = day.toordinal()
            except ValueError:
                days[text] = 0
                unreadable.add(text)
        self.table.events[name] = np.array([days[text] for text in texts], np.int32)
        for row, text in enumerate(texts if unreadable else ()):
            if text in unreadable:
                self._wrong.setdefault(row, [])

    def _read_words(self, detail: Detail, texts: Sequence[str]) -> None:
        for row, text in enumerate(texts):
            try:
                if text:
                    self.table.say(row, detail.name, read_detail(text, detail))
            except ValueError:
                self._wrong.setdefault(row, [])

    def _read_exceptions(self, texts: Sequence[str]) -> None:
        for row, text in enumerate(texts):
            problems: list[str] = []
            periods = read_exceptions(self.clock.book, text, problems) if text else ()
            self.table.exceptions += [(row, period) for period in periods]
            if problems:
                self._wrong.setdefault(row, [])

    def _blame(self, row: int, reason: str) -> None:
        self._wrong.setdefault(row, []).append(reason)

    def _reasons(self, row: int, on: date) -> Iterator[str]:
        """Yield every reason a row cannot be used, in the words of a single case."""
        yield from self._wrong.get(row, ())
        cells = {name: text or "" for name, text in self._rows[row].items() if name}
        case_id, exceptions = cells.pop("case_id"), cells.pop("exceptions", "")
        try:
            case = read_case(self.clock.book, case_id, cells, exceptions)
            self.clock.deadlines(case, on=on)
        except CaseUnusable as error:
            yield from error.problems


@cache  # there are only so many days
def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""
