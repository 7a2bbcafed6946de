"""Mediation and appeals beside a decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.casework.actions.turns import open_case, take_turn
from goldenthread.casework.enums import ORDERS, Outcome
from goldenthread.casework.models import Case, Decision, Dispute
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day as in_full

MEDIATION = (
    "mediation_requested_on", "mediation_not_wanted_on", "mediation_held_on",
    "mediation_certificate_issued_on", "mediation_agreed_on",
)  # fmt: skip
APPEAL = (
    "appeal_lodged_on", "appeal_sent_to_council_on", "appeal_response_sent_on",
    "appeal_not_opposed_on", "appeal_ended_on", "order_made_on", "order_set_aside_on",
)  # fmt: skip


@transaction.atomic
def record_mediation(
    *, case: Case, about: str, values: Mapping[str, Any], version: int, by: Member, on: date
) -> Dispute:
    """Record what has happened of the mediation about a refusal.

    :param about: the outcome of the decision that is disputed.
    :param values: dates of `MEDIATION`, and `order_kind`, what was agreed.
    :param version: of the dispute as they saw it, 0 when there was none.
    :raises NotPermitted: when they may not.
    :raises NotReady: when there is no such decision.
    :raises NotValid: when a day cannot be right, or an agreement lacks its day or its words.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    if bool(values.get("order_kind")) != bool(values.get("mediation_agreed_on")):
        field = "mediation_agreed_on" if values.get("order_kind") else "order_kind"
        raise NotValid("Give both what was agreed and the day of the agreement.", field=field)
    return _tell(case, about, MEDIATION, values, version, by=by, on=on)


@transaction.atomic
def record_appeal(
    *, case: Case, about: str, values: Mapping[str, Any], version: int, by: Member, on: date
) -> Dispute:
    """Record what has happened of the appeal about a refusal; as `record_mediation`.

    :param values: dates of `APPEAL`, and `ordered`, what the tribunal decided.
    """
    _check_order(values, about)
    return _tell(case, about, APPEAL, values, version, by=by, on=on)


def _tell(
    case: Case,
    about: str,
    names: tuple[str, ...],
    values: Mapping[str, Any],
    version: int,
    *,
    by: Member,
    on: date,
) -> Dispute:
    case = open_case(case, by=by)
    decision = Decision.objects.filter(case=case, outcome=about).first()
    if decision is None or about not in (Outcome.NOT_ASSESS, Outcome.NOT_ISSUE):
        raise NotReady("There is no refusal on record that could be disputed.")
    dispute = Dispute.objects.filter(case=case, about=about).first()
    if dispute is None:
        dispute = _begin(case, decision, version)
    else:
        take_turn(dispute, version)
    before = {name: getattr(dispute, name) for name in values}
    for name, value in values.items():
        if name not in names and name not in ("order_kind", "ordered"):
            raise LookupError(f"{name} is not told here")
        if isinstance(value, date):
            _check_day(value, name, decision, on=on)
        setattr(dispute, name, value)
    dispute.save()
    changes = {n: (was, getattr(dispute, n)) for n, was in before.items() if was != values[n]}
    kind = "casework.mediation_recorded" if names is MEDIATION else "casework.appeal_recorded"
    record(kind, about=dispute, within=case, by=by, on=on, changes=changes)
    return dispute


def _check_order(values: Mapping[str, Any], about: str) -> None:
    made, ordered = values.get("order_made_on"), values.get("ordered")
    lodged, dropped = values.get("appeal_lodged_on"), values.get("appeal_not_opposed_on")
    if bool(made) != bool(ordered):
        field = "order_made_on" if ordered else "ordered"
        raise NotValid("Give both what the tribunal decided and the day.", field=field)
    if ordered and ordered not in ORDERS.get(about, ()):
        raise NotValid("The tribunal cannot order this about this decision.", field="ordered")
    for field, later in (("order_made_on", made), ("appeal_not_opposed_on", dropped)):
        if later and not lodged:
            raise NotValid("Enter first the day the tribunal received the appeal.", field=field)
        if later and later < lodged:
            raise NotValid("This is before the tribunal received the appeal.", field=field)
    aside = values.get("order_set_aside_on")
    if aside and (not made or aside < made):
        raise NotValid("This comes after the day of the order.", field="order_set_aside_on")


def _begin(case: Case, decision: Decision, version: int) -> Dispute:
    if version:
        raise ChangedMeanwhile("Someone else took this away. Open the page again.")
    return Dispute(
        local_area=case.local_area, child_id=case.child_id, case=case, about=decision.outcome,
        decision_notice_sent_on=decision.told_on,
        version=1,  # 0 is the form that was opened before anything was known
    )  # fmt: skip


def _check_day(day: date, name: str, decision: Decision, *, on: date) -> None:
    if day > on:
        raise NotValid("This day is in the future.", field=name)
    if day < decision.told_on:
        raise NotValid(
            f"This is before the family was told of the decision, on {in_full(decision.told_on)}.",
            field=name,
        )
