"""The statements that an engine is asked: the counts by month and group, and the rows behind one.

Around the SQL of the definition they put periods and groups, in words that every engine knows.
"""

from __future__ import annotations

from calendar import isleap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from goldenthread.core.indicators.columns import (
    AUGUST_31,
    BORN_AFTER,
    DAYS,
    Dialect,
    family,
    row_columns,
)
from goldenthread.core.indicators.compiled import counted_sql, facts_sql
from goldenthread.core.indicators.definitions import Age, Measure, Standing, Version
from goldenthread.core.indicators.periods import Kind, Months, last_day, month_of
from goldenthread.core.indicators.results import Asked, Cell, Result, results

Which = Literal["numerator", "rest", "denominator"]


@dataclass(frozen=True)
class Part:
    """Which rows are asked for: of a period, one group of a breakdown, and part of the figure."""

    period: Months
    breakdown: str = ""
    group: str = ""
    which: Which = "denominator"


@dataclass(frozen=True)
class Question:
    """What is asked of one version of an indicator: its counts, broken down by these."""

    indicator: str
    version: Version
    breakdowns: tuple[str, ...] = ()


Cells = dict[str, list[Cell]]
"""The counts by breakdown; "" for all in one."""
Answers = list[tuple[Question, Cells]]


def days_sql(versions: Iterable[Version], within: Months, on: date) -> str:
    """Return the SQL of the table of days on which rows are counted that stand: ends of months.

    "" when all the rows happen on a day.
    """
    if not any(isinstance(one.counted, Standing) for one in versions):
        return ""
    last = min(within.last_on, on)
    days = sorted({min(last_day(month), last) for month in within})
    return " union all ".join(_day_sql(day) for day in days)


def _day_sql(day: date) -> str:
    ages = {Age.EVENT: day, Age.AUGUST: _august_before(day)}
    born = [
        f"date '{_years_before(ages[age], years)}' as {name}"
        for (age, years), name in BORN_AFTER.items()
    ]
    return f"select date '{day}' as the_day, {month_of(day)} as its_month, {', '.join(born)}"


def _august_before(day: date) -> date:
    this_year = date(day.year, *divmod(AUGUST_31, 100))
    return this_year if this_year <= day else this_year.replace(year=day.year - 1)


def _years_before(day: date, years: int) -> date:
    year = day.year - years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        day -= timedelta(days=1)
    return day.replace(year=year)


def cells_sql(questions: Sequence[Question], within: Months, on: date, dialect: Dialect) -> str:
    """Return the SQL for the counts by month: in all, and by each group of each breakdown.

    One statement for all the questions; those of one family share a pass through the rows. What
    happened after the day ``on`` is not seen. See `cells_of` for the answer.
    """
    families = families_of(questions)
    most = max(len(one) for one in families)
    most_medians = max(len(_medians(one)) for one in families)
    return " union all ".join(
        _family_sql(place, asked, (most, most_medians), _between(within, on), dialect)
        for place, asked in enumerate(families)
    )


def _medians(asked: Sequence[Question]) -> list[int]:
    """Return the places of the questions of a family that ask for a median."""
    return [n for n, one in enumerate(asked) if one.version.measure is Measure.MEDIAN]


def families_of(questions: Iterable[Question]) -> list[list[Question]]:
    """Return the questions that are counted in one go, each such family together."""
    found: dict[tuple[object, ...], list[Question]] = {}
    for one in questions:
        found.setdefault(family(one.version), []).append(one)
    return list(found.values())


def _family_sql(
    place: int, asked: Sequence[Question], most: tuple[int, int], when: str, dialect: Dialect
) -> str:
    versions = tuple(one.version for one in asked)
    breakdowns = list(dict.fromkeys(by for one in asked for by in one.breakdowns))
    by = [f"by_{one}" for one in breakdowns]
    sets = [", ".join(["in_month", *one]) for one in ([], *([name] for name in by))]
    # no group is null, so that null says of which breakdown a row is
    which = [f"when by_{one} is not null then '{one}'" for one in breakdowns]
    breakdown = f"case {' '.join(which)} else '' end" if by else "''"
    group = f"coalesce({', '.join(by)}, '')" if by else "''"
    return (
        f"select {place} as family, {breakdown} as breakdown, {group} as its_group, in_month,"  # noqa: S608 -- names and dates of our own
        f" {', '.join(_sums(asked, *most))} from ({counted_sql(versions, dialect)}) facts"
        f" where {when} group by grouping sets (({'), ('.join(sets)}))"
    )


