"""The SQL of definitions, in pieces that statements are made of.

What was written beforehand and offered is taken. Else Ibis writes it: loading Ibis and writing the
SQL of all definitions takes longer than counting, so that it is loaded only then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from goldenthread.core.indicators.columns import Dialect, family
from goldenthread.core.indicators.definitions import Measure, Version
from goldenthread.core.indicators.pieces import Pieces

_offered: dict[tuple[str, Dialect], Pieces] = {}


def mark_of(version: Version) -> str:
    """Return what tells a version from every other definition."""
    return hashlib.sha256(repr(version).encode()).hexdigest()[:32]


def written(versions: Iterable[Version], dialect: Dialect) -> dict[str, dict[str, Any]]:
    """Return the SQL of versions by their marks as Ibis writes it, to be kept and offered."""
    by_family: dict[tuple[object, ...], list[Version]] = {}
    for one in versions:
        by_family.setdefault(family(one), []).append(one)
    return {
        mark_of(version): {"source": pieces.source, "columns": dict(pieces.columns)}
        for those in by_family.values()
        for version, pieces in zip(those, _by_ibis(tuple(those), dialect), strict=True)
    }


def offer(kept: Mapping[str, Mapping[str, Any]], dialect: Dialect) -> None:
    """Take SQL that `written` gave: a definition that has changed since has another mark."""
    for mark, told in kept.items():
        _offered[mark, dialect] = Pieces(told["source"], told["columns"])


@lru_cache(maxsize=512)
def counted_sql(versions: tuple[Version, ...], dialect: Dialect) -> str:
    """Return the SQL for what several versions count of each row, gone through once.

    Its columns are the_day, in_month, by_… for each breakdown of theirs, and for each version by
    its place number_… and out_of_…, and for a median lasted_…: the days.

    :param versions: of one `family`.
    """
    pieces = _pieces(versions, dialect)
    columns: dict[str, str] = {}
    for place, (version, one) in enumerate(zip(versions, pieces, strict=True)):
        shared = [name for name in one.columns if name.startswith("by_")]
        own = ["number", "out_of", *(["lasted"] if version.measure is Measure.MEDIAN else [])]
        columns |= {name: one.columns[name] for name in ("the_day", "in_month", *shared)}
        columns |= {f"{name}_{place}": one.columns[name] for name in own}
    return _select(columns, pieces[0].source)


@lru_cache(maxsize=512)
def facts_sql(version: Version, dialect: Dialect) -> str:
    """Return the SQL for the rows of the denominator of all time, with what is shown of them.

    Its columns are the_day, counted (1 or 0), by_… for each breakdown and row_… for each of
    `row_columns`.
    """
    (pieces,) = _pieces((version,), dialect)
    hidden = {"in_month", "number", "lasted"}
    shown = {name: one for name, one in pieces.columns.items() if name not in hidden}
    return f"select * from ({_select(shown, pieces.source)}) facts where out_of = 1"  # noqa: S608 -- ditto


def _select(columns: Mapping[str, str], source: str) -> str:
    told = ", ".join(f"{sql} as {name}" for name, sql in columns.items())
    return f"select {told} {source}"


def _pieces(versions: tuple[Version, ...], dialect: Dialect) -> Sequence[Pieces]:
    marks = [(mark_of(one), dialect) for one in versions]
    if all(one in _offered for one in marks):
        return [_offered[one] for one in marks]
    return _by_ibis(versions, dialect)


@lru_cache(maxsize=64)
def _by_ibis(versions: tuple[Version, ...], dialect: Dialect) -> Sequence[Pieces]:
    from goldenthread.core.indicators.expressions import pieces_of  # noqa: PLC0415 -- slow to load

    return pieces_of(versions, dialect)
