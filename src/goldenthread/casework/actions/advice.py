"""Advice: asked for, chased, taken in."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.casework.actions.telling_advisers import (
    ASKED,
    DAY_CHANGED,
    NOT_WANTED,
    tell_adviser,
)
from goldenthread.casework.actions.turns import open_case, take_turn
from goldenthread.casework.enums import AdviceKind, ChaseHow
from goldenthread.casework.models import AdviceChase, AdviceRequest, Case
from goldenthread.casework.policies import check_from_request, why_no_advice, why_no_more
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.readers import family_of
from goldenthread.children.api import Basis, give_record, grants_of, take_back_record
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Organisation


@transaction.atomic
def ask_for_advice(  # noqa: PLR0913 -- each is one fact of the request, by keyword
    *,
    case: Case,
    kind: str,
    requested_on: date,
    by: Member,
    on: date,
    organisation: Organisation | None = None,
    name: str = "",
    asks: str = "",
    send: bool = True,
) -> AdviceRequest:
    """Ask for advice; an organisation is given the record until it has advised.

    Whoever is asked today is told at once, or it is kept as a letter to send. Who received the
    request on an earlier day has it already, and is not told again. The family is sent a link by
    which it answers; `name` says who of it, else it is who is told of decisions.

    :param asks: what they are asked, and why the assessment was asked for.
    :param requested_on: the day on which they received the request, which is what the law counts.
    :param send: False when they are told in another way.
    :raises NotPermitted: when they may not.
    :raises NotReady: before the decision to assess, or when the case has ended.
    :raises NotValid: when the day cannot be right, or it is not said of whom it was asked.
    """
    case = open_case(case, by=by)
    facts = facts_of(case)
    if reason := why_no_advice(facts):
        raise NotReady(reason)
    if organisation is None and kind == AdviceKind.FAMILY:
        name = name.strip() or family_of(case, on=on).name
    if organisation is None and not name.strip():
        raise NotValid("Choose an organisation or give a name.", field="name")
    check_from_request(requested_on, facts, on=on)
    one = AdviceRequest.objects.create(
        local_area=case.local_area, child_id=case.child_id, case=case, kind=kind,
        organisation=organisation, name=name.strip(), asks=asks.strip(),
        advice_requested_on=requested_on,
    )  # fmt: skip
    if organisation is not None:
        give_to(one, case, by=by, on=on)
    record(
        "casework.advice_requested", about=one, within=case, by=by, on=on,
        changes={"of": (None, one.of), "about": (None, one.get_kind_display()),
                 "day": (None, requested_on)},
    )  # fmt: skip
    if send and requested_on == on:
        tell_adviser(one, ASKED, by=by, on=on)
    return one


@transaction.atomic
def withdraw_advice(
    *, advice: AdviceRequest, reason: str, by: Member, on: date, send: bool = True
) -> AdviceRequest:
    """Withdraw a request for advice that is not wanted any more; whom it was asked of is told.

    :param reason: kept on record; they are told that it is withdrawn, not why.
    :param send: False when they are told in another way.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the advice has come, or was withdrawn.
    :raises NotValid: when no reason is given.
    """
    if not reason.strip():
        raise NotValid("Say why it is withdrawn.", field="reason")
    case, advice = _open(advice, by=by)
    advice.withdrawn_on = max(on, advice.advice_requested_on)
    advice.returned_on = None
    advice.version += 1
    advice.save(update_fields=["withdrawn_on", "returned_on", "version"])
    take_back_from(advice, case, by=by, on=on)
    record(
        "casework.advice_withdrawn", about=advice, within=case, by=by, on=on, reason=reason.strip(),
        changes={"of": (advice.of, None), "about": (advice.get_kind_display(), None)},
    )  # fmt: skip
    if send:
        tell_adviser(advice, NOT_WANTED, by=by, on=on)
    return advice


@transaction.atomic
def chase_advice(
    *,
    advice: AdviceRequest,
    day: date,
    by: Member,
    on: date,
    how: str = ChaseHow.TELEPHONE,
    said: str = "",
) -> AdviceRequest:
    """Record that advice was asked for again.

    :param said: what was said or written.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it has come, or the case has ended.
    :raises NotValid: when the day cannot be right.
    """
    case, advice = _open(advice, by=by)
    if reason := why_no_more(facts_of(case)):
        raise NotReady(reason)
    _check_day(advice, case, day, on=on)
    advice.chased_on = max(day, advice.chased_on or day)
    advice.version += 1
    advice.save(update_fields=["chased_on", "version"])
    AdviceChase.objects.create(
        local_area=case.local_area, child_id=case.child_id, advice=advice, day=day, how=how,
        said=said.strip(), by_name=by.name,
    )  # fmt: skip
    record(
        "casework.advice_chased", about=advice, within=case, by=by, on=on, reason=said.strip(),
        changes={"of": (None, advice.of), "day": (None, day),
                 "how": (None, ChaseHow(how).label)},
    )  # fmt: skip
    return advice


@transaction.atomic
def take_in_advice(
    *, advice: AdviceRequest, day: date, late_reason: str, by: Member, on: date
) -> AdviceRequest:
    """Record that advice came back; whoever gave it is no longer given the record for it.

    :param late_reason: why it came late, where it did.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it has come already.
    :raises NotValid: when the day cannot be right.
    """
    case, advice = _open(advice, by=by)
    _check_day(advice, case, day, on=on)
    advice.advice_received_on, advice.late_reason = day, late_reason.strip()
    advice.returned_on = None
    advice.version += 1
    advice.save(update_fields=["advice_received_on", "late_reason", "returned_on", "version"])
    take_back_from(advice, case, by=by, on=on)
    record(
        "casework.advice_received", about=advice, within=case, by=by, on=on, reason=late_reason,
        changes={"of": (None, advice.of), "day": (None, day)},
    )  # fmt: skip
    return advice


@transaction.atomic
def correct_advice(
    *,
    advice: AdviceRequest,
    requested_on: date,
    received_on: date | None,
    reason: str,
    version: int,
    by: Member,
    on: date,
) -> AdviceRequest:
    """Put the days of a request for advice right, and say why.

    Whom it was asked of is told when the last day moves while it is waited for.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it was withdrawn.
    :raises NotValid: when a day cannot be right, or no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    case = open_case(advice.case, by=by)
    _check_corrected(advice, case, requested_on, received_on, reason, on=on)
    before = advice.advice_requested_on, advice.advice_received_on
    take_turn(advice, version)
    advice.advice_requested_on, advice.advice_received_on = requested_on, received_on
    if received_on is None or (advice.accepted_on and advice.accepted_on < received_on):
        advice.accepted_on = received_on
    if advice.returned_on and advice.returned_on < requested_on:
        advice.returned_on = None
    if advice.chased_on and advice.chased_on < requested_on:
        advice.chased_on = None
    advice.save(update_fields=[
        "advice_requested_on", "advice_received_on", "chased_on", "accepted_on", "returned_on",
    ])  # fmt: skip
    record(
        "casework.advice_corrected", about=advice, within=case, by=by, on=on, reason=reason,
        changes={"asked": (before[0], requested_on), "came back": (before[1], received_on)},
    )  # fmt: skip
    is_waited_for = received_on is None and why_no_more(facts_of(case)) is None
    if is_waited_for and requested_on != before[0]:
        tell_adviser(advice, DAY_CHANGED, by=by, on=on)
    return advice


