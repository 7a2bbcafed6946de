"""A specification that is told: each statement is checked first, then kept for the manual.

A test of the specification takes a :class:`Telling` as its one argument. Tables are plain text,
columns chosen by their headings, days in ISO form; the manual prints the days in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from goldenthread.core.clock.calendars import Calendars, Terms, bank_holidays
from goldenthread.core.clock.cases import Case, CaseUnusable, read_case
from goldenthread.core.clock.columns import Table
from goldenthread.core.clock.counting import parse_limit
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.explaining import explain
from goldenthread.core.clock.forecasting import forecast
from goldenthread.core.clock.replaying import Move, replay
from goldenthread.core.clock.rule_files import amended_by_files, rules_of_england
from goldenthread.core.clock.rules import Force, Kind, Rule, RuleBook
from goldenthread.core.clock.term_files import read_terms

ABSENT = "does not apply"
_WEEKEND = ("Saturday", "Sunday")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

DEADLINE_CELLS: Mapping[str, Callable[[Deadline], object]] = {
    "rule": lambda deadline: deadline.rule.key,
    "last day": lambda deadline: None if _goes_on(deadline) else deadline.due,
    "first day": lambda deadline: deadline.due if _goes_on(deadline) else None,
    "state": lambda deadline: deadline.state.replace("_", " "),
    "done on": lambda deadline: deadline.done_on,
    "days late": lambda deadline: deadline.days_late,
    "local target": lambda deadline: deadline.target,
    "excepted days": lambda deadline: deadline.excepted_days,
    "revised target": lambda deadline: deadline.revised_target,
}
MOVE_CELLS: Mapping[str, Callable[[Move], object]] = {
    "rule": lambda move: move.rule,
    "last day before": lambda move: move.due_before,
    "last day after": lambda move: move.due_after,
    "days": lambda move: move.days,
    "state before": lambda move: move.state_before and move.state_before.replace("_", " "),
    "state after": lambda move: move.state_after and move.state_after.replace("_", " "),
}


class Telling:
    """What one test says: ``blocks`` of Markdown, and the ``rules`` of which it shows a deadline.

    Everything said about the clock is compared with it before it is kept; ``checked`` counts that.
    """

    def __init__(self, heading: str = "", introduction: str = "") -> None:
        self.heading, self.introduction = heading, introduction
        self.blocks: list[str] = []
        self.rules: set[Rule] = set()
        self.checked = 0

    def case(
        self,
        given: str,
        *,
        on: str,
        exceptions: str = "",
        process: str = "",
        **clock: str | bool,
    ) -> None:
        """Take a case: "event=day detail=word ...", and the day asked about.

        :param process: only this one's rules, begun or not; all that have begun when empty.
        :param clock: what :func:`clock_of` takes.
        """
        self._clock, self._on = clock_of(**clock), date.fromisoformat(on)
        self._given, self._exceptions = pairs(given), exceptions
        self._processes = [process] if process else None
        lines = [_fact(self._clock.book, name, text) for name, text in self._given.items()]
        lines += [f"- exception on record: {part}" for part in exceptions.split(";") if part]
        self.blocks.append(f"Asked on {on}{_under(**clock)}:\n\n" + "\n".join(lines))
        if clock.get("rules"):
            self.blocks.append(f"With this file of rules:\n\n```toml\n{clock['rules']}\n```")

    def deadlines(self, table: str) -> None:
        """Say how the rules of a table stand; a rule without a deadline here "does not apply"."""
        heading, rows = read_table(table)
        found = {each.rule.key: each for each in self._deadlines()}
        shown = [found.get(row[0]) for row in rows]
        for row in rows:
            assert row[0] in self._clock.book.keys
        self._compare(
            rows,
            [
                _cells(DEADLINE_CELLS, heading, each)
                if each
                else [{"rule": row[0], "state": ABSENT}.get(name, "") for name in heading]
                for row, each in zip(rows, shown, strict=True)
            ],
        )
        self.rules |= {each.rule for each in shown if each and each.start}
        duties = [duty(each.rule) if each else _duty_of(self._clock, row[0]) for row, each in
                  zip(rows, shown, strict=True)]  # fmt: skip
        self._table(
            [heading[0], "what must be done", *heading[1:]],
            [[row[0], said, *row[1:]] for row, said in zip(rows, duties, strict=True)],
        )

    def explains(self, key: str, text: str) -> None:
        """Say the whole explanation of one deadline."""
        deadline = next(each for each in self._deadlines() if each.rule.key == key)
        told = explain(deadline, self._clock)
        self._compare([" ".join(text.split())], [told.text])
        self.blocks.append(f"> **{key}.** {told.text}\n>\n> {told.law}. {told.doubt}".rstrip())

    def refused(self, reason: str) -> None:
        """Say in which words the case is refused."""
        try:
            found = [str(each.rule.key) for each in self._deadlines()]
        except CaseUnusable as error:
            found = ["; ".join(error.problems)]
        self._compare([" ".join(reason.split())], found)
        self.blocks.append(f"The clock refuses this and says:\n\n```\n{found[0]}\n```")

    def counted(self, limit: str, table: str, **clock: str | bool) -> None:
        """Say on which day a limit ends that is counted from each day of a table."""
        heading, rows = read_table(table)
        calendars, way = clock_of(**clock).calendars, parse_limit(limit)
        days = way.days_counted(calendars)
        actual = []
        for row in rows:
            start = date.fromisoformat(row[0])
            last = way.due(start, calendars)
            passed = days.left_out(*sorted((start, last))) if days and last else {}
            named = dict.fromkeys(why for why in passed.values() if why not in _WEEKEND)
            cells = {"from": start, "last day": last or "", "passed over": ", ".join(named)}
            actual.append([str(cells[name]) for name in heading])
        self._compare(rows, actual)
        self.blocks.append(f"**{limit}**{_under(**clock)}:")
        self._table(heading, rows)

    def bank_holidays(self, year: int, table: str) -> None:
        """Say the bank holidays of a year."""
        heading, rows = read_table(table)
        self._compare(rows, [[str(day), name] for day, name in bank_holidays(year).items()])
        self._table(heading, rows)

    def cases(self, table: str, *, on: str) -> None:
        """Take several cases at once: a row each, a column for its name and for each event."""
        heading, rows = read_table(table)
        given = [dict(zip(heading[1:], row[1:], strict=True)) for row in rows]
        self._many = [
            read_case(rules_of_england(), row[0], each)
            for row, each in zip(rows, given, strict=True)
        ]
        self._on = date.fromisoformat(on)
        self.blocks.append(f"Asked on {on}:")
        self._table([heading[0], *(f"`{name}`" for name in heading[1:])], rows)

    def moves(self, table: str, **after: str | bool) -> None:
        """Say which deadlines of the cases move under another calendar or reading."""
        heading, rows = read_table(table)
        before, changed = clock_of(), clock_of(**after)
        moved = replay(Table.of(self._many), before=before, after=changed, on=self._on)
        found = [
            [self._many[move.row].id, *_cells(MOVE_CELLS, heading[1:], move)] for move in moved
        ]
        self._compare(rows, found)
        self.blocks.append(f"What moves{_under(**after)}:")
        self._table(heading, rows)

    def forecast(self, final: str, table: str, *, end: str, misses: bool) -> None:
        """Say by when each step must come, and the end if each still to come takes all its time."""
        heading, rows = read_table(table)
        routes = forecast(self._clock, self._read(), on=self._on).routes
        route = next(each for each in routes if each.final.rule.key == final)
        cells = [
            {"step": step.event, "at the latest": step.latest, "done on": step.done_on or "",
             "its own last day": step.own_due or ""}
            for step in route.steps
        ]  # fmt: skip
        found = [[str(row[name]) for name in heading] for row in cells]
        self._compare(rows, found)
        self._compare([end, misses], [str(route.earliest_finish), route.will_miss])
        words = [
            [f"{self._clock.book.events[step.event].words}: {step.why}", *row[1:]]
            for step, row in zip(route.steps, rows, strict=True)
        ]
        self.blocks.append(f"For {final} to be met by {route.final.due}:")
        self._table(heading, words)
        late = "too late" if misses else "in time"
        self.blocks.append(f"If each step still to come takes its whole time: {end}, {late}.")

    def _read(self) -> Case:
        return read_case(self._clock.book, "", self._given, self._exceptions)

    def _deadlines(self) -> Sequence[Deadline]:
        return self._clock.deadlines(self._read(), on=self._on, processes=self._processes)

    def _compare(self, said: object, found: object) -> None:
        assert said == found, f"\nsaid:  {said}\nfound: {found}"
        self.checked += 1

    def _table(self, heading: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
        self.blocks.append(markdown_table([_capital(name) for name in heading], rows))


@lru_cache
def clock_of(
    rules: str = "", strict: bool = False, terms: str = "", added: str = "", removed: str = ""
) -> Clock:
    """Return the clock of England, or with a file of rules, a reading and calendars of one's own.

    :param terms: a term calendar, as its file is written, without the headings.
    :param added: days that are bank holidays besides; ``removed``: those that are not kept.
    """
    book = rules_of_england()
    if rules:
        book = amended_by_files(book, [("a file of rules", rules)])
    calendars = replace(
        Calendars(),
        added={date.fromisoformat(day): "an added bank holiday" for day in added.split()},
        removed=frozenset(map(date.fromisoformat, removed.split())),
        terms=_terms(terms),
    )
    return Clock(book.read_strictly() if strict else book, calendars)


def duty(rule: Rule) -> str:
    """Return as a sentence who must, should or may do what."""
    who = "we" if rule.owed_by == "us" else rule.owed_by
    if rule.kind is Kind.CONTINUING:
        return f"From that day it is for {rule.owed_by} to {rule.duty}"
    verb = "must" if rule.force is Force.LAW else "should"
    return _capital(f"{who} {'may' if rule.kind is Kind.RIGHT else verb} {rule.duty}")


def read_table(text: str) -> tuple[list[str], list[list[str]]]:
    """Read the heading and the rows of a plain table, its cells parted by "|"."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    heading, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return heading, rows


