"""Who may do what in a plan, beyond the power that opened the page."""

from __future__ import annotations

from collections.abc import Collection

from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def may_report(by: Member, held_by: Collection[int]) -> bool:
    """Whether they may report on an action.

    :param held_by: the posts that hold the action or one of its milestones, or lead its area.
    """
    if by.may(Power.MANAGE_PLAN):
        return True
    return by.may(Power.UPDATE_OWN_ACTIONS) and not by.post_ids.isdisjoint(held_by)


def check_may_report(by: Member, held_by: Collection[int]) -> None:
    """Pass silently if they may report on the action.

    :raises NotPermitted: when they may not.
    """
    if not may_report(by, held_by):
        raise NotPermitted(
            "You can report progress on actions that your posts hold or lead. Ask the programme"
            " manager if this one should be yours."
        )
