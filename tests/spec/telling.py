"""A specification that is told: each statement is checked first, then kept for the manual.

A test of the specification takes a :class:`Telling` as its one argument. Tables are plain text,
columns chosen by their headings, days in ISO form; the manual prints the days in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from goldenthread.core.clock.rules import Kind, Rule
from goldenthread.core.clock.term_files import read_terms
from tests.spec.wording import cell, duty, facts, markdown_table, under

ABSENT = "does not apply"
_WEEKEND = ("Saturday", "Sunday")

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
    Where a method takes ``clock``, that is what :func:`clock_of` takes.
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
        """
        self._use(process, clock)
        self._take(pairs(given), on, exceptions)
        known = facts(self._clock.book, pairs(given), exceptions)
        self.blocks.append(f"Asked on {on}{under(**clock)}:\n\n{known}")

    def deadlines(self, table: str) -> None:
        """Say how the rules of a table stand; a rule without a deadline here "does not apply"."""
        heading, rows = read_table(table)
        found = {each.rule.key: each for each in self._deadlines()}
        self._compare(rows, [_standing(found.get(row[0]), row[0], heading) for row in rows])
        self.rules |= {found[row[0]].rule for row in rows if _has_begun(found.get(row[0]))}
        rules = {rule.key: rule for rule in reversed(self._clock.book.rules)}
        rules |= {key: deadline.rule for key, deadline in found.items()}
        self._table(
            [heading[0], "what must be done", *heading[1:]],
            [[row[0], duty(rules[row[0]]), *row[1:]] for row in rows],
        )

    def each(
        self, given: str, table: str, *, on: str = "", process: str = "", **clock: str | bool
    ) -> None:
        """Say how cases stand that differ in some columns of a table, a row each.

        Columns named after an event, a detail, "exceptions" or "asked on" are given to the case;
        the others are compared.
        """
        self._use(process, clock)
        heading, rows = read_table(table)
        answers = [name for name in heading if name in DEADLINE_CELLS]
        book, said, found = self._clock.book, [], []
        for row in rows:
            cells = dict(zip(heading, row, strict=True))
            own = {name: text for name, text in cells.items() if name not in answers}
            day, exceptions = own.pop("asked on", on), own.pop("exceptions", "")
            self._take({**pairs(given), **own}, day, exceptions)
            deadline = next(each for each in self._deadlines() if each.rule.key == cells["rule"])
            self.rules.add(deadline.rule)
            found.append(_cells(DEADLINE_CELLS, answers, deadline))
            said.append([*(cell(book, *each) for each in cells.items()), duty(deadline.rule)])
        self._compare(_chosen(heading, answers, rows), found)
        when = f"Asked on {on}" if on else "In each case"
        self.blocks.append(f"{when}{under(**clock)}:\n\n{facts(book, pairs(given))}")
        given_here = {*book.events, *book.details}
        names = (f"`{name}`" if name in given_here else name for name in heading)
        self._table([*names, "what must be done"], said)

    def explains(self, key: str, text: str) -> None:
        """Say the whole explanation of one deadline."""
        deadline = next(each for each in self._deadlines() if each.rule.key == key)
        told = explain(deadline, self._clock)
        self._compare(" ".join(text.split()), told.text)
        self.blocks.append(f"> **{key}.** {told.text}\n>\n> {told.law}. {told.doubt}".rstrip())

    def refused(self, reason: str) -> None:
        """Say in which words the case is refused."""
        found = ""
        try:
            self._deadlines()
        except CaseUnusable as error:
            found = "; ".join(error.problems)
        self._compare(" ".join(reason.split()), found)
        self.blocks.append(f"The clock refuses this and says:\n\n```\n{found}\n```")

    def counted(self, limit: str, table: str, **clock: str | bool) -> None:
        """Say on which day a limit ends that is counted from each day of a table."""
        heading, rows = read_table(table)
        calendars, way = clock_of(**clock).calendars, parse_limit(limit)
        days = way.days_counted(calendars)
        found = []
        for row in rows:
            start = date.fromisoformat(row[0])
            last = way.due(start, calendars)
            passed = days.left_out(*sorted((start, last))) if days and last else {}
            named = dict.fromkeys(why for why in passed.values() if why not in _WEEKEND)
            cells = {"from": start, "last day": last or "", "passed over": ", ".join(named)}
            found.append([str(cells[name]) for name in heading])
        self._compare(rows, found)
        self.blocks.append(f"**{limit}**{under(**clock)}:")
        self._table(heading, rows)

    def bank_holidays(self, year: int, table: str) -> None:
        """Say the bank holidays of a year."""
        heading, rows = read_table(table)
        self._compare(rows, [[str(day), name] for day, name in bank_holidays(year).items()])
        self._table(heading, rows)

    def cases(self, table: str, *, on: str) -> None:
        """Take several cases at once: a row each, a column for its name and for each event."""
        heading, rows = read_table(table)
        self._many = [
            read_case(rules_of_england(), row[0], dict(zip(heading[1:], row[1:], strict=True)))
            for row in rows
        ]
        self._on = date.fromisoformat(on)
        self.blocks.append(f"Asked on {on}:")
        self._table([heading[0], *(f"`{name}`" for name in heading[1:])], rows)

    def moves(self, table: str, **clock: str | bool) -> None:
        """Say which deadlines of the cases move under another calendar or reading."""
        heading, rows = read_table(table)
        moved = replay(
            Table.of(self._many), before=clock_of(), after=clock_of(**clock), on=self._on
        )
        found = [
            [self._many[move.row].id, *_cells(MOVE_CELLS, heading[1:], move)] for move in moved
        ]
        self._compare(rows, found)
        self.blocks.append(f"What moves{under(**clock)}:")
        self._table(heading, rows)

    def forecast(self, final: str, table: str, *, end: str, misses: bool) -> None:
        """Say by when each step must come, and the end if each still to come takes all its time."""
        heading, rows = read_table(table)
        routes = forecast(self._clock, self._read(), on=self._on).routes
        route = next(each for each in routes if each.final.rule.key == final)
        found = [
            {"step": step.event, "at the latest": step.latest, "done on": step.done_on or "",
             "its own last day": step.own_due or ""}
            for step in route.steps
        ]  # fmt: skip
        self._compare(rows, [[str(step[name]) for name in heading] for step in found])
        self._compare((end, misses), (str(route.earliest_finish), route.will_miss))
        self.blocks.append(f"For {final} to be met by {route.final.due}:")
        self._table(
            [*heading, "why"],
            [
                [f"`{row[0]}`", *row[1:], step.why]
                for step, row in zip(route.steps, rows, strict=True)
            ],
        )
        late = "too late" if misses else "in time"
        self.blocks.append(f"If each step still to come takes its whole time: {end}, {late}.")

    def _use(self, process: str, clock: Mapping[str, str | bool]) -> None:
        self._clock, self._processes = clock_of(**clock), [process] if process else None
        if clock.get("rules"):
            self.blocks.append(f"A file of rules:\n\n```toml\n{clock['rules']}```")

    def _take(self, given: Mapping[str, str], on: str, exceptions: str) -> None:
        self._given, self._exceptions, self._on = given, exceptions, date.fromisoformat(on)

    def _read(self) -> Case:
        return read_case(self._clock.book, "", self._given, self._exceptions)

    def _deadlines(self) -> Sequence[Deadline]:
        return self._clock.deadlines(self._read(), on=self._on, processes=self._processes)

    def _compare(self, said: object, found: object) -> None:
        assert said == found, f"\nsaid:  {said}\nfound: {found}"
        self.checked += 1

    def _table(self, heading: Sequence[str], rows: Iterable[Iterable[str]]) -> None:
        self.blocks.append(markdown_table(heading, rows))


