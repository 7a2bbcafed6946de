"""Cases, plainly made up, carried on by the product's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from goldenthread.casework import api
from goldenthread.casework.models import AdviceRequest, Case, Decision
from goldenthread.children.models import Child
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person
from goldenthread.platform.organisations.reach import as_member
from tests.factories.children import ON

RECEIVED = date(2026, 2, 2)  # four weeks before ON
TESTS = {
    "assess": ("may_need_plan", api.decide_to_assess),
    "not_assess": ("no_plan_likely", api.decide_not_to_assess),
    "issue": ("plan_needed", api.decide_to_issue),
    "not_issue": ("plan_not_needed", api.decide_not_to_issue),
}


def make_case(
    child: Child,
    *,
    by: Member,
    received_on: date = RECEIVED,
    on: date = ON,
    officer: Person | None = None,
    **values: Any,
) -> Case:
    """Take in a request."""
    told = {"source": "1", "channel": "email", **values}
    with as_member(by, on=on):
        return api.open_request(
            child=child, received_on=received_on, values=told, officer=officer, by=by, on=on
        )


def decide(case: Case, outcome: str, day: date, *, by: Member, on: date | None = None) -> Decision:
    """Record a decision, taken and told on one day."""
    test, act = TESTS[outcome]
    with as_member(by, on=on or day):
        return act(
            case=case, decided_on=day, told_on=day, legal_test=test, reasons="Made-up reasons.",
            by=by, on=on or day,
        )  # fmt: skip


def take(case: Case, step: str, day: date, *, by: Member, on: date | None = None) -> Case:
    """Take a step that is a date alone, by the name of its action."""
    with as_member(by, on=on or day):
        done: Case = getattr(api, step)(case=case, day=day, by=by, on=on or day)
    return done


def ask(
    case: Case, day: date, *, by: Member, on: date | None = None, **values: Any
) -> AdviceRequest:
    """Record that advice was asked for; nobody is told unless the test says so."""
    told = {"kind": "medical", "name": "Dr Who Tests", "send": False, **values}
    with as_member(by, on=on or day):
        return api.ask_for_advice(case=case, requested_on=day, by=by, on=on or day, **told)


def letter(held: str = "Letter", *, dated: date = RECEIVED) -> api.Evidence:
    """Return evidence: a letter and where it is held."""
    return api.Evidence(kind="letter", dated=dated, held=held)


def weeks(number: int, *, after: date = RECEIVED) -> date:
    """Return the day so many weeks after the request."""
    return after + timedelta(weeks=number)
