"""The gate of every page. A page without one is closed by a test.

`needs` finds the area in the address, raises its fence, finds the member and checks the power;
the view then runs inside the fence. `operator_only` lets in who runs the installation, into no
area. `open_to_all` and `signed_in` say out loud that a page holds no area's content.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import pghistory
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from goldenthread.platform.access.roles import Power
from goldenthread.platform.access.row_security import in_area, open_reach
from goldenthread.platform.accounts import second_factor
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations.member import Member, find_area, find_member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import reach_of

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request of someone who has signed in."""

    user: User


class AreaRequest(SignedInRequest):
    """A request that has passed the gate of an area."""

    htmx: HtmxDetails
    local_area: LocalArea
    member: Member


AreaView = Callable[Concatenate[AreaRequest, P], HttpResponseBase]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needs(power: Power) -> Callable[[AreaView[P]], Callable[..., HttpResponseBase]]:
    """Close a view to all but members of the area in its address who have this power.

    A stranger is sent to sign in; who holds no post in the area is told that there is no such
    page; who holds one without the power is told that they may not.
    """

    def mark(view: AreaView[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def gated(request: AreaRequest, area: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if second_factor.is_missing(request):
                return redirect("mfa_index")
            local_area = find_area(area)
            if local_area is None:
                raise Http404("There is no such area.")
            with (
                # no savepoint: an error ends the request, whose transaction this is
                in_area(local_area.pk, user_id=request.user.pk, savepoint=False),
                pghistory.context(user=request.user.pk),
            ):
                on = timezone.localdate()
                member = find_member(user=request.user, local_area=local_area, on=on)
                if member is None:
                    raise Http404("There is no such area.")
                if not member.may(power):
                    raise PermissionDenied(power.label)
                open_reach(reach_of(member, on=on))
                request.local_area, request.member = local_area, member
                return view(request, *args, **kwargs)

        gated.needs = power  # type: ignore[attr-defined]  # -- the mark that the tests look for
        return gated

    return mark


def operator_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Close a view to all but operators."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if second_factor.is_missing(request):
            return redirect("mfa_index")
        if not (isinstance(request.user, User) and request.user.is_operator):
            raise Http404("There is no such page.")
        return view(request, *args, **kwargs)

    gated.needs = "operator"  # type: ignore[attr-defined]  # -- the mark that the tests look for
    return gated


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say that a view is for anyone with an account and shows no area's content."""
    view.needs = "account"  # type: ignore[attr-defined]  # -- the mark that the tests look for
    return view


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say that a view is for anyone at all."""
    open_view = login_not_required(view)
    open_view.needs = "nothing"  # type: ignore[attr-defined]  # -- the mark that the tests look for
    return open_view
