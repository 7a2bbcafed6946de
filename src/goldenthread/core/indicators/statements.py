"""The statements that an engine is asked: the counts by month and group, and the rows behind one.

Around the SQL of the definition they put periods and groups, in words that every engine knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from goldenthread.core.indicators.definitions import Measure, Standing, Version
from goldenthread.core.indicators.expressions import DAYS, Dialect, facts_sql, row_columns
from goldenthread.core.indicators.periods import Months, last_day, month_of
from goldenthread.core.indicators.results import Cell

Which = Literal["numerator", "rest", "denominator"]


@dataclass(frozen=True)
class Part:
    """Which rows are asked for: of a period, one group of a breakdown, and part of the figure."""

    period: Months
    breakdown: str = ""
    group: str = ""
    which: Which = "denominator"


def days_sql(version: Version, within: Months, on: date) -> str:
    """Return the SQL of the table of days on which rows are counted that stand: ends of months.

    "" for a version whose rows happen on a day.
    """
    if not isinstance(version.counted, Standing):
        return ""
    last = min(within.last_on, on)
    days = sorted({min(last_day(month), last) for month in within})
    rows = (
        f"select date '{day}' as the_day, {month_of(day)} as its_month,"
        f" {day.month * 100 + day.day} as its_number, {day.year} as of_year"
        for day in days
    )
    return " union all ".join(rows)


def cells_sql(
    version: Version, breakdowns: Iterable[str], within: Months, on: date, dialect: Dialect
) -> str:
    """Return the SQL for the counts by month: in all, and by each group of each breakdown.

    What happened after the day ``on`` is not seen. See `cells_of` for the answer.
    """
    by = [f"by_{one}" for one in breakdowns]
    days = ["lasted"] if version.measure is Measure.MEDIAN else []
    sets = [", ".join(["in_month", *days, *one]) for one in ([], *([name] for name in by))]
    summed = "lasted" if version.measure is Measure.MEAN else "counted"
    columns = ", ".join(["in_month", *by, *(days or ["0 as no_days"])])
    # no group is null, so that null says of which breakdown a row is
    return (
        f"select {columns}, sum({summed}) as numerator, count(*) as denominator"  # noqa: S608 -- names and dates of our own
        f" from ({facts_sql(version, dialect)}) facts"
        f" where {_between(within, on)} group by grouping sets (({'), ('.join(sets)}))"
    )


def cells_of(
    rows: Iterable[Sequence[Any]], version: Version, breakdowns: Sequence[str]
) -> dict[str, list[Cell]]:
    """Return what an engine answered to `cells_sql`, by breakdown; "" for all in one."""
    found: dict[str, list[Cell]] = {"": [], **{one: [] for one in breakdowns}}
    is_median = version.measure is Measure.MEDIAN
    for month, *groups, lasted, numerator, denominator in rows:
        named = zip(breakdowns, groups, strict=True)
        breakdown, group = next((pair for pair in named if pair[1] is not None), ("", ""))
        days = int(lasted) if is_median else None
        cell = Cell(int(month), group, int(numerator), int(denominator), days)
        found[breakdown].append(cell)
    return found


def rows_sql(
    version: Version, part: Part, on: date, dialect: Dialect, *, limit: int, offset: int
) -> str:
    """Return the SQL for the rows behind a figure, the newest number first.

    Its columns are those of `row_columns`; a last one says how many there are in all.
    """
    asked = [_between(part.period, on)]
    if part.breakdown:
        quoted = part.group.replace("'", "''")
        asked.append(f"by_{part.breakdown} = '{quoted}'")
    if part.which != "denominator":
        asked.append(f"counted = {1 if part.which == 'numerator' else 0}")
    columns = [f"row_{one}" for one in row_columns(version)]
    return (
        f"select {', '.join(columns)}, count(*) over () as how_many"  # noqa: S608 -- names of our own; the group is quoted
        f" from ({facts_sql(version, dialect)}) facts where {' and '.join(asked)}"
        f" order by {columns[0]} desc limit {limit} offset {offset}"
    )


def days_within(version: Version, part: Part) -> Months:
    """Return the months of which rows behind a figure are: of those that stand, the last alone."""
    if isinstance(version.counted, Standing):
        return Months(part.period.last, part.period.last)
    return part.period


def with_tables(statement: str, tables: dict[str, str], *, once: str = "") -> str:
    """Return a statement with the tables that it asks, each by its SQL.

    :param once: the table that PostgreSQL must work out once, not again for each day.
    """
    told = ", ".join(
        f"{name} as {'materialized ' if name == once else ''}({sql})"
        for name, sql in tables.items()
        if sql
    )
    return f"with {told} {statement}" if told else statement


def _between(within: Months, on: date) -> str:
    return f"the_day >= date '{within.first_on}' and the_day <= date '{min(within.last_on, on)}'"


__all__ = [
    "DAYS",
    "Part",
    "Which",
    "cells_of",
    "cells_sql",
    "days_sql",
    "days_within",
    "rows_sql",
    "with_tables",
]