def _sums(asked: Sequence[Question], most: int, most_medians: int) -> list[str]:
    """Return what is added up: of each question two sums, then of each median all the days.

    A row for each day of a median would take longer to hand on than to count.
    """
    medians = _medians(asked)
    sums = [
        f"sum(number_{n}) as number_{n}, sum(out_of_{n}) as out_of_{n}"
        if n < len(asked)
        else f"0 as number_{n}, 0 as out_of_{n}"  # every part of the statement is as wide
        for n in range(most)
    ]
    days = [
        f"string_agg(case when out_of_{n} = 1 then concat('', lasted_{n}) end, ' ')"
        for n in medians
    ]
    days += ["''"] * (most_medians - len(medians))
    return [*sums, *(f"{one} as days_{n}" for n, one in enumerate(days))]


def cells_of(rows: Iterable[Sequence[Any]], questions: Sequence[Question]) -> Answers:
    """Return what an engine answered to `cells_sql`, question by question."""
    families = families_of(questions)
    found: list[list[Cells]] = [
        [{"": [], **{by: [] for by in one.breakdowns}} for one in asked] for asked in families
    ]
    widest = 2 * max(len(asked) for asked in families)
    days_at = [{n: widest + m for m, n in enumerate(_medians(asked))} for asked in families]
    for place, breakdown, group, month, *sums in rows:
        for n, cells in enumerate(found[place]):
            numerator, denominator = sums[2 * n : 2 * n + 2]
            if denominator and breakdown in cells:
                days = _together(sums[days_at[place][n]]) if n in days_at[place] else ""
                cells[breakdown].append(
                    Cell(int(month), group, int(numerator), int(denominator), days)
                )
    told = zip(families, found, strict=True)
    return [pair for asked, cells in told for pair in zip(asked, cells, strict=True)]


def _together(days: str) -> str:
    """Return the days that rows lasted as a cell holds them, each with how many rows it has."""
    return " ".join(f"{day}*{rows}" for day, rows in sorted(Counter(days.split()).items()))


def figures_of(answered: Answers, kinds: Iterable[Kind], within: Months, on: date) -> list[Result]:
    """Return the figures of whole periods that the counts come to, as worked out on a day."""
    return [
        one
        for asked, cells in answered
        for breakdown, those in cells.items()
        for one in results(
            Asked(asked.indicator, asked.version, breakdown, on), those, kinds, within
        )
    ]


def rows_sql(
    version: Version, part: Part, on: date, dialect: Dialect, *, limit: int, offset: int
) -> str:
    """Return the SQL for the rows behind a figure, the newest number first.

    Its columns are those of `row_columns`; a last one says how many there are in all.
    """
    columns = [f"row_{one}" for one in row_columns(version)]
    return (
        f"select {', '.join(columns)}, count(*) over () as how_many"  # noqa: S608 -- names of our own
        f" from ({facts_sql(version, dialect)}) facts where {_of_part(part, on)}"
        f" order by {columns[0]} desc limit {limit} offset {offset}"
    )


def count_sql(version: Version, part: Part, on: date, dialect: Dialect) -> str:
    """Return the SQL for how many rows are behind a figure."""
    facts = facts_sql(version, dialect)
    return f"select count(*) from ({facts}) facts where {_of_part(part, on)}"  # noqa: S608 -- names of our own


def _of_part(part: Part, on: date) -> str:
    asked = [_between(part.period, on)]
    if part.breakdown:
        quoted = part.group.replace("'", "''")
        asked.append(f"by_{part.breakdown} = '{quoted}'")
    if part.which != "denominator":
        asked.append(f"counted = {1 if part.which == 'numerator' else 0}")
    return " and ".join(asked)


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
    "Answers",
    "Cells",
    "Part",
    "Question",
    "Which",
    "cells_of",
    "cells_sql",
    "count_sql",
    "days_sql",
    "days_within",
    "figures_of",
    "rows_sql",
    "with_tables",
]
