"""Checks that all which rules name is described, so that no rule waits for an event in vain."""

from __future__ import annotations

from collections.abc import Container, Iterable

from goldenthread.core.clock.rules import (
    BIRTH,
    AgeOnDay,
    DetailIs,
    NoticeGiven,
    Route,
    Rule,
    RuleBook,
)


class RulesUnreadable(ValueError):
    """A file of rules that cannot be used; the message names the file, the rule and the reason."""


def check_names(book: RuleBook) -> RuleBook:
    """Return the book when all that its rules, orders and paths name is described.

    :raises RulesUnreadable: saying where an unknown name stands.
    """
    for rule in book:
        details = {count.less for count in rule.counts if count.less}
        details |= {each.name for each in rule.conditions if isinstance(each, DetailIs)}
        _described(rule.key, "event", events_named(rule), book.events)
        _described(rule.key, "process", [rule.process], book.processes)
        _described(rule.key, "exception", rule.excused_by, book.exceptions)
        _described(rule.key, "detail", details, book.details)
    for pair in book.order:
        _described("order", "event", pair, book.events)
    for route in book.routes:
        _check_route(route, book)
    return book


def _described(where: str, what: str, names: Iterable[str], known: Container[str]) -> None:
    for name in sorted(names):
        if name not in known:
            raise RulesUnreadable(f"{where}: the {what} “{name}” is not described.")


def _check_route(route: Route, book: RuleBook) -> None:
    """Check that each step leads to one before it in the list, and so to the final limit."""
    where = f"the path to {route.final}"
    ends = {rule.done_by[0] for rule in book if rule.key == route.final and rule.done_by}
    if not ends:
        raise RulesUnreadable(f"{where}: no rule of that name says what it is done by.")
    reached, left = set(ends), set(ends)
    for step in route.steps:
        _described(where, "event", [step.event], book.events)
        if step.before not in reached or step.event in left:
            raise RulesUnreadable(f"{where}: the step “{step.event}” does not lead there.")
        reached.add(step.event)
        left.add(step.before)


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
