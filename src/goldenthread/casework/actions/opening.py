"""Taking in a request for an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from goldenthread.casework.actions.allocating import give_to
from goldenthread.casework.actions.journey import acknowledge
from goldenthread.casework.actions.turns import open_case, take_turn
from goldenthread.casework.enums import Source
from goldenthread.casework.models import Case, CaseNumber
from goldenthread.casework.policies import check_dates
from goldenthread.casework.queries.cases import facts_of, open_case_of
from goldenthread.casework.queries.readers import requester_of
from goldenthread.children.api import Child
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person

TOLD = frozenset({
    "channel", "source", "asked_by", "asked_email", "carer", "organisation",
    "in_youth_accommodation", "historical", "request_reasons",
})  # fmt: skip


@transaction.atomic
def open_request(
    *,
    child: Child,
    received_on: date | None,
    values: Mapping[str, Any],
    by: Member,
    on: date,
    officer: Person | None = None,
    send: bool = True,
) -> Case:
    """Take in a request with the true day on which it was received.

    Whoever made it is told by email that it came, if there is an address; the request is then
    acknowledged. Without one that is a step still to be taken, by letter.

    :param values: fields of `TOLD`; the source is needed, and a channel unless it is historical.
    :param officer: whose case it is to be, if that is known.
    :param send: whether who asked is told now; they may have been told already.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the record was merged, the child has died, or a request is open.
    :raises NotValid: when the day cannot be right, or a value is missing or unknown.
    """
    by.check_may(Power.WORK_ON_CASES)
    child = Child.objects.select_for_update(of=("self",)).get(pk=child.pk)
    _check_child(child, is_historical=bool(values.get("historical")))
    case = Case(local_area=by.local_area, child=child, request_received_on=received_on)
    _take(case, values)
    check_dates(facts_of(case), "request_received_on", on=on, field="received_on")
    case.number = _next_number(by.local_area)
    case.save()
    record(
        "casework.request_opened", about=case, by=by, on=on,
        changes={
            "received on": (None, received_on),
            "source": (None, case.get_source_display()),
        },
    )  # fmt: skip
    if officer is not None:
        give_to(case, officer, note="", by=by, on=on)
    if send and not case.historical and requester_of(case, on=on).email:
        case = acknowledge(case=case, day=on, by=by, on=on, telling="")
    return case


@transaction.atomic
def write_reasons(*, case: Case, words: str, version: int, by: Member, on: date) -> Case:
    """Keep what whoever asked for the assessment wrote, or put it right; history keeps the rest.

    :raises NotPermitted: when they may not.
    :raises ChangedMeanwhile: when someone else changed the case since `version`.
    """
    case = open_case(case, by=by)
    take_turn(case, version)
    case.request_reasons = words.strip()
    case.save(update_fields=["request_reasons"])
    record("casework.reasons_written", about=case, by=by, on=on)
    return case


def _check_child(child: Child, *, is_historical: bool) -> None:
    if child.merged_into_id is not None:
        raise NotReady("This record was merged into another. Open the request on that one.")
    if is_historical:
        return
    if child.died_on:
        raise NotReady("The child or young person has died.")
    other = open_case_of(child)
    if other is not None:
        raise NotReady(
            f"Case {other.number} is open for this child. A second request cannot be taken in"
            " beside it: go on with that one, or end it first."
        )


def _take(case: Case, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name not in TOLD:
            raise LookupError(f"{name} is not told here")
        setattr(case, name, value.strip() if isinstance(value, str) else value)
    if case.source not in Source.values:
        raise NotValid("Choose who asked.", field="source")
    if not case.historical and not case.channel:
        raise NotValid("Choose how the request came.", field="channel")
    if not case.historical and case.request_received_on is None:
        raise NotValid("Enter the day on which the request was received.", field="received_on")


def _next_number(local_area: LocalArea) -> int:
    # one row for each area, so that two requests at once cannot have one number
    CaseNumber.objects.get_or_create(local_area=local_area)
    mine = CaseNumber.objects.filter(local_area=local_area)
    mine.update(last=F("last") + 1)
    return mine.get().last
