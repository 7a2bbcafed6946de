"""Who is given the papers of an item: a grant of the child's record, with days.

Its functions are called by actions of this room, in their transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.children.api import Basis, end_at_once, give_record, take_back_record
from goldenthread.panels.models import AgendaItem, Meeting, Reader, Seat
from goldenthread.panels.policies import readable_until
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day


def give_papers(
    item: AgendaItem, meeting: Meeting, seats: Iterable[Seat], *, by: Member, on: date
) -> int:
    """Give an item's papers to those who sit at its meeting and lack them; return to how many.

    Who has an interest in the case is passed over. A restricted record opens all the same only
    for those who are named for it: PostgreSQL sees to that.
    """
    interested = set(item.conflicts.values_list("seat__person_id", flat=True))
    have = set(item.readers.filter(grant__isnull=False).values_list("seat_id", flat=True))
    given = 0
    for seat in seats:
        if seat.person_id in interested or seat.pk in have:
            continue
        last = readable_until(meeting.day, meeting.panel.readable_days)
        grant = give_record(
            child=item.child, to=seat.person, kind=Basis.PANEL, since=on,
            until=min(last, seat.until) if seat.until else last, by=by, on=on,
            because=f"Papers of the panel of {day(meeting.day)}: {meeting.panel.name}",
        )  # fmt: skip
        Reader.objects.update_or_create(
            item=item, seat=seat,
            defaults={"local_area": item.local_area, "child_id": item.child_id, "grant": grant,
                      "given_on": on},
        )  # fmt: skip
        given += 1
    return given


def keep_readers_days(meeting: Meeting, *, by: Member, on: date) -> None:
    """Let the grants of a meeting's papers end with its new day."""
    last = readable_until(meeting.day, meeting.panel.readable_days)
    readers = Reader.objects.filter(item__meeting=meeting, grant__isnull=False)
    for reader in readers.select_related("grant", "seat"):
        until = min(last, reader.seat.until) if reader.seat.until else last
        if reader.grant is not None and reader.grant.until != until:
            take_back_record(
                grant=reader.grant, last_on=max(until, reader.grant.since), by=by, on=on
            )


def withdraw(item: AgendaItem, because: str, *, by: Member, on: date) -> None:
    """Close the papers of an item at once to all who were given them."""
    for reader in item.readers.filter(grant__isnull=False).select_related("grant"):
        if reader.grant is not None:
            end_at_once(grant=reader.grant, because=because, by=by, on=on)
