"""Every case of an area in columns of days, as it was known to be on any day.

Columns hold days as proleptic Gregorian ordinals, 0 meaning unknown. PostgreSQL makes each column
itself: 25,000 cases come as a few long rows and not as 25,000 short ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Func, IntegerField, Q, QuerySet

from goldenthread.casework.enums import DATES, OPEN_STAGES, Stage
from goldenthread.casework.models import AdviceRequest, Allocation, Case, CaseException, TeamMember
from goldenthread.casework.queries.reckoning import periods
from goldenthread.children.api import Child
from goldenthread.core.clock.cases import ExceptionPeriod
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.statutory_clock.clock import statutory_clock

Days = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
_EVER = np.iinfo(np.int32).max
TWENTY, SIX = 20, 6
"""Weeks for a final plan, and for advice (SEND Regulations 2014, regulations 13 and 8)."""


class Ordinal(Func):
    """A date as the number of its day, 0 for none."""

    template = "coalesce(%(expressions)s - date '0001-01-01' + 1, 0)"
    output_field = IntegerField()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseColumns:
    """The cases of an area in the order of their number; historical ones are left out.

    `days` has a column for each of `enums.DATES`, and "died_on"; `born` is the child's. `held`
    says whose case each was when: rows of `place`, officer, first and last day.
    """

    case_ids: Numbers
    days: dict[str, Days]
    born: Days
    excused: Days
    held: tuple[Numbers, Numbers, Days, Days]
    team_rows: tuple[tuple[int, int, int, int], ...]

    @property
    def size(self) -> int:
        """How many cases there are."""
        return len(self.case_ids)

    def known(self, name: str, on: date) -> Days:
        """Return a column as it was known on a day: what came later is not there yet."""
        days = self.days[name]
        return np.where(days <= on.toordinal(), days, 0).astype(np.int32)

    def stages(self, on: date) -> dict[Stage, Flags]:
        """Return which cases were at each open stage at the end of a day."""
        known = {name: self.known(name, on) > 0 for name in (*DATES, "died_on")}
        left = known["request_received_on"].copy()
        for name in ("final_issued_on", "request_withdrawn_on", "moved_area_on", "died_on"):
            left &= ~known[name]
        found: dict[Stage, Flags] = {}
        for stage, name in _BY_DATE:  # the order of `policies.STAGES`
            here = left & known[name]
            left = left & ~here
            if stage in OPEN_STAGES:
                found[stage] = here
        return {stage: found[stage] for stage in OPEN_STAGES}

    def officers(self, on: date) -> Numbers:
        """Return whose case each was on a day, 0 for nobody."""
        found = np.zeros(self.size, np.int64)
        place, officer, since, until = self.held
        today = on.toordinal()
        # rows are in the order of their first day: of two on one day the later holds
        here = (since <= today) & (until >= today)
        found[place[here]] = officer[here]
        return found

    def of_team(self, team_id: int, on: date) -> Flags:
        """Return which cases were in the hands of a team's members on a day."""
        today = on.toordinal()
        members = [
            person
            for team, person, since, until in self.team_rows
            if team == team_id and since <= today <= until
        ]
        return np.isin(self.officers(on), members)

    def excepted(self, on: date) -> Flags:
        """Return for which cases an exception to the 20 weeks was on record by a day."""
        return (self.excused > 0) & (self.excused <= on.toordinal())


_BY_DATE = (
    (Stage.DRAFT, "draft_served_on"),
    (Stage.WRITING, "decided_to_issue_on"),
    (Stage.NOT_ISSUED, "decided_not_to_issue_on"),
    (Stage.ASSESSMENT, "decided_to_assess_on"),
    (Stage.NOT_ASSESSED, "decided_not_to_assess_on"),
    (Stage.REQUEST, "request_received_on"),
)


def columns_of(found: QuerySet[Any], **wanted: Any) -> dict[str, list[int]]:
    """Return columns of a query, each a list in the same order as the others.

    :param wanted: name to expression of whole numbers.
    """
    made = found.order_by().aggregate(**{name: ArrayAgg(wanted[name]) for name in wanted})
    return {name: made[name] or [] for name in wanted}


def case_columns(local_area: LocalArea) -> CaseColumns:
    """Return the cases that this person may see, in five queries whatever their number."""
    cases = local_area.cases.filter(historical=False)
    wanted = {name: Ordinal(F(name)) for name in DATES}
    made = columns_of(cases, case=F("pk"), whose=F("child_id"),
                      born=Ordinal(F("child__date_of_birth")), **wanted)  # fmt: skip
    case_ids = np.array(made["case"], np.int64)
    order = np.argsort(case_ids)
    days = {name: np.array(made[name], np.int32)[order] for name in DATES}
    days["died_on"] = _deaths(np.array(made["whose"], np.int64)[order])
    case_ids = case_ids[order]
    return CaseColumns(
        case_ids=case_ids,
        days=days,
        born=np.array(made["born"], np.int32)[order],
        excused=_exceptions(case_ids, days["request_received_on"], "final_issued", TWENTY),
        held=_held(local_area, case_ids),
        team_rows=_team_rows(local_area),
    )


def _deaths(children: Numbers) -> Days:
    died = Child.objects.filter(died_on__isnull=False).values_list("pk", "died_on")
    days = {pk: day for pk, day in died if day is not None}
    found = np.zeros(len(children), np.int32)
    for place in np.flatnonzero(np.isin(children, list(days))).tolist():
        found[place] = days[int(children[place])].toordinal()
    return found


