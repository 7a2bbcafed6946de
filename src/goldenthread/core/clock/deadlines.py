"""Works out the deadlines of one case: when each is due and how it stands on a day.

Nothing is stored: every deadline follows from the events, the rules and the calendars, and what
was known on a day can be asked for again. Events after that day are not seen, except those that
are known ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from goldenthread.core.clock.calendars import ENGLAND, Calendars
from goldenthread.core.clock.cases import Case, CaseUnusable, ExceptionPeriod
from goldenthread.core.clock.conditions import applies, may_apply
from goldenthread.core.clock.counting import CountedDays, Limit
from goldenthread.core.clock.rules import (
    Count,
    Kind,
    Rule,
    RuleBook,
)
from goldenthread.core.clock.states import COUNT_LATE, DUE_SOON_DAYS, OPEN, Facts, State, state_of


@dataclass(frozen=True)
class Deadline:
    """One time limit of one case, as it stands on the day ``on``.

    ``due`` is the last day by the unadjusted rule, and stays when an exception excuses;
    ``revised_target`` adds the excepted days, as good practice does where the law is silent.
    ``known`` are the events its counts ran from, ``counted`` the count that gave the last day.
    ``used_up`` are the counted days that it took off, as the case says. ``days_late`` is nought
    unless it was done, or is or was still owed, after ``due``.
    """

    rule: Rule
    on: date
    state: State
    start: tuple[str, date] | None = None
    due: date | None = None
    counted: tuple[Count, str, date] | None = None
    known: tuple[tuple[str, date], ...] = ()
    used_up: int = 0
    done: tuple[str, date] | None = None
    stopped: tuple[str, date] | None = None
    superseded: tuple[str, date] | None = None
    excused_by: tuple[ExceptionPeriod, ...] = ()
    not_excusing: tuple[tuple[ExceptionPeriod, str], ...] = ()
    excepted_days: int = 0
    revised_target: date | None = None
    target: date | None = None
    days_late: int = 0

    @property
    def done_on(self) -> date | None:
        """Return the day it was done, if it was."""
        return self.done[1] if self.done else None

    @property
    def is_open(self) -> bool:
        """Whether the thing may still be owed."""
        return self.done is None and self.state in OPEN


@dataclass(frozen=True)
class Clock:
    """A book of rules and the calendars they are counted by."""

    book: RuleBook
    calendars: Calendars = field(default_factory=lambda: ENGLAND)

    def deadlines(
        self, case: Case, *, on: date, processes: Iterable[str] | None = None
    ) -> tuple[Deadline, ...]:
        """Work out every deadline of a case on a day, in the order of the book.

        Without ``processes``, those of every process that has begun.

        :raises CaseUnusable: when no event starts a clock, or the case must say more.
        """
        seen = _seen(case, self.book, on)
        found: list[Deadline] = []
        unsaid: list[str] = []
        for rule in self.book.of(processes):
            try:
                deadline = self._deadline(rule, seen, on)
            except CaseUnusable as error:
                unsaid += error.problems
                continue
            if deadline is not None:
                found.append(deadline)
        if unsaid:
            raise CaseUnusable(dict.fromkeys(unsaid))
        begun = {deadline.rule.process for deadline in found if deadline.start}
        if not begun and processes is None:
            raise CaseUnusable([nothing_starts(case.events, on)])
        wanted = begun if processes is None else set(processes)
        return tuple(deadline for deadline in found if deadline.rule.process in wanted)

    def _deadline(self, rule: Rule, case: Case, on: date) -> Deadline | None:
        start = case.first_known(rule.start)
        if start is None:
            stands = rule.holds_on(on) and may_apply(rule, case)
            return Deadline(rule, on, State.NOT_STARTED) if stands else None
        if not rule.holds_on(start[1]) or not applies(rule, case, start[1], self.calendars):
            return None
        if missing := missing_count(rule, case):
            return Deadline(rule, on, State.NOT_STARTED, start=(missing, start[1]))
        found = self._due(rule, case)
        due = found.day
        ahead = self.book.events[start[0]].ahead
        done = _happened(case, rule.done_by, start[1], on, rule.repeats, ahead)
        stopped = _stop(rule, case, start[1], on, ahead)
        superseded = _happened(case, rule.superseded_by, start[1], on, rule.repeats, ahead)
        excusing, useless = _excuses(rule, case, start[1], due, on)
        soon = due and self.calendars.working.before(due + timedelta(days=1), DUE_SOON_DAYS + 1)
        state = state_of(
            Facts(
                started=has_started(start[1], due, on) or self.book.events[start[0]].year,
                dated=due is not None,
                done=done is not None,
                late=bool(due and done and done[1] > due),
                past=bool(due and on > due),
                soon=bool(soon and on >= soon),
                excused=bool(excusing),
                stopped=stopped is not None,
                superseded=superseded is not None,
                right=rule.kind is Kind.RIGHT,
                hold=rule.kind is Kind.HOLD,
                continuing=rule.kind is Kind.CONTINUING,
            )
        )
        deadline = Deadline(
            rule=rule,
            on=on,
            state=state,
            start=start,
            due=due,
            counted=found.by,
            known=found.known,
            used_up=found.used_up,
            done=done,
            stopped=stopped,
            superseded=superseded,
            excused_by=excusing,
            not_excusing=useless,
            target=rule.target.due(start[1], self.calendars) if rule.target else None,
            days_late=days_late(state, due, ended_on(rule, done, stopped, due), on),
        )
        return _with_revised_target(deadline) if due else deadline

    def counts_for(self, deadline: Deadline, day: date) -> bool:
        """Whether what happened on a day belongs to the turn of a deadline that has started."""
        if deadline.start is None:
            return False
        event, start = deadline.start
        return in_this_turn(day, start, deadline.rule.repeats, self.book.events[event].ahead)

    def _due(self, rule: Rule, case: Case) -> _Due:
        """Return the latest last day of the rule's counts, and the count that gave it."""
        found = _Due()
        for count in rule.counts:
            event = case.first_known(count.start)
            if event is None:
                continue
            less = int(case.details.get(count.less, 0)) if count.less else 0
            day = due_by(count.limit, event[1], less, self.calendars)
            known = (*found.known, event)
            if found.by is None or (day is not None and (found.day is None or day > found.day)):
                found = _Due(day, (count, *event), known, less)
            else:
                found = replace(found, known=known)
        return found


