"""What the pages about panels and meetings say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from goldenthread.casework.api import Awaited
from goldenthread.core.clock.calendars import bank_holidays
from goldenthread.panels.enums import Agency, MeetingState
from goldenthread.panels.models import AgendaItem, Meeting, Panel, Seat
from goldenthread.panels.policies import quorum
from goldenthread.panels.presenters.places import Places
from goldenthread.ui.words import count, day, long_day

_COLOURS = {
    MeetingState.PLANNED: "blue",
    MeetingState.HELD: "green",
    MeetingState.CANCELLED: "grey",
}


def clock(value: time) -> str:
    """Return "9:30am"."""
    return f"{value.hour % 12 or 12}:{value:%M}{'am' if value.hour < 12 else 'pm'}"


def when(meeting: Meeting) -> str:
    """Return when a meeting is."""
    return f"{long_day(meeting.day)} at {clock(meeting.starts_at)}"


def state_tag(meeting: Meeting) -> dict[str, str]:
    """Return the tag of what became of a meeting."""
    state = MeetingState(meeting.state)
    return {"text": state.label, "classes": f"govuk-tag--{_COLOURS[state]}"}


def meeting_notes(meeting: Meeting) -> list[str]:
    """Return what is unusual about a meeting, in sentences."""
    found = []
    if meeting.state == MeetingState.CANCELLED:
        found.append(f"Cancelled: {meeting.reason}")
    elif meeting.reason:
        found.append(f"Moved from {day(meeting.planned_on)}: {meeting.reason}")
    if meeting.state == MeetingState.PLANNED and is_bank_holiday(meeting.day):
        found.append("This is a bank holiday. Move the meeting, or check that enough can come.")
    return found


def is_bank_holiday(on: date) -> bool:
    """Whether a day is a bank holiday in England."""
    return on in bank_holidays(on.year)


def panel_rows(
    panels: Iterable[Panel],
    ahead: Mapping[int, Meeting],
    urgent: Mapping[int, Sequence[Awaited]],
    places: Places,
) -> list[dict[str, Any]]:
    """Return each panel with its next meeting and what cannot wait for it."""
    found = []
    for panel in panels:
        meeting = ahead.get(panel.pk)
        found.append(
            {
                "name": panel.name,
                "href": places.of_panel(panel),
                "kind": panel.get_kind_display(),
                "next": when(meeting) if meeting else "No meeting is planned",
                "next_href": places.of_meeting(meeting) if meeting else "",
                "waiting": count(getattr(meeting, "waiting", 0), "case") if meeting else "",
                "urgent": count(len(urgent.get(panel.pk, ())), "case"),
                "is_urgent": bool(urgent.get(panel.pk)),
            }
        )
    return found


def item_links(
    items: Iterable[AgendaItem], hidden: set[int], places: Places
) -> list[dict[str, str]]:
    """Return items as links; those in which the reader has an interest are named by number."""
    return [
        {
            "text": f"Case {one.case.number}"
            if one.pk in hidden
            else f"{one.child.name}, case {one.case.number}",
            "href": "" if one.pk in hidden else places.of_item(one),
            "panel": one.panel.name,
        }
        for one in items
    ]


def panel_facts(panel: Panel) -> list[tuple[str, str]]:
    """Return what there is to know of a panel."""
    needed = ", ".join(Agency(agency).label for agency in panel.required)
    people = count(panel.minimum, "member")
    chair = (
        "The chair, an officer of the council to whom it is delegated"
        if panel.chair_decides
        else "An officer of the council, after the panel has recommended"
    )
    facts = [
        ("What it is asked", panel.get_kind_display()),
        ("Meets", f"{panel.get_weekday_display()}s at {clock(panel.starts_at)}, all year round"),
        ("Where", panel.place or "Not said"),
        ("Video link", panel.link),
        ("Quorum", f"{people}{f', among them one of each: {needed}' if needed else ''}"),
        ("Who decides", chair),
        ("Papers can be read", f"until {count(panel.readable_days, 'day')} after the meeting"),
        ("Closed", day(panel.closed_on)),
    ]
    return [(name, words) for name, words in facts if words]


def seat_rows(
    panel: Panel, seats: Iterable[Seat], places: Places, *, may_manage: bool
) -> list[dict[str, str]]:
    """Return who sits on a panel."""
    return [
        {
            "name": seat.person.name,
            "agency": seat.get_agency_display(),
            "part": "Chairs"
            if seat.is_chair
            else f"Stands in for {seat.stands_in_for.person.name}"
            if seat.stands_in_for
            else "Member",
            "since": day(seat.since) + (f" to {day(seat.until)}" if seat.until else ""),
            "end": places.of_panel(panel, "panels_member_end", seat_id=seat.pk)
            if may_manage
            else "",
        }
        for seat in seats
    ]


def meeting_rows(meetings: Iterable[Meeting], places: Places) -> list[dict[str, Any]]:
    """Return meetings as rows."""
    return [
        {
            "when": when(one),
            "panel": one.panel.name,
            "href": places.of_meeting(one),
            "tag": state_tag(one),
            "notes": " ".join(meeting_notes(one)),
            "papers": f"Published on {day(one.published_on)}"
            if one.published_on
            else "Not published",
        }
        for one in meetings
    ]


def standing_words(panel: Panel, seats: Sequence[Seat]) -> str:
    """Return a warning where those who sit on a panel could never make a quorum, or ""."""
    found = quorum(
        minimum=panel.minimum, required=panel.required, present=[seat.agency for seat in seats]
    )
    if found.is_there:
        return ""
    lacks = [Agency(agency).label for agency in found.missing]
    named = f" Nobody sits on it for: {', '.join(lacks)}." if lacks else ""
    return f"Too few sit on this panel for it ever to be quorate.{named}"
