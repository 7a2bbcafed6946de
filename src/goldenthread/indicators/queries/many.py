"""The figures of several indicators at once, in as many statements however many they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goldenthread.core.indicators.periods import Kind, Months
from goldenthread.core.indicators.results import Result
from goldenthread.core.indicators.statements import Question, figures_of
from goldenthread.indicators.queries.counting import kept_or_counted
from goldenthread.indicators.queries.held import Held, Wanted, held
from goldenthread.platform.organisations.models import LocalArea


def figures_of_many(
    local_area: LocalArea,
    wanted: Iterable[Wanted],
    *,
    within: Months,
    kinds: Sequence[Kind],
    on: date,
    marks: Held | None = None,
) -> dict[str, list[Result]]:
    """Return the figures of some indicators by id, as `figures` does of one.

    :param marks: those of their kept counts, where they are read already.
    """
    wanted = list(wanted)
    marks = marks or held(local_area, [one for one, _ in wanted], on=on)
    if kept := marks.figures(wanted, within, kinds):
        return kept
    questions = [
        Question(one.id, version, tuple(by for by in breakdowns if by in version.breakdowns))
        for one, breakdowns in wanted
        for version in one.versions
    ]
    told: dict[str, list[Result]] = {one.indicator: [] for one in questions}
    if not questions:
        return told
    # they may be kept all the same: where no fence is up no marks are seen
    found = kept_or_counted(local_area, questions, within, on=on)
    for one in figures_of(found.answers, kinds, within, found.as_of):
        told[one.indicator].append(one)
    return told
