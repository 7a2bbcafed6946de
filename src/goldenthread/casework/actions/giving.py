"""Advice given by those whom it was asked of, sent back for more work, accepted."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.casework.actions.advice import give_again, take_back_from
from goldenthread.casework.actions.turns import open_case
from goldenthread.casework.models import AdviceRequest, Case
from goldenthread.casework.policies import why_no_more
from goldenthread.casework.queries.cases import facts_of
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Guest, Member


def check_may_give(advice: AdviceRequest, by: Member | Guest) -> None:
    """Pass silently if they may answer a request: it was made to an organisation of theirs.

    Whom a link lets in was let in to this one request by the link.

    :raises NotPermitted: when they may not.
    """
    if isinstance(by, Guest):
        return
    by.check_may(Power.GIVE_ADVICE)
    if advice.organisation_id not in by.organisation_ids:
        raise NotPermitted("This was asked of another organisation.")


@transaction.atomic
def hand_in_advice(*, advice: AdviceRequest, by: Member | Guest, on: date) -> AdviceRequest:
    """Record that advice came, given here by whom it was asked of.

    They keep the record until the advice is accepted, so that they can mend it if it is sent back.

    :raises NotPermitted: when it was asked of others.
    :raises NotReady: when it has come already, or the case has ended.
    """
    check_may_give(advice, by)
    case, now = _locked(advice)
    if now.withdrawn_on is not None:
        raise NotReady("This request was withdrawn. The advice is no longer needed.")
    if now.advice_received_on is not None:
        raise NotReady("This advice has been sent already.")
    if over := why_no_more(facts_of(case)):
        raise NotReady(f"This advice is no longer needed. {over}")
    now.advice_received_on, now.returned_on = on, None
    now.version += 1
    now.save(update_fields=["advice_received_on", "returned_on", "version"])
    record(
        "casework.advice_given", about=now, within=case, by=by, on=on,
        changes={"of": (None, now.of), "day": (None, on)},
    )  # fmt: skip
    return now


@transaction.atomic
def send_back_advice(*, advice: AdviceRequest, reason: str, by: Member, on: date) -> AdviceRequest:
    """Send advice back for more work: it has not come, and its last day stays what it was.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it has not come, or was accepted.
    :raises NotValid: when no reason is given.
    """
    open_case(advice.case, by=by)
    case, now = _locked(advice)
    _check_to_check(now)
    if not reason.strip():
        raise NotValid("Say what is missing, so that they can mend it.", field="reason")
    before, now.advice_received_on, now.returned_on = now.advice_received_on, None, on
    now.version += 1
    now.save(update_fields=["advice_received_on", "returned_on", "version"])
    give_again(now, case, by=by, on=on)
    record(
        "casework.advice_returned", about=now, within=case, by=by, on=on, reason=reason.strip(),
        changes={"of": (None, now.of), "came back": (before, None)},
    )  # fmt: skip
    return now


@transaction.atomic
def accept_advice(*, advice: AdviceRequest, by: Member, on: date) -> AdviceRequest:
    """Record that advice is good enough; whoever gave it is no longer given the record for it.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it has not come, or was accepted.
    """
    open_case(advice.case, by=by)
    case, now = _locked(advice)
    _check_to_check(now)
    now.accepted_on = on
    now.version += 1
    now.save(update_fields=["accepted_on", "version"])
    take_back_from(now, case, by=by, on=on)
    record(
        "casework.advice_accepted", about=now, within=case, by=by, on=on,
        changes={"of": (None, now.of)},
    )  # fmt: skip
    return now


def _locked(advice: AdviceRequest) -> tuple[Case, AdviceRequest]:
    """Return case and request as they are now, kept from others until the transaction ends."""
    cases = Case.objects.select_for_update(of=("self",)).select_related("child")
    case = cases.get(pk=advice.case_id)
    return case, AdviceRequest.objects.select_related("organisation").get(pk=advice.pk)


def _check_to_check(advice: AdviceRequest) -> None:
    if advice.accepted_on is not None:
        raise NotReady("This advice was accepted already.")
    if advice.advice_received_on is None:
        raise NotReady("This advice has not come yet.")
