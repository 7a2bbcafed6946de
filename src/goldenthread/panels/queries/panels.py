"""Finding panels, who sits on them, and their meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.panels.enums import ItemState, MeetingState
from goldenthread.panels.models import Meeting, Panel, Seat
from goldenthread.panels.policies import WEEK, Quorum, quorum, readable_until
from goldenthread.platform.access.roles import POWERS, Power, Role
from goldenthread.platform.organisations.member import current_tenures
from goldenthread.platform.organisations.models import LocalArea, Person, Tenure


def panels_of(local_area: LocalArea) -> list[Panel]:
    """Return the panels that have not been closed, by name."""
    return list(local_area.panels.filter(closed_on=None))


def find_panel(local_area: LocalArea, pk: int) -> Panel:
    """Return one of the area's panels.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.panels, pk=pk)


def find_meeting(local_area: LocalArea, pk: int) -> Meeting:
    """Return one of the area's meetings.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.panel_meetings.select_related("panel"), pk=pk)


def find_seat(panel: Panel, pk: int) -> Seat:
    """Return one of the seats of a panel.

    :raises Http404: when it has none of that number.
    """
    return get_object_or_404(panel.seats.select_related("person"), pk=pk)


def on_day(on: date) -> Q:
    """Return the condition for seats that are held on a day."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def seats_on(panel: Panel, on: date) -> list[Seat]:
    """Return who sits on a panel on a day, by agency and name."""
    found = panel.seats.filter(on_day(on)).select_related("person", "stands_in_for__person")
    return sorted(found, key=lambda seat: (seat.agency, seat.person.name, seat.pk))


def seats_of_meetings(meetings: Iterable[Meeting], person: Person) -> dict[int, Seat]:
    """Return the seat that a person holds at each of these meetings, by the meeting's number."""
    meetings = list(meetings)
    seats = list(Seat.objects.filter(person=person, panel__in={m.panel_id for m in meetings}))
    return {
        meeting.pk: seat
        for meeting in meetings
        for seat in seats
        if seat.panel_id == meeting.panel_id
        and seat.since <= meeting.day
        and (seat.until is None or seat.until >= meeting.day)
    }


def seat_of(panel: Panel, person: Person, on: date) -> Seat | None:
    """Return the seat that a person holds on a panel on a day."""
    return panel.seats.filter(on_day(on), person=person).select_related("person").first()


def people_for(local_area: LocalArea, *, on: date) -> QuerySet[Person]:
    """Return who may sit on a panel: whoever holds a post that reads its papers."""
    roles = [role for role in Role if Power.READ_PANEL_PAPERS in POWERS[role]]
    held = Tenure.objects.filter(current_tenures(on), post__role__in=roles)
    return local_area.people.filter(pk__in=held.values("person")).order_by("name", "pk")


def meetings_from(panel: Panel, on: date) -> QuerySet[Meeting]:
    """Return the meetings from a day on that are to be held, the next first."""
    return panel.meetings.filter(day__gte=on, state=MeetingState.PLANNED)


def next_meetings(local_area: LocalArea, *, on: date) -> dict[int, Meeting]:
    """Return the next meeting of each panel, by the panel's number."""
    found: dict[int, Meeting] = {}
    ahead = local_area.panel_meetings.filter(day__gte=on, state=MeetingState.PLANNED)
    for meeting in ahead.annotate(
        waiting=Count("items", filter=Q(items__state=ItemState.WAITING))
    ).order_by("day"):
        found.setdefault(meeting.panel_id, meeting)
    return found


def unfinished_meetings(local_area: LocalArea, *, on: date) -> list[Meeting]:
    """Return the meetings whose day is over and that nobody has closed, the earliest first."""
    found = local_area.panel_meetings.filter(day__lt=on, state=MeetingState.PLANNED)
    return list(found.select_related("panel").order_by("day", "pk"))


def other_meetings(panel: Panel, on: date) -> QuerySet[Meeting]:
    """Return every meeting of a panel, the latest first."""
    return panel.meetings.order_by("-day", "-pk")


def following(meeting: Meeting) -> date:
    """Return the day of the meeting after this one; by the week's rhythm while none is planned."""
    later = meeting.panel.meetings.filter(day__gt=meeting.day, state=MeetingState.PLANNED)
    found = later.order_by("day").values_list("day", flat=True).first()
    return found or meeting.day + WEEK


def present_at(meeting: Meeting) -> list[Seat]:
    """Return who was at a meeting, by agency and name."""
    found = Seat.objects.filter(attendances__meeting=meeting).select_related(
        "person", "stands_in_for__person"
    )
    return sorted(found, key=lambda seat: (seat.agency, seat.person.name, seat.pk))


def quorum_of(panel: Panel, present: Iterable[Seat], *, without: Iterable[int] = ()) -> Quorum:
    """Return whether these make a quorum, those left out who have an interest in the case.

    :param without: the numbers of their seats.
    """
    out = set(without)
    return quorum(
        minimum=panel.minimum,
        required=panel.required,
        present=[seat.agency for seat in present if seat.pk not in out],
    )


def meetings_of_person(local_area: LocalArea, person: Person, *, on: date) -> list[Meeting]:
    """Return the meetings whose papers are published and open for somebody, the latest first."""
    panels = Seat.objects.filter(person=person).values("panel")
    found = local_area.panel_meetings.filter(
        panel__in=panels, published_on__lte=on, day__gte=on - timedelta(days=366)
    ).exclude(state=MeetingState.CANCELLED)
    recent = [one for one in found.select_related("panel").order_by("-day") if is_open(one, on)]
    mine = seats_of_meetings(recent, person)
    return [one for one in recent if one.pk in mine]


def papers_close(meeting: Meeting) -> date:
    """Return the last day on which members read the papers of a meeting."""
    return readable_until(meeting.day, meeting.panel.readable_days)


def is_open(meeting: Meeting, on: date) -> bool:
    """Whether the papers of a meeting can be read by its members on a day."""
    if meeting.published_on is None or meeting.state == MeetingState.CANCELLED:
        return False
    return meeting.published_on <= on and (on - meeting.day).days <= meeting.panel.readable_days
