"""Working an indicator out again, at somebody's word."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.indicators.actions.counts import work_out
from goldenthread.indicators.presenters.figures import Places
from goldenthread.indicators.queries import registry
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.READ_PLAN)
@require_POST
def indicators_again(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Work one indicator out at once, and go back to where it was asked for."""
    indicator = registry.find(indicator_id)
    if indicator is None:
        raise Http404("There is no such indicator.")
    work_out(
        local_area=request.local_area, indicators=[indicator], by=request.member,
        on=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip
    messages.success(request, "Worked out again: the figures are as records stand now.")
    asked = request.GET.urlencode()
    here = Places(request.local_area).one(indicator)
    return redirect(f"{here}?{asked}" if asked else here)
