"""Setting panels up, and planning their meetings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from goldenthread.casework.api import Question
from goldenthread.panels.actions.turns import take_turn
from goldenthread.panels.enums import WEEKS_AHEAD, MeetingState
from goldenthread.panels.models import Meeting, Panel
from goldenthread.panels.policies import WEEK, meeting_days
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

TOLD = frozenset({
    "kind", "name", "weekday", "starts_at", "place", "link", "minimum", "required",
    "chair_decides", "readable_days",
})  # fmt: skip
_OF_MEETINGS = ("starts_at", "place", "link")


@transaction.atomic
def make_panel(*, values: Mapping[str, Any], by: Member, on: date) -> Panel:
    """Set a panel up and plan its meetings of the next weeks.

    :param values: fields of `TOLD`.
    :raises NotPermitted: when they may not.
    :raises NotValid: when the name is taken, or more agencies are asked for than people.
    """
    by.check_may(Power.MANAGE_PANELS)
    panel = Panel(local_area=by.local_area)
    _take(panel, values)
    _save(panel)
    record("panels.panel_made", about=panel, by=by, on=on, changes=_changes(panel, {}))
    _plan(panel, on)
    return panel


@transaction.atomic
def change_panel(
    *, panel: Panel, values: Mapping[str, Any], version: int, by: Member, on: date
) -> Panel:
    """Change a panel. Meetings ahead with nothing on them follow its weekday, time and place.

    What it is for cannot be changed: its decisions stand under it.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it was closed.
    :raises NotValid: when the name is taken, or more agencies are asked for than people.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.MANAGE_PANELS)
    _check_open(panel)
    now = Panel.objects.get(pk=panel.pk)
    before = {name: getattr(now, name) for name in TOLD}
    take_turn(now, version)
    _take(now, {**values, "kind": now.kind})
    _save(now)
    _empty_ahead(now, on).delete()
    for meeting in now.meetings.filter(day__gt=on, state=MeetingState.PLANNED, reason=""):
        for name in _OF_MEETINGS:
            setattr(meeting, name, getattr(now, name))
        meeting.save(update_fields=[*_OF_MEETINGS])
    _plan(now, on)
    record("panels.panel_changed", about=now, by=by, on=on, changes=_changes(now, before))
    return now


@transaction.atomic
def close_panel(*, panel: Panel, reason: str, version: int, by: Member, on: date) -> Panel:
    """End a panel. Meetings ahead with nothing on them go; its past stays.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it was closed, or a case still waits for it.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.MANAGE_PANELS)
    _check_open(panel)
    if not reason.strip():
        raise NotValid("Say why the panel ends.", field="reason")
    if panel.items.filter(state="waiting").exists():
        raise NotReady("Cases still wait for this panel. Conclude them or take them off first.")
    take_turn(panel, version)
    panel.closed_on = on
    panel.save(update_fields=["closed_on"])
    _empty_ahead(panel, on).delete()
    record("panels.panel_closed", about=panel, by=by, on=on, reason=reason.strip())
    return panel


@transaction.atomic
def plan_meetings(*, panel: Panel, by: Member | None, on: date) -> list[Meeting]:
    """Plan the meetings of the next weeks that are not planned yet, and return them.

    :param by: None: the product does this by itself, each day. Nobody did it then, and the
        history of the meetings' rows keeps it.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the panel was closed.
    """
    if by is not None:
        by.check_may(Power.PREPARE_PANELS)
    _check_open(panel)
    made = _plan(panel, on)
    if made and by is not None:
        days = [meeting.day for meeting in made]
        record(
            "panels.meetings_planned", about=panel, by=by, on=on,
            changes={"first": (None, days[0]), "last": (None, days[-1])},
        )  # fmt: skip
    return made


def _check_open(panel: Panel) -> None:
    if panel.closed_on is not None:
        raise NotReady("This panel was closed.")


def _take(panel: Panel, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name not in TOLD:
            raise LookupError(f"{name} is not told here")
        setattr(panel, name, value)
    if panel.kind not in Question.values:
        raise NotValid("Choose what the panel is asked.", field="kind")
    if len(set(panel.required)) > panel.minimum:
        raise NotValid(
            "More agencies are needed than people. Ask for at least one person of each agency.",
            field="minimum",
        )


def _save(panel: Panel) -> None:
    try:
        with transaction.atomic():
            panel.save()
    except IntegrityError as error:
        if "panel_named_once" not in str(error):
            raise
        raise NotValid("Another panel has this name.", field="name") from error


def _empty_ahead(panel: Panel, on: date) -> Any:
    """Return the meetings ahead that follow the week's rhythm and have never held a case."""
    return panel.meetings.filter(
        day__gt=on, state=MeetingState.PLANNED, reason="", published_on=None, items=None,
        attendances=None,
    )  # fmt: skip


def _plan(panel: Panel, on: date) -> list[Meeting]:
    until = on + WEEKS_AHEAD * WEEK
    days = list(meeting_days(panel.weekday, after=on, until=until))
    # a week has one meeting of its own, also when that was moved, or the rhythm has changed since
    known = list(panel.meetings.filter(planned_on__gte=on - WEEK))
    weeks = {meeting.planned_on.isocalendar()[:2] for meeting in known}
    taken = {meeting.day for meeting in known if meeting.state != MeetingState.CANCELLED}
    return [
        Meeting.objects.create(
            local_area=panel.local_area,
            panel=panel,
            planned_on=day,
            day=day,
            starts_at=panel.starts_at,
            place=panel.place,
            link=panel.link,
        )
        for day in days
        if day.isocalendar()[:2] not in weeks and day not in taken
    ]


def _changes(panel: Panel, before: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {
        name: (before.get(name), getattr(panel, name))
        for name in sorted(TOLD)
        if before.get(name) != getattr(panel, name)
    }
