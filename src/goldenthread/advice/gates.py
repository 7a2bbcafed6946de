"""The gates of pages about one request for advice: of who has signed in, and of a link's holder.

Both put the request on the page's own request, and keep the look at the child in the audit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

import pghistory
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from goldenthread.advice.policies import is_seated
from goldenthread.advice.queries.links import (
    SEAT,
    area_at_the_door,
    is_wanted,
    seat_of,
    seated_link,
)
from goldenthread.casework.api import AdviceRequest, find_advice
from goldenthread.children.api import ChildRequest, let_in
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.roles import Power
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.recording import looked
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.member import Guest
from goldenthread.platform.organisations.models import LocalArea

P = ParamSpec("P")
BASIS = "Advice link"


class AdviceViewRequest(ChildRequest):
    """A request that has passed the gate of a request for advice."""

    advice: AdviceRequest


class GuestRequest(HttpRequest):
    """A request of somebody whom a link let in to one request for advice."""

    local_area: LocalArea
    guest: Guest
    advice: AdviceRequest


AdviceView = Callable[Concatenate[AdviceViewRequest, P], HttpResponseBase]
GuestView = Callable[Concatenate[GuestRequest, P], HttpResponseBase]


def about_advice(
    power: Power = Power.READ_CASES,
) -> Callable[[AdviceView[P]], Callable[..., HttpResponseBase]]:
    """Close a view to all who lack this power or are not told of the request for advice.

    The address carries `advice_id`. A service is told of what was asked of its own organisation.
    """

    def mark(view: AdviceView[P]) -> Callable[..., HttpResponseBase]:
        @needs(power)
        @wraps(view)
        def gated(
            request: AreaRequest, advice_id: int, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            advice = find_advice(request.local_area, advice_id, request.member)
            seen = cast(AdviceViewRequest, let_in(request, advice.child))
            seen.advice = advice
            return view(seen, *args, **kwargs)

        gated.about_child = True  # type: ignore[attr-defined]  # -- the mark that the tests look for
        return gated

    return mark


def by_link(view: GuestView[P]) -> Callable[..., HttpResponseBase]:
    """Close a view to all but the holder of a link who has passed the second step.

    PostgreSQL shows them that one child and no other. What they send after their time has run out
    is still kept, for a day, by the views that are marked `keeps`; they see nothing any more.
    """

    @never_cache
    @wraps(view)
    def gated(request: GuestRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seat = seat_of(request.session.get(SEAT))
        local_area = area_at_the_door(seat.area_id) if seat else None
        if seat is None or local_area is None:
            return redirect("advice_link_over")
        reach = Reach(link=seat.called, on=timezone.localdate())
        with in_area(local_area.pk, reach=reach, savepoint=False), pghistory.context(link=seat.pk):
            link = seated_link(seat)
            if link is None or not is_wanted(link):
                return redirect("advice_link_over")
            hours = settings.ADVICE_LINK_HOURS
            if not is_seated(at=timezone.now(), let_in_at=link.let_in_at, hours=hours):
                is_kept = getattr(view, "keeps", False) and request.method == "POST"
                if not is_kept or not is_seated(
                    at=timezone.now(), let_in_at=link.let_in_at, hours=24
                ):
                    return redirect("advice_link_over")
                request.is_out_of_time = True  # type: ignore[attr-defined]  # -- read by the view
            request.local_area, request.advice = local_area, link.advice
            request.guest = Guest(local_area=local_area, name=link.name, link=link.called)
            match = request.resolver_match
            looked(
                child_pk=link.child_id, child_number=link.child.number,
                page=(match.url_name or "") if match else "", basis=BASIS, by=request.guest,
            )  # fmt: skip
            return view(request, *args, **kwargs)

    gated = login_not_required(gated)
    gated.needs = "a link"  # type: ignore[attr-defined]  # -- the mark that the tests look for
    gated.about_child = True  # type: ignore[attr-defined]  # -- as above
    return gated