def _check_corrected(
    advice: AdviceRequest,
    case: Case,
    requested_on: date,
    received_on: date | None,
    reason: str,
    *,
    on: date,
) -> None:
    if not reason.strip():
        raise NotValid("Say why the date is corrected.", field="reason")
    check_from_request(requested_on, facts_of(case), on=on, field="requested_on")
    if received_on is not None:
        check_from_request(received_on, facts_of(case), on=on, field="received_on")
        if received_on < requested_on:
            raise NotValid("This is before the advice was asked for.", field="received_on")
    if advice.withdrawn_on is not None:
        raise NotReady("This request was withdrawn.")


def _open(advice: AdviceRequest, *, by: Member) -> tuple[Case, AdviceRequest]:
    """Return case and request as they are now, kept from others.

    :raises NotReady: when the advice has come.
    """
    case = open_case(advice.case, by=by)
    now = AdviceRequest.objects.select_related("organisation", "case__child").get(pk=advice.pk)
    if now.withdrawn_on is not None:
        raise NotReady("This request was withdrawn.")
    if now.advice_received_on is not None:
        raise NotReady("This advice has come already. If the day is wrong, correct it.")
    return case, now


def _check_day(advice: AdviceRequest, case: Case, day: date, *, on: date) -> None:
    check_from_request(day, facts_of(case), on=on)
    if day < advice.advice_requested_on:
        raise NotValid("This is before the advice was asked for.", field="day")


def take_back_from(advice: AdviceRequest, case: Case, *, by: Member, on: date) -> None:
    """End that an organisation is given the record, once it has given all that it was asked."""
    waiting = case.advice_requests.filter(
        organisation=advice.organisation_id, advice_received_on=None, withdrawn_on=None
    )
    if advice.organisation_id is None or waiting.exists():
        return
    for grant in grants_of(case.child, on=on).filter(
        organisation=advice.organisation_id, kind=Basis.ASKED, until=None
    ):
        take_back_record(grant=grant, last_on=on, by=by, on=on)


def give_to(advice: AdviceRequest, case: Case, *, by: Member, on: date) -> None:
    """Give the record to the organisation that is asked for advice, if one is."""
    if advice.organisation is not None:
        give_record(
            child=case.child, to=advice.organisation, kind=Basis.ASKED, since=on, by=by, on=on,
            because=f"Asked for advice: {advice.get_kind_display().lower()}",
        )  # fmt: skip


def give_again(advice: AdviceRequest, case: Case, *, by: Member, on: date) -> None:
    """Give an organisation the record again, where it was taken back."""
    held = grants_of(case.child, on=on).filter(
        organisation=advice.organisation_id, kind=Basis.ASKED, until=None
    )
    if advice.organisation_id is not None and not held.exists():
        give_to(advice, case, by=by, on=on)
