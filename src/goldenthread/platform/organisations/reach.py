"""How far a member sees among the children of an area."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from goldenthread.platform.access.reach import NO_REACH, Reach
from goldenthread.platform.access.roles import Power
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member


def reach_of(member: Member, *, on: date) -> Reach:
    """Return which children a member reaches: all of the area's, those given to them, or none."""
    if not (member.may(Power.READ_OWN_CHILDREN) or member.may(Power.READ_PANEL_PAPERS)):
        return NO_REACH
    return Reach(
        is_whole_area=member.may(Power.READ_CHILDREN),
        person_id=member.person.pk,
        organisation_ids=member.organisation_ids,
        on=on,
        takes_requests=member.may(Power.WORK_ON_CASES),
    )


@contextmanager
def as_member(member: Member, *, on: date) -> Iterator[None]:
    """Show what a member sees for the length of the block; for jobs, commands and tests."""
    reach = reach_of(member, on=on)
    with in_area(member.local_area.pk, user_id=member.user.pk, reach=reach):
        yield
