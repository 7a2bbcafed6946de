"""A case as the clock sees it: dated events, typed exceptions, and a few words about itself.

One case is one turn through a process: an assessment, one yearly review, one request for advice.
Everything comes in as text and is checked here, so that a wrong date is found at the door.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.core.clock.calendars import EARLIEST_BIRTH, FIRST_DAY, LAST_DAY
from goldenthread.core.clock.rules import (
    BIRTH,
    Detail,
    Event,
    ExceptionHead,
    ExceptionRule,
    RuleBook,
)

_EXCEPTION = re.compile(
    r"(?P<code>[A-Za-z]+-[A-Za-z]+)(?:\((?P<head>[a-z])\))?:(?P<since>[^/]*)/(?P<until>.*)"
)


class CaseUnusable(ValueError):
    """A case that cannot be worked out; ``problems`` gives every reason, in words."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


@dataclass(frozen=True)
class ExceptionPeriod:
    """A circumstance the law recognises and the days on which it lasted; None is still open.

    ``evidence`` says where it is shown: a reference, never the story.
    """

    group: ExceptionRule
    head: ExceptionHead
    since: date
    until: date | None
    evidence: str = ""

    @property
    def code(self) -> str:
        """Return code and letter: "EXC-D(c)"."""
        return f"{self.group.code}({self.head.letter})"

    @property
    def in_law(self) -> tuple[date, date]:
        """Return the first and last of its days on which the exception was law.

        The last is before the first when there was none.
        """
        since = max(self.since, self.group.holds_from)
        return since, min(self.until or LAST_DAY, self.group.holds_to or LAST_DAY)

    def shortfall(self, *, on: date) -> str | None:
        """Say why it excuses nothing by itself on a day, or None when it can excuse."""
        lasted = ((self.until or max(on, self.since)) - self.since).days + 1
        if lasted < self.head.at_least_days:
            weeks = self.head.at_least_days // 7
            return f"it lasted {lasted} days, and only {weeks} weeks or more excuse"
        since, until = self.in_law
        if until < since:
            return f"it lies outside the time in which {self.group.law} held"
        return None


@dataclass(frozen=True)
class Case:
    """Dated events by name, exceptions and details. Made by :func:`read_case`."""

    id: str
    events: Mapping[str, date]
    exceptions: tuple[ExceptionPeriod, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)

    def first_known(self, events: Iterable[str]) -> tuple[str, date] | None:
        """Return the first of some events that is known, with its day."""
        return next(((name, self.events[name]) for name in events if name in self.events), None)


def read_case(book: RuleBook, case_id: str, given: Mapping[str, str], exceptions: str = "") -> Case:
    """Read a case from texts by name, empty ones being unknown.

    :param given: events with ISO dates ("2025-01-06") and details with their words.
    :param exceptions: "CODE(head):FROM/TO", several separated by ";".
    :raises CaseUnusable: with every reason found.
    """
    problems: list[str] = []
    events: dict[str, date] = {}
    details: dict[str, str] = {}
    for name, text in given.items():
        text = text.strip()
        try:
            if not text:
                continue
            if name in book.events:
                events[name] = read_event(text, book.events[name])
            elif name in book.details:
                details[name] = read_detail(text, book.details[name])
            else:
                problems.append(unknown_name(name, [*book.events, *book.details]))
        except ValueError as error:
            problems.append(str(error))
    periods = read_exceptions(book, exceptions, problems)
    problems += disorder(book, events)
    if problems:
        raise CaseUnusable(problems)
    return Case(case_id, events, periods, details)


def read_event(text: str, event: Event) -> date:
    """Read the day of an event; of one kept as a year, four figures are enough.

    :raises ValueError: as :func:`read_day` does.
    """
    if event.year and re.fullmatch(r"\d{4}", text):
        text = f"{text}-01-01"
    day = read_day(text, event.name, since=EARLIEST_BIRTH if event.name == BIRTH else FIRST_DAY)
    return day.replace(month=1, day=1) if event.year else day


def read_day(text: str, name: str, *, since: date = FIRST_DAY) -> date:
    """Read an ISO date, not before a day and not after :data:`~.calendars.LAST_DAY`.

    :raises ValueError: saying what is wrong with it.
    """
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name}: “{text}” is not a date; write it as 2025-01-06") from None
    if not since <= day <= LAST_DAY:
        raise ValueError(
            f"{name}: {text} is too far off; dates from {since} to {LAST_DAY} are worked out"
        )
    return day


def read_detail(text: str, detail: Detail) -> str:
    """Read a word a case says about itself, however it is cased or joined.

    :raises ValueError: when it is none of the words it may be.
    """
    word = re.sub(r"[\s-]+", "_", text.lower())
    if detail.values and word not in detail.values:
        raise ValueError(f"{detail.name}: “{text}” is not known; write {_one_of(detail.values)}")
    if not detail.values and not re.fullmatch(r"\d{1,3}", word):
        raise ValueError(f"{detail.name}: “{text}” is not a number of days")
    return word


def read_exceptions(book: RuleBook, text: str, problems: list[str]) -> tuple[ExceptionPeriod, ...]:
    """Read "CODE(head):FROM/TO;..." and add what is wrong to ``problems``."""
    periods = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        try:
            periods.append(_exception(book, part))
        except ValueError as error:
            problems.append(str(error))
    return tuple(periods)


def _exception(book: RuleBook, part: str) -> ExceptionPeriod:
    found = _EXCEPTION.fullmatch(part)
    if not found:
        raise ValueError(
            f"exception “{part}” is not readable; write CODE(head):FROM/TO,"
            " for instance EXC-D(c):2025-03-01/2025-04-15"
        )
    group = book.exceptions.get(found["code"].upper())
    if group is None:
        raise ValueError(unknown_name(found["code"], list(book.exceptions), "an exception"))
    letter = found["head"] or (group.heads[0].letter if len(group.heads) == 1 else "")
    head = group.head(letter)
    if head is None:
        letters = _one_of([head.letter for head in group.heads])
        raise ValueError(f"exception {part}: {group.code} needs its head in brackets: {letters}")
    since = read_day(found["since"], f"exception {part}")
    until = read_day(found["until"], f"exception {part}") if found["until"] else None
    if until is not None and until < since:
        raise ValueError(f"exception {part} ends before it begins")
    return ExceptionPeriod(group, head, since, until)


def disorder(book: RuleBook, events: Mapping[str, date]) -> list[str]:
    """Return what is out of order among the events: what cannot come before what."""
    return [
        f"{then} ({events[then]}) is before {first} ({events[first]})"
        for first, then in book.in_order
        if first in events and then in events and events[then] < events[first]
    ] + before_the_law(book, events)


def before_the_law(book: RuleBook, events: Mapping[str, date]) -> list[str]:
    """Return the events that would start a clock before there was such a law."""
    return [
        f"{name} ({day}) is before the law: no time limit counted from it held before"
        f" {book.earliest_days[name]}"
        for name, day in events.items()
        if name in book.earliest_days and day < book.earliest_days[name]
    ]


def unknown_name(name: str, known: Iterable[str], what: str = "an event or detail") -> str:
    """Say that a name is not known, and the nearest one that is."""
    near = difflib.get_close_matches(name, list(known), 1)
    return f"“{name}” is not {what} the clock knows" + (
        f"; did you mean {near[0]}?" if near else ""
    )


def _one_of(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
