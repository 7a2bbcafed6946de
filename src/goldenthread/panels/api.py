"""The door of the panels room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.panels.actions.agenda import add_item, carry_over, fill_agenda
from goldenthread.panels.actions.deciding import Answer, conclude, decide_for_council
from goldenthread.panels.actions.meetings import close_meeting, record_attendance
from goldenthread.panels.actions.panels import make_panel, plan_meetings
from goldenthread.panels.actions.papers import comment, publish_papers, write_paper
from goldenthread.panels.actions.seats import add_seat, end_seat
from goldenthread.panels.models import AgendaItem, Meeting, Panel, Seat
from goldenthread.panels.queries.panels import meetings_of_person

__all__ = [
    "AgendaItem",
    "Answer",
    "Meeting",
    "Panel",
    "Seat",
    "add_item",
    "add_seat",
    "carry_over",
    "close_meeting",
    "comment",
    "conclude",
    "decide_for_council",
    "end_seat",
    "fill_agenda",
    "make_panel",
    "meetings_of_person",
    "plan_meetings",
    "publish_papers",
    "record_attendance",
    "write_paper",
]
