"""Bringing what figures are counted from, and the cases behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from goldenthread.casework.api import Case, advice_columns, case_columns, cases_numbered
from goldenthread.monitoring.policies import Period
from goldenthread.monitoring.queries.figures import Data, Figure, first_decided, rows_of
from goldenthread.platform.organisations.models import LocalArea

COUNTED, BASE, LATE = "counted", "of", "late"


def data_of(local_area: LocalArea, *, since: date) -> Data:
    """Return the cases that this person may see, and their advice since a day, in seven queries."""
    cases = case_columns(local_area)
    return Data(cases=cases, advice=advice_columns(cases, since=since))


@dataclass(frozen=True, slots=True)
class Behind:
    """A row behind a number: its case, from when until when, and what it is about."""

    case_id: int
    begins: int
    ends: int
    about: str

    @property
    def days(self) -> int | None:
        """How many days it took."""
        return self.ends - self.begins if self.begins and self.ends else None


def behind(
    figure: Figure, data: Data, period: Period, part: str, team_id: int | None
) -> list[Behind]:
    """Return the rows behind a number, those that took longest first.

    :param part: those counted, all of which they are a part, or the others of these.
    """
    counted, base = rows_of(figure, data, period, team_id)
    chosen = {COUNTED: counted, BASE: base, LATE: base & ~counted}[part]
    if figure.of_advice:
        return _advice(data, chosen, period)
    cases = data.cases
    begins = cases.days[figure.begins]
    if figure.ends == "first_decided":
        ends = first_decided(cases, period)
    elif figure.ends:
        ends = cases.known(figure.ends, period.on)
    else:
        ends = np.zeros(cases.size, np.int32)
    if figure.is_of_a_day:
        ends = np.full(cases.size, period.on.toordinal(), np.int32)
    rows = np.flatnonzero(chosen)
    order = rows[np.lexsort((cases.case_ids[rows], begins[rows] - ends[rows]))]
    return [Behind(int(cases.case_ids[row]), int(begins[row]), int(ends[row]), "") for row in order]


def _advice(data: Data, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]],
            period: Period) -> list[Behind]:  # fmt: skip
    advice = data.advice
    came = np.where(advice.came <= period.on.toordinal(), advice.came, 0)
    rows = np.flatnonzero(chosen)
    until = np.where(came > 0, came, period.on.toordinal())  # what is missing has waited until now
    order = rows[np.lexsort((advice.case_ids[rows], advice.asked[rows] - until[rows]))]
    return [
        Behind(
            int(advice.case_ids[row]), int(advice.asked[row]), int(came[row]),
            str(advice.kinds[row]),
        )
        for row in order
    ]  # fmt: skip


def cases_behind(rows: Sequence[Behind]) -> dict[int, Case]:
    """Return the cases of some rows, each with its child and officer."""
    return {case.pk: case for case in cases_numbered({row.case_id for row in rows})}
