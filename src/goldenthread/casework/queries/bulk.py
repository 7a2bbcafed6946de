"""Asking about steps that are done to many cases at once."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.enums import ItemState
from goldenthread.casework.models import OPEN, AdviceRequest, BulkItem, BulkStep, Case
from goldenthread.casework.queries.standing import standings
from goldenthread.core.clock.states import State
from goldenthread.platform.organisations.models import LocalArea, Person
from goldenthread.ui.words import capital
from goldenthread.ui.words import day as in_full


def find_step(local_area: LocalArea, pk: int) -> BulkStep:
    """Return a bulk step of the area.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.bulk_steps.select_related("made_by"), pk=pk)


def steps_of(local_area: LocalArea) -> QuerySet[BulkStep]:
    """Return what was done to many cases at once, the latest first."""
    found = local_area.bulk_steps.filter(begun_on__isnull=False).select_related("made_by")
    return found.annotate(many=Count("items")).order_by("-begun_on", "-pk")


def items_of(step: BulkStep) -> QuerySet[BulkItem]:
    """Return the items of a step with what a page shows of them."""
    return step.items.select_related("case", "child", "was", "becomes", "advice__organisation")


def counts_of(step: BulkStep) -> dict[str, int]:
    """Return how many items are in each state."""
    found = step.items.order_by().values_list("state").annotate(many=Count("pk"))
    return dict.fromkeys(ItemState.values, 0) | dict(found)


def cases_chosen(local_area: LocalArea, numbers: Collection[int]) -> list[Case]:
    """Return those of these cases that this person may see, by number."""
    found = local_area.cases.filter(pk__in=numbers).select_related("child", "officer")
    return list(found.order_by("number"))


def next_words(cases: Sequence[Case], *, on: date) -> dict[int, str]:
    """Return for each open case what is next on it and by when, by its number in the table."""
    found = standings(Case.objects.filter(pk__in=[case.pk for case in cases]), on=on)
    return {
        one.case_id: f"{capital(one.dues[0].rule.duty)}, by {in_full(one.dues[0].day)}."
        if one.dues
        else "Nothing is owed at present."
        for one in found
    }


def overdue_advice(cases: Sequence[Case], *, on: date) -> dict[int, list[AdviceRequest]]:
    """Return the advice that is overdue by case: the last day has passed and nothing excuses it."""
    numbers = [case.pk for case in cases]
    late = {
        one.case_id: {due.who for due in one.dues_in(State.OVERDUE)}
        for one in standings(Case.objects.filter(pk__in=numbers), on=on)
    }
    found: dict[int, list[AdviceRequest]] = {}
    waiting = AdviceRequest.objects.filter(
        case__in=numbers, advice_received_on=None, withdrawn_on=None
    )
    for one in waiting.select_related("organisation").order_by("pk"):
        who = one.organisation.name if one.organisation else one.name
        if who in late.get(one.case_id, set()):
            found.setdefault(one.case_id, []).append(one)
    return found


def open_counts(local_area: LocalArea, officers: Iterable[Person]) -> dict[int, int]:
    """Return how many open cases each of these officers has."""
    mine = {one.pk: 0 for one in officers}
    found = local_area.cases.filter(OPEN, officer__in=mine, child__died_on=None)
    return mine | dict(found.order_by().values_list("officer").annotate(many=Count("pk")))


@dataclass(frozen=True, slots=True)
class Share:
    """A case with the officer who is to have it, or why nobody of those chosen can."""

    case: Case
    officer: Person | None
    why_not: str = ""


def share_out(
    cases: Sequence[Case], officers: Sequence[Person], counts: dict[int, int]
) -> list[Share]:
    """Give each case to whoever of these officers has fewest open cases by then.

    :param counts: how many each has before; of those chosen that lose a case to another as well.
    """
    if len(officers) == 1:
        return [_to_one(case, officers[0]) for case in cases]
    have = dict(counts)
    for case in cases:
        if case.officer_id in have:
            have[case.officer_id] -= 1
    heap = [(have[one.pk], place) for place, one in enumerate(officers)]
    heapq.heapify(heap)
    found = []
    for case in cases:
        many, place = heapq.heappop(heap)
        heapq.heappush(heap, (many + 1, place))
        found.append(_to_one(case, officers[place]))
    return found


def _to_one(case: Case, officer: Person) -> Share:
    if case.officer_id == officer.pk:
        return Share(case, None, f"It is {officer.name}’s already and stays so.")
    return Share(case, officer)
