"""Figures and rows from the live database, asked through Django's own connection.

So a statement stays within the transaction's fences: figures are of the whole area, as the
installation sees it (records that are restricted to named people are left out); rows are those
that the person who asks may see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from goldenthread.core.indicators.definitions import Indicator, Version
from goldenthread.core.indicators.expressions import row_columns
from goldenthread.core.indicators.periods import Kind, Months
from goldenthread.core.indicators.results import Asked, Cell, Result, results
from goldenthread.core.indicators.statements import (
    DAYS,
    Part,
    cells_of,
    cells_sql,
    days_sql,
    days_within,
    rows_sql,
    with_tables,
)
from goldenthread.indicators.signals import source_of
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.models import LocalArea


def figures(
    local_area: LocalArea,
    indicator: Indicator,
    *,
    within: Months,
    kinds: Iterable[Kind],
    breakdowns: Sequence[str] = (),
    on: date,
) -> list[Result]:
    """Return an indicator's figures for these months, in all and by each breakdown.

    One statement for each version that held in them. Never kept: they are as of the moment.
    """
    found: list[Result] = []
    with in_area(local_area.pk, reach=whole_area(on=on)):
        for version in indicator.versions:
            offered = [one for one in breakdowns if one in version.breakdowns]
            cells = _cells(version, offered, within, on)
            for breakdown, those in cells.items():
                asked = Asked(indicator.id, version, breakdown, on)
                found += results(asked, those, kinds, within)
    return found


def _cells(
    version: Version, breakdowns: Sequence[str], within: Months, on: date
) -> dict[str, list[Cell]]:
    statement = cells_sql(version, breakdowns, within, on, "postgres")
    return cells_of(_ask(statement, version, within, on), version, breakdowns)


@dataclass(frozen=True)
class Behind:
    """A page of the rows behind a figure: each by its columns, and how many there are in all."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    how_many: int


def behind(version: Version, part: Part, *, on: date, limit: int, offset: int) -> Behind:
    """Return the rows behind a figure that this person may see, in the fence that is up."""
    statement = rows_sql(version, part, on, "postgres", limit=limit, offset=offset)
    found = _ask(statement, version, days_within(version, part), on)
    how_many = found[0][-1] if found else 0
    return Behind(row_columns(version), [row[:-1] for row in found], how_many)


def _ask(statement: str, version: Version, within: Months, on: date) -> list[tuple[Any, ...]]:
    sql, parameters = source_of(version.records.name).query(on)
    tables = {version.records.name: sql, DAYS: days_sql(version, within, on).replace("%", "%%")}
    with connection.cursor() as cursor:
        asked = with_tables(statement.replace("%", "%%"), tables, once=version.records.name)
        cursor.execute(asked, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
