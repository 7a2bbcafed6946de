"""How many cases stand at once: their deadlines in columns, whom they wait for, what holds them.

Five queries for any number of cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from goldenthread.casework.enums import DATES, ENDINGS, OPEN_STAGES, AdviceKind, Stage
from goldenthread.casework.models import AdviceRequest, Case, CaseException, Dispute
from goldenthread.casework.policies import Facts, stage_of
from goldenthread.casework.queries.reckoning import (
    ADVICE,
    EVENTS,
    JOURNEY,
    advice_events,
    disputed,
    order_in_force,
    periods,
)
from goldenthread.children.api import Child
from goldenthread.core.clock.case_tables import RuleColumn, Table, iterate
from goldenthread.core.clock.cases import Case as CoreCase
from goldenthread.core.clock.cases import ExceptionPeriod
from goldenthread.core.clock.columns import work_out
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.forecasting import earliest_end
from goldenthread.core.clock.rules import Kind, Rule
from goldenthread.core.clock.states import OPEN, State
from goldenthread.platform.statutory_clock.clock import statutory_clock

_FIELDS = ("pk", "number", "child_id", "officer_id", "historical", *DATES)


Row = dict[str, Any]
"""The fields of one case by name."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that may still be owed."""

    rule: Rule
    day: date
    state: State
    days_late: int
    who: str = ""


