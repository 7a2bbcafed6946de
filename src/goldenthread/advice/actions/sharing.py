"""Accepted advice is shared with another service that is asked on the same case."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from goldenthread.advice.actions.turns import locked
from goldenthread.advice.models import Shared
from goldenthread.advice.queries.sharing import against, can_be_shared_with, latest_given
from goldenthread.casework.api import AdviceKind, AdviceRequest, check_ground
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
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
