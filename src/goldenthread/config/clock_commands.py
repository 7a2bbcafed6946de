"""``goldenthread clock``: explain a date, work out a file of cases, compare, list the rules."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TextIO

from goldenthread.core.clock.calendars import Calendars
from goldenthread.core.clock.case_files import (
    CaseFileUnusable,
    RowProblem,
    evaluate,
    replay_file,
)
from goldenthread.core.clock.cases import CaseUnusable, read_case, read_day, unknown_name
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.explaining import explain, in_words
from goldenthread.core.clock.forecasting import Forecast, forecast
from goldenthread.core.clock.rule_files import (
    RulesUnreadable,
    amended_by_files,
    rules_of_england,
)
from goldenthread.core.clock.rules import Kind, Mark, Rule, RuleBook
from goldenthread.core.clock.states import State
from goldenthread.core.clock.term_files import TermsUnreadable, read_terms

Handler = Callable[[argparse.Namespace], int]

STATE_WORDS = {
    State.NOT_STARTED: "not started",
    State.RUNNING: "running",
    State.DUE_SOON: "due soon",
    State.MET: "met",
    State.MET_LATE: "met late",
    State.OVERDUE: "overdue",
    State.EXCUSED: "excused",
    State.STOPPED: "stopped",
    State.SUPERSEDED: "superseded",
}
_EXPECTED = (CaseUnusable, CaseFileUnusable, RulesUnreadable, TermsUnreadable)


def add_to(clock: argparse.ArgumentParser) -> None:
    """Add the subcommands of ``goldenthread clock``."""
    commands = clock.add_subparsers(dest="clock_command", required=True, metavar="COMMAND")

    def add(name: str, handler: Handler, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(handler=_telling_mistakes(handler))
        command.add_argument(
            "--rules", type=Path, action="append", default=[], metavar="FILE",
            help="correct or add rules from a TOML file",
        )  # fmt: skip
        return command

    one = add("explain", _explain, "explain every deadline of a case in words")
    one.add_argument("--process", required=True)
    one.add_argument("--event", action="append", default=[], metavar="NAME=DATE")
    one.add_argument("--detail", action="append", default=[], metavar="NAME=WORD")
    one.add_argument("--exception", action="append", default=[], metavar="CODE(head):FROM/TO")
    many = add("evaluate", _evaluate, "work out the deadlines of a CSV of cases")
    compare = add("replay", _replay, "list the deadlines that move under other rules or holidays")
    compare.add_argument("--holiday", action="append", default=[], metavar="DATE")
    compare.add_argument("--no-holiday", action="append", default=[], metavar="DATE")
    for command in (many, compare):
        command.add_argument("cases", type=Path, metavar="CASES.csv")
        command.add_argument("--out", type=Path, help="write the CSV to a file instead")
    for command in (one, many, compare):
        command.add_argument("--on", required=True, metavar="DATE", help="the day asked about")
        command.add_argument("--terms", type=Path, metavar="FILE", help="a term calendar")
        command.add_argument(
            "--strict", action="store_true", help="read “before 15 February” as the day before"
        )
    rules = add("rules", _rules, "list the rules with their references")
    rules.add_argument("--process")
    rules.add_argument("--unverified", action="store_true", help="only those not fully verified")
    add("events", _events, "list the events, details and exceptions that a case may have")


def _telling_mistakes(handler: Handler) -> Handler:
    def run(chosen: argparse.Namespace) -> int:
        try:
            return handler(chosen)
        except _EXPECTED as error:
            reasons = error.problems if isinstance(error, CaseUnusable) else (str(error),)
            for reason in reasons:
                print(reason, file=sys.stderr)
        except FileNotFoundError as error:
            print(f"there is no file {error.filename}", file=sys.stderr)
        return 2

    return run


def _explain(chosen: argparse.Namespace) -> int:
    clock, on = _clock(chosen), _day(chosen.on)
    if chosen.process not in clock.book.processes:
        raise CaseUnusable([unknown_name(chosen.process, clock.book.processes, "a process")])
    given = dict(_pair(text) for text in (*chosen.event, *chosen.detail))
    case = read_case(clock.book, "", given, ";".join(chosen.exception))
    deadlines = clock.deadlines(case, on=on, processes=[chosen.process])
    if not any(deadline.start for deadline in deadlines):
        starts = dict.fromkeys(name for each in deadlines for name in each.rule.start)
        raise CaseUnusable([f"nothing starts a clock here; give one of {', '.join(starts)}"])
    print(f"{clock.book.processes[chosen.process].title}, on {in_words(on)}\n")
    for deadline in deadlines:
        _print_deadline(deadline, clock)
    _print_forecast(forecast(clock, case, on=on), clock, chosen.process)
    return 0


def _print_deadline(deadline: Deadline, clock: Clock) -> None:
    told = explain(deadline, clock)
    due = "no last day"
    if deadline.due and deadline.rule.kind is not Kind.CONTINUING:
        due = f"last day {in_words(deadline.due)}"
    print(f"{deadline.rule.key}  {due}  [{STATE_WORDS[deadline.state]}]")
    for line in (told.text, f"{told.law}.", told.doubt):
        if line:
            print(textwrap.fill(line, 96, initial_indent="    ", subsequent_indent="    "))
    print()


def _print_forecast(ahead: Forecast, clock: Clock, process: str) -> None:
    for route in ahead.routes:
        if route.final.rule.process != process or route.final.due is None:
            continue
        print(f"For {route.final.rule.key} to be met by {in_words(route.final.due)}:")
        for step in route.steps:
            words = clock.book.events[step.event].words
            done = f"; it was {in_words(step.done_on)}" if step.done_on else ""
            print(f"    {words}: by {in_words(step.latest)}{done} ({step.why})")
        end = in_words(route.earliest_finish)
        late = ", which is too late" if route.will_miss else ""
        print(f"    If every step still to come takes its whole time, the end is {end}{late}.\n")


def _evaluate(chosen: argparse.Namespace) -> int:
    clock, on = _clock(chosen), _day(chosen.on)
    with _files(chosen) as (cases, out):
        return _report(evaluate(clock, cases, out, on=on))


def _replay(chosen: argparse.Namespace) -> int:
    before, on = Clock(rules_of_england(), _calendars(chosen)), _day(chosen.on)
    added = {_day(text): "an added bank holiday" for text in chosen.holiday}
    removed = frozenset(_day(text) for text in chosen.no_holiday)
    calendars = replace(before.calendars, added=added, removed=removed)
    after = Clock(_book(chosen), calendars)
    with _files(chosen) as (cases, out):
        return _report(replay_file(before, after, cases, out, on=on))


def _report(problems: Iterable[RowProblem]) -> int:
    """Print what is wrong with rows; 1 when any was left out."""
    found = 0
    for problem in problems:
        found = 1
        print(problem, file=sys.stderr)
    return found


def _rules(chosen: argparse.Namespace) -> int:
    book = _book(chosen)
    if chosen.process and chosen.process not in book.processes:
        raise CaseUnusable([unknown_name(chosen.process, book.processes, "a process")])
    for process in book.processes.values():
        rules = [
            rule
            for rule in book
            if rule.process == process.slug
            and chosen.process in (None, rule.process)
            and not (chosen.unverified and rule.evidence.mark is Mark.FOUND)
        ]
        if rules:
            print(f"{process.title} ({process.slug})\n")
        for rule in rules:
            _print_rule(rule, book)
    return 0


def _print_rule(rule: Rule, book: RuleBook) -> None:
    until = f" to {rule.holds_to}" if rule.holds_to else ""
    corrected = ", corrected here" if rule.key in book.corrected else ""
    print(f"{rule.key}  {rule.written}")
    evidence = f"{rule.evidence.mark}: {rule.evidence.found_in or rule.evidence.unverified}"
    for line in (
        f"{rule.duty[0].upper()}{rule.duty[1:]} (owed by {rule.owed_by}).",
        f"{rule.law}. {rule.force.capitalize()}. From {rule.holds_from}{until}{corrected}.",
        f"Evidence {evidence}.",
    ):
        print(textwrap.fill(line, 96, initial_indent="    ", subsequent_indent="    "))
    print()


def _events(chosen: argparse.Namespace) -> int:
    book = _book(chosen)
    for event in sorted(book.events.values(), key=lambda each: each.name):
        print(f"{event.name:<36} {event.words}{' (a year)' if event.year else ''}")
    print()
    for detail in sorted(book.details.values(), key=lambda each: each.name):
        print(f"{detail.name:<36} {detail.words}: {', '.join(detail.values) or 'a number'}")
    print()
    for group in book.exceptions.values():
        for head in group.heads:
            print(f"{f'{group.code}({head.letter})':<36} {head.words}")
    return 0


def _clock(chosen: argparse.Namespace) -> Clock:
    return Clock(_book(chosen), _calendars(chosen))


def _book(chosen: argparse.Namespace) -> RuleBook:
    files = [(path.name, path.read_text(encoding="utf-8")) for path in chosen.rules]
    book = amended_by_files(rules_of_england(), files)
    return book.read_strictly() if getattr(chosen, "strict", False) else book


def _calendars(chosen: argparse.Namespace) -> Calendars:
    if chosen.terms is None:
        return Calendars()
    with chosen.terms.open(encoding="utf-8-sig", newline="") as lines:
        return Calendars(terms=read_terms(lines))


def _day(text: str) -> date:
    try:
        return read_day(text, "--on")
    except ValueError as error:
        raise CaseUnusable([str(error)]) from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise CaseUnusable([f"“{text}”: write NAME=DATE, for instance request_received=2025-01-06"])
    return name.strip(), value.strip()


@contextmanager
def _files(chosen: argparse.Namespace) -> Iterator[tuple[TextIO, TextIO]]:
    """Open the cases, and the file to write to or standard output."""
    with chosen.cases.open(encoding="utf-8-sig", newline="") as cases:
        if chosen.out is None:
            yield cases, sys.stdout
            return
        with chosen.out.open("w", encoding="utf-8", newline="") as out:
            yield cases, out
