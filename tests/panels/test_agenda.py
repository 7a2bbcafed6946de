"""Meetings are planned by the week, and an agenda is made from what is due."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from goldenthread.panels.actions import agenda as acting
from goldenthread.panels.actions.meetings import cancel_meeting, move_meeting
from goldenthread.panels.actions.panels import change_panel, close_panel, make_panel, plan_meetings
from goldenthread.panels.actions.seats import add_seat, end_seat
from goldenthread.panels.queries.agenda import agenda_of, urgent_cases
from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted, NotReady, NotValid
from goldenthread.platform.jobs.tasks import every_day
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_member
from tests.factories.cases import ask, decide, make_case, take, weeks
from tests.factories.children import ON, make_child
from tests.factories.days import today
from tests.factories.jobs import run_queued
from tests.factories.panels import make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(scene):
    with as_member(scene.manager, on=ON):
        yield scene


def days(scene) -> list[date]:
    return list(scene.panel.meetings.order_by("day").values_list("day", flat=True))


def numbers(agenda) -> list[int]:
    return [one.awaited.standing.number for one in agenda.proposed]


def test_eight_weeks_are_planned_and_school_holidays_are_not_left_out(seen):
    assert days(seen) == [
        date(2026, 3, 5), date(2026, 3, 12), date(2026, 3, 19), date(2026, 3, 26),
        date(2026, 4, 2), date(2026, 4, 9), date(2026, 4, 16), date(2026, 4, 23),  # Easter: 5 April
    ]  # fmt: skip
    assert plan_meetings(panel=seen.panel, by=seen.officer, on=ON) == []
    later = plan_meetings(panel=seen.panel, by=seen.officer, on=date(2026, 3, 9))
    assert [one.day for one in later] == [date(2026, 4, 30)]


def test_each_night_the_meetings_of_every_open_panel_are_planned():
    old = today() - timedelta(weeks=3)
    scene, closed = make_scene(old), make_scene(old)
    with as_member(closed.manager, on=old):
        close_panel(panel=closed.panel, reason="Ends", version=0, by=closed.manager, on=old)
    every_day(timestamp=0)
    every_day(timestamp=0)  # a second run makes nothing twice
    run_queued()

    with as_member(scene.officer, on=today()):
        planned = days(scene)
    with as_member(closed.officer, on=today()):
        assert days(closed) == []
    thursdays = [day for day in planned if today() < day <= today() + timedelta(weeks=8)]
    assert len(thursdays) == 8
    assert len(set(planned)) == len(planned)


def test_a_meeting_is_moved_or_cancelled_with_a_reason_and_its_week_is_not_planned_anew(seen):
    first, second = seen.meeting(0), seen.meeting(1)
    who = {"by": seen.officer, "on": ON}
    told = {"starts_at": time(10), "version": 0, **who}
    for day, reason, field in (
        (date(2026, 3, 6), " ", "reason"),
        (date(2026, 3, 1), "Snow", "day"),
        (second.day, "Snow", "day"),
    ):
        with pytest.raises(NotValid) as refused:
            move_meeting(meeting=first, day=day, reason=reason, **told)
        assert refused.value.field == field
    moved = move_meeting(meeting=first, day=date(2026, 3, 6), reason="Snow", **told)
    with pytest.raises(ChangedMeanwhile):
        move_meeting(meeting=first, day=date(2026, 3, 4), reason="Snow", **told)
    cancel_meeting(meeting=second, reason="Nothing is due", version=0, **who)

    assert (moved.planned_on, moved.day) == (date(2026, 3, 5), date(2026, 3, 6))
    assert plan_meetings(panel=seen.panel, by=seen.officer, on=ON) == []
    with pytest.raises(NotReady, match="was cancelled"):
        move_meeting(meeting=second, day=date(2026, 3, 13), reason="x", **{**told, "version": 1})


def test_a_changed_panel_moves_the_empty_meetings_ahead_and_keeps_those_with_a_case(seen, case):
    seen.put_on(case, seen.meeting(1))
    values = {"weekday": 1, "starts_at": time(14), "place": "Room 2"}

    change_panel(panel=seen.panel, values=values, version=0, by=seen.manager, on=ON)

    assert days(seen)[:3] == [date(2026, 3, 3), date(2026, 3, 12), date(2026, 3, 17)]
    assert seen.meeting(1).place == "Room 2"
    with pytest.raises(NotReady, match="Cases still wait"):
        close_panel(panel=seen.panel, reason="Over", version=1, by=seen.manager, on=ON)


def test_only_a_manager_sets_panels_up_and_names_are_given_once(seen):
    told = {"kind": "issue", "name": "test PANEL", "weekday": 0, "starts_at": time(9)}
    with pytest.raises(NotPermitted):
        make_panel(values=told, by=seen.officer, on=ON)
    with pytest.raises(NotValid, match="has this name"):
        make_panel(values=told, by=seen.manager, on=ON)
    with pytest.raises(NotValid, match="More agencies"):
        make_panel(
            values={**told, "name": "New", "minimum": 1, "required": ["send", "health"]},
            by=seen.manager, on=ON,
        )  # fmt: skip


def test_who_sits_on_a_panel_holds_a_post_and_the_chair_is_of_the_council(seen):
    reader = make_member(seen.area, "board_member", name="Bo Reader")
    who = {"panel": seen.panel, "since": ON, "by": seen.manager, "on": ON}
    with pytest.raises(NotValid, match="holds no post that reads papers"):
        add_seat(person=reader.person, agency="school", **who)
    with pytest.raises(NotValid, match="sits on this panel already"):
        add_seat(person=seen.nurse.person, agency="school", **who)
    newcomer = make_member(seen.area, "panel_member", name="Hedda Head").person
    with pytest.raises(NotValid, match="officer of the council"):
        add_seat(person=newcomer, agency="school", is_chair=True, **who)
    seat = add_seat(person=newcomer, agency="health", stands_in_for=seen.seats["nurse"], **who)
    ended = end_seat(seat=seat, last_on=ON, by=seen.manager, on=ON)

    assert (ended.stands_in_for, ended.until) == (seen.seats["nurse"], ON)


def test_an_agenda_is_made_of_what_falls_due_before_the_meeting_after_it(seen, case):
    """The 6 weeks from 2 February 2026 end on 16 March; the panel meets on Thursdays."""
    agendas = [agenda_of(seen.meeting(place), on=ON) for place in (0, 1, 2)]

    assert [numbers(one) for one in agendas] == [[], [case.number], [case.number]]
    assert [one.cannot_wait for agenda in agendas for one in agenda.proposed] == [False, True]
    assert urgent_cases([seen.panel], {seen.panel.pk: seen.meeting(1)}, on=ON) == {
        seen.panel.pk: []
    }
    ((urgent,),) = urgent_cases([seen.panel], {seen.panel.pk: seen.meeting(2)}, on=ON).values()
    assert urgent.due is not None
    assert urgent.due.day == date(2026, 3, 16)


def test_a_case_stands_on_one_agenda_ordered_by_how_near_its_limit_is(seen, case):
    officer = seen.officer
    earlier = make_case(make_child(officer), by=officer, received_on=date(2026, 1, 30))
    never = make_case(make_child(officer), by=officer, received_on=date(2026, 3, 2))
    gone = make_case(make_child(officer), by=officer)
    take(gone, "withdraw", ON, by=officer)

    with as_member(officer, on=ON):
        made = acting.fill_agenda(meeting=seen.meeting(1), by=officer, on=ON)
        found = agenda_of(seen.meeting(1), on=ON)

    assert [row.item.case for row in found.rows] == [earlier, case]
    assert {one.case for one in made} == {earlier, case}
    assert numbers(agenda_of(seen.meeting(2), on=ON)) == []
    with pytest.raises(NotReady, match="on an agenda already"):
        seen.put_on(case, seen.meeting(2))
    with pytest.raises(NotReady, match="does not wait for this decision"):
        seen.put_on(gone)
    assert seen.put_on(never).why == "Made up"


def test_the_second_panel_is_asked_before_16_weeks_and_says_what_advice_is_missing():
    on = date(2026, 5, 18)
    scene = make_scene(on, kind="issue")
    case = make_case(make_child(scene.officer), by=scene.officer)
    decide(case, "assess", weeks(5), by=scene.officer)
    ask(case, weeks(5), by=scene.officer)
    undecided = make_case(make_child(scene.officer), by=scene.officer)

    with as_member(scene.officer, on=on):
        first, second = (agenda_of(scene.meeting(place), on=on) for place in (0, 1))

    assert numbers(first) == [case.number]  # 25 May is before the meeting of 28 May
    assert undecided.number not in numbers(second)
    (one,) = first.proposed
    assert one.awaited.due is not None
    assert one.awaited.due.day == date(2026, 5, 25)
    assert one.awaited.standing.waits == [("Dr Who Tests", weeks(5))]
    assert [one.cannot_wait for one in second.proposed] == [True]


def test_a_case_is_taken_off_or_carried_over_with_a_reason_and_its_paper_goes_with_it(seen, case):
    item = seen.put_on(case)
    seen.write(item, recommendation="assess")
    who = {"by": seen.officer, "on": ON}
    with pytest.raises(NotValid, match="Say why"):
        acting.take_off(item=item, reason=" ", version=0, **who)
    with pytest.raises(NotValid, match="another meeting"):
        acting.carry_over(item=item, to=seen.meeting(0), reason="x", version=0, **who)
    with pytest.raises(NotPermitted, match="Only an officer who decides"):
        acting.carry_over(item=item, to=None, reason="x", version=0, **who)

    carried = acting.carry_over(
        item=item, to=seen.meeting(1), reason="Advice is missing", version=0, **who
    )
    off = acting.take_off(item=carried, reason="Put on in error", version=0, **who)

    item.refresh_from_db()
    assert (item.state, item.ended_why, carried.carried_from) == (
        "carried", "Advice is missing", item
    )  # fmt: skip
    assert (carried.paper.summary, carried.paper.recommendation) == ("A made-up summary.", "assess")
    assert off.state == "taken_off"
    with pytest.raises(NotReady, match="taken off already"):
        acting.take_off(item=off, reason="x", version=1, **who)
    assert numbers(agenda_of(seen.meeting(1), on=ON)) == [case.number]
