"""The figures of several indicators at once: a statement for each record set, however many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, Months
from goldenthread.core.indicators.results import Result
from goldenthread.core.indicators.statements import Question, figures_of
from goldenthread.indicators.queries.counting import kept_or_counted
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
    asked = list(wanted)
    questions = [
        Question(one.id, version, tuple(by for by in breakdowns if by in version.breakdowns))
        for one, breakdowns in asked
        for version in one.versions
    ]
    told = kept_or_counted(local_area, questions, within, on=on)
    found: dict[str, list[Result]] = {one.id: [] for one, _ in asked}
    for result in figures_of(told.answers, kinds, within, told.as_of):
        found[result.indicator].append(result)
    return found
