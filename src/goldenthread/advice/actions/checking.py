"""Advice that came is checked: accepted, or sent back with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.advice.actions.turns import locked
from goldenthread.advice.enums import Verdict
from goldenthread.advice.models import QualityCheck
from goldenthread.advice.policies import check_found
from goldenthread.advice.queries.reminding import initials, readers_of
from goldenthread.advice.queries.requests import given_of
from goldenthread.casework.api import AdviceRequest, accept_advice, advice_dues, send_back_advice
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.notifications.actions import Recipient, send
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def check_advice(
    *,
    advice: AdviceRequest,
    found: Mapping[str, Mapping[str, Any]],
    verdict: str,
    reason: str,
    by: Member,
    on: date,
) -> QualityCheck:
    """Record what an officer found of advice that came, and accept it or send it back.

    Whoever gave it is told by email that it came back; why is said on the page alone.

    :param found: for each question of `QUESTIONS_OF_QUALITY` a "yes" that is true or false and a
        "note".
    :raises NotPermitted: when they may not.
    :raises NotReady: when it has not come, or was accepted already.
    :raises NotValid: when a question is not answered, or it is sent back without a reason.
    """
    by.check_may(Power.WORK_ON_CASES)
    now = locked(advice)
    check_found(found)
    if verdict not in Verdict.values:
        raise NotValid("Choose whether to accept it.", field="verdict")
    act = {Verdict.ACCEPTED: _accept, Verdict.RETURNED: _return}[Verdict(verdict)]
    act(now, reason, by, on)
    latest = next(iter(reversed(given_of(now))), None)
    return QualityCheck.objects.create(
        local_area=now.local_area, child_id=now.child_id, advice=now,
        given=latest if latest and not QualityCheck.objects.filter(given=latest).exists() else None,
        found=dict(found), verdict=verdict, reason=reason.strip(), checked_by=by.person,
        checked_on=on,
    )  # fmt: skip


def _accept(advice: AdviceRequest, reason: str, by: Member, on: date) -> None:
    advice.links.filter(revoked_on=None).update(revoked_on=on)
    accept_advice(advice=advice, by=by, on=on)


def _return(advice: AdviceRequest, reason: str, by: Member, on: date) -> None:
    if advice.accepted_on:
        raise NotReady("This advice was accepted already.")
    send_back_advice(advice=advice, reason=reason, by=by, on=on)
    due = advice_dues([advice], on=on).get(advice.pk)
    for reader in readers_of(advice, on=on):
        send(
            to=reader, template="advice/mail/sent_back.txt", about=advice, by=by, on=on,
            child_id=advice.child_id, changed="The advice was sent back for more work.",
            context={
                "initials": initials(advice.child), "case_number": advice.case.number,
                "kind": advice.get_kind_display().lower(), "due": due.day if due else None,
                "is_guest": isinstance(reader, Recipient),
            },
        )  # fmt: skip
