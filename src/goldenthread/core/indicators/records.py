"""The records that indicators count, one schema for the live database, files and every engine.

A :class:`RecordSet` is read from a table of ``records.toml``; each column has a type and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from goldenthread.core.code_lists import ETHNICITIES, SEN_TYPES, SEXES, Code

AGE_BAND = "age_band"
WEEKS_OPEN = "weeks_open"
BORN = "born_on"
NOT_KNOWN = "not known"
"""The group of rows of which a breakdown is not known."""

_LISTS: dict[str, tuple[Code, ...]] = {
    "ethnicities": ETHNICITIES,
    "sen_types": SEN_TYPES,
    "sexes": SEXES,
}


class DefinitionsUnreadable(Exception):
    """A file of records or indicators cannot be used. Says which, where and why."""


class Type(StrEnum):
    """What a column holds, in words that an analyst knows."""

    NUMBER = "whole number"
    DAY = "day"
    TEXT = "text"
    TRUTH = "yes or no"


@dataclass(frozen=True)
class Column:
    """One column: its name, what it holds, in which words, and the values that it may have.

    ``splits`` says that figures can be broken down by it.
    """

    name: str
    type: Type
    words: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    splits: bool = False

    def says(self, value: str) -> str:
        """Return the words of a value; the value itself when it has none."""
        return self.values.get(value, value)


@dataclass(frozen=True)
class RecordSet:
    """What one row is, the column that numbers it, and the columns that every source must have."""

    name: str
    words: str
    key: str
    columns: Mapping[str, Column] = field(hash=False)

    def column(self, name: str, where: str) -> Column:
        """Return a column.

        :raises DefinitionsUnreadable: when there is none of that name.
        """
        if name in self.columns:
            return self.columns[name]
        near = get_close_matches(name, self.columns, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise DefinitionsUnreadable(
            f"{where}: the records “{self.name}” have no column “{name}”.{hint}"
        )

    @property
    def breakdowns(self) -> dict[str, str]:
        """Every way in which these records can be broken down, name to words."""
        found = {one.name: one.words for one in self.columns.values() if one.splits}
        return found | ({AGE_BAND: "age band"} if BORN in self.columns else {})


def read_records(table: Mapping[str, Any], where: str) -> dict[str, RecordSet]:
    """Read every record set of a file that has been parsed.

    :raises DefinitionsUnreadable: when a column is wrongly described.
    """
    shared = table.get("shared", {})
    return {
        name: _record_set(name, told, shared, f"{where}, “{name}”")
        for name, told in table["records"].items()
    }


def _record_set(
    name: str, told: Mapping[str, Any], shared: Mapping[str, Any], where: str
) -> RecordSet:
    columns = dict(told["columns"])
    for group in told.get("with", ()):
        columns |= shared[group]
    found = {one: _column(one, about, where) for one, about in columns.items()}
    if told["key"] not in found:
        raise DefinitionsUnreadable(f"{where}: the key “{told['key']}” is no column.")
    return RecordSet(name, told["words"], told["key"], found)


def _column(name: str, told: Mapping[str, Any], where: str) -> Column:
    try:
        type_ = Type(told.get("type", Type.TEXT))
    except ValueError:
        known = ", ".join(f"“{one}”" for one in Type)
        raise DefinitionsUnreadable(
            f"{where}: “{name}” is of the type “{told['type']}”; the types are {known}."
        ) from None
    values = dict(told.get("values", {}))
    if codes := told.get("codes"):
        values |= {one.code: one.words for one in _LISTS[codes]}
    return Column(name, type_, told["words"], values, bool(told.get("splits", False)))


@dataclass(frozen=True)
class Missing:
    """What keeps a file or a query from being a source of a record set."""

    column: str
    words: str


def differences(
    records: RecordSet, found: Mapping[str, Type | str], *, named: str
) -> Iterable[Missing]:
    """Yield in words what a source with these columns lacks or has of another type.

    :param found: column to its type; a type that is none of ours as the source calls it.
    :param named: what the source is called, as “The file plans.csv”.
    """
    for column in records.columns.values():
        if column.name not in found:
            yield Missing(
                column.name,
                f"{named} has no column “{column.name}” ({column.words}; {column.type}).",
            )
        elif found[column.name] != column.type:
            yield Missing(
                column.name,
                f"In {named[0].lower()}{named[1:]} the column “{column.name}” ({column.words})"
                f" should hold: {column.type}. It holds: {found[column.name]}.",
            )
