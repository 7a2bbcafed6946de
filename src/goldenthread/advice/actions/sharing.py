"""Accepted advice is shared with another service of the same case, until that is ended."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from goldenthread.advice.actions.turns import locked
from goldenthread.advice.models import Shared
from goldenthread.advice.queries.reminding import initials
from goldenthread.advice.queries.sharing import (
    against,
    can_be_shared_with,
    latest_given,
    told_of_sharing,
)
from goldenthread.casework.api import AdviceKind, AdviceRequest, check_ground
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.notifications.actions import send
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def share_advice(
    *,
    advice: AdviceRequest,
    with_request: AdviceRequest,
    reason: str,
    by: Member,
    on: date,
    ground: str = "",
    because: str = "",
) -> Shared:
    """Let a service that is asked on the same case read advice that was accepted.

    :param reason: why it helps them; they read it.
    :param ground: and `because`: the legal reason, where the family said no to sharing with them.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the advice was not accepted or was not given here, is the family's own
        views, or is shared with them already.
    :raises NotValid: when they are not asked on this case, or a reason is missing.
    """
    by.check_may(Power.WORK_ON_CASES)
    now = locked(advice)
    given = latest_given(now)
    if now.accepted_on is None or given is None:
        raise NotReady("Only advice that was given here and accepted can be shared.")
    if now.kind == AdviceKind.FAMILY:
        raise NotReady("The family’s own views are not passed on from here. Ask the family.")
    them = next((one for one in can_be_shared_with(now) if one.pk == with_request.pk), None)
    if them is None:
        raise NotValid("Choose a service that is asked on this case.", field="with_request")
    if not reason.strip():
        raise NotValid("Say why they need to read it.", field="reason")
    legal = check_ground(against(them), ground, because)
    try:
        with transaction.atomic():
            one = Shared.objects.create(
                local_area=now.local_area, child_id=now.child_id, given=given, with_request=them,
                reason=reason.strip(), ground=legal, shared_by=by.person, shared_on=on,
            )  # fmt: skip
    except IntegrityError as error:
        if "advice_shared_once" not in str(error):
            raise
        raise NotReady("This advice is shared with them already.") from error
    record(
        "advice.advice_shared", about=now, within=now.case, by=by, on=on,
        reason=". ".join(part.rstrip(".") for part in (one.reason, legal) if part),
        changes={"of": (None, now.of), "with": (None, them.of)},
    )  # fmt: skip
    return one


@transaction.atomic
def stop_sharing(*, shared: Shared, reason: str, by: Member, on: date) -> Shared:
    """End that a service can read advice of another; it is told so, by email where it has one.

    What they have read they have read. The row stays, and the advice can be shared again.

    :param reason: kept on record; they are told that it ended, not why.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it has ended already.
    :raises NotValid: when no reason is given.
    """
    by.check_may(Power.WORK_ON_CASES)
    if not reason.strip():
        raise NotValid("Say why it is no longer shared.", field="reason")
    theirs = locked(shared.with_request)
    now = Shared.objects.select_for_update(of=("self",)).select_related(
        "given__advice__organisation", "given__advice__case"
    ).get(pk=shared.pk)  # fmt: skip
    if now.ended_on is not None:
        raise NotReady("This is no longer shared already.")
    advice = now.given.advice
    now.ended_on, now.ended_by, now.ended_because = on, by.person, reason.strip()
    now.save(update_fields=["ended_on", "ended_by", "ended_because"])
    record(
        "advice.sharing_ended", about=advice, within=advice.case, by=by, on=on,
        reason=now.ended_because, changes={"of": (advice.of, None), "with": (theirs.of, None)},
    )  # fmt: skip
    for reader in told_of_sharing(theirs, on=on):
        send(
            to=reader, template="advice/mail/sharing_ended.txt", about=theirs, by=by, on=on,
            child_id=theirs.child_id, changed="Advice is no longer shared.",
            context={
                "initials": initials(theirs.child), "case_number": theirs.case.number,
                "kind": advice.get_kind_display().lower(),
            },
        )  # fmt: skip
    return now
