"""The gate of the public pages: open to all, inside the fence of the area in the address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.gates import open_to_all
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.queries import all_areas
from goldenthread.portal.queries.drafts import key_in

P = ParamSpec("P")


class PublicRequest(HttpRequest):
    """A request of anybody at all for a public page of an area."""

    local_area: LocalArea


PublicView = Callable[Concatenate[PublicRequest, P], HttpResponse]


def open_in_area(view: PublicView[P]) -> Callable[..., HttpResponse]:
    """Open a view to anybody, within one area and without the reach of any child.

    They see what they are typing themselves, by the key that their browser's session holds.
    The view itself must show nothing of the area but its name and its public contact.
    """

    @wraps(view)
    def gated(request: PublicRequest, area: str, *args: Any, **kwargs: Any) -> HttpResponse:
        local_area = all_areas().filter(slug=area).first()
        if local_area is None:
            raise Http404("There is no such area.")
        reach = Reach(bearer=key_in(request.session, local_area))
        with in_area(local_area.pk, reach=reach, savepoint=False):
            request.local_area = local_area
            return view(request, *args, **kwargs)

    return open_to_all(never_cache(gated))
