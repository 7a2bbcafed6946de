"""Asking about programmes: how far each item is, worked out, and how the whole goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.api import (
    OPEN_STAGES,
    Case,
    SavedFilter,
    caseload,
    choice_of,
    facts_of,
    stage_of,
)
from goldenthread.monitoring.enums import DoneBy, Progress
from goldenthread.monitoring.models import Programme, ProgrammeItem
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person

WEEK = timedelta(days=7)
LOOK_BACK = 4
"""Weeks from which the pace of late is taken."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A child, and a case of theirs, that may become an item."""

    child_id: int
    case_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStanding:
    """How far an item is, since when, why it is left out, and who works on it."""

    item: ProgrammeItem
    progress: Progress
    day: date | None
    because: str
    officer: Person | None


def programmes_of(local_area: LocalArea) -> QuerySet[Programme]:
    """Return the programmes, those that go on first, the soonest end first."""
    return local_area.programmes.order_by("closed_on", "ends_on", "name", "pk")


def find_programme(local_area: LocalArea, pk: int) -> Programme:
    """Return a programme of the area.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.programmes.all(), pk=pk)


def items_of(programmes: Iterable[Programme]) -> list[ProgrammeItem]:
    """Return the items of some programmes that this person may see, in one query."""
    found = ProgrammeItem.objects.filter(programme__in=list(programmes))
    return list(
        found.select_related("programme", "child", "case__child", "case__officer", "officer")
    )


def find_item(local_area: LocalArea, pk: int) -> ProgrammeItem:
    """Return an item whose child this person may see.

    :raises Http404: when there is none of that number, or not for them.
    """
    found = local_area.programme_items.select_related(
        "programme", "child", "case__child", "case__officer", "officer"
    )
    return get_object_or_404(found, pk=pk)


def standing_of(item: ProgrammeItem) -> ItemStanding:
    """Return how far an item is; its programme, child and case are needed beside it.

    A date of the case that finishes it does so by itself; a case that ended in another way leaves
    it out.
    """
    case = item.case
    officer = case.officer if case else item.officer
    progress, day, because = Progress.TO_DO, item.added_on, ""
    if item.left_out_on:
        progress, day, because = Progress.LEFT_OUT, item.left_out_on, item.left_out_because
    elif item.done_on:
        progress, day = Progress.DONE, item.done_on
    elif case is not None and item.programme.done_by:
        progress, day, because = _by_its_case(case, item)
    elif item.begun_on:
        progress, day = Progress.IN_WORK, item.begun_on
    return ItemStanding(item=item, progress=progress, day=day, because=because, officer=officer)


def _by_its_case(case: Case, item: ProgrammeItem) -> tuple[Progress, date, str]:
    done = _done_on(case, item.programme.done_by)
    if done:
        return Progress.DONE, done, ""
    stage = stage_of(facts_of(case))
    if stage not in OPEN_STAGES:
        return Progress.LEFT_OUT, _ended_on(case) or item.added_on, f"The case ended: {stage.label}"
    if item.begun_on:
        return Progress.IN_WORK, item.begun_on, ""
    return Progress.TO_DO, item.added_on, ""


def _done_on(case: Case, done_by: str) -> date | None:
    if done_by == DoneBy.DECIDED:
        days = [case.decided_to_assess_on, case.decided_not_to_assess_on]
        return min((day for day in days if day), default=None)
    found: date | None = getattr(case, done_by)
    return found


def _ended_on(case: Case) -> date | None:
    return (
        case.final_issued_on
        or case.request_withdrawn_on
        or case.moved_area_on
        or case.child.died_on
        or case.decided_not_to_issue_on
        or case.decided_not_to_assess_on
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnDown:
    """How a programme goes: what was planned to be left, and is, at the end of each week.

    `actual` ends with the day asked about. `pace` is what was done a week of late; `forecast_on`
    is when all would be done at that pace, None when nothing was done of late.
    """

    days: tuple[date, ...]
    planned: tuple[int, ...]
    actual: tuple[int | None, ...]
    total: int
    left: int
    done: int
    left_out: int
    in_work: int
    pace: float
    forecast_on: date | None
    needed: float | None

    @property
    def planned_now(self) -> int:
        """What was to be left by now."""
        known = [plan for plan, here in zip(self.planned, self.actual, strict=True)
                 if here is not None]  # fmt: skip
        return known[-1] if known else self.total


def burn_down(programme: Programme, standings: Sequence[ItemStanding], *, on: date) -> BurnDown:
    """Work out how a programme goes from its items."""
    total = len(standings)
    ended = [one.day for one in standings if one.progress in (Progress.DONE, Progress.LEFT_OUT)]
    done = [one.day for one in standings if one.progress == Progress.DONE and one.day]
    days = _weeks(programme, on)
    left = total - len(ended)
    since = max(programme.begins_on, on - LOOK_BACK * WEEK)
    weeks = max((on - since).days / 7, 1)
    pace = sum(1 for day in done if since <= day <= on) / weeks
    ahead = (programme.ends_on - on).days / 7
    return BurnDown(
        days=tuple(days),
        planned=tuple(_planned(programme, total, day) for day in days),
        actual=tuple(
            total - sum(1 for end in ended if end and end <= day) if day <= on else None
            for day in days
        ),
        total=total,
        left=left,
        done=len(done),
        left_out=len(ended) - len(done),
        in_work=sum(one.progress == Progress.IN_WORK for one in standings),
        pace=pace,
        forecast_on=_forecast(left, pace, on),
        needed=left / ahead if ahead > 0 else None,
    )


def _weeks(programme: Programme, on: date) -> list[date]:
    end, day, found = max(programme.ends_on, min(on, programme.closed_on or on)), None, []
    day = programme.begins_on
    while day < end:
        found.append(day)
        day += WEEK
    found.append(end)
    return sorted({*found, min(max(on, programme.begins_on), end)})


def _planned(programme: Programme, total: int, day: date) -> int:
    return max(total - round(programme.pace * (day - programme.begins_on).days / 7), 0)


def _forecast(left: int, pace: float, on: date) -> date | None:
    if left == 0:
        return on
    return on + timedelta(days=round(7 * left / pace)) if pace else None


def from_filter(saved: SavedFilter, *, by: Member, on: date) -> list[Candidate]:
    """Return the open cases that fit a saved filter."""
    found = caseload(by.local_area, choice_of(saved.query), by=by, on=on)
    return [Candidate(one.child_id, one.case_id) for one in found]


def from_numbers(
    local_area: LocalArea, numbers: Collection[int], *, are_cases: bool
) -> tuple[list[Candidate], list[int]]:
    """Return the cases or children of these numbers, and the numbers of which there is none."""
    if are_cases:
        cases = local_area.cases.filter(number__in=numbers).values_list("number", "child", "pk")
        found = {number: Candidate(child, pk) for number, child, pk in cases}
    else:
        children = local_area.children.filter(number__in=numbers, merged_into=None)
        found = {number: Candidate(pk, None) for number, pk in children.values_list("number", "pk")}
    return list(found.values()), [number for number in numbers if number not in found]


def items_for(person: Person) -> list[ProgrammeItem]:
    """Return the items of programmes that go on which somebody works on."""
    mine = Q(case__officer=person) | Q(case=None, officer=person)
    found = ProgrammeItem.objects.filter(mine, programme__closed_on=None)
    return list(
        found.select_related("programme", "child", "case__child", "case__officer", "officer")
    )
