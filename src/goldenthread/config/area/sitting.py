"""The panels of the area: who has sat on them, a meeting that was held, the next one's papers.

Few enough, also in the largest area, to be made by the product's own actions whichever way the
lives are played. It comes after the lives: a panel is asked about cases that are open.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from goldenthread.casework import api as casework
from goldenthread.config.area.days import workday
from goldenthread.config.area.frame import Frame
from goldenthread.config.area.staff import ON_PANELS
from goldenthread.config.area.telling import REASONS, Script
from goldenthread.panels import api as panels
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member

MOST_CASES = 12
_WEEK = timedelta(weeks=1)
_QUORUM = 3
_SUMMARY = "Made up: what the family and the school say, and what has been tried so far."
_WHY = "Its time limit falls before the meeting after this one"
_NAMES = {"assess": "Assessment panel", "issue": "Plan panel"}
_TESTS = {"assess": "may_need_plan", "issue": "plan_needed"}


def hold_panels(frame: Frame, script: Script) -> None:
    """Set the panels up, seat their members over the years, hold a meeting, prepare the next."""
    office = script.office
    for number in range(office.panels):
        manager = office.managers[number % len(office.managers)]
        _Sitting(frame, script, number, frame.members[manager.person]).hold()


class _Sitting:
    """One panel of the area."""

    def __init__(self, frame: Frame, script: Script, number: int, chair: Member) -> None:
        self._frame, self._script, self._number, self._chair = frame, script, number, chair
        self._kind = "assess" if number % 2 == 0 else "issue"
        self._today = script.asked.as_of
        self._next = workday(self._today + timedelta(days=1 + number % 4))

    def hold(self) -> None:
        """Do all that happens at this panel."""
        begins = self._script.asked.begins
        with as_member(self._chair, on=begins):
            self._panel = self._set_up(begins)
            self._seat_members()
            # what the product does by itself each day
            panels.plan_meetings(panel=self._panel, by=None, on=self._next - 3 * _WEEK)
        held = self._next - _WEEK
        before = held - timedelta(days=5)
        self._prepare(self._meeting(held), before)
        self._meet(held)
        self._prepare(self._meeting(self._next), self._today)

    def _set_up(self, on: date) -> panels.Panel:
        values = {
            "kind": self._kind, "name": f"{_NAMES[self._kind]} {self._number // 2 + 1}",
            "weekday": self._next.weekday(), "starts_at": time(9, 30), "place": "Made-up room",
            "minimum": _QUORUM, "required": ["send"], "chair_decides": True,
        }  # fmt: skip
        panel = panels.make_panel(values=values, by=self._chair, on=on)
        panels.add_seat(
            panel=panel, person=self._chair.person, agency="send", since=on, is_chair=True,
            by=self._chair, on=on,
        )  # fmt: skip
        return panel

    def _seat_members(self) -> None:
        """Seat those who have come, and end the seats of those who have left."""
        for agency in ON_PANELS:
            for stint in self._script.office.panel_members[self._number, agency]:
                person = self._frame.members[stint.person].person
                seat = panels.add_seat(
                    panel=self._panel, person=person, agency=agency, since=stint.since,
                    by=self._chair, on=stint.since,
                )  # fmt: skip
                if stint.until is not None:
                    panels.end_seat(seat=seat, last_on=stint.until, by=self._chair, on=stint.until)

    def _meeting(self, day: date) -> panels.Meeting:
        with as_member(self._chair, on=self._today):
            return self._panel.meetings.select_related("panel").get(day=day)

    def _prepare(self, meeting: panels.Meeting, on: date) -> None:
        """Put what is due on the agenda, write the papers, publish them, let a member comment."""
        chair = self._chair
        with as_member(chair, on=on):
            items = [
                panels.add_item(meeting=meeting, case=case, why=_WHY, by=chair, on=on)
                for case in self._due(meeting, on)
            ]
            for item in items:
                values = {"summary": _SUMMARY, "recommendation": self._kind}
                panels.write_paper(item=item, values=values, version=0, by=chair, on=on)
            if meeting.items.exists():
                panels.publish_papers(meeting=meeting, version=0, by=chair, on=on)
            seat = next((one for one in self._sitting_on(on) if not one.is_chair), None)
        if items and seat is not None:
            self._comment(items[0], seat, on)

    def _comment(self, item: panels.AgendaItem, seat: panels.Seat, on: date) -> None:
        members = self._frame.members.values()
        member = next(one for one in members if one.person.pk == seat.person_id)
        with as_member(member, on=on):
            panels.comment(
                item=item, seat=seat, words="Made up: agrees.", version=0, by=member, on=on
            )

    def _due(self, meeting: panels.Meeting, on: date) -> list[casework.Case]:
        """Return the most urgent open cases that this panel's sisters have not taken."""
        area = self._frame.area
        cases = casework.undecided_cases(area, self._kind).exclude(agenda_items__state="waiting")
        asked = casework.awaited_decisions(cases, self._kind, on=on)
        due = [one for one in asked if one.last_day < meeting.day + _WEEK]
        found = cases.select_related("child").in_bulk([one.standing.case_id for one in due])
        rows = [found[one.standing.case_id] for one in due]
        ready = [case for case in rows if self._is_ready(case, meeting.day)]
        return ready[:MOST_CASES]

    def _is_ready(self, case: casework.Case, day: date) -> bool:
        since = case.decided_to_assess_on if self._kind == "issue" else case.request_received_on
        return since is not None and since < day - _WEEK

    def _sitting_on(self, day: date) -> list[panels.Seat]:
        seats = self._panel.seats.select_related("person").order_by("pk")
        return [s for s in seats if s.since <= day and (s.until is None or day <= s.until)]

    def _meet(self, day: date) -> None:
        """Hold a meeting: the last of its cases is carried over, and all while too few sit."""
        chair, following = self._chair, self._meeting(self._next)
        with as_member(chair, on=day):
            meeting = self._meeting(day)
            here = self._sitting_on(day)
            panels.record_attendance(
                meeting=meeting, seats=here, version=meeting.version, by=chair, on=day
            )
            items = list(meeting.items.order_by("pk"))
            for place, item in enumerate(items, start=1):
                if len(here) < _QUORUM or place == len(items) > 1:
                    panels.carry_over(
                        item=item, to=following, reason="Too little time or too few people",
                        version=0, by=chair, on=day,
                    )  # fmt: skip
                else:
                    self._conclude(item, day)
            meeting.refresh_from_db()
            panels.close_meeting(meeting=meeting, version=meeting.version, by=chair, on=day)

    def _conclude(self, item: panels.AgendaItem, day: date) -> None:
        answer = panels.Answer(
            outcome=self._kind, legal_test=_TESTS[self._kind], reasons=REASONS, dissents={}
        )
        panels.conclude(item=item, answer=answer, told_on=day, version=0, by=self._chair, on=day)
