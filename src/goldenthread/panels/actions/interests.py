"""An interest in a case that was declared by mistake, or has gone, is withdrawn."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.panels.actions.reading import give_papers
from goldenthread.panels.actions.turns import open_item
from goldenthread.panels.models import Conflict, Meeting
from goldenthread.panels.policies import check_reason, check_waiting
from goldenthread.panels.queries.interests import reach_to_own
from goldenthread.panels.queries.panels import papers_close
from goldenthread.platform.access.errors import NotPermitted, NotReady
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

_WHY = "Say why the interest is withdrawn."


@transaction.atomic
def withdraw_interest(*, conflict: Conflict, why: str, by: Member, on: date) -> None:
    """Withdraw the interest of a member; where the papers are published they get them again.

    :raises NotPermitted: when they do not prepare panels, or have an interest in the case
        themself: theirs is withdrawn by `withdraw_own_interest`.
    :raises NotReady: when the item is not waiting, or it was withdrawn already.
    :raises NotValid: when no reason is given.
    """
    item = open_item(conflict.item, by=by)
    check_waiting(item.state)
    check_reason(why, _WHY, "why")
    now = _now(conflict)
    _end(now, why, by=by, on=on)
    if item.meeting is not None and item.paper.published_on is not None:
        give_papers(item, item.meeting, [now.seat], by=by, on=on)


@transaction.atomic
def withdraw_own_interest(
    *, conflict_id: int, meeting: Meeting, why: str, by: Member, on: date
) -> None:
    """Withdraw an interest that one declared oneself, before the papers of the meeting close.

    Nobody gives themself a child: the papers open again when who prepares the panel publishes
    them again. The row lies behind the fence of a child whom they do not see any more: for this one
    row the reach is opened.

    :raises NotPermitted: when the interest is another member's.
    :raises NotReady: when the papers are closed, the item is not waiting, or it is withdrawn.
    :raises NotValid: when no reason is given.
    """
    by.check_may(Power.READ_PANEL_PAPERS)
    check_reason(why, _WHY, "why")
    if papers_close(meeting) < on:
        raise NotReady("The papers are closed. Ask who prepares the panel.")
    with reach_to_own(by, on=on):
        now = _now(Conflict(pk=conflict_id))
        if now.seat.person_id != by.person.pk or now.item.meeting_id != meeting.pk:
            raise NotPermitted("Only the member who declared an interest can withdraw it here.")
        check_waiting(now.item.state)
        _end(now, why, by=by, on=on)


def _now(conflict: Conflict) -> Conflict:
    found = Conflict.objects.select_for_update(of=("self",)).select_related("seat__person", "item")
    now = found.filter(pk=conflict.pk).first()
    if now is None:
        raise NotReady("This interest was withdrawn already.")
    return now


def _end(conflict: Conflict, why: str, *, by: Member, on: date) -> None:
    record(
        "panels.interest_withdrawn", about=conflict.item, by=by, on=on, reason=why.strip(),
        changes={"member": (conflict.seat.person.name, None), "interest": (conflict.why, None)},
    )  # fmt: skip
    conflict.delete()