@dataclass(frozen=True)
class _Due:
    """The latest last day, the count that gave it, and every event that was counted from."""

    day: date | None = None
    by: tuple[Count, str, date] | None = None
    known: tuple[tuple[str, date], ...] = ()
    used_up: int = 0


def has_started(start: date, due: date | None, on: date) -> bool:
    """Whether the clock runs: from its first day, or beforehand if it ends by then."""
    return start <= on or (due is not None and due <= start)


def due_by(limit: Limit, day: date, less: int, calendars: Calendars) -> date | None:
    """Return the last day of a limit from a day, so many counted days being used up already."""
    if less and isinstance(limit, CountedDays):
        left = limit.number - less
        counted = limit.days_counted(calendars)
        if left < 1:
            return counted.before(day, 1) if counted else None
        limit = replace(limit, number=left)
    return limit.due(day, calendars)


def days_late(state: State, due: date | None, ended_on: date | None, on: date) -> int:
    """Return how many days after the last day it was done, or was or is still owed; else nought.

    :param ended_on: when it was done, or when the clock stopped.
    """
    if due is None or state not in COUNT_LATE:
        return 0
    return max(0, ((ended_on or on) - due).days)


def ended_on(
    rule: Rule, done: tuple[str, date] | None, stopped: tuple[str, date] | None, due: date | None
) -> date | None:
    """Return the day until which lateness counts, None being today.

    A duty that was stopped late stays late until then; a right that nobody used is never late.
    """
    if done:
        return done[1]
    if rule.kind is Kind.DUTY:
        return stopped[1] if stopped else None
    return due


