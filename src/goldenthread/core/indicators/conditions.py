"""Conditions and measurements of a definition, as one line of plain words each.

The forms, where A and B are columns of the records, or ``the day`` at the end of a period::

    COLUMN is VALUE or VALUE          COLUMN is not VALUE or VALUE
    COLUMN is known                   COLUMN is not known
    COLUMN is yes                     COLUMN is no
    days from A to B at most 140      weeks from A to B over 20 and at most 52
    A on or before B                  A after B

What is not known fits no condition but ``is not``. Weeks are seven days; the first day is day 0
and the last one counts.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.core.indicators.records import DefinitionsUnreadable, RecordSet, Type

THE_DAY = "the day"
_NAME = r"the day|[a-z_]+"
_SPAN = re.compile(rf"(days|weeks) from ({_NAME}) to ({_NAME})(?: (.+))?")
_BOUND = re.compile(r"(at most|over|at least|under) (\d+)")
_ORDER = re.compile(rf"({_NAME}) (on or before|on or after|before|after) ({_NAME})")
_IS = re.compile(r"([a-z_]+) is (not )?(.+)")
_AFTER = re.compile(r"(\d+) (days|weeks) after ([a-z_]+)")

COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "at most": operator.le,
    "over": operator.gt,
    "at least": operator.ge,
    "under": operator.lt,
    "on or before": operator.le,
    "after": operator.gt,
    "on or after": operator.ge,
    "before": operator.lt,
}


@dataclass(frozen=True)
class Is:
    """A column is one of these values, or none of them."""

    column: str
    values: tuple[str, ...]
    is_not: bool = False


@dataclass(frozen=True)
class Known:
    """Something is known in a column, or nothing is."""

    column: str
    is_not: bool = False


@dataclass(frozen=True)
class Truth:
    """A column says yes, or no."""

    column: str
    wanted: bool


@dataclass(frozen=True)
class Span:
    """The days from one day to another."""

    start: str
    end: str


@dataclass(frozen=True)
class Lasts:
    """A span within bounds: each a way to compare, and days."""

    span: Span
    bounds: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Order:
    """One day comes before or after another."""

    first: str
    how: str
    then: str


@dataclass(frozen=True)
class When:
    """The day by which a row belongs to a period: that of a column, or so many days after it."""

    column: str
    days: int = 0


Condition = Is | Known | Truth | Lasts | Order


def days_of(condition: Condition | Span) -> tuple[str, ...]:
    """Return the days that a condition looks at."""
    match condition:
        case Span(start, end):
            return start, end
        case Lasts(span, _):
            return span.start, span.end
        case Order(first, _, then):
            return first, then
    return ()


def asks_the_day(condition: Condition | Span) -> bool:
    """Whether it depends on the day at the end of a period."""
    return THE_DAY in days_of(condition)


def columns_of(condition: Condition | Span) -> Iterator[str]:
    """Yield the columns that it looks at."""
    if isinstance(condition, Is | Known | Truth):
        yield condition.column
    yield from (name for name in days_of(condition) if name != THE_DAY)


def read_condition(text: str, records: RecordSet, where: str) -> Condition:
    """Read one line.

    :raises DefinitionsUnreadable: when it has no known form, or names what the records lack.
    """
    if found := _SPAN.fullmatch(text):
        return _lasts(found, text, records, where)
    if found := _ORDER.fullmatch(text):
        first, how, then = found.groups()
        _need_days(records, where, first, then)
        return Order(first, how, then)
    if found := _IS.fullmatch(text):
        return _is(found[1], found[2] is not None, found[3], records, where)
    raise DefinitionsUnreadable(f"{where}: “{text}” has none of the forms that are understood.")


def read_span(text: str, records: RecordSet, where: str) -> Span:
    """Read what is measured: ``days from A to B``.

    :raises DefinitionsUnreadable: as `read_condition` does.
    """
    found = _SPAN.fullmatch(text)
    if not found or found[4] or found[1] != "days":
        raise DefinitionsUnreadable(f"{where}: “{text}” should read “days from … to …”.")
    _need_days(records, where, found[2], found[3])
    return Span(found[2], found[3])


def read_when(text: str, records: RecordSet, where: str) -> When:
    """Read the day by which rows are counted: ``issued_on`` or ``42 days after requested_on``.

    :raises DefinitionsUnreadable: when the column is missing or is no day.
    """
    if found := _AFTER.fullmatch(text):
        _need_days(records, where, found[3])
        return When(found[3], _days(int(found[1]), found[2]))
    _need_days(records, where, text)
    return When(text)


def _lasts(found: re.Match[str], text: str, records: RecordSet, where: str) -> Lasts:
    unit, start, end, said = found.groups()
    _need_days(records, where, start, end)
    parts = (said or "").split(" and ")
    bounds = [_BOUND.fullmatch(part) for part in parts]
    if not all(bounds):
        raise DefinitionsUnreadable(f"{where}: “{text}” does not say how many {unit}.")
    return Lasts(Span(start, end), tuple((b[1], _days(int(b[2]), unit)) for b in bounds if b))


def _days(number: int, unit: str) -> int:
    return number * 7 if unit == "weeks" else number


def _need_days(records: RecordSet, where: str, *names: str) -> None:
    for name in names:
        if name != THE_DAY and records.column(name, where).type is not Type.DAY:
            raise DefinitionsUnreadable(f"{where}: the column “{name}” is no day.")


def _is(name: str, is_not: bool, said: str, records: RecordSet, where: str) -> Condition:
    column = records.column(name, where)
    if said == "known":
        return Known(name, is_not)
    if column.type is Type.TRUTH and said in ("yes", "no") and not is_not:
        return Truth(name, said == "yes")
    values = tuple(said.split(" or "))
    unknown = [value for value in values if column.values and value not in column.values]
    if column.type is not Type.TEXT or unknown:
        wrong = unknown[0] if unknown else said
        raise DefinitionsUnreadable(f"{where}: the column “{name}” is never “{wrong}”.")
    return Is(name, values, is_not)
