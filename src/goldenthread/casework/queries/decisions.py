"""Which cases wait for one of the two decisions of the journey, and by when each must be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from goldenthread.casework.enums import ANSWERS, Outcome, Question, Stage
from goldenthread.casework.models import OPEN, Case, Decision, Dispute
from goldenthread.casework.queries.standing import Due, Standing, standings
from goldenthread.platform.among import Among
from goldenthread.platform.organisations.models import LocalArea

_STAGES = {Question.ASSESS: Stage.REQUEST, Question.ISSUE: Stage.ASSESSMENT}
_DATES = {
    Outcome.ASSESS: "decided_to_assess",
    Outcome.NOT_ASSESS: "decided_not_to_assess",
    Outcome.ISSUE: "decided_to_issue",
    Outcome.NOT_ISSUE: "decided_not_to_issue",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A case that waits for a decision: `due` is by when, None where the law gives no last day."""

    standing: Standing
    due: Due | None

    @property
    def last_day(self) -> date:
        """Return the last day, or one that never comes."""
        return self.due.day if self.due else date.max


def undecided_cases(local_area: LocalArea, question: str) -> QuerySet[Case]:
    """Return the open cases of which this question may not be answered yet."""
    found = local_area.cases.filter(OPEN)
    if question == Question.ASSESS:
        return found.filter(decided_to_assess_on=None)
    return found.filter(decided_to_assess_on__isnull=False, decided_to_issue_on=None)


def awaited_decisions(cases: QuerySet[Case], question: str, *, on: date) -> list[Awaited]:
    """Return those of the cases that wait for this decision, the nearest last day first."""
    return _awaiting(standings(cases, on=on, remember=True), question)


def all_awaited(local_area: LocalArea, *, on: date) -> dict[str, list[Awaited]]:
    """Return the cases of an area that wait for each decision, as `awaited_decisions` does."""
    undecided = local_area.cases.filter(OPEN, decided_to_issue_on=None)
    found = standings(undecided, on=on, remember=True)
    return {question: _awaiting(found, question) for question in Question}


def _awaiting(found: Iterable[Standing], question: str) -> list[Awaited]:
    stage = _STAGES[Question(question)]
    events = {_DATES[outcome] for outcome in ANSWERS[question]}
    awaited = [Awaited(standing=one, due=_due(one, events)) for one in found if one.stage == stage]
    return sorted(awaited, key=lambda one: (one.last_day, one.standing.number))


def _due(one: Standing, events: set[str]) -> Due | None:
    """Return the earliest last day by which one of these must be done."""
    return next((due for due in one.dues if events & set(due.rule.done_by)), None)


class Decided(NamedTuple):
    """A decision where thousands are counted: its numbers, its outcome, its day, and who asked."""

    pk: int
    case_id: int
    child_id: int
    outcome: str
    decided_on: date
    source: str


def decisions_between(local_area: LocalArea, first: date, last: date) -> list[Decided]:
    """Return what was decided in these days."""
    found = Decision.objects.filter(
        local_area=local_area, decided_on__gte=first, decided_on__lte=last
    )
    rows = found.order_by("decided_on", "pk").values_list(*Decided._fields[:-1], "case__source")
    return [Decided(*row) for row in rows]


def overturned_refusals(refusals: Collection[Decided]) -> set[int]:
    """Return the numbers of the refusals that did not stand.

    Either it was decided the other way later, or mediation agreed on something else. What a
    tribunal ordered is known here by the decision that followed it.
    """
    cases = {one.case_id for one in refusals}
    granted = set(
        Decision.objects.filter(
            Among("case_id", cases), outcome__in=(Outcome.ASSESS, Outcome.ISSUE)
        ).values_list("case_id", "outcome")
    )
    agreed = set(
        Dispute.objects.filter(Among("case_id", cases), mediation_agreed_on__isnull=False)
        .exclude(order_kind="")
        .values_list("case_id", "about")
    )
    yes = {Outcome.NOT_ASSESS: Outcome.ASSESS, Outcome.NOT_ISSUE: Outcome.ISSUE}
    return {
        one.pk
        for one in refusals
        if (one.case_id, yes[Outcome(one.outcome)]) in granted
        or (one.case_id, one.outcome) in agreed
    }