@lru_cache
def clock_of(
    rules: str = "", strict: bool = False, terms: str = "", added: str = "", removed: str = ""
) -> Clock:
    """Return the clock of England, or one with other rules, reading or calendars.

    :param rules: a file of rules that amends ours; ``strict`` reads "before" strictly.
    :param terms: a term calendar, as its file is written, without the headings.
    :param added: days that are bank holidays besides; ``removed`` those that are not kept.
    """
    book = rules_of_england()
    if rules:
        book = amended_by_files(book, [("a file of rules", rules)])
    calendars = Calendars(
        added={date.fromisoformat(day): "an added bank holiday" for day in added.split()},
        removed=frozenset(map(date.fromisoformat, removed.split())),
        terms=_terms(terms),
    )
    return Clock(book.read_strictly() if strict else book, calendars)


def read_table(text: str) -> tuple[list[str], list[list[str]]]:
    """Read the heading and the rows of a plain table, its cells parted by "|"."""
    lines = [line for line in text.strip("\n").splitlines() if line.strip()]
    heading, *rows = ([text.strip() for text in line.split("|")] for line in lines)
    return heading, rows


def pairs(text: str) -> dict[str, str]:
    """Read "name=value name=value"."""
    return dict(part.split("=", 1) for part in text.split())


def _standing(deadline: Deadline | None, key: str, heading: Iterable[str]) -> list[str]:
    if deadline is None:
        return [{"rule": key, "state": ABSENT}.get(name, "") for name in heading]
    return _cells(DEADLINE_CELLS, heading, deadline)


def _cells(cells: Mapping[str, Callable], heading: Iterable[str], of: object) -> list[str]:
    values = (cells[name](of) for name in heading)
    return ["" if value is None else str(value) for value in values]


def _chosen(
    heading: Sequence[str], names: Iterable[str], rows: Iterable[Sequence[str]]
) -> list[list[str]]:
    places = [heading.index(name) for name in names]
    return [[row[place] for place in places] for row in rows]


def _goes_on(deadline: Deadline) -> bool:
    return deadline.rule.kind is Kind.CONTINUING


def _has_begun(deadline: Deadline | None) -> bool:
    return deadline is not None and deadline.start is not None


def _terms(text: str) -> Terms | None:
    return read_terms(["first_day,last_day,what", *text.split()]) if text else None
