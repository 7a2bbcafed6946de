"""The same rules over columns: a whole area, or a nation's statistics, at once.

Nothing of the law is written here. The last day of a limit is asked of the same
:meth:`~.counting.Limit.due`, once for each different day that occurs; the state comes from the same
table (:mod:`.states`). What goes in and comes out is in :mod:`.case_tables`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from goldenthread.core.clock.calendars import EARLIEST_BIRTH, LAST_DAY
from goldenthread.core.clock.case_tables import (
    STATE_ORDER,
    Days,
    Flags,
    Rows,
    RuleColumn,
    Table,
    Worked,
)
from goldenthread.core.clock.counting import Limit, corresponding_date
from goldenthread.core.clock.deadlines import Clock, due_by
from goldenthread.core.clock.rules import (
    BIRTH,
    AgeOnDay,
    Condition,
    Count,
    DetailIs,
    Kind,
    NoticeGiven,
    Rule,
    WhenMissing,
)
from goldenthread.core.clock.states import COUNT_LATE, DUE_SOON_DAYS, STATES, Facts, nay

_BASE = EARLIEST_BIRTH.toordinal() - 1  # place 0 of a lookup stands for "unknown"
_SPAN = LAST_DAY.toordinal() - _BASE + 1
_NOT_ASKED = -1
_NEVER = np.iinfo(np.int32).max


def work_out(
    clock: Clock,
    table: Table,
    *,
    on: date,
    processes: Iterable[str] | None = None,
    with_waiting: bool = False,
) -> Worked:
    """Work out every deadline of every row on a day.

    :param processes: only these; all when None.
    :param with_waiting: also say which rules have not started in processes that have begun.
    """
    return _Workings(clock, table, on).work_out(processes, with_waiting)


class _Lookups:
    """The answers of scalar functions for days that occurred, by day."""

    def __init__(self) -> None:
        self._answers: dict[object, Days] = {}

    def take(self, key: object, answer: Callable[[date], date | None], days: Days) -> Days:
        """Return the answer for each day, asking the function once for each different one.

        There is none for a day that is not known or lies outside the calendar.
        """
        if key not in self._answers:
            self._answers[key] = np.full(_SPAN, _NOT_ASKED, np.int32)
            self._answers[key][0] = 0
        known = self._answers[key]
        places = np.where((days > _BASE) & (days < _BASE + _SPAN), days - _BASE, 0)
        few = places.size < _SPAN
        occurred = np.unique(places) if few else np.flatnonzero(np.bincount(places))
        for place in occurred[known[occurred] == _NOT_ASKED].tolist():
            given = answer(date.fromordinal(place + _BASE))
            known[place] = given.toordinal() if given else 0
        return known[places]


@dataclass(frozen=True)
class _Run:
    """One rule over its rows: from when, to when, and what has become of it."""

    rows: Rows
    start: Days
    ahead: Flags
    year: Flags
    whole: Flags
    due: Days
    done: Days
    stopped: Days


class _Workings:
    """One table on one day, with what several rules share."""

    def __init__(self, clock: Clock, table: Table, on: date) -> None:
        self.clock, self.table, self.on = clock, table, on
        self.today = on.toordinal()
        self.lookups = _lookups_of(clock)
        self.unusable = np.zeros(table.size, np.bool_)
        self._seen: dict[str, Days] = {}
        self._none = np.zeros(table.size, np.int32)
        self._nowhere = np.zeros(table.size, np.bool_)
        self._position = np.full(table.size, -1, np.intp)
        self._exceptions = _exception_columns(table, on)

    def work_out(self, processes: Iterable[str] | None, with_waiting: bool) -> Worked:
        book = self.clock.book.of(processes)
        begun: dict[str, Flags] = {}
        columns = []
        for rule in book:
            begun.setdefault(rule.process, np.zeros(self.table.size, np.bool_))
            column = self._rule(rule)
            if column is not None:
                columns.append(column)
                begun[rule.process][column.rows] = True
        self._mark_disorder()
        if processes is None:
            self.unusable |= ~np.any([*begun.values(), np.zeros_like(self.unusable)], axis=0)
        waiting = tuple(self._waiting(book, begun)) if with_waiting else ()
        return Worked(tuple(columns), self.unusable, waiting)

    def _waiting(
        self, rules: Iterable[Rule], begun: Mapping[str, Flags]
    ) -> Iterator[tuple[Rule, Rows]]:
        for rule in rules:
            if not rule.holds_on(self.on) or not begun[rule.process].any():
                continue
            waits = begun[rule.process] & (self._first_known(rule.start)[0] == 0)
            for condition in rule.conditions:
                if isinstance(condition, DetailIs):
                    answer, known = self._detail_is(condition, np.arange(self.table.size))
                    silent = condition.when_missing is WhenMissing.APPLIES
                    waits &= np.where(known, answer, silent)
            rows = np.flatnonzero(waits)
            if rows.size:
                yield rule, rows

    def _rule(self, rule: Rule) -> RuleColumn | None:
        if not any(name in self.table.events for name in rule.start):
            return None
        start_all, ahead_all, year = self._first_known(rule.start)
        rows = np.flatnonzero(start_all)
        rows = rows[self._holding(rule, start_all[rows])]
        rows = rows[self._applying(rule, rows, start_all[rows])]
        if not rows.size:
            return None
        start, ahead = start_all[rows], ahead_all[rows]
        due, whole = self._due(rule, rows)
        happened = self._happened(rule.done_by, rows, start, ahead, rule.repeats)
        done = np.where(whole, happened, 0)
        stopped = self._stopped(rule, rows, start, ahead)
        run = _Run(rows, start, ahead, year[rows], whole, due, done, stopped)
        state = _states(self._facts(rule, run), len(rows))
        ended = np.where(done > 0, done, stopped if rule.kind is Kind.DUTY else due)
        late = _days_late(state, due, ended, self.today)
        return RuleColumn(rule, rows, start, due, done, state, late)

    def _facts(self, rule: Rule, run: _Run) -> Facts:
        has_due = run.due > 0
        soon = self._soon_from(run.due)
        superseded = self._happened(
            rule.superseded_by, run.rows, run.start, run.ahead, rule.repeats
        )
        begun = (run.start <= self.today) | (has_due & (run.due <= run.start)) | run.year
        return Facts(
            started=run.whole & begun,
            dated=has_due,
            done=run.done > 0,
            late=has_due & (run.done > run.due),
            past=has_due & (run.due < self.today),
            soon=(soon > 0) & (soon <= self.today),
            excused=self._excused(rule, run.rows, run.start, run.due),
            stopped=run.stopped > 0,
            superseded=superseded > 0,
            right=rule.kind is Kind.RIGHT,
            hold=rule.kind is Kind.HOLD,
            continuing=rule.kind is Kind.CONTINUING,
        )

    def _event(self, name: str) -> Days:
        """Return an event's column as it was known on the day."""
        if name not in self._seen:
            days = self.table.events.get(name, self._none)
            if name in self.table.events and not self.clock.book.events[name].ahead:
                days = np.where(days <= self.today, days, 0).astype(np.int32)
            self._seen[name] = days
        return self._seen[name]

    def _first_known(self, names: Iterable[str]) -> tuple[Days, Flags, Flags]:
        """Return the first known of some events, and whether it may lie ahead or is a year."""
        start, ahead, year = self._none, self._nowhere, self._nowhere
        for name in names:
            if name not in self.table.events:
                continue
            event, days = self.clock.book.events[name], self._event(name)
            fresh = (start == 0) & (days > 0)
            start = np.where(fresh, days, start)
            ahead = ahead | fresh if event.ahead else ahead
            year = year | fresh if event.year else year
        return start, ahead, year

    def _holding(self, rule: Rule, start: Days) -> Flags:
        last = rule.holds_to.toordinal() if rule.holds_to else _NEVER
        holding: Flags = (start >= rule.holds_from.toordinal()) & (start <= last)
        return holding

    def _applying(self, rule: Rule, rows: Rows, start: Days) -> Flags:
        """Return which rows a rule is for, and mark those that must say more."""
        holds = np.ones(len(rows), np.bool_)
        asked = np.zeros(len(rows), np.bool_)
        for condition in rule.conditions:
            answer, silent = self._condition(condition, rows, start)
            holds &= answer | silent
            asked |= silent
        self.unusable[rows[holds & asked]] = True
        return holds & ~asked

    def _condition(self, condition: Condition, rows: Rows, start: Days) -> tuple[Flags, Flags]:
        """Return where a condition holds, and where the case must say more."""
        if isinstance(condition, NoticeGiven):
            return self._notice(condition, rows), np.zeros(len(rows), np.bool_)
        if isinstance(condition, AgeOnDay):
            born = self._event(BIRTH)[rows]
            birthday = self.lookups.take(
                ("birthday", condition.years),
                lambda day: corresponding_date(day, 12 * condition.years),
                born,
            )
            answer, known = (start < birthday) == condition.under, born > 0
        else:
            answer, known = self._detail_is(condition, rows)
        if condition.when_missing is WhenMissing.APPLIES:
            return answer | ~known, np.zeros(len(rows), np.bool_)
        return answer & known, ~known & (condition.when_missing is WhenMissing.ASK)

    def _detail_is(self, condition: DetailIs, rows: Rows) -> tuple[Flags, Flags]:
        said = self.table.details.get(condition.name)
        if said is None:
            return np.zeros(len(rows), np.bool_), np.zeros(len(rows), np.bool_)
        words = self.table.words[condition.name]
        meant = [words[word] for word in condition.values if word in words]
        return np.isin(said[rows], meant), said[rows] > 0

    def _notice(self, condition: NoticeGiven, rows: Rows) -> Flags:
        known, happens = self._event(condition.known)[rows], self._event(condition.happens)[rows]
        enough = self._counted(condition.limit, known)
        given = (enough > 0) & (happens >= enough)
        answer: Flags = (known == 0) | (happens == 0) | (given == condition.given)
        return answer

    def _due(self, rule: Rule, rows: Rows) -> tuple[Days, Flags]:
        """Return the latest last day, and where every count that must be known is known."""
        latest = np.zeros(len(rows), np.int32)
        whole = np.ones(len(rows), np.bool_)
        for count in rule.counts:
            day = self._first_known(count.start)[0][rows]
            latest = np.maximum(latest, self._count(count, rows, day))
            if not count.optional:
                whole &= day > 0
        return np.where(whole, latest, 0).astype(np.int32), whole

    def _count(self, count: Count, rows: Rows, day: Days) -> Days:
        if not count.less:
            return self._counted(count.limit, day)
        less = self.table.numbers(count.less)[rows]
        due = np.zeros(len(rows), np.int32)
        for number in np.unique(less):
            here = less == number
            due[here] = self._counted(count.limit, day[here], int(number))
        return due

    def _counted(self, limit: Limit, day: Days, less: int = 0) -> Days:
        calendars = self.clock.calendars
        return self.lookups.take(
            (limit, less), lambda each: due_by(limit, each, less, calendars), day
        )

    def _soon_from(self, due: Days) -> Days:
        working = self.clock.calendars.working
        return self.lookups.take(
            "soon", lambda day: working.before(day + timedelta(days=1), DUE_SOON_DAYS + 1), due
        )

    def _happened(
        self, names: Iterable[str], rows: Rows, start: Days, ahead: Flags, repeats: bool
    ) -> Days:
        """Return the earliest of some events that counts, or 0."""
        earliest = np.full(len(rows), _NEVER, np.int32)
        for name in names:
            if name not in self.table.events:
                continue
            day = self._event(name)[rows]
            counts = (day > 0) & (day <= self.today)
            counts &= (day > start) | ((ahead | (day == start)) & (not repeats))
            earliest = np.where(counts & (day < earliest), day, earliest)
        return np.where(earliest == _NEVER, 0, earliest).astype(np.int32)

    def _stopped(self, rule: Rule, rows: Rows, start: Days, ahead: Flags) -> Days:
        """Return the day on which the clock stopped for good, or 0."""
        stop = np.zeros(len(rows), np.int32)
        for name in rule.ended_by:
            if name in self.table.events:
                day = self._event(name)[rows]
                counts = (day > 0) & (day <= self.today) & (ahead | (day >= start))
                stop = np.where(counts & (day > stop), day, stop)
        last = stop
        for name in rule.revived_by:
            if name in self.table.events:
                day = self._event(name)[rows]
                last = np.where((day > 0) & (day <= self.today) & (day >= stop), 0, last)
        return last.astype(np.int32)

    def _excused(self, rule: Rule, rows: Rows, start: Days, due: Days) -> Flags:
        excused = np.zeros(len(rows), np.bool_)
        relevant = [code for code in rule.excused_by if code in self._exceptions]
        if not relevant:
            return excused
        self._position[rows] = np.arange(len(rows))
        for code in relevant:
            at, since, until = self._exceptions[code]
            place = self._position[at]
            mine = place >= 0
            place, since, until = place[mine], since[mine], until[mine]
            overlaps = (since <= due[place]) & (until >= start[place]) & (due[place] > 0)
            excused[place[overlaps]] = True
        self._position[rows] = -1
        return excused

    def _mark_disorder(self) -> None:
        """Mark the rows whose events are out of order or before the law."""
        book, events = self.clock.book, self.table.events
        for first, then in book.in_order:
            if first in events and then in events:
                early = (events[then] > 0) & (events[then] < events[first])
                self.unusable |= early
        for name, day in book.earliest_days.items():
            if name in events:
                self.unusable |= (events[name] > 0) & (events[name] < day.toordinal())


