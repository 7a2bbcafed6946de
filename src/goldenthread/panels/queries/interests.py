"""The interests that a member declared: of cases that they do not see any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from goldenthread.panels.enums import ItemState
from goldenthread.panels.models import AgendaItem, Conflict, Meeting
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member


@contextmanager
def reach_to_own(by: Member, *, on: date) -> Iterator[None]:
    """Reach what a member declared themself, which lies behind a fence that they gave up."""
    reach = Reach(is_whole_area=True, person_id=by.person.pk, on=on)
    with in_area(by.local_area.pk, user_id=by.user.pk, reach=reach):
        yield


def own_interests(meeting: Meeting, by: Member, *, on: date) -> list[tuple[int, str]]:
    """Return the interests that a member declared in cases of a meeting that still wait.

    Each by its number, with what they said themself and the number of the case: no more of a child
    whom they are not to see.
    """
    with reach_to_own(by, on=on):
        found = Conflict.objects.filter(
            item__meeting=meeting, item__state=ItemState.WAITING, seat__person=by.person
        ).order_by("pk")
        return [
            (pk, f"Case {number}: {why}")
            for pk, number, why in found.values_list("pk", "item__case__number", "why")
        ]


def interests_in(item: AgendaItem) -> list[Conflict]:
    """Return the interests that are declared in a case, in order."""
    return list(item.conflicts.select_related("seat__person", "item").order_by("pk"))
