"""A definition as an Ibis expression, the same for every engine, and its SQL for each.

It holds no date, so that its SQL is made once. Every step is whole numbers, days and texts: engines
cannot round apart. `compiled` hands the SQL on, and imports this only where it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_
from typing import Any

import ibis
import ibis.backends.sql.compilers as compilers
import ibis.expr.types as ir

from goldenthread.core.indicators.columns import (
    AGE_BANDS,
    AUGUST_31,
    BORN_AFTER,
    DAYS,
    LONGER,
    OLDER,
    WEEK_BANDS,
    Dialect,
    row_columns,
)
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
)
from goldenthread.core.indicators.definitions import Age, Measure, Standing, Version
from goldenthread.core.indicators.pieces import Pieces
from goldenthread.core.indicators.records import (
    AGE_BAND,
    BORN,
    NOT_KNOWN,
    WEEKS_OPEN,
    RecordSet,
    Type,
)

DAYS_COLUMNS = {
    "the_day": "date",
    "its_month": "int64",
    **dict.fromkeys(BORN_AFTER.values(), "date"),
}

_TYPES = {Type.NUMBER: "int64", Type.DAY: "date", Type.TEXT: "string", Type.TRUTH: "boolean"}
_DAY = "the_day"


def pieces_of(versions: Sequence[Version], dialect: Dialect) -> list[Pieces]:
    """Return the SQL of each version for an engine.

    :param versions: of one `family`, so that the rows are looked at once.
    """
    compiler = getattr(compilers, dialect).compiler
    select = compiler.to_sqlglot(_told(versions))
    nothing = select.select("1", append=False).sql(dialect=compiler.dialect)
    source = nothing.removeprefix("SELECT 1 ")
    written = {
        one.alias_or_name: one.unalias().sql(dialect=compiler.dialect) for one in select.expressions
    }
    return [
        Pieces(source, {own: written[name] for own, name in _names(place, version).items()})
        for place, version in enumerate(versions)
    ]


def _names(place: int, version: Version) -> dict[str, str]:
    """Return the columns of a version, and how each is called beside those of its family."""
    by = [f"by_{one}" for one in version.breakdowns]
    shared = ["the_day", "in_month", *by, *(f"row_{one}" for one in row_columns(version))]
    own = ["number", "out_of", "counted", *(["lasted"] if version.value else [])]
    return {**{one: one for one in shared}, **{one: f"{one}_{place}" for one in own}}


def _told(versions: Sequence[Version]) -> ir.Table:
    """Return what versions tell of each row; see `Pieces` for the columns."""
    first = versions[0]
    rows = _dated(first)
    standing = isinstance(first.counted, Standing)
    columns: dict[str, Any] = {
        "the_day": rows[_DAY],
        "in_month": rows["its_month"] if standing else _month(rows[_DAY]),
    }
    for place, version in enumerate(versions):
        columns |= {f"by_{one}": _group(version, one, rows) for one in version.breakdowns}
        columns |= {f"row_{one}": rows[one] for one in row_columns(version)}
        columns |= {f"{name}_{place}": one for name, one in _adds(version, rows).items()}
    return rows.select(**columns)


def _adds(version: Version, rows: ir.Table) -> dict[str, Any]:
    """Return what a row adds to the figure."""
    of, both = _all(version.of, rows), _all([*version.of, *version.those], rows)
    found = {"number": both.ifelse(1, 0), "out_of": of.ifelse(1, 0), "counted": both.ifelse(1, 0)}
    if version.value:
        found["lasted"] = _days_between(version.value, rows)
    if version.measure is Measure.MEAN:
        found["number"] = of.ifelse(found["lasted"], 0)
    return found


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
    return (day.year() * 12 + day.month() - 1).cast("int32")


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
