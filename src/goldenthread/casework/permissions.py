"""Who may see what of a case, beyond the power that opened the page."""

from __future__ import annotations

from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def works_on_cases(by: Member) -> bool:
    """Whether they carry cases on, and so see all that is recorded of one."""
    return by.may(Power.WORK_ON_CASES)


def advisers_for(by: Member) -> frozenset[int] | None:
    """Return of which organisations' advice they are told: their own, or all when None."""
    return None if works_on_cases(by) else by.organisation_ids


def may_see_advice_of(organisation_id: int | None, by: Member) -> bool:
    """Whether they are told that an organisation was asked for advice."""
    mine = advisers_for(by)
    return mine is None or organisation_id in mine
