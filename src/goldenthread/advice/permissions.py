"""Who may do what with advice, beyond the power that opened the page."""

from __future__ import annotations

from goldenthread.casework.api import AdviceRequest, works_on_cases
from goldenthread.platform.organisations.member import Guest, Member


def may_give(advice: AdviceRequest, by: Member | Guest) -> bool:
    """Whether they answer this request: their organisation, or the link's holder, was asked."""
    return isinstance(by, Guest) or advice.organisation_id in by.organisation_ids


def may_check(by: Member | Guest) -> bool:
    """Whether they judge advice: they carry cases on."""
    return isinstance(by, Member) and works_on_cases(by)
