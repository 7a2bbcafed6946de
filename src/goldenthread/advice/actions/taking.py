"""Who of a service has a request: I take this, give to a colleague, put back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.advice.actions.turns import still_wanted, take_turn
from goldenthread.advice.models import Taking
from goldenthread.casework.api import AdviceRequest, advisers_at
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person


@transaction.atomic
def take_request(
    *, advice: AdviceRequest, to: Person | None, version: int, by: Member, on: date
) -> Taking:
    """Give a request to somebody of the team that it was made to, or put it back with None.

    :param version: of what the page showed; 0 when nobody had taken it yet.
    :raises NotPermitted: when it was asked of others.
    :raises NotReady: when the advice was sent, or the case has ended.
    :raises NotValid: when they do not work there.
    :raises ChangedMeanwhile: when a colleague took it since.
    """
    now = still_wanted(advice, by)
    if to is not None and not advisers_at(now.organisation, on=on).filter(pk=to.pk).exists():
        raise NotValid("Choose somebody of your team.", field="to")
    taking, _ = Taking.objects.get_or_create(
        advice=now,
        defaults={"local_area": now.local_area, "child_id": now.child_id, "since": on},
    )
    before = taking.person
    take_turn(taking, version)
    taking.person, taking.since = to, on
    taking.save(update_fields=["person", "since"])
    record(
        "advice.request_taken" if to else "advice.request_put_back", about=now, within=now.case,
        by=by, on=on,
        changes={"taken by": (before.name if before else None, to.name if to else None)},
    )  # fmt: skip
    return taking
