"""What the live database is asked: a statement of an engine around the rooms' own queries.

Of a record that is restricted to named people no group is told, in counts or rows: it belongs to
"not known" of every breakdown. So a small group never says what such a record holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import connection

from goldenthread.children.api import RESTRICTED
from goldenthread.core.indicators.columns import columns_asked
from goldenthread.core.indicators.periods import Months
from goldenthread.core.indicators.records import BORN, RecordSet
from goldenthread.core.indicators.statements import DAYS, Question, days_sql, with_tables
from goldenthread.indicators.signals import source_of

Row = tuple[Any, ...]


def ask(statement: str, questions: Collection[Question], within: Months, on: date) -> list[Row]:
    """Return the answer to a statement about the records that these questions share.

    :param questions: of one record set.
    """
    (records,) = {one.version.records.name: one.version.records for one in questions}.values()
    wanted = {name for one in questions for name in columns_asked(one.version, one.breakdowns)}
    sql, parameters = records_sql(records, wanted, on)
    days = days_sql([one.version for one in questions], within, on)
    tables = {records.name: sql, DAYS: days.replace("%", "%%")}
    with connection.cursor() as cursor:
        # a statement of many parts is slower with code made for it, and sorts with little memory
        cursor.execute(
            "select set_config('jit', 'off', true), set_config('work_mem', '64MB', true)"
        )
        asked = with_tables(statement.replace("%", "%%"), tables, once=records.name)
        cursor.execute(asked, parameters)
        found: list[Row] = cursor.fetchall()
    return found


def records_sql(records: RecordSet, wanted: Iterable[str], on: date) -> tuple[str, dict[str, Any]]:
    """Return the SQL of a record set and its parameters, its groups hidden where restricted."""
    sql, parameters = source_of(records.name).query(on, set(wanted))
    if "child" not in records.columns:
        return sql, dict(parameters)
    hidden = {one.name for one in records.columns.values() if one.splits} | {BORN}
    columns = ", ".join(
        f'case when hidden.child_id is null then told."{name}" end as "{name}"'
        if name in hidden
        else f'told."{name}"'
        for name in records.columns
    )
    return (
        f"select {columns} from ({sql}) told"  # noqa: S608 -- names of our own
        f" left join (select distinct child_id from ({RESTRICTED}) listed) hidden"
        " on hidden.child_id = told.child",
        {**parameters, "restricted_on": on},
    )
