"""Requests for advice, many at once: found for a list, and by when each is due by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.models import OPEN, AdviceRequest, Case, CaseException
from goldenthread.casework.permissions import advisers_for
from goldenthread.casework.queries.reckoning import ADVICE, JOURNEY, periods
from goldenthread.children.api import Child
from goldenthread.core.clock.case_tables import Table, iterate
from goldenthread.core.clock.columns import work_out
from goldenthread.core.clock.states import State
from goldenthread.platform.among import AmongThe
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person
from goldenthread.platform.statutory_clock.clock import statutory_clock


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceDue:
    """By when advice is owed, how that stands, and how many days late it is or was."""

    day: date
    state: State
    days_late: int


def on_open_cases(*, officer: Person | None = None) -> Q:
    """Return the condition that a request is not withdrawn, and that the journey goes on.

    :param officer: whose cases they are to be; anybody's when None.
    """
    going_on = Case.objects.filter(OPEN, alive())
    if officer is not None:
        going_on = going_on.filter(officer=officer)
    return Q(AmongThe("case", going_on), withdrawn_on__isnull=True)


def alive(name: str = "child") -> Q:
    """Return the condition that a row's child has not died.

    Who has died is looked up, being few: a join would read every child of the area for it.
    """
    dead = Child.objects.filter(died_on__isnull=False)
    return ~Q(AmongThe(name, dead))


def advice_of_area(local_area: LocalArea, by: Member) -> QuerySet[AdviceRequest]:
    """Return the requests that a member is told of: all, or those to their own organisations.

    What was withdrawn is told to nobody here; the history of the case keeps it.
    """
    theirs = advisers_for(by)
    told = Q() if theirs is None else Q(organisation__in=theirs)
    found = AdviceRequest.objects.filter(told, local_area=local_area, withdrawn_on=None)
    return found.select_related("case", "child", "organisation", "local_area")


def find_advice(local_area: LocalArea, pk: int, by: Member) -> AdviceRequest:
    """Return one of the requests that a member is told of.

    :raises Http404: when there is none of that number, or not for them.
    """
    return get_object_or_404(advice_of_area(local_area, by), pk=pk)


def still_owed(case: Case) -> QuerySet[AdviceRequest]:
    """Return the requests of a case that advice is waited for."""
    return _whole(case).filter(advice_received_on=None, withdrawn_on=None)


def ended_with(case: Case) -> QuerySet[AdviceRequest]:
    """Return the requests that were withdrawn because the case ended."""
    return _whole(case).exclude(withdrawn_with="")


def _whole(case: Case) -> QuerySet[AdviceRequest]:
    found = AdviceRequest.objects.filter(case=case).order_by("pk")
    return found.select_related("organisation", "case__child", "local_area")


def advice_dues(advice: Sequence[AdviceRequest], *, on: date) -> dict[int, AdviceDue]:
    """Return by when each of these requests is due by the clock, by its number: one query.

    A request whose time does not run, as of a historical case, is left out.
    """
    if not advice:
        return {}
    found: dict[int, AdviceDue] = {}
    for column in work_out(statutory_clock(), _table(advice), on=on, processes=JOURNEY).columns:
        if ADVICE not in column.rule.start:
            continue
        for row, due, _done, state, late in iterate(column):
            if due:
                found[advice[row].pk] = AdviceDue(
                    day=date.fromordinal(due), state=state, days_late=late
                )
    return found


def _table(advice: Sequence[AdviceRequest]) -> Table:
    book = statutory_clock().book
    table = Table(len(advice))
    table.events[ADVICE] = _ordinals([one.advice_requested_on for one in advice])
    table.events["advice_received"] = _ordinals([one.advice_received_on for one in advice])
    rows: dict[int, list[int]] = {}
    for number, one in enumerate(advice):
        rows.setdefault(one.case_id, []).append(number)
    for exception in CaseException.objects.filter(case_id__in=list(rows)):
        for known in periods(exception, book):
            table.exceptions += [(number, known) for number in rows[exception.case_id]]
    return table


def _ordinals(days: Sequence[date | None]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array([day.toordinal() if day else 0 for day in days], np.int32)