def markdown_table(heading: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def days_in_words(text: str) -> str:
    """Return a text with its ISO days written as "17 February 2025", save in blocks of code."""
    parts = text.split("```")
    parts[::2] = [_ISO.sub(_day_in_words, part) for part in parts[::2]]
    return "```".join(parts)


def pairs(text: str) -> dict[str, str]:
    """Read "name=value name=value"."""
    return dict(part.split("=", 1) for part in text.split())


def _day_in_words(found: re.Match[str]) -> str:
    year, month, day = map(int, found.groups())
    return f"{day} {date(2000, month, 1):%B} {year}"


def _cells(cells: Mapping[str, Callable], heading: Iterable[str], of: object) -> list[str]:
    values = [cells[name](of) for name in heading]
    return ["" if value is None else str(value) for value in values]


def _fact(book: RuleBook, name: str, text: str) -> str:
    if name in book.events:
        event = book.events[name]
        return f"- {event.words} {'in' if event.year else 'on'} {text} (`{name}`)"
    if name in book.details:
        return f"- {book.details[name].words}: {text.replace('_', ' ')} (`{name}`)"
    return f"- `{name}`: {text}"


def _under(
    rules: str = "", strict: bool = False, terms: str = "", added: str = "", removed: str = ""
) -> str:
    """Say under which calendars and reading something holds."""
    said = []
    if rules:
        said.append("with rules of one’s own")
    if strict:
        said.append("“before” a date being read strictly")
    if added:
        said.append(f"with {added} as an added bank holiday")
    if removed:
        said.append(f"with no bank holiday on {removed}")
    if terms:
        said.append("with the term calendar of the invented school")
    return "".join(f", {part}" for part in said)


def _terms(text: str) -> Terms | None:
    return read_terms(["first_day,last_day,what", *text.split()]) if text else None


def _goes_on(deadline: Deadline) -> bool:
    return deadline.rule.kind is Kind.CONTINUING


def _duty_of(clock: Clock, key: str) -> str:
    return next(duty(rule) for rule in clock.book if rule.key == key)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
