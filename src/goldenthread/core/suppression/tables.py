"""Counts and the sums that tie them together: all that a reader can subtract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Key = tuple[str, ...]
"""What a count is of: ("Autism", "North"), ("North", "in time")."""

TOTAL = "Total"


class TableUnusable(Exception):
    """Counts that cannot be; the message says which."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A count that is the sum of others."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts, the sums that hold among them, and which of them are not printed at all.

    A count that is not printed still counts when a reader can work it out: of 20 plans of which 18
    were in time, 2 were late.

    :raises TableUnusable: when a count is below nought, or a sum does not hold.
    """

    counts: Mapping[Key, int]
    sums: tuple[Sum, ...] = ()
    unprinted: frozenset[Key] = frozenset()

    def __post_init__(self) -> None:
        for key, count in self.counts.items():
            if count < 0:
                raise TableUnusable(f"{_said(key)} is {count}.")
        for one in self.sums:
            parts = sum(self.counts[part] for part in one.parts)
            if parts != self.counts[one.total]:
                raise TableUnusable(
                    f"{_said(one.total)} is {self.counts[one.total]}, but its parts make {parts}."
                )


def cross_table(counts: Mapping[tuple[str, str], int]) -> Table:
    """Return a table of rows by columns with every total; a pair that is not given is nought."""
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    every: dict[Key, int] = {
        (row, column): counts.get((row, column), 0) for row in rows for column in columns
    }
    sums = [
        *(Sum((row, TOTAL), tuple((row, column) for column in columns)) for row in rows),
        *(Sum((TOTAL, column), tuple((row, column) for row in rows)) for column in columns),
        Sum((TOTAL, TOTAL), tuple((row, TOTAL) for row in rows)),
    ]
    for one in sums:
        every[one.total] = sum(every[part] for part in one.parts)
    # the columns' totals make the whole as well, and a reader may take either way
    sums.append(Sum((TOTAL, TOTAL), tuple((TOTAL, column) for column in columns)))
    return Table(every, tuple(sums))


def shares_table(
    groups: Mapping[str, tuple[int, int]],
    *,
    part: str = "part",
    whole: str = TOTAL,
    with_total: bool = True,
) -> Table:
    """Return a table of so many out of so many in each group; what is left over is not printed.

    :param groups: part and whole of each. They do not overlap when there is a total.
    :param part: what the parts are called, as in ("North", "in time").
    """
    rest = f"not {part}"
    named = dict(groups)
    if with_total:
        parts, wholes = zip(*groups.values(), strict=True) if groups else ((), ())
        named[TOTAL] = (sum(parts), sum(wholes))
    counts: dict[Key, int] = {}
    for group, (of, out_of) in named.items():
        counts |= {(group, part): of, (group, whole): out_of, (group, rest): out_of - of}
    sums = [Sum((group, whole), ((group, part), (group, rest))) for group in named]
    if with_total:
        kinds = (part, whole, rest)
        sums += [Sum((TOTAL, kind), tuple((group, kind) for group in groups)) for kind in kinds]
    return Table(counts, tuple(sums), frozenset(key for key in counts if key[-1] == rest))


def joined(tables: Iterable[Table]) -> Table:
    """Return tables that are published together as one: a key that several hold is one count.

    :raises TableUnusable: when two tables count it differently.
    """
    counts: dict[Key, int] = {}
    sums: list[Sum] = []
    printed: set[Key] = set()
    for table in tables:
        for key, count in table.counts.items():
            if counts.setdefault(key, count) != count:
                raise TableUnusable(
                    f"{_said(key)} is {counts[key]} in one table, {count} in another."
                )
        sums += table.sums
        printed |= table.counts.keys() - table.unprinted
    return Table(counts, tuple(dict.fromkeys(sums)), frozenset(counts.keys() - printed))


def _said(key: Key) -> str:
    return ", ".join(key)
