"""The gate of every page about one case: the gate of its child's record, reached by the case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpResponseBase

from goldenthread.casework.models import Case
from goldenthread.casework.queries.cases import find_case
from goldenthread.children.api import ChildRequest, let_in
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs

P = ParamSpec("P")


class CaseRequest(ChildRequest):
    """A request that has passed the gate of a case."""

    case: Case


CaseView = Callable[Concatenate[CaseRequest, P], HttpResponseBase]


def about_case(
    power: Power = Power.WORK_ON_CASES,
) -> Callable[[CaseView[P]], Callable[..., HttpResponseBase]]:
    """Close a view to all who lack this power or do not see the child of its case.

    The address carries `case_id`. Who does not see the child is told that there is no such page;
    who does, is kept in the audit of looks.
    """

    def mark(view: CaseView[P]) -> Callable[..., HttpResponseBase]:
        @needs(power)
        @wraps(view)
        def gated(
            request: AreaRequest, case_id: int, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            case = find_case(request.local_area, case_id)
            seen = cast(CaseRequest, let_in(request, case.child))
            seen.case = case
            return view(seen, *args, **kwargs)

        gated.about_child = True  # type: ignore[attr-defined]  # -- the mark that the tests look for
        return gated

    return mark
