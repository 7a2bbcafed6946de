"""Finding a case and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.enums import DATES, Outcome
from goldenthread.casework.models import (
    OPEN,
    AdviceRequest,
    Allocation,
    Case,
    CaseException,
    Decision,
    Dispute,
)
from goldenthread.casework.policies import Facts
from goldenthread.children.api import Carer, Child
from goldenthread.platform.access.roles import POWERS, Power, Role
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.queries import history_of
from goldenthread.platform.organisations.member import current_tenures
from goldenthread.platform.organisations.models import LocalArea, Organisation, Person, Tenure


def find_case(local_area: LocalArea, pk: int) -> Case:
    """Return one of the cases whose child this person may see.

    :raises Http404: when there is none of that number, or not for them.
    """
    found = local_area.cases.select_related("child", "officer", "organisation", "carer")
    return get_object_or_404(found, pk=pk)


def facts_of(case: Case) -> Facts:
    """Return what of a case is judged; its child is needed beside it."""
    return Facts(
        dates={name: getattr(case, name) for name in DATES},
        born=case.child.date_of_birth,
        died_on=case.child.died_on,
        historical=case.historical,
    )


def cases_of(child: Child) -> QuerySet[Case]:
    """Return the cases of a child, the latest first."""
    return Case.objects.filter(child=child).select_related("child").order_by("-number")


def open_case_of(child: Child) -> Case | None:
    """Return the case of a child that has not ended, if there is one."""
    return Case.objects.filter(OPEN, child=child).first()


def open_cases_of(children: Iterable[Child]) -> dict[int, Case]:
    """Return the case of each of these children that has not ended, by the child's number."""
    return {case.child_id: case for case in Case.objects.filter(OPEN, child__in=list(children))}


def against_merging(kept: Child, merged: Child) -> str:
    """Say why two records cannot be made one: a child has one open request, with all its parts."""
    mine, other = open_case_of(kept), open_case_of(merged)
    if mine is None or other is None:
        return ""
    return (
        f"Both records have an open request for assessment, case {mine.number} and case"
        f" {other.number}, and a child has one at a time. Open the one that was taken in by"
        " mistake, record that it was withdrawn, and then make the two records one."
    )


def decisions_of(case: Case) -> list[Decision]:
    """Return what was decided, in order."""
    return list(case.decisions.select_related("decided_by"))


def exceptions_of(case: Case) -> list[CaseException]:
    """Return the exceptions on record, in order."""
    return list(case.exceptions.select_related("advice__organisation"))


def advice_of(case: Case) -> list[AdviceRequest]:
    """Return the advice that was asked for and is still wanted or came, in order."""
    return list(case.advice_requests.filter(withdrawn_on=None).select_related("organisation"))


def withdrawn_advice(case: Case) -> list[AdviceRequest]:
    """Return the requests for advice that were withdrawn, in order."""
    found = case.advice_requests.filter(withdrawn_on__isnull=False)
    return list(found.select_related("organisation"))


def disputes_of(case: Case) -> list[Dispute]:
    """Return mediation and appeals, in order."""
    return list(case.disputes.all())


def allocations_of(case: Case) -> list[Allocation]:
    """Return whose case it was and is, in order."""
    return list(case.allocations.select_related("officer"))


def part_of(case: Case, name: str, pk: int) -> Any:
    """Return one of the parts of a case by the name of its relation.

    :raises Http404: when this case has none of that number.
    """
    return get_object_or_404(getattr(case, name).all(), pk=pk)


def history_of_case(case: Case) -> QuerySet[Event]:
    """Return what was done to a case, newest first."""
    return history_of(case.local_area, case)


def officers_of(local_area: LocalArea, *, on: date) -> QuerySet[Person]:
    """Return who may carry cases on a day, by name."""
    roles = [role for role in Role if Power.WORK_ON_CASES in POWERS[role]]
    held = Tenure.objects.filter(current_tenures(on), post__role__in=roles)
    return local_area.people.filter(pk__in=held.values("person")).order_by("name", "pk")


def organisations_of(local_area: LocalArea) -> QuerySet[Organisation]:
    """Return the partners of the area, by name."""
    return local_area.organisations.order_by("name", "pk")


def carers_of(child: Child) -> QuerySet[Carer]:
    """Return the parents and carers on a child's record, by name."""
    return Carer.objects.filter(relationships__child=child).distinct().order_by("name", "pk")


def refusal_of(case: Case, outcome: str) -> Decision | None:
    """Return the decision of a case that can be disputed, if it was so decided."""
    if outcome not in (Outcome.NOT_ASSESS, Outcome.NOT_ISSUE):
        return None
    return case.decisions.filter(outcome=outcome).first()


def dispute_about(case: Case, outcome: str) -> Dispute:
    """Return what is known of the dispute about a decision, or one of which nothing is."""
    found = case.disputes.filter(about=outcome).first()
    return found or Dispute(case=case, child_id=case.child_id, about=outcome)
