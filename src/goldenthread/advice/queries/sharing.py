"""Advice that is shared between those who are asked on one case."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.advice.models import AdviceDocument, Given, Shared
from goldenthread.advice.queries.reminding import readers_of
from goldenthread.casework.api import AdviceRequest, against_sharing, sharing_with
from goldenthread.platform.notifications.actions import Recipient
from goldenthread.platform.organisations.models import Person


def can_be_shared_with(advice: AdviceRequest) -> list[AdviceRequest]:
    """Return the requests whose services can be shown accepted advice: of the same case, of others.

    They are organisations that still work on their own advice; who has given it needs no more.
    """
    found = AdviceRequest.objects.filter(
        case=advice.case_id, organisation__isnull=False, accepted_on=None, withdrawn_on=None
    ).exclude(organisation=advice.organisation_id)
    return list(found.select_related("organisation", "case__child").order_by("pk"))


def latest_given(advice: AdviceRequest) -> Given | None:
    """Return advice as it was sent last: what an officer accepted; None when it came on paper."""
    return advice.given.order_by("-number").first()


def against(advice: AdviceRequest) -> tuple[str, ...]:
    """Return what the family says against sharing with the service of a request."""
    if advice.organisation is None:
        return ()
    return against_sharing(advice.case.child, sharing_with(advice.organisation))


def shared_of(advice: AdviceRequest) -> QuerySet[Shared]:
    """Return with whom advice was shared."""
    found = Shared.objects.filter(given__advice=advice)
    return found.select_related("with_request__organisation", "shared_by", "ended_by")


def shared_by_number(advice: AdviceRequest, pk: int) -> Shared:
    """Return one sharing of a request's advice, which may have ended.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(shared_of(advice), pk=pk)


def shared_with(advice: AdviceRequest) -> QuerySet[Shared]:
    """Return what was shared with who answers a request, also what no longer is."""
    found = Shared.objects.filter(with_request=advice)
    return found.select_related("given__advice__organisation", "given__advice__child", "shared_by")


def shared_numbered(advice: AdviceRequest, pk: int) -> Shared:
    """Return one thing that was shared with who answers a request; it may have ended.

    :raises Http404: when nothing of that number was.
    """
    return get_object_or_404(shared_with(advice), pk=pk)


def files_of_shared(shared: Shared) -> QuerySet[AdviceDocument]:
    """Return the files of shared advice, without what is in them."""
    return AdviceDocument.objects.filter(given=shared.given_id).defer("content")


def file_of_shared(shared: Shared, pk: int) -> AdviceDocument:
    """Return one of them.

    :raises Http404: when it has none of that number, or the advice is no longer shared.
    """
    found = AdviceDocument.objects.filter(given=shared.given_id)
    return get_object_or_404(found if shared.ended_on is None else found.none(), pk=pk)


def told_of_sharing(advice: AdviceRequest, *, on: date) -> list[Person | Recipient]:
    """Return who is told when something is no longer shared with who answers a request.

    Who took it or their team; else the shared address of their organisation.
    """
    readers = readers_of(advice, on=on)
    home = advice.organisation
    if not readers and home is not None and home.email:
        return [Recipient(local_area=advice.local_area, name=home.name, email=home.email)]
    return readers
