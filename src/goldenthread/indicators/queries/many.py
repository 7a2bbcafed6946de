"""The figures of several indicators at once: one statement, however many they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection

from goldenthread.core.indicators.definitions import Indicator, Measure, Version
from goldenthread.core.indicators.periods import Kind, Months
from goldenthread.core.indicators.results import Asked, Cell, Result, results
from goldenthread.core.indicators.statements import DAYS, cells_sql, days_sql
from goldenthread.indicators.signals import source_of
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.models import LocalArea

Wanted = tuple[Indicator, Sequence[str]]
"""An indicator, and what it is to be broken down by."""


def figures_of_many(
    local_area: LocalArea,
    wanted: Iterable[Wanted],
    *,
    within: Months,
    kinds: Sequence[Kind],
    on: date,
) -> dict[str, list[Result]]:
    """Return the figures of some indicators by id, as `figures` does of one."""
    asked = [
        (one, version, [name for name in breakdowns if name in version.breakdowns])
        for one, breakdowns in wanted
        for version in one.versions
    ]
    found: dict[str, list[Result]] = {one.id: [] for one, _, _ in asked}
    with in_area(local_area.pk, reach=whole_area(on=on)):
        answers = _answers([(version, by) for _, version, by in asked], within, on)
    for (one, version, _), cells in zip(asked, answers, strict=True):
        for breakdown, those in cells.items():
            about = Asked(one.id, version, breakdown, on)
            found[one.id] += results(about, those, kinds, within)
    return found


def _answers(
    asked: Sequence[tuple[Version, Sequence[str]]], within: Months, on: date
) -> list[dict[str, list[Cell]]]:
    found: list[dict[str, list[Cell]]] = [{"": [], **{one: [] for one in by}} for _, by in asked]
    if not asked:
        return found
    for place, breakdown, group, month, days, numerator, denominator in _ask(asked, within, on):
        lasted = int(days) if asked[place][0].measure is Measure.MEDIAN else None
        cell = Cell(int(month), group, int(numerator), int(denominator), lasted)
        found[place][breakdown].append(cell)
    return found


def _ask(
    asked: Sequence[tuple[Version, Sequence[str]]], within: Months, on: date
) -> list[tuple[Any, ...]]:
    tables: dict[str, str] = {}
    parameters: dict[str, Any] = {}
    for version, _ in asked:
        sql, told = source_of(version.records.name).query(on)
        tables[version.records.name] = sql
        parameters |= told
        if days := days_sql(version, within, on):
            tables[DAYS] = days.replace("%", "%%")
    # each record set is worked out once, whatever many indicators count its rows
    heads = ", ".join(f"{name} as materialized ({sql})" for name, sql in tables.items())
    parts = " union all ".join(
        _marked(place, version, by, within, on) for place, (version, by) in enumerate(asked)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"with {heads} {parts.replace('%', '%%')}", parameters)
        answered: list[tuple[Any, ...]] = cursor.fetchall()
    return answered


def _marked(
    place: int, version: Version, breakdowns: Sequence[str], within: Months, on: date
) -> str:
    which = " ".join(f"when by_{one} is not null then '{one}'" for one in breakdowns)
    groups = ", ".join(f"by_{one}" for one in breakdowns)
    days = "lasted" if version.measure is Measure.MEDIAN else "no_days"
    return (
        f"select {place} as place, {f'case {which} else {_NONE} end' if which else _NONE},"  # noqa: S608 -- names and dates of our own
        f" {f'coalesce({groups}, {_NONE})' if groups else _NONE}, in_month, {days} as days,"
        f" numerator, denominator from ({cells_sql(version, breakdowns, within, on, 'postgres')})"
        f" cells{place}"
    )


_NONE = "''"