def _exception_columns(table: Table, on: date) -> dict[str, tuple[Rows, Days, Days]]:
    """Return by code the rows, first and last days of the exceptions that can excuse."""
    kept: dict[str, list[tuple[int, int, int]]] = {}
    for row, period in table.exceptions:
        if period.since <= on and period.shortfall(on=on) is None:
            first, last = period.in_law
            kept.setdefault(period.group.code, []).append(
                (row, first.toordinal(), last.toordinal())
            )
    columns = {}
    for code, found in kept.items():
        table_of = np.array(found, np.int64)
        columns[code] = (
            table_of[:, 0].astype(np.intp),
            table_of[:, 1].astype(np.int32),
            table_of[:, 2].astype(np.int32),
        )
    return columns


def _states(facts: Facts, size: int) -> npt.NDArray[np.uint8]:
    """Read the table of states for a column: the first row that holds gives the state."""
    state = np.zeros(size, np.uint8)
    undecided = np.ones(size, np.bool_)
    for name, holds in STATES:
        here = undecided & holds(facts)
        state[here] = STATE_ORDER.index(name)
        undecided &= nay(here)
    return state


def _days_late(state: npt.NDArray[np.uint8], due: Days, ended: Days, today: int) -> Days:
    """Return the days after the last day, as :func:`~.deadlines.days_late` counts them."""
    counts = np.isin(state, [STATE_ORDER.index(each) for each in COUNT_LATE]) & (due > 0)
    late = np.where(ended > 0, ended, today) - due
    return np.where(counts, np.maximum(late, 0), 0).astype(np.int32)


def _lookups_of(clock: Clock) -> _Lookups:
    """Return the lookups of a clock; they live as long as it does."""
    lookups: _Lookups = clock.__dict__.setdefault("_lookups", _Lookups())
    return lookups
