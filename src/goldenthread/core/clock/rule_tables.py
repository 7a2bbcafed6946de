"""What a table of a rules file may hold: which keys, and which kind of value under each.

A slip of the pen in a rule must be told at once and by name; it must never be passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Value:
    """A kind of value: what it must be, in words, and whether a value is."""

    words: str
    fits: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


TEXT = Value("a text", _is_text)
TRUTH = Value("true or false", _is_truth)
NUMBER = Value("a whole number", lambda value: type(value) is int and value >= 0)
DAY = Value("a date, written as 2014-09-01 without quotes", lambda value: type(value) is date)
NAMES = Value("a list of texts", lambda value: _is_text(value) or _are_texts(value))
TABLE = Value("a table", lambda value: isinstance(value, dict))
TEXT_OR_TABLE = Value("a text or a table", lambda value: isinstance(value, str | dict))
TEXT_OR_TRUTH = Value("a text, true or false", lambda value: isinstance(value, str | bool))
TABLES = Value("a list of tables", lambda value: isinstance(value, list))
PAIRS = Value(
    "a list of pairs of texts",
    lambda value: (
        isinstance(value, list) and all(_are_texts(pair) and len(pair) == 2 for pair in value)
    ),
)


@dataclass(frozen=True)
class Shape:
    """The keys a table must have and those it may have, with the kind of value of each."""

    must: Mapping[str, Value] = field(default_factory=dict)
    may: Mapping[str, Value] = field(default_factory=dict)

    def check(self, table: Any) -> dict[str, Any]:
        """Return the table if it has this shape.

        :raises ValueError: naming the key and what is wrong with it.
        """
        if not isinstance(table, dict):
            raise ValueError(f"{table!r} is not a table")
        kinds = {**self.must, **self.may}
        if unknown := sorted(table.keys() - kinds.keys()):
            raise ValueError(f"unknown key {', '.join(unknown)}")
        for key in self.must:
            if key not in table:
                raise ValueError(f"{key} is missing")
            if table[key] == "":
                raise ValueError(f"{key} must not be empty")
        for key, value in table.items():
            if not kinds[key].fits(value):
                raise ValueError(f"{key} must be {kinds[key].words}")
        return table


@contextmanager
def said_of(name: str) -> Iterator[None]:
    """Put the name of what is being read before whatever is said against it."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