def places_of(case_ids: Numbers, asked: Iterable[int]) -> tuple[Numbers, Flags]:
    """Return where cases stand in the columns, and which of those asked for do."""
    wanted = np.array(list(asked), np.int64)
    if not len(case_ids):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
    place = np.minimum(np.searchsorted(case_ids, wanted), len(case_ids) - 1)
    return place.astype(np.int64), case_ids[place] == wanted


def _exceptions(of_cases: Numbers, begun: Days, done: str, weeks: int) -> Days:
    """Return the first day by which an exception to a time limit applied to each row.

    It is one that the clock's rule is excused by, whole, and within its time.

    :param of_cases: the case of each row; its time runs from `begun`.
    :param done: the event that ends the rule's time.
    """
    book = statutory_clock().book
    rule = next(rule for rule in book.of(("assessment",)) if done in rule.done_by)
    found = np.zeros(len(of_cases), np.int32)
    named = Q(code__in=rule.excused_by) | Q(also__len__gt=0)
    rows = list(CaseException.objects.filter(named).order_by("pk"))
    order = np.argsort(of_cases, kind="stable")
    asked = np.array([one.case_id for one in rows], np.int64)
    first = np.searchsorted(of_cases[order], asked, "left").tolist()
    last = np.searchsorted(of_cases[order], asked, "right").tolist()
    for one, begin, end in zip(rows, first, last, strict=True):
        for known in periods(one, book) if begin < end else ():
            for at in order[begin:end].tolist() if known.group.code in rule.excused_by else ():
                applied = _applied_on(known, int(begun[at]), weeks)
                if applied and (found[at] == 0 or applied < found[at]):
                    found[at] = applied
    return found


def _applied_on(known: ExceptionPeriod, begun: int, weeks: int) -> int:
    first, last = known.in_law
    if last < first or not begun:
        return 0
    if first.toordinal() > begun + 7 * weeks or last.toordinal() < begun:
        return 0
    needed = 0 if known.until else max(known.head.at_least_days - 1, 0)  # while it lasts it grows
    on = known.since + timedelta(days=needed)
    return 0 if known.shortfall(on=on) else on.toordinal()


def _held(local_area: LocalArea, case_ids: Numbers) -> tuple[Numbers, Numbers, Days, Days]:
    made = columns_of(
        Allocation.objects.filter(local_area=local_area),
        row=F("pk"), case=F("case_id"), officer=F("officer_id"), since=Ordinal(F("since")),
        until=Ordinal(F("until")),
    )  # fmt: skip
    place, there = places_of(case_ids, made["case"])
    last = np.array(made["until"], np.int64)
    until: Days = np.where(last == 0, _EVER, last).astype(np.int32)
    since = np.array(made["since"], np.int32)
    officer = np.array(made["officer"], np.int64)
    order = np.lexsort((np.array(made["row"], np.int64)[there], since[there]))
    return (
        place[there][order], officer[there][order], since[there][order], until[there][order],
    )  # fmt: skip


def _team_rows(local_area: LocalArea) -> tuple[tuple[int, int, int, int], ...]:
    rows = TeamMember.objects.filter(local_area=local_area).order_by("pk")
    return tuple(
        (team, person, since.toordinal(), until.toordinal() if until else _EVER)
        for team, person, since, until in rows.values_list("team", "person", "since", "until")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceColumns:
    """Requests for advice in columns: of which case, about what, asked and come back when.

    `excused` is the day by which an exception to the 6 weeks applied (regulation 8), 0 for none.
    """

    place: Numbers
    case_ids: Numbers
    kinds: npt.NDArray[np.str_]
    asked: Days
    came: Days
    excused: Days

    @property
    def due(self) -> Days:
        """The last day of the 6 weeks of each."""
        return (self.asked + 7 * SIX).astype(np.int32)

    def excepted(self, on: date) -> Flags:
        """Return for which an exception was on record by a day."""
        return (self.excused > 0) & (self.excused <= on.toordinal())


def advice_that_counts() -> Q:
    """Return the condition that a request counts in figures.

    What was withdrawn counts nowhere; but what was late already when its case ended stays late.
    """
    last_day = F("advice_requested_on") + timedelta(weeks=SIX)
    was_late = ~Q(withdrawn_with="") & Q(withdrawn_on__gt=last_day)
    return Q(withdrawn_on=None) | was_late


def advice_columns(columns: CaseColumns, *, since: date) -> AdviceColumns:
    """Return the advice of these cases that was asked for, due or still waited for since a day."""
    asked_since = since - timedelta(weeks=SIX)
    found = AdviceRequest.objects.filter(advice_that_counts()).exclude(
        advice_requested_on__lt=asked_since, advice_received_on__lt=since
    )
    made = columns_of(
        found, case=F("case_id"), kind=F("kind"), asked=Ordinal(F("advice_requested_on")),
        came=Ordinal(F("advice_received_on")),
    )  # fmt: skip
    place, there = places_of(columns.case_ids, made["case"])
    case_ids = np.array(made["case"], np.int64)[there]
    asked = np.array(made["asked"], np.int32)[there]
    return AdviceColumns(
        place=place[there],
        case_ids=case_ids,
        kinds=np.array(made["kind"], np.str_)[there],
        asked=asked,
        excused=_exceptions(case_ids, asked, "advice_received", SIX),
        came=np.array(made["came"], np.int32)[there],
    )


def cases_numbered(case_ids: Iterable[int]) -> QuerySet[Case]:
    """Return cases by their number in the table, each with its child and officer."""
    found = Case.objects.filter(pk__in=list(case_ids)).select_related("child", "officer")
    return found.order_by("number")
