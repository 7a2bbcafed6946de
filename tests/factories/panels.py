"""Panels with their members, plainly made up, by the product's own actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from goldenthread.casework.models import Case
from goldenthread.panels.actions.agenda import add_item
from goldenthread.panels.actions.deciding import Answer
from goldenthread.panels.actions.meetings import record_attendance
from goldenthread.panels.actions.panels import make_panel as make
from goldenthread.panels.actions.papers import publish_papers, write_paper
from goldenthread.panels.actions.seats import add_seat
from goldenthread.panels.models import AgendaItem, Meeting, Panel, Seat
from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.children import ON, make_manager, make_officer


@dataclass
class Scene:
    """An area with a panel: the manager chairs it, a psychologist and a nurse sit on it."""

    area: LocalArea
    officer: Member
    manager: Member
    psychologist: Member
    nurse: Member
    panel: Panel
    on: date
    seats: dict[str, Seat] = field(default_factory=dict)

    def meeting(self, place: int = 0) -> Meeting:
        """Return a meeting of the panel as it is now, the first being 0."""
        with as_member(self.officer, on=self.on):
            return self.panel.meetings.select_related("panel").order_by("day")[place]

    def items(self) -> list[AgendaItem]:
        """Return every item of the panel in order."""
        with as_member(self.officer, on=self.on):
            return list(self.panel.items.select_related("case__child", "child").order_by("pk"))

    def put_on(self, case: Case, meeting: Meeting | None = None) -> AgendaItem:
        """Put a case on an agenda by hand."""
        with as_member(self.officer, on=self.on):
            return add_item(
                meeting=meeting or self.meeting(), case=case, why="Made up", by=self.officer,
                on=self.on,
            )  # fmt: skip

    def write(self, item: AgendaItem, **values: str) -> None:
        """Write the summary of an item."""
        with as_member(self.officer, on=self.on):
            item.paper.refresh_from_db()
            write_paper(
                item=item, values={"summary": "A made-up summary.", **values},
                version=item.paper.version, by=self.officer, on=self.on,
            )  # fmt: skip

    def publish(self, meeting: Meeting, on: date | None = None) -> int:
        """Publish the papers of a meeting."""
        with as_member(self.officer, on=on or self.on):
            meeting.refresh_from_db()
            return publish_papers(
                meeting=meeting, version=meeting.version, by=self.officer, on=on or self.on
            )

    def sit(self, meeting: Meeting, *names: str, on: date | None = None) -> Meeting:
        """Record who is at a meeting, on its day."""
        day = on or meeting.day
        with as_member(self.officer, on=day):
            meeting.refresh_from_db()
            return record_attendance(
                meeting=meeting, seats=[self.seats[name] for name in names],
                version=meeting.version, by=self.officer, on=day,
            )  # fmt: skip


def make_scene(on: date = ON, kind: str = "assess", **values: Any) -> Scene:
    """Make an area with a panel that meets on Thursdays and needs all of its three members."""

    area = make_area()
    manager, officer = make_manager(area), make_officer(area)
    told = {
        "kind": kind, "name": "Test panel", "weekday": 3, "starts_at": time(9, 30),
        "place": "Room 1", "minimum": 3, "required": ["send", "health"], "chair_decides": True,
        **values,
    }  # fmt: skip
    with as_member(manager, on=on):
        panel = make(values=told, by=manager, on=on)
    scene = Scene(
        area=area, officer=officer, manager=manager, panel=panel, on=on,
        psychologist=make_member(area, Role.PANEL_MEMBER, name="Petra Psychologist"),
        nurse=make_member(area, Role.PANEL_MEMBER, name="Nils Nurse"),
    )  # fmt: skip
    for name, member, agency in (
        ("manager", manager, "send"),
        ("psychologist", scene.psychologist, "psychology"),
        ("nurse", scene.nurse, "health"),
    ):
        with as_member(manager, on=on):
            scene.seats[name] = add_seat(
                panel=panel, person=member.person, agency=agency, since=on,
                is_chair=name == "manager", by=manager, on=on,
            )  # fmt: skip
    return scene


def answer(outcome: str = "assess", **values: Any) -> Answer:
    """Return what a panel concludes."""
    tests = {
        "assess": "may_need_plan", "not_assess": "no_plan_likely", "issue": "plan_needed",
        "not_issue": "plan_not_needed",
    }  # fmt: skip
    told = {"legal_test": tests[outcome], "reasons": "Made-up reasons.", "dissents": {}, **values}
    return Answer(outcome=outcome, **told)
