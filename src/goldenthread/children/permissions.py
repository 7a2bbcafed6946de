"""Who may do what with a record, beyond the power that opened the page."""

from __future__ import annotations

from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def may_see_confidential(by: Member) -> bool:
    """Whether they are shown an address that is kept confidential."""
    return by.may(Power.CHANGE_CHILDREN)
