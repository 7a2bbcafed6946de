"""What is known of many cases at once, read in five queries for any number of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, Q, QuerySet

from goldenthread.casework.enums import DATES, AdviceKind
from goldenthread.casework.models import AdviceRequest, Case, CaseException, Dispute
from goldenthread.casework.queries.reckoning import order_in_force
from goldenthread.children.api import Child
from goldenthread.platform.among import Among

_FIELDS = ("pk", "number", "child_id", "officer_id", "historical", *DATES)

_FEW = 200

Row = dict[str, Any]
"""The fields of one case by name."""

Values = tuple[Any, ...]
"""The values of a row, in the order of its model's fields."""

M = TypeVar("M", bound=Model)


class Asked(NamedTuple):
    """One request for advice: of whom, and its days."""

    who: str
    requested: date
    chased: date | None
    received: date | None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All that is known of one case: its `fields` in order, when its child died, and its parts."""

    fields: tuple[Any, ...]
    died: date | None
    advice: tuple[Asked, ...]
    exception_rows: tuple[Values, ...]
    dispute_rows: tuple[Values, ...]

    @property
    def exceptions(self) -> tuple[CaseException, ...]:
        """Return its exceptions."""
        return tuple(_made(CaseException, row) for row in self.exception_rows)

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Return its mediations, appeals and orders."""
        return tuple(_made(Dispute, row) for row in self.dispute_rows)

    @property
    def case_id(self) -> int:
        """Return the number of the case in the table."""
        number: int = self.fields[0]
        return number

    @property
    def row(self) -> Row:
        """Return the fields by name, with the day of death and of an order in force."""
        found = dict(zip(_FIELDS, self.fields, strict=True))
        return found | {"died": self.died} | order_in_force(self.disputes)

    @property
    def content(self) -> tuple[object, ...]:
        """Return every value of it: as long as these are the same, so is all that follows."""
        return (self.fields, self.died, self.advice, self.exception_rows, self.dispute_rows)


def facts_of_many(
    cases: QuerySet[Case], *, advisers: Collection[int] | None = None
) -> list[CaseFacts]:
    """Return what is known of each of these cases, in the order of the query.

    :param advisers: the organisations of whose advice it may be told; of all when None. To others
        disputes are not told.
    """
    rows = list(cases.values_list(*_FIELDS))
    if not rows:
        return []
    # by their numbers: within the fences PostgreSQL plans a query within a query badly
    numbers = [row[0] for row in rows]
    died = _deaths({row[2] for row in rows})
    advice = _advice(numbers, advisers)
    exceptions = _by_case(CaseException.objects.filter(Among("case_id", numbers)))
    disputes: dict[int, list[Values]] = {}
    if advisers is None:
        disputes = _by_case(Dispute.objects.filter(Among("case_id", numbers)))
    return [
        CaseFacts(
            fields=row,
            died=died.get(row[2]),
            advice=tuple(advice.get(row[0], ())),
            exception_rows=tuple(exceptions.get(row[0], ())),
            dispute_rows=tuple(disputes.get(row[0], ())),
        )
        for row in rows
    ]


def _deaths(children: Collection[int]) -> dict[int, date]:
    dead = Child.objects.filter(died_on__isnull=False)
    if len(children) < _FEW:
        dead = dead.filter(Among("pk", children))
    # else of all who died, which are fewer than to ask of each child
    return {pk: day for pk, day in dead.values_list("pk", "died_on") if day and pk in children}


def _advice(cases: Collection[int], advisers: Collection[int] | None) -> dict[int, list[Asked]]:
    found: dict[int, list[Asked]] = defaultdict(list)
    told = Q() if advisers is None else Q(organisation__in=advisers)
    wanted = AdviceRequest.objects.filter(told, Among("case_id", cases), withdrawn_on=None)
    asked = wanted.values_list(
        "case_id", "kind", "name", "organisation__name", "advice_requested_on", "chased_on",
        "advice_received_on",
    )  # fmt: skip
    for case_id, kind, name, organisation, requested, chased, received in asked:
        who = organisation or name or AdviceKind(kind).label
        found[case_id].append(Asked(who, requested, chased, received))
    return found


def _by_case(parts: QuerySet[M]) -> dict[int, list[Values]]:
    """Return the values of each part, by its case: most are only compared with what they were."""
    names = _names(parts.model)
    at = names.index("case_id")
    found: dict[int, list[Values]] = defaultdict(list)
    for row in parts.values_list(*names):
        found[row[at]].append(row)
    return found


def _made(model: type[M], row: Values) -> M:
    return model.from_db("default", _names(model), row)


@cache
def _names(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