@dataclass(slots=True, kw_only=True)
class Standing:
    """How one case stands on a day: `dues` the soonest first, `waits` for whose advice since when.

    `week` is the week of the journey, the first being 1. `will_miss` says that the final plan
    cannot be there in time unless a step takes less than its whole time, and nothing excuses it;
    `forecast_on` is when it will then be there. `advised` says that advice has been asked for.
    """

    case_id: int
    number: int
    child_id: int
    officer_id: int | None
    stage: Stage
    received_on: date | None
    last_on: date | None
    week: int
    dues: list[Due] = field(default_factory=list)
    waits: list[tuple[str, date]] = field(default_factory=list)
    will_miss: bool = False
    forecast_on: date | None = None
    final: Due | None = None
    advised: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the journey goes on."""
        return self.stage in OPEN_STAGES

    def dues_in(self, *states: State) -> list[Due]:
        """Return the deadlines in one of these states."""
        return [due for due in self.dues if due.state in states]

    def quiet_for(self, on: date) -> int:
        """Return for how many days nothing has happened."""
        return (on - self.last_on).days if self.last_on else 0


def standings(
    cases: QuerySet[Case], *, on: date, advisers: Collection[int] | None = None
) -> list[Standing]:
    """Return how each of these cases stands, in the order of the query.

    :param advisers: the organisations of whose advice it may be told; of all when None.
    """
    rows = [dict(zip(_FIELDS, row, strict=True)) for row in cases.values_list(*_FIELDS)]
    if not rows:
        return []
    place = {row["pk"]: number for number, row in enumerate(rows)}
    died = _deaths({row["child_id"] for row in rows})
    for row in rows:
        row["died"] = died.get(row["child_id"])
    # by their numbers: within the fences PostgreSQL plans a query within a query badly
    advice = _advice(list(place), advisers)
    exceptions = list(CaseException.objects.filter(case_id__in=list(place)))
    disputes = _disputes(list(place)) if advisers is None else {}
    for row in rows:
        row |= order_in_force(disputes.get(row["pk"], ()))
    found = [_standing(row, advice.get(row["pk"], []), on) for row in rows]
    clock = statutory_clock()
    _put_dues(clock, rows, exceptions, place, found, on)
    _put_advice(clock, rows, advice, exceptions, place, found, on)
    _put_disputes(clock, rows, disputes, exceptions, found, on)
    for one in found:
        one.dues.sort(key=lambda due: (due.day, due.rule.key))
    _put_forecasts(clock, rows, advice, found, on)
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    case_id: int
    who: str
    requested: date
    chased: date | None
    received: date | None


def _deaths(children: Collection[int]) -> dict[int, date | None]:
    found = Child.objects.filter(pk__in=children, died_on__isnull=False)
    return dict(found.values_list("pk", "died_on"))


def _advice(cases: Collection[int], advisers: Collection[int] | None) -> dict[int, list[_Asked]]:
    found: dict[int, list[_Asked]] = defaultdict(list)
    told = Q() if advisers is None else Q(organisation__in=advisers)
    asked = AdviceRequest.objects.filter(told, case_id__in=cases, withdrawn_on=None).values_list(
        "case_id", "kind", "name", "organisation__name", "advice_requested_on", "chased_on",
        "advice_received_on",
    )  # fmt: skip
    for case_id, kind, name, organisation, requested, chased, received in asked:
        who = organisation or name or AdviceKind(kind).label
        found[case_id].append(_Asked(case_id, who, requested, chased, received))
    return found


def _standing(row: Row, advice: list[_Asked], on: date) -> Standing:
    stage = stage_of(
        Facts(
            dates={name: row[name] for name in DATES},
            born=date.min,  # the stage does not ask
            died_on=row["died"],
            historical=row["historical"],
        )
    )
    days = [row[name] for name in DATES]
    days += [day for one in advice for day in (one.requested, one.chased, one.received) if day]
    received = row["request_received_on"]
    waiting = [one for one in advice if one.received is None]
    return Standing(
        case_id=row["pk"],
        number=row["number"],
        child_id=row["child_id"],
        officer_id=row["officer_id"],
        stage=stage,
        received_on=received,
        last_on=max((day for day in days if day), default=None),
        week=(on - received).days // 7 + 1 if received else 0,
        advised=bool(advice),
        waits=sorted((one.who, one.requested) for one in waiting) if stage in OPEN_STAGES else [],
    )


def _ordinals(rows: Sequence[Row], name: str) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array([day.toordinal() if (day := row.get(name)) else 0 for row in rows], np.int32)


def _table(rows: Sequence[Row]) -> Table:
    table = Table(len(rows))
    for event, name in EVENTS.items():
        table.events[event] = _ordinals(rows, name)
    for event in ("died", "order_made"):
        table.events[event] = _ordinals(rows, event)
    return table


def _disputes(cases: Collection[int]) -> dict[int, list[Dispute]]:
    found: dict[int, list[Dispute]] = defaultdict(list)
    for one in Dispute.objects.filter(case_id__in=cases):
        found[one.case_id].append(one)
    return found


def _put_dues(
    clock: Clock,
    rows: Sequence[Row],
    exceptions: Sequence[CaseException],
    place: dict[int, int],
    found: list[Standing],
    on: date,
) -> None:
    table = _table(rows)
    for one in exceptions:
        row = place[one.case_id]
        table.exceptions += [(row, known) for known in periods(one, clock.book)]
    for column in work_out(clock, table, on=on, processes=JOURNEY).columns:
        is_final = "final_issued" in column.rule.done_by
        for row, due in _owed(column):
            standing = found[row]
            if standing.is_open:
                standing.dues.append(due)
                if is_final:
                    standing.final = due


def _put_advice(
    clock: Clock,
    rows: Sequence[Row],
    advice: dict[int, list[_Asked]],
    exceptions: Sequence[CaseException],
    place: dict[int, int],
    found: list[Standing],
    on: date,
) -> None:
    waiting = [
        one
        for many in advice.values()
        for one in many
        if one.received is None and found[place[one.case_id]].is_open
    ]
    if not waiting:
        return
    table = Table(len(waiting))
    table.events[ADVICE] = np.array([one.requested.toordinal() for one in waiting], np.int32)
    known = _periods(clock, exceptions)
    for number, one in enumerate(waiting):
        table.exceptions += [(number, period) for period in known[one.case_id]]
    for column in work_out(clock, table, on=on, processes=JOURNEY).columns:
        for row, due in _owed(column, [one.who for one in waiting]):
            found[place[waiting[row].case_id]].dues.append(due)


def _periods(clock: Clock, exceptions: Sequence[CaseException]) -> dict[int, list[ExceptionPeriod]]:
    found: dict[int, list[ExceptionPeriod]] = defaultdict(list)
    for one in exceptions:
        found[one.case_id] += periods(one, clock.book)
    return found


def _put_disputes(
    clock: Clock,
    rows: Sequence[Row],
    disputes: dict[int, list[Dispute]],
    exceptions: Sequence[CaseException],
    found: list[Standing],
    on: date,
) -> None:
    """Put what is owed of mediation, appeals and orders; what the family may do is no duty."""
    known = _periods(clock, exceptions)
    parts: dict[tuple[str, ...], list[tuple[int, CoreCase]]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row["historical"] or row["died"] or any(row[name] for name in ENDINGS):
            continue
        events = {event: row[name] for event, name in EVENTS.items() if row[name]}
        of_case = [
            part
            for one in disputes.get(row["pk"], ())
            for part in disputed("", events, known[row["pk"]], one)
        ]
        for processes, part in of_case:
            parts[processes].append((place, part))
    for processes, many in parts.items():
        table = Table.of([part for _, part in many])
        worked = work_out(clock, table, on=on, processes=processes).columns
        for column in (one for one in worked if one.rule.kind is not Kind.RIGHT):
            for number, due in _owed(column):
                found[many[number][0]].dues.append(due)


def _owed(column: RuleColumn, who: Sequence[str] = ()) -> list[tuple[int, Due]]:
    """Return the rows of a column in which the thing may still be owed by a last day."""
    return [
        (
            row,
            Due(
                column.rule, date.fromordinal(due), state, late,
                who[row] if who else column.rule.owed_by,
            ),
        )
        for row, due, done, state, late in iterate(column)
        if due and not done and state in OPEN
    ]  # fmt: skip


def _put_forecasts(
    clock: Clock,
    rows: Sequence[Row],
    advice: dict[int, list[_Asked]],
    found: list[Standing],
    on: date,
) -> None:
    """Say of each open case whether its final plan will come too late."""
    for row, standing in zip(rows, found, strict=True):
        final = standing.final
        if final is None or final.state is State.EXCUSED:
            continue
        route = next((one for one in clock.book.routes if one.final == final.rule.key), None)
        if route is None:
            continue
        happened = {event: row[name] for event, name in EVENTS.items() if row[name]}
        asked = advice.get(standing.case_id, [])
        happened |= advice_events([(one.requested, one.received) for one in asked])
        standing.forecast_on = earliest_end(clock, route, happened, on=on)
        standing.will_miss = standing.forecast_on > final.day
