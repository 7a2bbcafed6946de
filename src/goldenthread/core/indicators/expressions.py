"""A definition as an Ibis expression, the same for every engine, and its SQL for each.

`counted` says of each row in which month it falls, what it adds to each figure, and to which group
of every breakdown it belongs; `facts` are the rows behind one figure. They hold no date, so that
their SQL is made once. Every step is whole numbers, days and texts: engines cannot round apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import and_
from typing import Any, Literal

import ibis
import ibis.expr.types as ir

from goldenthread.core.indicators.conditions import (
    COMPARE,
    THE_DAY,
    Condition,
    Is,
    Known,
    Order,
    Span,
    Truth,
    When,
    columns_of,
)
from goldenthread.core.indicators.definitions import Age, Measure, Standing, Version
from goldenthread.core.indicators.records import (
    AGE_BAND,
    BORN,
    NOT_KNOWN,
    WEEKS_OPEN,
    RecordSet,
    Type,
)

Dialect = Literal["duckdb", "postgres", "pyspark"]
AGE_BANDS = ((4, "00-04"), (10, "05-10"), (15, "11-15"), (19, "16-19"), (25, "20-25"))
OLDER = "26+"
WEEK_BANDS = (
    (6, "00-06"), (12, "06-12"), (16, "12-16"), (20, "16-20"), (26, "20-26"), (52, "26-52"),
)  # fmt: skip
LONGER = "52+"
AUGUST_31 = 831
DAYS = "days"
"""The table of days on which rows stand, each with its month, and whom each band is too old for."""
BORN_AFTER = {
    (age, years): f"born_after_{age.name.lower()}_{years}"
    for age in Age
    for years in (0, *(most + 1 for most, _ in AGE_BANDS))
}
"""The columns of `DAYS` with the day after which are born who are younger than so many years.

