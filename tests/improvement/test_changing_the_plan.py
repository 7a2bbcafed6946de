"""The programme manager changes what the plan says; nothing is lost and all of it is told."""

from __future__ import annotations

import html
from datetime import date

import pytest

from goldenthread.improvement.actions.links import add_dependency
from goldenthread.improvement.actions.parts import (
    add_part,
    change_part,
    move_part,
    restore_part,
    withdraw_part,
)
from goldenthread.improvement.models import Action, Area, DateMove, FocusArea, Milestone
from goldenthread.improvement.queries.export import as_document
from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted, NotReady, NotValid
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.queries import history_of
from tests.factories.days import today
from tests.factories.live_plans import make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def manage(client, scene):
    """Post to, or get, a page as the manager; returns the answer's text after redirects."""
    client.force_login(scene.manager.user)

    def ask(path, answers=None):
        place = scene.page(path)
        page = client.get(place) if answers is None else client.post(place, answers, follow=True)
        assert page.status_code == 200
        return html.unescape(page.content.decode())

    return ask


def in_it(scene, function, **given):
    with in_area(scene.area.pk):
        return function(**{"by": scene.manager, "on": today(), **given})


def events(scene, thing):
    with in_area(scene.area.pk):
        return list(history_of(scene.area, thing))


ADDED = [
    ("area", {"ref": "2", "title": "Waiting too long", "impact": ""}, "2 Waiting too long"),
    ("finding", {"ref": "1b", "text": "Plans are vague.", "source": "P3"}, "1b Plans are vague."),
    ("outcome", {"text": "Schools get help."}, "Schools get help."),
    ("focus-area", {"ref": "2", "title": "Better plans", "impact": "x"}, "2 Better plans"),
    ("action", {"ref": "1C", "text": "Train all.", "due_text": "June 2027"}, "1C Train all."),
    ("milestone", {"text": "First course", "due_text": "31/1/2027"}, "First course"),
    ("measure", {"text": "All are trained."}, "All are trained."),
]


@pytest.mark.parametrize(("kind", "answers", "shown"), ADDED, ids=[kind for kind, _, _ in ADDED])
def test_every_kind_of_part_can_be_added_at_the_end(scene, manage, kind, answers, shown):
    parent = {"area": scene.plan, "milestone": scene.action(), "measure": scene.action()}.get(
        kind, scene.improvement_area()
    )

    page = manage(f"plan/parts/{kind}/add/{parent.pk}/", answers)

    assert "added." in page
    assert shown in page
    with in_area(scene.area.pk):
        exported = as_document(scene.plan).to_json()
        latest = history_of(scene.area, scene.plan).first()
    assert list(answers.values())[-2 if kind == "milestone" else 0] in str(exported)
    assert latest.kind == f"improvement.{kind.replace('-', '_')}_added"


def test_a_typed_date_is_echoed_as_it_was_understood(scene, manage):
    page = manage(
        f"plan/parts/milestone/add/{scene.action().pk}/",
        {"text": "First course", "due_text": "Q3 2026/27"},
    )

    assert "Due December 2026: late from the day after 31 December 2026." in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31/09/2026", "There is no such date."),
        ("June", "Enter the year as well."),
        ("soonish blah", "Enter a date, for example June 2026, or TBC."),
    ],
)
def test_what_is_no_date_is_said(scene, manage, typed, says):
    page = manage(
        f"plan/parts/milestone/add/{scene.action().pk}/", {"text": "x", "due_text": typed}
    )

    assert says in page
    assert typed in page


def test_an_open_date_is_kept_as_typed(scene, manage):
    manage(f"plan/parts/milestone/add/{scene.action().pk}/", {"text": "Later", "due_text": "TBC"})

    step = scene.milestone("Later")
    assert (step.due_text, step.due, step.due_by) == ("TBC", "", None)


def change(scene, manage, **answers):
    action = scene.action()
    given = {
        "version": action.version, "ref": action.ref, "text": action.text,
        "focus_area": action.focus_area_id, "start_text": action.start_text,
        "due_text": action.due_text, "why_moved": "",
    }  # fmt: skip
    return manage(f"plan/parts/action/{action.pk}/change/", {**given, **answers})


