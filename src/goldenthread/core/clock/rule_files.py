"""Reads rules from files that a lawyer can read too.

One file holds one or more processes: the events with their words, the rules, and the steps that
lead to a final limit. ``README.md`` in the folder ``rules`` says what each key means. Files of
the same form correct a rule or add a regime without a change of code (``clock --rules FILE``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

from goldenthread.core.clock.counting import Days, SameDay
from goldenthread.core.clock.rule_names import RulesUnreadable as RulesUnreadable
from goldenthread.core.clock.rule_names import check_names
from goldenthread.core.clock.rule_tables import (
    DAY,
    NAMES,
    NUMBER,
    PAIRS,
    TABLE,
    TABLES,
    TEXT,
    TEXT_OR_TABLE,
    TEXT_OR_TRUTH,
    TRUTH,
    Shape,
    said_of,
)  # fmt: skip
from goldenthread.core.clock.rules import (
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
from goldenthread.core.clock.written_limits import UnknownLimit, parse_limit

_Word = TypeVar("_Word", bound=StrEnum)

_EVIDENCE = {"found_in": TEXT, "unverified": TEXT}
_LISTS = ("done_by", "ended_by", "revived_by", "superseded_by", "excused_by")
_FILE = Shape(
    may={
        "defaults": TABLE, "rule": TABLES, "events": TABLE, "processes": TABLE,
        "exception": TABLES, "details": TABLE, "path": TABLES, "order": PAIRS,
    }
)  # fmt: skip
_RULE = Shape(
    must={
        "id": TEXT, "process": TEXT, "duty": TEXT, "owed_by": TEXT, "from": NAMES, "limit": TEXT,
        "law": TEXT, "holds_from": DAY,
    },
    may={
        "limb": TEXT, "force": TEXT, "kind": TEXT, "note": TEXT, "less": TEXT, "target": TEXT,
        "optional": TRUTH, "promptly": TRUTH, "repeats": TRUTH, "or_later": TABLES,
        "when": TABLE, "age": TABLE, "notice": TABLE, "when_missing": TEXT_OR_TABLE,
        "holds_to": DAY, **_EVIDENCE, **dict.fromkeys(_LISTS, NAMES),
    },
)  # fmt: skip
_COUNT = Shape({"from": NAMES, "limit": TEXT}, {"optional": TRUTH, "less": TEXT})
_NOTICE = Shape({"known": TEXT, "happens": TEXT, "at_least": TEXT, "given": TRUTH})
_AGE = Shape(may={"under": NUMBER, "at_least": NUMBER})
_EVENT = Shape({"words": TEXT}, {"ahead": TEXT_OR_TRUTH, "year": TRUTH})
_DETAIL = Shape({"words": TEXT}, {"values": NAMES})
_GROUP = Shape(
    {"code": TEXT, "law": TEXT, "heads": TABLE, "holds_from": DAY}, {"holds_to": DAY, **_EVIDENCE}
)
_HEAD = Shape({"words": TEXT}, {"at_least_days": NUMBER})
_PATH = Shape({"final": TEXT, "steps": TABLES})
_STEP = Shape(dict.fromkeys(("event", "what", "before", "limit", "why"), TEXT))


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
    """Return a book amended by (name, text) pairs, each of which may correct those before it.

    :raises RulesUnreadable: as :func:`read_rules` does, or when a name is not described.
    """
    for file in files:
        book = book.amended_by(read_rules([file]))
    return check_names(book)


def read_rules(files: Iterable[tuple[str, str]]) -> RuleBook:
    """Read rules from (name, text) pairs.

    :raises RulesUnreadable: when a file is not TOML, or something in it cannot be used.
    """
    book = RuleBook((), {}, {}, {}, {})
    for name, text in files:
        try:
            with said_of(name):
                book = book.joined_with(_read_file(tomllib.loads(text)))
        except ValueError as error:
            raise RulesUnreadable(str(error)) from error
    return book


def _read_file(table: Any) -> RuleBook:
    file = _FILE.check(table)
    defaults = file.get("defaults", {})
    groups = [_group(group) for group in file.get("exception", ())]
    return RuleBook(
        rules=tuple(_rule(rule, defaults) for rule in file.get("rule", ())),
        events={name: _event(name, event) for name, event in file.get("events", {}).items()},
        processes={
            slug: Process(slug, _text(slug, title))
            for slug, title in file.get("processes", {}).items()
        },
        exceptions={group.code: group for group in groups},
        details={name: _detail(name, table) for name, table in file.get("details", {}).items()},
        routes=tuple(_route(path) for path in file.get("path", ())),
        order=tuple((first, then) for first, then in file.get("order", ())),
    )


def _rule(given: Any, defaults: dict[str, Any]) -> Rule:
    named = given.get("id") if isinstance(given, dict) else None
    with said_of(str(named or "a rule without an id")):
        table = _RULE.check({**defaults, **given} if isinstance(given, dict) else given)
        since, until = _held(table)
        return Rule(
            id=table["id"],
            limb=table.get("limb", ""),
            process=table["process"],
            duty=table["duty"],
            owed_by=table["owed_by"],
            counts=(_count(table), *map(_count, map(_COUNT.check, table.get("or_later", ())))),
            law=table["law"],
            force=_one_of(Force, "force", table.get("force", Force.LAW)),
            evidence=_evidence(table),
            holds_from=since,
            holds_to=until,
            kind=_one_of(Kind, "kind", table.get("kind", Kind.DUTY)),
            conditions=tuple(_conditions(table)),
            repeats=table.get("repeats", False),
            promptly=table.get("promptly", False),
            target=parse_limit(table["target"]) if "target" in table else None,
            note=table.get("note", ""),
            **{key: _names(table.get(key, ())) for key in _LISTS},
        )


def _count(table: dict[str, Any]) -> Count:
    start = _names(table["from"])
    if not start:
        raise ValueError("from must name an event")
    return Count(
        start=start,
        limit=parse_limit(table["limit"]),
        written=table["limit"],
        optional=table.get("optional", False),
        less=table.get("less", ""),
    )


def _conditions(table: dict[str, Any]) -> Iterable[Condition]:
    for name, values in table.get("when", {}).items():
        if not NAMES.fits(values):
            raise ValueError(f"{name} must be {NAMES.words}")
        yield DetailIs(name, _names(values), _when_missing(table, name))
    if "age" in table:
        age = _AGE.check(table["age"])
        if len(age) != 1:
            raise ValueError("age must say either under or at_least")
        ((how, years),) = age.items()
        yield AgeOnDay(years, how == "under", _when_missing(table, "age"))
    if "notice" in table:
        notice = _NOTICE.check(table["notice"])
        limit = parse_limit(notice["at_least"])
        yield NoticeGiven(notice["known"], notice["happens"], limit, notice["given"])


def _when_missing(table: dict[str, Any], name: str) -> WhenMissing:
    said = table.get("when_missing", WhenMissing.ASK)
    said = said.get(name, WhenMissing.ASK) if isinstance(said, dict) else said
    return _one_of(WhenMissing, "when_missing", said)


def _event(name: str, event: Any) -> Event:
    with said_of(name):
        table = _EVENT.check({"words": event} if isinstance(event, str) else event)
    ahead = table.get("ahead", False)
    ahead_words = ahead if isinstance(ahead, str) else ""
    return Event(name, table["words"], bool(ahead), table.get("year", False), ahead_words)


def _detail(name: str, given: Any) -> Detail:
    with said_of(name):
        table = _DETAIL.check(given)
    return Detail(name, table["words"], _names(table.get("values", ())))


def _group(given: Any) -> ExceptionRule:
    named = given.get("code") if isinstance(given, dict) else None
    with said_of(str(named or "an exception without a code")):
        table = _GROUP.check(given)
        heads = {letter: _HEAD.check(head) for letter, head in table["heads"].items()}
        if not heads:
            raise ValueError("heads must hold a circumstance")
        since, until = _held(table)
        return ExceptionRule(
            code=table["code"],
            law=table["law"],
            heads=tuple(
                ExceptionHead(letter, head["words"], head.get("at_least_days", 0))
                for letter, head in heads.items()
            ),
            evidence=_evidence(table),
            holds_from=since,
            holds_to=until,
        )


def _route(given: Any) -> Route:
    table = _PATH.check(given)
    with said_of(f"the path to {table['final']}"):
        return Route(
            table["final"],
            tuple(
                Step(
                    event=step["event"],
                    what=step["what"],
                    before=step["before"],
                    days=_whole_days(step["limit"]),
                    why=step["why"],
                )
                for step in map(_STEP.check, table["steps"])
            ),
        )


def _whole_days(text: str) -> int:
    match parse_limit(text):
        case Days(number, unit):
            return number * unit
        case SameDay():
            return 0
    raise UnknownLimit(f"A step is counted in days or weeks, not “{text}”.")


def _held(table: dict[str, Any]) -> tuple[date, date | None]:
    since, until = table["holds_from"], table.get("holds_to")
    if until is not None and until < since:
        raise ValueError(f"it cannot hold from {since} to {until}")
    return since, until


def _evidence(table: dict[str, Any]) -> Evidence:
    return Evidence(table.get("found_in", ""), table.get("unverified", ""))


def _one_of(kind: type[_Word], name: str, word: str) -> _Word:
    if word not in {*kind}:
        raise ValueError(f"{name}: “{word}” is not one of {', '.join(kind)}")
    return kind(word)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} must be {TEXT.words}")
    return value


def _names(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
