"""Figures and the rows behind them, from the live database.

Figures are of the whole area: kept counts where they hold, else counted now. Rows are those that
the person who asks may see, asked within the transaction's fences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from goldenthread.core.indicators.columns import row_columns
from goldenthread.core.indicators.definitions import Indicator, Version
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.results import Result
from goldenthread.core.indicators.statements import (
    Part,
    Question,
    Which,
    days_within,
    figures_of,
    rows_sql,
)
from goldenthread.indicators.queries.counting import kept_or_counted, rows_behind
from goldenthread.indicators.queries.statements import ask
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

    Those that were worked out in the night or since, if they are kept for these months; their
    `snapshot` is then the day as of which they are. Else they are worked out now, in one statement.
    """
    questions = [
        Question(indicator.id, one, tuple(by for by in breakdowns if by in one.breakdowns))
        for one in indicator.versions
    ]
    found = kept_or_counted(local_area, questions, within, on=on)
    return figures_of(found.answers, kinds, within, found.as_of)


@dataclass(frozen=True)
class Behind:
    """A page of the rows behind a figure: each by its columns, and how many there are in all."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    how_many: int


def behind(version: Version, part: Part, *, on: date, limit: int, offset: int) -> Behind:
    """Return the rows behind a figure that this person may see, in the fence that is up."""
    statement = rows_sql(version, part, on, "postgres", limit=limit, offset=offset)
    asked = [Question("", version, (part.breakdown,) if part.breakdown else ())]
    found = ask(statement, asked, days_within(version, part), on)
    how_many = found[0][-1] if found else 0
    return Behind(row_columns(version), [row[:-1] for row in found], how_many)


@dataclass(frozen=True)
class Told:
    """How many rows are behind a figure, whoever may see them, and what a kept figure said."""

    how_many: int
    kept_figure: int | None = None
    worked_out_at: datetime | None = None


def told_of(
    local_area: LocalArea, indicator: Indicator, version: Version, part: Part, kind: Kind, *,
    on: date,
) -> Told:  # fmt: skip
    """Return how many rows are behind a figure now, and how many it was worked out from."""
    question = Question(indicator.id, version, (part.breakdown,) if part.breakdown else ())
    months = Months(part.period.first, min(part.period.last, month_of(on)))
    many, kept = rows_behind(local_area, question, part, months, on=on)
    if kept is None:
        return Told(many)
    figure = sum(
        _rows_of(one, part.which)
        for one in figures_of(kept.answers, [kind], months, kept.as_of)
        if (one.breakdown, one.group) == (part.breakdown, part.group)
    )
    return Told(many, figure, kept.worked_out_at)


def _rows_of(figure: Result, which: Which) -> int:
    numerator, denominator = figure.numerator or 0, figure.denominator
    if denominator is None or which == "numerator":  # a count has its rows alone
        return numerator
    return denominator - numerator if which == "rest" else denominator
