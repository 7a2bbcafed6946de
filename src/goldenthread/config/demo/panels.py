"""The panels of the fictional area: two that have met three times, and meet again in some days.

Every child is invented; weeks are counted back from the meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from goldenthread.casework import api as casework
from goldenthread.children import api as children
from goldenthread.config.demo.cases import REASONS, SCHOOL
from goldenthread.config.demo.children import SURNAMES
from goldenthread.panels import api as panels
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person
from goldenthread.platform.organisations.reach import as_member

WEEK = timedelta(weeks=1)
SUMMARY = "Made up for the trial: what school and family say, and what has been tried so far."
SEATS = (
    ("case-manager@eastmarch.example", "send", True),
    ("panel-psychology@eastmarch.example", "psychology", False),
    ("panel-member@eastmarch.example", "health", False),
    ("panel-social-care@eastmarch.example", "social_care", False),
    ("panel-school@eastmarch.example", "school", False),
)
TESTS = {"assess": "may_need_plan", "not_assess": "no_plan_likely", "issue": "plan_needed"}


@dataclass(frozen=True)
class Decided:
    """A child whose case a panel met about, `meeting` meetings ago; "" where it was carried over.

    `dissent` is what health said against it.
    """

    forename: str
    born: date
    meeting: int
    outcome: str
    weeks: int
    source: str = "2"
    dissent: str = ""


DECIDED = (
    Decided("Orchid", date(2016, 2, 8), 3, "assess", 5),
    Decided("Peony", date(2013, 9, 19), 3, "not_assess", 5, "1",
            "The hearing test is still to come and could change the picture."),
    Decided("Reed", date(2018, 5, 27), 2, "assess", 4),
    Decided("Sage", date(2015, 11, 11), 1, "", 3, "1"),
    Decided("Tansy", date(2012, 4, 14), 2, "issue", 15),
)  # fmt: skip


def make_panels(area: LocalArea, *, officer: Member, manager: Member, today: date) -> None:
    """Set both panels up, hold their past meetings, and prepare the next."""
    people = {person.email: person for person in area.people.all()}
    for kind, name, days_ahead in (
        ("assess", "Panel on requests for assessment", 2),
        ("issue", "Panel on plans", 3),
    ):
        following = _weekday(today + timedelta(days=days_ahead))
        founded = following - 4 * WEEK
        panel = _set_up(kind, name, following, people, manager, founded)
        _hold(panel, officer, manager, following)
        _prepare(panel, officer, following, today)


def _weekday(day: date) -> date:
    """Return this day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _set_up(
    kind: str, name: str, following: date, people: Mapping[str, Person], by: Member, on: date
) -> panels.Panel:
    values = {
        "kind": kind, "name": name, "weekday": following.weekday(), "starts_at": time(9, 30),
        "place": "Room 2, Eastmarch Town Hall", "link": "https://meetings.example/eastmarch-send",
        "minimum": 4, "required": ["send", "psychology", "health", "social_care"],
        "chair_decides": True,
    }  # fmt: skip
    with as_member(by, on=on):
        panel = panels.make_panel(values=values, by=by, on=on)
        for email, agency, is_chair in SEATS:
            panels.add_seat(
                panel=panel, person=people[email], agency=agency, since=on, is_chair=is_chair,
                by=by, on=on,
            )  # fmt: skip
    return panel


def _hold(panel: panels.Panel, officer: Member, manager: Member, following: date) -> None:
    for ago in (3, 2, 1):
        day = following - ago * WEEK
        found = [
            (number, one)
            for number, one in enumerate(DECIDED)
            if one.meeting == ago and (one.outcome == "issue") == (panel.kind == "issue")
        ]
        cases = [_take_in(number, one, officer, day) for number, one in found]
        before = day - timedelta(days=6)
        with as_member(officer, on=before):
            meeting = _meeting(panel, day)
            items = [
                _put_on(meeting, case, one, officer, before)
                for case, (_, one) in zip(cases, found, strict=True)
            ]
            if items:
                panels.publish_papers(meeting=meeting, version=0, by=officer, on=before)
        with as_member(manager, on=day):
            _meet(meeting, [one for _, one in found], items, manager, day)


def _meeting(panel: panels.Panel, day: date) -> panels.Meeting:
    return panel.meetings.select_related("panel").get(day=day)


def _take_in(number: int, one: Decided, by: Member, day: date) -> casework.Case:
    received = day - one.weeks * WEEK
    with as_member(by, on=received):
        child = children.begin_record(
            values={"forename": one.forename, "surname": SURNAMES[number % len(SURNAMES)],
                    "date_of_birth": one.born},
            setting=by.local_area.settings.get(organisation__name=SCHOOL), by=by, on=received,
        )  # fmt: skip
        case = casework.open_request(
            child=child, received_on=received, values={"source": one.source, "channel": "email"},
            officer=by.person, by=by, on=received,
        )  # fmt: skip
    if one.outcome == "issue":
        on = received + 5 * WEEK
        with as_member(by, on=on):
            casework.decide_to_assess(
                case=case, decided_on=on, told_on=on, legal_test="may_need_plan", reasons=REASONS,
                by=by, on=on,
            )  # fmt: skip
    return case


def _put_on(
    meeting: panels.Meeting, case: casework.Case, one: Decided, by: Member, on: date
) -> panels.AgendaItem:
    item = panels.add_item(meeting=meeting, case=case, why="Ready to be heard", by=by, on=on)
    _write(item, one.outcome, by, on)
    return item


def _write(item: panels.AgendaItem, outcome: str, by: Member, on: date) -> None:
    values = {
        "asked_for": "Made up for the trial: needs help in every lesson.",
        "views": "Made up for the trial: wants to stay with friends and to be listened to.",
        "summary": SUMMARY,
        "recommendation": outcome,
    }
    panels.write_paper(item=item, values=values, version=0, by=by, on=on)


def _meet(
    meeting: panels.Meeting,
    found: list[Decided],
    items: list[panels.AgendaItem],
    by: Member,
    day: date,
) -> None:
    """Hold a meeting; the last one lacked health, so that its case was carried over."""
    seats = {seat.agency: seat for seat in meeting.panel.seats.select_related("person")}
    lacks_health = any(not one.outcome for one in found)
    here = [seat for agency, seat in seats.items() if agency != "health" or not lacks_health]
    meeting.refresh_from_db()
    panels.record_attendance(meeting=meeting, seats=here, version=meeting.version, by=by, on=day)
    for one, item in zip(found, items, strict=True):
        if one.outcome:
            answer = panels.Answer(
                outcome=one.outcome, legal_test=TESTS[one.outcome], reasons=REASONS,
                asks="A report of the hearing test" if one.dissent else "",
                dissents={seats["health"].pk: one.dissent},
            )  # fmt: skip
            panels.conclude(item=item, answer=answer, told_on=day, version=0, by=by, on=day)
        else:
            following = _meeting(meeting.panel, day + WEEK)
            panels.carry_over(
                item=item, to=following, reason="Nobody was there for health", version=0, by=by,
                on=day,
            )  # fmt: skip
    meeting.refresh_from_db()
    panels.close_meeting(meeting=meeting, version=meeting.version, by=by, on=day)


def _prepare(panel: panels.Panel, by: Member, day: date, today: date) -> None:
    """Put on the next agenda what is due, and publish its papers today."""
    with as_member(by, on=today):
        meeting = _meeting(panel, day)
        for item in panels.fill_agenda(meeting=meeting, by=by, on=today):
            _write(item, panel.kind, by, today)
        if meeting.items.exists():
            panels.publish_papers(meeting=meeting, version=meeting.version, by=by, on=today)
