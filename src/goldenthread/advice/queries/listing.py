"""The inbox as a list: sorted by the last day, with what is overdue sorted out by the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from goldenthread.advice.queries.requests import Choice, inbox
from goldenthread.casework.api import AdviceDue, advice_dues
from goldenthread.core.clock.states import State
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea


def listed_requests(
    local_area: LocalArea, choice: Choice, *, by: Member, on: date
) -> tuple[Any, dict[int, AdviceDue]]:
    """Return the requests that fit, and by when each is due.

    Which are overdue the clock says, so that those are worked out for all before a page is cut.
    """
    is_overdue = choice.standing == "overdue"
    narrowed = replace(choice, standing="") if is_overdue else choice
    found = list(inbox(local_area, narrowed, by=by))
    dues = advice_dues(found, on=on)
    if is_overdue:
        late = {pk for pk, due in dues.items() if due.state == State.OVERDUE}
        found = [one for one in found if one.pk in late]
    return found, dues
