"""A request is sent from the public pages."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from goldenthread.casework.api import decide_by
from goldenthread.core.references import make_reference
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.recording import name_of
from goldenthread.platform.notifications.actions import Recipient, send
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.portal.models import Knock, OnlineDraft, OnlineRequest
from goldenthread.portal.policies import check_age
from goldenthread.portal.queries.drafts import HOUR, knocks
from goldenthread.portal.queries.texts import RECEIVED


@transaction.atomic
def knock(
    *, local_area: LocalArea, address: str, what: str, at: datetime, by: None, on: date
) -> None:
    """Count that a form is begun or sent from a network address.

    :raises NotReady: when too many were in the last hour.
    """
    whose = _digest(address, on)
    Knock.objects.filter(local_area=local_area, at__lt=at - HOUR).delete()
    if knocks(local_area, whose, what, at=at) >= settings.ONLINE_REQUEST_LIMITS[what]:
        raise NotReady("too many")
    Knock.objects.create(local_area=local_area, whose=whose, what=what, at=at)


@transaction.atomic
def send_request(
    *, draft: OnlineDraft, values: Mapping[str, Any], at: datetime, by: None, on: date
) -> OnlineRequest:
    """Keep what was typed as a request received at this moment, and acknowledge it by email.

    :param values: fields of `OnlineRequest`, checked by the forms.
    :returns: the request; sending the same draft twice makes one.
    :raises NotReady: when this draft has been sent.
    :raises NotValid: when the age cannot be right.
    """
    # who sends it sees no request; for the length of this one step it can be kept
    with in_area(draft.local_area_id, reach=Reach(takes_requests=True, bearer=draft.key)):
        return _keep(draft, values, at=at, on=on)


def _keep(
    draft: OnlineDraft, values: Mapping[str, Any], *, at: datetime, on: date
) -> OnlineRequest:
    draft_now = OnlineDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if draft_now is None:
        raise NotReady("This has been sent already.")
    check_age(values["date_of_birth"], values["asked_as"], on=on)
    online = OnlineRequest.objects.create(
        local_area=draft.local_area, reference=_free_reference(), received_at=at, received_on=on,
        **values,
    )  # fmt: skip
    draft_now.files.update(draft=None, request=online)
    draft_now.delete()
    Event.objects.create(
        local_area=draft.local_area, kind="portal.request_received", about=name_of(online),
        by_name="The online form", on=on,
    )  # fmt: skip
    _acknowledge(online, on=on)
    return online


def _acknowledge(online: OnlineRequest, *, on: date) -> None:
    area = online.local_area
    send(
        to=Recipient(local_area=area, name=online.name, email=online.email),
        template=RECEIVED,
        context={
            "reference": online.reference,
            "received_on": online.received_on,
            "decide_by": decide_by(online.received_on, on=on),
            "contact": area.contact or settings.SUPPORT_CONTACT,
        },
        about=online,
        by=None,
        on=on,
        changed="A request was received from the public pages.",
    )


def _free_reference() -> str:
    reference = make_reference()
    while OnlineRequest.objects.filter(reference=reference).exists():
        reference = make_reference()
    return reference


def _digest(address: str, on: date) -> str:
    # other each day, so that nobody can be followed by it
    said = f"{address} {on.isoformat()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, "sha256").hexdigest()
