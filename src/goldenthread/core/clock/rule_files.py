"""Reads rules from files that a lawyer can read too.

One file holds one or more processes: the events with their words, the rules, and the steps that
lead to a final limit. ``README.md`` in the folder ``rules`` says what each key means. Files of
the same form correct a rule or add a regime without a change of code (``clock --rules FILE``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from typing import Any

from goldenthread.core.clock.counting import Days, SameDay, UnknownLimit, parse_limit
from goldenthread.core.clock.rules import (
    BIRTH,
    AgeOnDay,
    Condition,
    Count,
    Detail,
    DetailIs,
    Event,
    Evidence,
    ExceptionHead,
    ExceptionRule,
    Force,
    Kind,
    NoticeGiven,
    Process,
    Route,
    Rule,
    RuleBook,
    Step,
    WhenMissing,
)

Table = Mapping[str, Any]

_LISTS = ("done_by", "ended_by", "revived_by", "superseded_by", "excused_by")
_TEXTS = ("id", "limb", "process", "duty", "owed_by", "law", "force", "kind", "note")
_TEXTS_BESIDE = ("limit", "less", "target", "found_in", "unverified")
_COUNTING = ("from", "limit", "optional", "less", "or_later", "promptly", "target", "repeats")
_CONDITIONS = ("when", "age", "notice", "when_missing")
_DATED = ("found_in", "unverified", "holds_from", "holds_to")
_RULE_KEYS = frozenset((*_TEXTS, *_COUNTING, *_LISTS, *_CONDITIONS, *_DATED))


class RulesUnreadable(ValueError):
    """A file of rules that cannot be used; the message names the file, the rule and the reason."""


@lru_cache(maxsize=1)
def rules_of_england() -> RuleBook:
    """Return the rules that come with the product."""
    folder = resources.files("goldenthread.core.clock") / "rules"
    files = sorted(
        (file.name, file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    )
    return check_names(read_rules(files))


def amended_by_files(book: RuleBook, files: Iterable[tuple[str, str]]) -> RuleBook:
    """Return a book with the rules of (name, text) pairs put in place of its own, one by one.

    :raises RulesUnreadable: as :func:`read_rules` does, or when a name is not described.
    """
    for file in files:
        book = book.amended_by(read_rules([file]))
    return check_names(book)


def read_rules(files: Iterable[tuple[str, str]]) -> RuleBook:
    """Read rules from (name, text) pairs.

    :raises RulesUnreadable: when a file is not TOML, or a rule in it cannot be used.
    """
    book = RuleBook((), {}, {}, {}, {})
    for name, text in files:
        try:
            book = _joined(book, _read_file(tomllib.loads(text)))
        except (tomllib.TOMLDecodeError, UnknownLimit, KeyError, TypeError, ValueError) as error:
            reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise RulesUnreadable(f"{name}: {reason}") from error
    return book


def check_names(book: RuleBook) -> RuleBook:
    """Return the book when all that its rules name is described: events, details and so on.

    :raises RulesUnreadable: naming the rule and the unknown name.
    """
    for rule in book:
        named: tuple[tuple[str, Iterable[str], Mapping[str, object]], ...] = (
            ("event", events_named(rule), book.events),
            ("process", (rule.process,), book.processes),
            ("exception", rule.excused_by, book.exceptions),
            ("detail", _details_named(rule), book.details),
        )
        for kind, names, described in named:
            for name in names:
                if name not in described:
                    raise RulesUnreadable(f"{rule.key}: the {kind} “{name}” is not described.")
    return book


def events_named(rule: Rule) -> set[str]:
    """Return every event a rule names."""
    named = {event for count in rule.counts for event in count.start}
    named |= {*rule.done_by, *rule.ended_by, *rule.revived_by, *rule.superseded_by}
    for condition in rule.conditions:
        if isinstance(condition, NoticeGiven):
            named |= {condition.known, condition.happens}
        elif isinstance(condition, AgeOnDay):
            named.add(BIRTH)
    return named


def _details_named(rule: Rule) -> Iterable[str]:
    yield from (count.less for count in rule.counts if count.less)
    yield from (each.name for each in rule.conditions if isinstance(each, DetailIs))


def _joined(book: RuleBook, more: RuleBook) -> RuleBook:
    return RuleBook(
        (*book.rules, *more.rules),
        {**book.events, **more.events},
        {**book.processes, **more.processes},
        {**book.exceptions, **more.exceptions},
        {**book.details, **more.details},
        (*book.routes, *more.routes),
        (*book.order, *more.order),
    )


def _read_file(file: Table) -> RuleBook:
    defaults = dict(file.get("defaults", {}))
    return RuleBook(
        rules=tuple(_rule({**defaults, **rule}) for rule in file.get("rule", ())),
        events={name: _event(name, event) for name, event in file.get("events", {}).items()},
        processes={slug: Process(slug, title) for slug, title in file.get("processes", {}).items()},
        exceptions={group["code"]: _group(group) for group in file.get("exception", ())},
        details={
            name: Detail(name, detail["words"], tuple(detail.get("values", ())))
            for name, detail in file.get("details", {}).items()
        },
        routes=tuple(_route(path) for path in file.get("path", ())),
        order=tuple((first, then) for first, then in file.get("order", ())),
    )


def _rule(table: dict[str, Any]) -> Rule:
    name = table.get("id", "a rule without an id")
    unknown = set(table) - _RULE_KEYS
    if unknown:
        raise ValueError(f"{name}: unknown key {', '.join(sorted(unknown))}")
    _check_kinds(name, table)
    try:
        return Rule(
            id=table["id"],
            limb=table.get("limb", ""),
            process=table["process"],
            duty=table["duty"],
            owed_by=table["owed_by"],
            counts=_counts(table),
            law=table["law"],
            force=Force(table.get("force", "law")),
            evidence=Evidence(table.get("found_in", ""), table.get("unverified", "")),
            holds_from=_day(table["holds_from"]),
            holds_to=_day(table["holds_to"]) if "holds_to" in table else None,
            kind=Kind(table.get("kind", "duty")),
            conditions=tuple(_conditions(table)),
            repeats=table.get("repeats", False),
            promptly=table.get("promptly", False),
            target=parse_limit(table["target"]) if "target" in table else None,
            note=table.get("note", ""),
            **{key: _names(table.get(key, ())) for key in _LISTS},
        )
    except KeyError as error:
        raise ValueError(f"{name}: {error} is missing") from error
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def _check_kinds(name: str, table: Table) -> None:
    """Pass silently when each value is of the kind its key asks for, and the dates are in order.

    :raises ValueError: naming the rule and the key.
    """
    for key in (*_TEXTS, *_TEXTS_BESIDE):
        if not isinstance(table.get(key, ""), str):
            raise ValueError(f"{name}: {key} must be text in quotes")
    for key in ("id", "process", "duty", "owed_by", "law", "from"):
        if key in table and not table[key]:
            raise ValueError(f"{name}: {key} must not be empty")
    for key in ("promptly", "repeats", "optional"):
        if not isinstance(table.get(key, False), bool):
            raise ValueError(f"{name}: {key} must be true or false, without quotes")
    if "holds_to" in table and _day(table["holds_to"]) < _day(table["holds_from"]):
        raise ValueError(f"{name}: holds_to is before holds_from")


def _counts(table: Table) -> tuple[Count, ...]:
    return tuple(
        Count(
            start=_names(count["from"]),
            limit=parse_limit(count["limit"]),
            written=count["limit"],
            optional=count.get("optional", False),
            less=count.get("less", ""),
        )
        for count in (table, *table.get("or_later", ()))
    )


def _conditions(table: Table) -> Iterable[Condition]:
    def missing(name: str) -> WhenMissing:
        said = table.get("when_missing", "ask")
        return WhenMissing(said if isinstance(said, str) else said[name])

    for name, values in table.get("when", {}).items():
        yield DetailIs(name, _names(values), missing(name))
    if "age" in table:
        ((how, years),) = table["age"].items()
        yield AgeOnDay(years, {"under": True, "at_least": False}[how], missing("age"))
    if "notice" in table:
        notice = table["notice"]
        limit = parse_limit(notice["at_least"])
        yield NoticeGiven(notice["known"], notice["happens"], limit, notice["given"])


def _event(name: str, event: str | Table) -> Event:
    if isinstance(event, str):
        return Event(name, event)
    ahead = event.get("ahead", False)
    ahead_words = ahead if isinstance(ahead, str) else ""
    return Event(name, event["words"], bool(ahead), event.get("year", False), ahead_words)


def _group(table: Table) -> ExceptionRule:
    return ExceptionRule(
        code=table["code"],
        law=table["law"],
        heads=tuple(
            ExceptionHead(letter, head["words"], head.get("at_least_days", 0))
            for letter, head in table["heads"].items()
        ),
        evidence=Evidence(table.get("found_in", ""), table.get("unverified", "")),
        holds_from=_day(table["holds_from"]),
        holds_to=_day(table["holds_to"]) if "holds_to" in table else None,
    )


def _route(table: Table) -> Route:
    return Route(
        table["final"],
        tuple(
            Step(step["event"], step["before"], _whole_days(step["limit"]), step["why"])
            for step in table["steps"]
        ),
    )


def _whole_days(text: str) -> int:
    match parse_limit(text):
        case Days(number, unit):
            return number * unit
        case SameDay():
            return 0
    raise UnknownLimit(f"A step is counted in days or weeks, not “{text}”.")


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"{value!r} is not a date: write it as 2014-09-01, without quotes")
    return value


def _names(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