Rows that stand are asked for each month: comparing days is quick there, taking them apart is not.
"""
DAYS_COLUMNS = {
    "the_day": "date",
    "its_month": "int64",
    **dict.fromkeys(BORN_AFTER.values(), "date"),
}

_TYPES = {Type.NUMBER: "int64", Type.DAY: "date", Type.TEXT: "string", Type.TRUTH: "boolean"}
_DAY = "the_day"


@lru_cache(maxsize=512)
def facts_sql(version: Version, dialect: Dialect) -> str:
    """Return the SQL of `facts` for an engine."""
    return str(ibis.to_sql(facts(version), dialect=dialect))


@lru_cache(maxsize=512)
def counted_sql(versions: tuple[Version, ...], dialect: Dialect) -> str:
    """Return the SQL of `counted` for an engine."""
    return str(ibis.to_sql(counted(versions), dialect=dialect))


def facts(version: Version) -> ir.Table:
    """Return the rows of the denominator of all time, as said above, with what is shown of them.

    Its columns are the_day, counted (1 or 0), by_… for each breakdown and row_… for each of
    `row_columns`.
    """
    rows = _dated(version)
    rows = rows.filter(_all(version.of, rows))
    return rows.select(
        the_day=rows[_DAY],
        counted=_all(version.those, rows).ifelse(1, 0),
        **{f"by_{one}": _group(version, one, rows) for one in version.breakdowns},
        **{f"row_{one}": rows[one] for one in row_columns(version)},
    )


def counted(versions: Sequence[Version]) -> ir.Table:
    """Return what several versions count of each row, so that the rows are gone through once.

    Its columns are the_day, in_month, by_… for each breakdown of theirs, and for each version by
    its place number_… and out_of_…: what a row adds to its numerator and its denominator. One with
    a median comes alone, with the days that each row lasted.

    :param versions: of one `family`.
    """
    first = versions[0]
    rows = _dated(first)
    if first.measure is Measure.MEDIAN:
        rows = rows.filter(_all(first.of, rows))
    standing = isinstance(first.counted, Standing)
    breakdowns = {one: version for version in versions for one in version.breakdowns}
    adds: dict[str, Any] = {}
    for place, version in enumerate(versions):
        adds[f"number_{place}"], adds[f"out_of_{place}"] = _adds(version, rows)
    return rows.select(
        the_day=rows[_DAY],
        in_month=rows["its_month"] if standing else _month(rows[_DAY]),
        lasted=_days_between(first.value, rows) if first.value else ibis.literal(0),
        **{f"by_{one}": _group(version, one, rows) for one, version in breakdowns.items()},
        **adds,
    )


def _adds(version: Version, rows: ir.Table) -> tuple[Any, Any]:
    """Return what a row adds to the numerator, and to the denominator."""
    of = _all(version.of, rows)
    if version.measure is Measure.MEAN and version.value:
        return of.ifelse(_days_between(version.value, rows), 0), of.ifelse(1, 0)
    return _all([*version.of, *version.those], rows).ifelse(1, 0), of.ifelse(1, 0)


def family(version: Version) -> tuple[object, ...]:
    """Return what versions share that are counted in one go: records, day, and days of ages."""
    alone = version if version.measure is Measure.MEDIAN else None
    return version.records.name, version.counted, version.age_on, alone


def row_columns(version: Version) -> list[str]:
    """Return the columns that are shown of each row: its key, and what the definition looks at."""
    asked: list[Condition | Span] = [*version.of, *version.those]
    if version.value:
        asked.append(version.value)
    looked = [name for one in asked for name in columns_of(one)]
    counted = version.counted
    own = [counted.column] if isinstance(counted, When) else [counted.since, counted.until]
    return list(dict.fromkeys([version.records.key, *own, *looked]))


def columns_asked(version: Version, breakdowns: Iterable[str] = ()) -> set[str]:
    """Return the columns of the records that a question or its rows look at."""
    by = {BORN if one == AGE_BAND else one for one in breakdowns if one != WEEKS_OPEN}
    return {*row_columns(version), *by}


def table_of(records: RecordSet) -> ir.Table:
    """Return the record set as a table that no engine holds yet."""
    schema = {one.name: _TYPES[one.type] for one in records.columns.values()}
    return ibis.table(schema, name=records.name)


def _dated(version: Version) -> ir.Table:
    """Return the rows, each with the day by which it is counted; without one it is not there."""
    rows, counted = table_of(version.records), version.counted
    if isinstance(counted, When):
        day = rows[counted.column]
        if counted.days:
            day = day + ibis.interval(days=counted.days)
        rows = rows.mutate(the_day=day)
        return rows.filter(rows[_DAY].notnull())
    rows = rows.cross_join(ibis.table(DAYS_COLUMNS, name=DAYS))
    since, until = rows[counted.since], rows[counted.until]
    return rows.filter(since <= rows[_DAY], until.isnull() | (until > rows[_DAY]))


def _month(day: Any) -> Any:
    # PostgreSQL takes a day apart into decimals, which are slow to group by
    return (day.year() * 12 + day.month() - 1).cast("int64")


def _all(conditions: Iterable[Condition], rows: ir.Table) -> Any:
    return _and([_condition(one, rows) for one in conditions])


def _and(conditions: Sequence[Any]) -> Any:
    return reduce(and_, conditions) if conditions else ibis.literal(True)


def _condition(condition: Condition, rows: ir.Table) -> Any:
    match condition:
        case Is(column, values, is_not):
            fits = rows[column].isin(values)
            return (~fits | rows[column].isnull()) if is_not else fits
        case Known(column, is_not):
            unknown = _known(rows[column]).isnull()
            return unknown if is_not else ~unknown
        case Truth(column, wanted):
            return rows[column] if wanted else ~rows[column]
        case Order(first, how, then):
            return COMPARE[how](_day(first, rows), _day(then, rows))
    lasted = _days_between(condition.span, rows)
    return _and([COMPARE[how](lasted, days) for how, days in condition.bounds])


def _known(column: Any) -> Any:
    return column.nullif("") if column.type().is_string() else column


def _day(name: str, rows: ir.Table) -> Any:
    return rows[_DAY] if name == THE_DAY else rows[name]


def _days_between(span: Span, rows: ir.Table) -> Any:
    return _day(span.end, rows).delta(_day(span.start, rows), unit="day")


def _group(version: Version, breakdown: str, rows: ir.Table) -> Any:
    if breakdown == AGE_BAND:
        return _age_band(version, rows)
    if breakdown == WEEKS_OPEN and isinstance(version.counted, Standing):
        days = _days_between(Span(version.counted.since, THE_DAY), rows)
        return _band(days, tuple((weeks * 7, band) for weeks, band in WEEK_BANDS), LONGER)
    return _known(rows[breakdown]).fill_null(NOT_KNOWN)


def _band(number: Any, bands: Iterable[tuple[int, str]], beyond: str) -> Any:
    cases = [(number <= most, band) for most, band in bands]
    return ibis.cases((number.isnull() | (number < 0), NOT_KNOWN), *cases, else_=beyond)


def _age_band(version: Version, rows: ir.Table) -> Any:
    """Return the band of an age; who was born on 29 February is older from 1 March.

    Days are compared where they can be: that is much quicker than to take them apart.
    """
    if isinstance(version.counted, When) and version.age_on is Age.AUGUST:
        return _band(_age_in_august(rows), AGE_BANDS, OLDER)
    born, day = rows[BORN], rows[_DAY]

    def is_younger(years: int) -> Any:
        if isinstance(version.counted, Standing):
            return born > rows[BORN_AFTER[version.age_on, years]]
        return born > (day - ibis.interval(years=years) if years else day)

    bands = [(is_younger(most + 1), band) for most, band in AGE_BANDS]
    return ibis.cases((born.isnull() | is_younger(0), NOT_KNOWN), *bands, else_=OLDER)


def _age_in_august(rows: ir.Table) -> Any:
    """Return whole years on the 31 August before the day."""
    born, day = rows[BORN], rows[_DAY]
    born_at, at = (one.month() * 100 + one.day() for one in (born, day))
    year = day.year() - (at < AUGUST_31).ifelse(1, 0)
    return year - born.year() - (born_at > AUGUST_31).ifelse(1, 0)
