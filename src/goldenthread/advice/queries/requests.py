"""Requests for advice with what is kept beside them: the inbox, one request, its team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.advice.enums import Standing
from goldenthread.advice.models import (
    AdviceDocument,
    AdviceLink,
    Given,
    LateReason,
    QualityCheck,
    Reminder,
    Reuse,
    SectionAnswers,
    Taking,
)
from goldenthread.casework.api import AdviceChase, AdviceRequest, advice_of_area, on_open_cases
from goldenthread.casework.api import Case as EhcCase
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea

STANDS: dict[str, Q] = {
    Standing.ACCEPTED: Q(accepted_on__isnull=False),
    Standing.GIVEN: Q(advice_received_on__isnull=False, accepted_on__isnull=True),
    Standing.RETURNED: Q(advice_received_on__isnull=True, returned_on__isnull=False),
    Standing.TAKEN: Q(advice_received_on__isnull=True, returned_on__isnull=True)
    & Q(taking__person__isnull=False),
    Standing.NEW: Q(advice_received_on__isnull=True, returned_on__isnull=True)
    & Q(taking__person__isnull=True),
}
"""How a request stands, as a condition; one holds of each."""
SORTS = {
    "due": ("advice_requested_on", "pk"),  # every last day is as far from its request
    "-due": ("-advice_requested_on", "-pk"),
    "case": ("case__number", "pk"),
    "-case": ("-case__number", "-pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of the inbox is asked for. `whose` is "mine" or ""."""

    standing: str = ""
    whose: str = ""
    kind: str = ""
    sort: str = "due"


def standing_of(advice: AdviceRequest) -> Standing:
    """Return how a request stands."""
    if advice.accepted_on:
        return Standing.ACCEPTED
    if advice.advice_received_on:
        return Standing.GIVEN
    if advice.returned_on:
        return Standing.RETURNED
    taking = taking_of(advice)
    return Standing.TAKEN if taking and taking.person_id else Standing.NEW


def taking_of(advice: AdviceRequest) -> Taking | None:
    """Return who has taken a request, if anybody ever has."""
    found: Taking | None = getattr(advice, "taking", None)
    return found


def inbox(local_area: LocalArea, choice: Choice, *, by: Member) -> QuerySet[AdviceRequest]:
    """Return the requests of open cases that a member is told of and that fit, sorted.

    What is overdue is a matter of the clock and is sorted out afterwards.
    """
    found = advice_of_area(local_area, by).filter(on_open_cases())
    found = found.select_related("taking__person", "case__officer")
    if choice.standing in STANDS:
        found = found.filter(STANDS[choice.standing])
    elif choice.standing == "asking":
        asking = AdviceLink.objects.filter(asked_again_on__isnull=False)
        found = found.filter(advice_received_on=None, pk__in=asking.values("advice"))
    elif choice.standing != "all":
        found = found.exclude(STANDS[Standing.ACCEPTED])
    if choice.whose == "mine":
        mine = Q(taking__person=by.person) | Q(case__officer=by.person)
        found = found.filter(mine)
    if choice.kind:
        found = found.filter(kind=choice.kind)
    return found.order_by(*SORTS[choice.sort])


def to_check(local_area: LocalArea, *, by: Member, is_mine: bool) -> QuerySet[AdviceRequest]:
    """Return the advice that came and that nobody has checked."""
    on_cases = on_open_cases(officer=by.person if is_mine else None)
    return advice_of_area(local_area, by).filter(on_cases, STANDS[Standing.GIVEN])


def asking_for_links(local_area: LocalArea, *, by: Member, is_mine: bool) -> QuerySet[AdviceLink]:
    """Return the links whose holders have asked for another, and have not got one."""
    found = AdviceLink.objects.filter(local_area=local_area, asked_again_on__isnull=False)
    found = found.filter(advice__advice_received_on__isnull=True)
    return found.filter(advice__case__officer=by.person) if is_mine else found


def answers_of(advice: AdviceRequest) -> dict[str, SectionAnswers]:
    """Return what is written so far, by the key of the section."""
    return {one.section: one for one in advice.answers.all()}


def documents_of(advice: AdviceRequest) -> QuerySet[AdviceDocument]:
    """Return the files of a request, without what is in them."""
    return AdviceDocument.objects.filter(advice=advice).defer("content")


def document_of(advice: AdviceRequest, pk: int) -> AdviceDocument:
    """Return one file of a request.

    :raises Http404: when it has none of that number.
    """
    return get_object_or_404(AdviceDocument.objects.filter(advice=advice), pk=pk)


def given_of(advice: AdviceRequest) -> list[Given]:
    """Return what was sent, the first first."""
    return list(advice.given.all())


def given_numbered(advice: AdviceRequest, number: int) -> Given:
    """Return what was sent by its number.

    :raises Http404: when it was not sent so often.
    """
    return get_object_or_404(advice.given.all(), number=number)


def checks_of(advice: AdviceRequest) -> list[QualityCheck]:
    """Return what was found of the advice each time, the first first."""
    return list(advice.checks.select_related("checked_by", "given"))


def why_late(advice: AdviceRequest) -> LateReason | None:
    """Return why it is late, if that is recorded."""
    found: LateReason | None = getattr(advice, "why_late", None)
    return found


def links_of(advice: AdviceRequest) -> list[AdviceLink]:
    """Return the links that were made for a request, the first first."""
    return list(advice.links.select_related("made_by"))


def link_of(advice: AdviceRequest, pk: int) -> AdviceLink:
    """Return one of a request's links.

    :raises Http404: when it has none of that number.
    """
    return get_object_or_404(advice.links.all(), pk=pk)


def beside(advice: Sequence[AdviceRequest]) -> dict[int, dict[str, list[Any]]]:
    """Return what is kept beside requests, by their number and then by relation: six queries."""
    numbers = [one.pk for one in advice]
    found: dict[int, dict[str, list[Any]]] = {
        pk: {name: [] for name in ("taking", "reminders", "chases", "late", "checks", "links")}
        for pk in numbers
    }
    of = {"advice_id__in": numbers}
    rows: dict[str, QuerySet[Any]] = {
        "taking": Taking.objects.filter(**of).select_related("person"),
        "reminders": Reminder.objects.filter(**of),
        "chases": AdviceChase.objects.filter(**of),
        "late": LateReason.objects.filter(**of),
        "checks": QualityCheck.objects.filter(**of),
        "links": AdviceLink.objects.filter(**of),
    }
    for name, many in rows.items():
        for one in many:
            found[one.advice_id][name].append(one)
    return found


def sent_back_in(case: EhcCase) -> list[QualityCheck]:
    """Return the checks by which advice of a case was sent back for more work."""
    found = QualityCheck.objects.filter(advice__case=case).exclude(reason="")
    return list(found.select_related("advice__organisation"))


def reused_in(case: EhcCase) -> list[Reuse]:
    """Return the advice that is used again in a case."""
    found = case.reused_advice.select_related("organisation", "earlier", "council_agreed_by")
    return list(found)


def earlier_advice(case: EhcCase) -> QuerySet[AdviceRequest]:
    """Return the advice that was given on this child in other cases, the latest first."""
    found = AdviceRequest.objects.filter(child=case.child_id, advice_received_on__isnull=False)
    found = found.exclude(case=case).select_related("organisation", "case")
    return found.order_by(F("advice_received_on").desc(), "-pk")