def test_changed_words_are_told_from_what_to_what(scene, manage):
    page = change(scene, manage, text="Publish two timetables.")

    assert "Saved." in page
    assert scene.action().text == "Publish two timetables."
    (event,) = events(scene, scene.action())
    assert (event.kind, event.changes) == (
        "improvement.action_changed",
        {"text": ["Publish one timetable for advice.", "Publish two timetables."]},
    )
    with in_area(scene.area.pk):
        assert not DateMove.objects.exists()


def test_saving_without_a_change_leaves_no_trace(scene, manage):
    change(scene, manage)

    assert events(scene, scene.action()) == []
    assert scene.action().version == 0


def test_moving_a_promised_date_asks_why_and_keeps_the_move(scene, manage):
    refused = change(scene, manage, due_text="September 2025")
    assert "Say why the date is moved." in refused
    assert scene.action().due == "2025-06"

    change(scene, manage, due_text="September 2025", why_moved="Staff left.")

    action = scene.action()
    assert (action.due_text, action.due, action.due_by) == (
        "September 2025", "2025-09", date(2025, 9, 30),
    )  # fmt: skip
    with in_area(scene.area.pk):
        move = DateMove.objects.get()
        assert (move.was_text, move.was_by, move.became_by, move.reason, move.by_name) == (
            "June 2025", date(2025, 6, 30), date(2025, 9, 30), "Staff left.", "Robin Vale",
        )  # fmt: skip
    assert [event.kind for event in events(scene, action)] == ["improvement.date_moved"]


def test_moving_a_milestones_date_is_told_with_its_action(scene):
    step = in_it(
        scene, change_part, part=scene.milestone(), version=0, why_moved="Ill.",
        values={"text": "Send it to each service", "due_text": "June 2025"},
    )  # fmt: skip

    with in_area(scene.area.pk):
        move = DateMove.objects.get()
    assert (move.milestone_id, move.action_id) == (step.pk, scene.action().pk)
    assert [event.kind for event in events(scene, scene.action())] == [
        "improvement.milestone_changed", "improvement.date_moved",
    ]  # fmt: skip


def test_a_draft_moves_dates_without_a_reason(scene):
    with in_area(scene.area.pk):
        plan = scene.plan
        plan.state, plan.live_on, plan.live_by_name = "draft", None, ""
        plan.save()

    in_it(scene, change_part, part=scene.action(), version=0, values={"due_text": "May 2025"})

    assert scene.action().due == "2025-05"
    with in_area(scene.area.pk):
        assert not DateMove.objects.exists()


def test_who_was_overtaken_sees_both_and_can_save_again(scene, manage):
    in_it(scene, change_part, part=scene.action(), version=0, values={"text": "Quicker words"})

    page = change(scene, manage, version=0, text="Slower words")

    assert "Someone else changed this after you opened it" in page
    assert "Quicker words" in page
    assert "Slower words" in page
    assert scene.action().text == "Quicker words"
    assert 'name="version" value="1"' in page
    change(scene, manage, version=1, text="Slower words")
    assert scene.action().text == "Slower words"


def test_the_second_of_two_with_the_same_form_is_refused(scene):
    part = scene.action()
    in_it(scene, change_part, part=part, version=0, values={"text": "First"})

    with pytest.raises(ChangedMeanwhile):
        in_it(scene, change_part, part=part, version=0, values={"text": "Second"})
    with pytest.raises(ChangedMeanwhile):
        in_it(scene, withdraw_part, part=part, version=0, reason="x")


def test_an_areas_reference_is_taken_once(scene):
    with pytest.raises(NotValid) as refused:
        in_it(scene, add_part, kind="area", parent=scene.plan,
              values={"ref": "1", "title": "x", "impact": ""})  # fmt: skip

    assert refused.value.field == "ref"


def test_a_focus_area_of_another_area_cannot_be_chosen(scene, manage):
    with in_area(scene.area.pk):
        other = Area.objects.create(
            local_area=scene.area, plan=scene.plan, position=5, ref="9", title="x"
        )
        focus = FocusArea.objects.create(
            local_area=scene.area, plan=scene.plan, area=other, position=0, ref="9", title="x"
        )

    page = change(scene, manage, focus_area=focus.pk)

    assert "There is a problem" in page


