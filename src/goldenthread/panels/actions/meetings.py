"""Moving, cancelling, attending and closing a meeting."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time

from django.db import IntegrityError, transaction

from goldenthread.panels.actions.panels import plan_meetings
from goldenthread.panels.actions.reading import keep_readers_days, withdraw
from goldenthread.panels.actions.turns import open_meeting, take_turn
from goldenthread.panels.enums import MeetingState
from goldenthread.panels.models import Attendance, Meeting, Seat
from goldenthread.panels.policies import check_held, check_planned, check_reason
from goldenthread.panels.queries.agenda import waiting_items
from goldenthread.panels.queries.panels import present_at, quorum_of, seats_on
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import count
from goldenthread.ui.words import day as in_full


@transaction.atomic
def move_meeting(
    *, meeting: Meeting, day: date, starts_at: time, reason: str, version: int, by: Member, on: date
) -> Meeting:
    """Move a meeting to another day or time; who was given its papers reads them as much longer.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it was held or cancelled.
    :raises NotValid: when the day is past or taken, or no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    meeting = open_meeting(meeting, by=by)
    check_planned(meeting.state)
    check_reason(reason, "Say why the meeting is moved.")
    if day < on:
        raise NotValid("This day is past.", field="day")
    before = meeting.day, meeting.starts_at
    take_turn(meeting, version)
    meeting.day, meeting.starts_at, meeting.reason = day, starts_at, reason.strip()
    try:
        with transaction.atomic():
            meeting.save(update_fields=["day", "starts_at", "reason"])
    except IntegrityError as error:
        if "meeting_once_a_day" not in str(error):
            raise
        raise NotValid("The panel meets on this day already.", field="day") from error
    keep_readers_days(meeting, by=by, on=on)
    record(
        "panels.meeting_moved", about=meeting, within=meeting.panel, by=by, on=on,
        reason=reason.strip(),
        changes={"day": (before[0], day), "time": (f"{before[1]:%H:%M}", f"{starts_at:%H:%M}")},
    )  # fmt: skip
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, version: int, by: Member, on: date) -> Meeting:
    """Cancel a meeting whose items have all been carried over or taken off.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it was held or cancelled, or a case still waits for it.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    meeting = open_meeting(meeting, by=by)
    check_planned(meeting.state)
    check_reason(reason, "Say why the meeting is cancelled.")
    _check_nothing_waits(meeting)
    take_turn(meeting, version)
    meeting.state, meeting.reason = MeetingState.CANCELLED, reason.strip()
    meeting.save(update_fields=["state", "reason"])
    for item in meeting.items.all():
        withdraw(item, "The meeting was cancelled", by=by, on=on)
    record(
        "panels.meeting_cancelled", about=meeting, within=meeting.panel, by=by, on=on,
        reason=reason.strip(), changes={"day": (meeting.day, None)},
    )  # fmt: skip
    return meeting


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, seats: Collection[Seat], version: int, by: Member, on: date
) -> Meeting:
    """Say who is at a meeting.

    :raises NotPermitted: when they may not.
    :raises NotReady: before its day, or when it was held or cancelled.
    :raises NotValid: when somebody does not sit on the panel that day.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    meeting = open_meeting(meeting, by=by)
    check_planned(meeting.state)
    check_held(meeting.day, on=on)
    sitting = {seat.pk for seat in seats_on(meeting.panel, meeting.day)}
    if not {seat.pk for seat in seats} <= sitting:
        raise NotValid("Choose among those who sit on the panel on that day.", field="seats")
    before = sorted(seat.person.name for seat in present_at(meeting))
    take_turn(meeting, version)
    chosen = {seat.pk for seat in seats}
    meeting.attendances.exclude(seat__in=chosen).delete()
    there = set(meeting.attendances.values_list("seat_id", flat=True))
    for seat in seats:
        if seat.pk not in there:
            Attendance.objects.create(local_area=meeting.local_area, meeting=meeting, seat=seat)
    record(
        "panels.attendance_recorded", about=meeting, within=meeting.panel, by=by, on=on,
        changes={"present": (before, sorted(seat.person.name for seat in seats))},
    )  # fmt: skip
    return meeting


@transaction.atomic
def close_meeting(*, meeting: Meeting, version: int, by: Member, on: date) -> Meeting:
    """Close a meeting once every item has been dealt with, and plan further ones.

    :raises NotPermitted: when they may not.
    :raises NotReady: before its day, when nobody was there, or a case still waits.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    meeting = open_meeting(meeting, by=by)
    check_planned(meeting.state)
    check_held(meeting.day, on=on)
    present = present_at(meeting)
    if not present:
        raise NotReady("Record first who was there. If nobody came, cancel the meeting.")
    _check_nothing_waits(meeting)
    take_turn(meeting, version)
    meeting.state = MeetingState.HELD
    meeting.save(update_fields=["state"])
    found = quorum_of(meeting.panel, present)
    record(
        "panels.meeting_closed", about=meeting, within=meeting.panel, by=by, on=on,
        changes={"quorate": (None, "yes" if found.is_there else "no")},
    )  # fmt: skip
    if meeting.panel.closed_on is None:
        plan_meetings(panel=meeting.panel, by=by, on=on)
    return meeting


def _check_nothing_waits(meeting: Meeting) -> None:
    waiting = waiting_items(meeting).count()
    if waiting:
        raise NotReady(
            f"{count(waiting, 'case')} on the agenda of {in_full(meeting.day)} still"
            f" {'waits' if waiting == 1 else 'wait'}. Conclude, carry over or take off each first."
        )
