"""The gate of every page about one child.

It finds the child within the fence, works out why this person is let in, and keeps the look in
the audit: once for each request, before the page is made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpResponseBase
from django.utils import timezone

from goldenthread.children.models import Child
from goldenthread.children.queries.records import WayIn, find_child, way_in
from goldenthread.platform.access.roles import Power
from goldenthread.platform.audit.recording import looked
from goldenthread.platform.organisations.gates import AreaRequest, needs

P = ParamSpec("P")


class ChildRequest(AreaRequest):
    """A request that has passed the gate of a child's record."""

    child: Child
    way_in: WayIn


ChildView = Callable[Concatenate[ChildRequest, P], HttpResponseBase]


def about_child(
    power: Power = Power.READ_OWN_CHILDREN,
) -> Callable[[ChildView[P]], Callable[..., HttpResponseBase]]:
    """Close a view to all who lack this power or do not see the child of its address.

    The address carries `child_id`. Who does not see the child is told that there is no such page;
    so is who sees no more of the child than what they were asked for (`WayIn.opens_record`).
    """

    def mark(view: ChildView[P]) -> Callable[..., HttpResponseBase]:
        @needs(power)
        @wraps(view)
        def gated(
            request: AreaRequest, child_id: int, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            child = find_child(request.local_area, child_id)
            found = way_in(child, request.member, on=timezone.localdate())
            if not found.opens_record:
                raise Http404("This record is not open to them.")
            return view(_with(request, child, found), *args, **kwargs)

        gated.about_child = True  # type: ignore[attr-defined]  # -- the mark that the tests look for
        return gated

    return mark


def let_in(request: AreaRequest, child: Child) -> ChildRequest:
    """Put a child that the fence shows on the request, and keep that this person looked.

    For the gates of rooms above, which find the child by something else in their address, and
    show of the child what their own task needs: whatever the way in, the whole record or not.
    """
    return _with(request, child, way_in(child, request.member, on=timezone.localdate()))


def _with(request: AreaRequest, child: Child, found: WayIn) -> ChildRequest:
    seen = cast(ChildRequest, request)
    seen.child, seen.way_in = child, found
    match = request.resolver_match
    looked(
        child_pk=child.pk,
        child_number=child.number,
        page=(match.url_name or "") if match else "",
        basis=found.basis,
        by=request.member,
    )
    return seen
