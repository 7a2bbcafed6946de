"""Who may do what, beyond the power that opened the page."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.panels.models import Panel, Seat
from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def prepares(by: Member) -> bool:
    """Whether they prepare agendas and papers, and so see all items of the area's panels."""
    return by.may(Power.PREPARE_PANELS)


def why_may_not_decide(panel: Panel, seats: Iterable[Seat], by: Member) -> str:
    """Say why they cannot record the council's decision on an item of this panel, or "".

    The decision is the council's and is made by a named officer. Where it is delegated to the
    chair of the panel, that is whoever holds a chair's seat that day.
    """
    if not by.may(Power.MANAGE_PANELS):
        return "Only an officer who decides for the council can record its decision."
    chairs = [seat for seat in seats if seat.is_chair]
    if panel.chair_decides and by.person.pk not in {seat.person_id for seat in chairs}:
        return "The council’s decision is delegated to the chair of this panel, which you are not."
    return ""


def check_may_decide(panel: Panel, seats: Iterable[Seat], by: Member) -> None:
    """Pass silently if they can record the council's decision.

    :raises NotPermitted: when they cannot, with the reason.
    """
    if reason := why_may_not_decide(panel, seats, by):
        raise NotPermitted(reason)