def missing_count(rule: Rule, case: Case) -> str | None:
    """Return the event without which a rule of several counts cannot be worked out, if any."""
    for count in rule.counts:
        if not count.optional and case.first_known(count.start) is None:
            return count.start[0]
    return None


def nothing_starts(events: Mapping[str, date], on: date) -> str:
    """Say why nothing can be worked out of a case."""
    if not events:
        return "no event is given, so no clock starts"
    known = ", ".join(f"{name} ({day})" for name, day in events.items())
    return f"by {on} no time limit had begun to run from {known}"


def _seen(case: Case, book: RuleBook, on: date) -> Case:
    """Return the case as it was known on a day.

    The end of an exception may be known ahead: a school that closes says when it opens again.
    """
    events = {
        name: day
        for name, day in case.events.items()
        if name in book.events and (day <= on or book.events[name].ahead)
    }
    exceptions = tuple(period for period in case.exceptions if period.since <= on)
    return replace(case, events=events, exceptions=exceptions)


def in_this_turn(day: date, start: date, repeats: bool, ahead: bool) -> bool:
    """Whether what happened on a day belongs to the turn that starts on another.

    What comes round again must be later than the start; what started ahead may be before it.
    """
    return day > start or (not repeats and (ahead or day == start))


def _happened(
    case: Case, names: Iterable[str], start: date, on: date, repeats: bool, ahead: bool
) -> tuple[str, date] | None:
    """Return the earliest of some events that have happened in this turn."""
    days = [
        (case.events[name], name)
        for name in names
        if name in case.events
        and case.events[name] <= on
        and in_this_turn(case.events[name], start, repeats, ahead)
    ]
    if not days:
        return None
    day, name = min(days)
    return name, day


def _stop(rule: Rule, case: Case, start: date, on: date, ahead: bool) -> tuple[str, date] | None:
    stops = [
        (case.events[name], name)
        for name in rule.ended_by
        if name in case.events and (ahead or case.events[name] >= start) and case.events[name] <= on
    ]
    if not stops:
        return None
    day, name = max(stops)
    revived = any(
        day <= case.events[event] <= on for event in rule.revived_by if event in case.events
    )
    return None if revived else (name, day)


def _excuses(
    rule: Rule, case: Case, start: date, due: date | None, on: date
) -> tuple[tuple[ExceptionPeriod, ...], tuple[tuple[ExceptionPeriod, str], ...]]:
    """Split the exceptions meant for a rule into those that excuse, and the others with why."""
    excusing, useless = [], []
    for period in case.exceptions:
        if period.group.code not in rule.excused_by or due is None:
            continue
        why = period.shortfall(on=on) or _outside(period, start, due)
        if why:
            useless.append((period, why))
        else:
            excusing.append(period)
    return tuple(excusing), tuple(useless)


def _outside(period: ExceptionPeriod, start: date, due: date) -> str | None:
    since, until = period.in_law
    if since <= due and until >= start:
        return None
    return "it does not fall within the time of this limit"


def _with_revised_target(deadline: Deadline) -> Deadline:
    """Add the days of the exceptions to the last day, each day once."""
    if not deadline.excused_by or deadline.due is None or deadline.start is None:
        return deadline
    target, counted_until = deadline.due, deadline.start[1]
    for period in sorted(deadline.excused_by, key=lambda each: each.in_law):
        since, until = period.in_law
        first = max(since, counted_until + timedelta(days=1))
        last = until if period.until else min(until, deadline.on)
        if first <= last:
            target += timedelta(days=(last - first).days + 1)
            counted_until = last
    return replace(deadline, revised_target=target, excepted_days=(target - deadline.due).days)