def test_a_part_is_withdrawn_with_a_reason_and_put_back(scene, manage):
    step = scene.milestone()
    path = f"plan/parts/milestone/{step.pk}"
    assert "It and its history are kept" in manage(f"{path}/withdraw/")
    assert "Say why it is withdrawn." in manage(f"{path}/withdraw/", {"version": 0, "reason": ""})

    gone = manage(f"{path}/withdraw/", {"version": 0, "reason": "Overtaken."})
    listed = manage(f"plan/{scene.plan.pk}/withdrawn/")
    back = manage(f"{path}/restore/", {})

    assert "Withdrawn." in gone
    assert "Send it to every service" in listed
    assert "The milestone is back in the plan." in back
    assert scene.milestone().withdrawn_on is None
    assert [event.kind for event in events(scene, scene.action())] == [
        "improvement.milestone_restored", "improvement.milestone_withdrawn",
    ]  # fmt: skip


def test_withdrawing_an_area_says_what_goes_with_it(scene, manage):
    page = manage(f"plan/parts/area/{scene.improvement_area().pk}/withdraw/")

    assert "Its 2 actions leave the plan with it." in page


def test_a_focus_area_with_actions_cannot_be_withdrawn(scene):
    with in_area(scene.area.pk):
        focus = FocusArea.objects.select_related("plan", "area").get()

    with pytest.raises(NotReady):
        in_it(scene, withdraw_part, part=focus, version=0, reason="x")


def test_what_stands_in_something_withdrawn_is_put_back_after_it(scene):
    step, action = scene.milestone(), scene.action()
    in_it(scene, withdraw_part, part=step, version=0, reason="x")
    in_it(scene, withdraw_part, part=action, version=0, reason="x")

    with pytest.raises(NotReady):
        in_it(scene, restore_part, part=step)
    in_it(scene, restore_part, part=action)
    in_it(scene, restore_part, part=step)

    assert scene.milestone().withdrawn_on is None


def order(scene):
    with in_area(scene.area.pk):
        return [a.ref for a in Action.objects.filter(plan=scene.plan).order_by("position")]


def test_parts_move_up_and_down_and_stop_at_the_ends(scene, manage):
    action = scene.action("1A")
    path = f"plan/parts/action/{action.pk}/move/"

    assert order(scene) == ["1A", "1B"]
    manage(path, {"to": "up"})
    assert order(scene) == ["1A", "1B"]
    manage(path, {"to": "down"})
    assert order(scene) == ["1B", "1A"]
    manage(path, {"to": "down"})
    assert order(scene) == ["1B", "1A"]
    manage(path, {"to": "up"})
    assert order(scene) == ["1A", "1B"]


@pytest.mark.parametrize("who", ["lead", "reader"])
def test_nobody_else_changes_the_plan(scene, who):
    by = getattr(scene, who)
    action = scene.action()
    attempts = [
        (add_part, {"kind": "measure", "parent": action, "values": {"text": "x"}}),
        (change_part, {"part": action, "version": 0, "values": {"text": "x"}}),
        (withdraw_part, {"part": action, "version": 0, "reason": "x"}),
        (restore_part, {"part": action}),
        (move_part, {"part": action, "up": False}),
        (add_dependency, {"action": action, "waits_for": scene.action("1B")}),
    ]

    for attempt, given in attempts:
        with pytest.raises(NotPermitted):
            in_it(scene, attempt, by=by, **given)
    assert events(scene, action) == []


def test_a_closed_plan_is_kept_as_it_was(scene):
    with in_area(scene.area.pk):
        scene.plan.state, scene.plan.closed_on = "closed", today()
        scene.plan.save()

    with pytest.raises(NotReady):
        in_it(scene, change_part, part=scene.action(), version=0, values={"text": "x"})


def test_no_part_of_another_area_is_a_parent(client, scene):
    other = make_scene()
    client.force_login(scene.manager.user)

    answer = client.post(scene.page(f"plan/parts/measure/add/{other.action().pk}/"), {"text": "x"})

    assert answer.status_code == 404


def test_a_kind_that_is_none_is_not_found(client, scene):
    client.force_login(scene.manager.user)

    assert client.get(scene.page("plan/parts/nonsense/add/1/")).status_code == 404
    assert client.get(scene.page("plan/parts/nonsense/1/change/")).status_code == 404
    assert client.get(scene.page(f"plan/parts/measure/{1}/leads/")).status_code == 404


def test_many_milestones_are_all_listed_to_change(scene, manage):
    with in_area(scene.area.pk):
        count = Milestone.objects.filter(action=scene.action()).count()

    page = manage(f"plan/actions/{scene.action().pk}/change/")

    assert count == 2
    assert "Send it to every service" in page
    assert "90% of advice arrives within six weeks." in page
