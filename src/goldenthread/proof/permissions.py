"""Who may do what with evidence, bindings and contradictions."""

from __future__ import annotations

from collections.abc import Collection

from goldenthread.improvement.api import may_report
from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def check_may_give(by: Member, held_by: Collection[int]) -> None:
    """Pass silently if they may give evidence for an action, or answer for its rating.

    :param held_by: the posts that hold the action or one of its milestones, or lead its area.
    :raises NotPermitted: when they may not.
    """
    if not may_report(by, held_by):
        raise NotPermitted(
            "You can do this for actions that your posts hold or lead. Ask the programme manager"
            " if this one should be yours."
        )


def why_may_not_verify(by: Member, *, given_by: int, holders: Collection[int]) -> str:
    """Return why they may not verify or refuse evidence, or "".

    :param given_by: the person who gave it; `holders` are the posts that hold its action.
    """
    if not by.may(Power.VERIFY_EVIDENCE):
        return "Your role does not let you verify evidence."
    if by.person.pk == given_by:
        return (
            "You gave this evidence, so you cannot verify it. Somebody else has to look at it and"
            " say whether it shows what it claims."
        )
    if not by.post_ids.isdisjoint(holders):
        return (
            "Your post holds this action, so you cannot verify its evidence. Somebody who does not"
            " answer for the action has to."
        )
    return ""


def check_may_verify(by: Member, *, given_by: int, holders: Collection[int]) -> None:
    """Pass silently if they may verify or refuse evidence.

    :raises NotPermitted: when they may not; the words say who can.
    """
    if why := why_may_not_verify(by, given_by=given_by, holders=holders):
        raise NotPermitted(why)
