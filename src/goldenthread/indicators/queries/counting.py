"""Counts of the whole area, restricted records too. The one place with the reach to count them.

What it gives back are counts and never a row. See docs/adr/0020.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection

from goldenthread.core.indicators.periods import Months
from goldenthread.core.indicators.statements import (
    Answers,
    Part,
    Question,
    cells_of,
    cells_sql,
    count_sql,
    days_within,
)
from goldenthread.indicators.queries.kept import Found, find_kept
from goldenthread.indicators.queries.statements import ask
from goldenthread.platform.access.reach import counting
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.models import LocalArea


def kept_or_counted(
    local_area: LocalArea, questions: Collection[Question], within: Months, *, on: date
) -> Found:
    """Return the counts by month and group that are kept, or else as they are now."""
    with in_area(local_area.pk, reach=counting(on=on), savepoint=False):
        kept = find_kept(local_area, questions, within, on=on)
        return kept or Found(_counts(questions, within, on), on)


def counts_now(
    local_area: LocalArea, questions: Collection[Question], within: Months, *, on: date
) -> Answers:
    """Return the counts by month and group as they are now: a statement for each record set."""
    here = in_area(local_area.pk, reach=counting(on=on), savepoint=False)
    with here, _tables_joined_whole():
        return _counts(questions, within, on)


def rows_behind(
    local_area: LocalArea, question: Question, part: Part, months: Months, *, on: date
) -> tuple[int, Found | None]:
    """Return how many rows are behind a figure now, whoever may see them, and its kept counts.

    :param months: those of the figure's period that have begun.
    """
    statement = count_sql(question.version, part, on, "postgres")
    with in_area(local_area.pk, reach=counting(on=on), savepoint=False):
        ((many,),) = ask(statement, [question], days_within(question.version, part), on)
        return int(many), find_kept(local_area, [question], months, on=on)


def _counts(questions: Iterable[Question], within: Months, on: date) -> Answers:
    by_records: dict[str, list[Question]] = {}
    for one in questions:
        by_records.setdefault(one.version.records.name, []).append(one)
    return [
        answer
        for asked in by_records.values()
        for answer in cells_of(
            ask(cells_sql(asked, within, on, "postgres"), asked, within, on), asked
        )
    ]


@contextmanager
def _tables_joined_whole() -> Iterator[None]:
    """Join no table row by row, as the planner would who takes a fence to let few rows through.

    Each is read from end to end, and what is counted then is all of an area.
    """
    with connection.cursor() as cursor:
        cursor.execute("select set_config('enable_nestloop', 'off', true)")
        yield
        cursor.execute("select set_config('enable_nestloop', 'on', true)")
