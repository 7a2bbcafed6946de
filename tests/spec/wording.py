"""How the manual words things: days, tables, what a rule asks, and the facts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from goldenthread.core.clock.rules import Force, Kind, Rule, RuleBook

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def duty(rule: Rule) -> str:
    """Return as a sentence who must, should or may do what."""
    who = "we" if rule.owed_by == "us" else rule.owed_by
    if rule.kind is Kind.CONTINUING:
        return f"From that day it is for {rule.owed_by} to {rule.duty}"
    verb = "must" if rule.force is Force.LAW else "should"
    return capital(f"{who} {'may' if rule.kind is Kind.RIGHT else verb} {rule.duty}")


def facts(book: RuleBook, given: Mapping[str, str], exceptions: str = "") -> str:
    """Return what is known of a case, a line each."""
    lines = [*(_fact(book, *each) for each in given.items()), *_exceptions(book, exceptions)]
    return "\n".join(f"- {line}" for line in lines)


def cell(book: RuleBook, column: str, text: str) -> str:
    """Return what a table shows of a case in a cell."""
    if column == "exceptions":
        return "; ".join(_exceptions(book, text))
    return text.replace("_", " ") if column in book.details else text


def under(
    rules: str = "", strict: bool = False, terms: str = "", added: str = "", removed: str = ""
) -> str:
    """Return, to follow other words, the rules, reading and calendars that differ."""
    said = (
        "with rules of one’s own" if rules else "",
        "“before” a date being read strictly" if strict else "",
        f"with {added} as an added bank holiday" if added else "",
        f"with no bank holiday on {removed}" if removed else "",
        "with the term calendar of an invented school" if terms else "",
    )
    return "".join(f", {part}" for part in said if part)


def markdown_table(heading: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    lines = [map(capital, heading), ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def days_in_words(text: str) -> str:
    """Return a text with its ISO days written as "17 February 2025", save in blocks of code."""
    parts = text.split("```")
    parts[::2] = [_ISO.sub(_day_in_words, part) for part in parts[::2]]
    return "```".join(parts)


def capital(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def _day_in_words(found: re.Match[str]) -> str:
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"


def _fact(book: RuleBook, name: str, text: str) -> str:
    if name in book.events:
        event = book.events[name]
        return f"{event.words} {'in' if event.year else 'on'} {text} (`{name}`)"
    if name in book.details:
        return f"{capital(book.details[name].words)}: {text.replace('_', ' ')} (`{name}`)"
    return f"`{name}`: {text}"


def _exceptions(book: RuleBook, text: str) -> Iterable[str]:
    """Yield "EXC-D(c):2025-03-01/" and others like it in words."""
    for part in filter(None, text.split(";")):
        code, _, days = part.partition(":")
        since, _, until = days.partition("/")
        group, _, letter = code.rstrip(")").partition("(")
        head = book.exceptions[group].head(letter)
        what = f", {head.words}" if head else ""
        yield f"Exception {code}{what}: from {since} {f'to {until}' if until else 'and not ended'}"
