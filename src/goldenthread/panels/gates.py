"""The gates of the pages about a meeting and about one item.

A member of a panel is let in to the meetings of their panels whose papers are published, and to the
items of these in which they have no interest, until the papers are closed. Who prepares panels is
let in to all, save items in which they have an interest. A page about an item keeps the look.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpResponseBase
from django.utils import timezone

from goldenthread.children.api import ChildRequest, let_in
from goldenthread.panels.models import AgendaItem, Meeting, Seat
from goldenthread.panels.permissions import prepares
from goldenthread.panels.queries.agenda import find_item, has_interest
from goldenthread.panels.queries.panels import find_meeting, is_open, seat_of
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs

P = ParamSpec("P")


class MeetingRequest(AreaRequest):
    """A request that has passed the gate of a meeting; `seat` is theirs at it, if they have one."""

    meeting: Meeting
    seat: Seat | None


class ItemRequest(ChildRequest):
    """A request that has passed the gate of an item; `seat` is theirs on its panel, if any."""

    item: AgendaItem
    seat: Seat | None


def about_meeting(
    power: Power = Power.READ_PANEL_PAPERS,
) -> Callable[
    [Callable[Concatenate[MeetingRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]
]:
    """Close a view to all who lack this power or are not let in to the meeting of its address."""

    def mark(
        view: Callable[Concatenate[MeetingRequest, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @needs(power)
        @wraps(view)
        def gated(
            request: AreaRequest, meeting_id: int, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            seen = cast(MeetingRequest, request)
            seen.meeting = find_meeting(request.local_area, meeting_id)
            seen.seat = seat_of(seen.meeting.panel, request.member.person, seen.meeting.day)
            if not prepares(request.member):
                _check_open(seen.meeting, seen.seat)
            return view(seen, *args, **kwargs)

        return gated

    return mark


def about_item(
    power: Power = Power.READ_PANEL_PAPERS,
) -> Callable[
    [Callable[Concatenate[ItemRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]
]:
    """Close a view to all who lack this power or are not let in to the item of its address."""

    def mark(
        view: Callable[Concatenate[ItemRequest, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @needs(power)
        @wraps(view)
        def gated(
            request: AreaRequest, item_id: int, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            item = find_item(request.local_area, item_id)
            day = item.meeting.day if item.meeting else timezone.localdate()
            seat = seat_of(item.panel, request.member.person, day)
            if has_interest(item, request.member.person):
                raise Http404("There is no such item.")
            if not prepares(request.member):
                _check_open(item.meeting, seat)
                if item.paper.published_on is None:
                    raise Http404("There is no such item.")
            seen = cast(ItemRequest, let_in(request, item.child))
            seen.item, seen.seat = item, seat
            return view(seen, *args, **kwargs)

        gated.about_child = True  # type: ignore[attr-defined]  # -- the mark that the tests look for
        return gated

    return mark


def _check_open(meeting: Meeting | None, seat: Seat | None) -> None:
    """Pass silently if a member reads the papers of this meeting today.

    :raises Http404: when they do not sit at it, or its papers are not open.
    """
    if meeting is None or seat is None or not is_open(meeting, timezone.localdate()):
        raise Http404("There is no such meeting.")
