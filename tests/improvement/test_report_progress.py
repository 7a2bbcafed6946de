"""A lead says what has happened; the plan shows it at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.core.enums import Status
from goldenthread.improvement.actions.links import add_dependency, add_lead
from goldenthread.improvement.actions.progress import (
    Told,
    correct_report,
    report_by_reference,
    report_progress,
)
from goldenthread.improvement.models import Action, ProgressUpdate
from goldenthread.improvement.permissions import may_report
from goldenthread.improvement.queries.export import as_document
from goldenthread.improvement.queries.holders import posts_behind
from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.queries import history_of
from goldenthread.ui.words import day
from tests.factories.areas import make_member
from tests.factories.days import today
from tests.factories.live_plans import make_scene

pytestmark = pytest.mark.django_db


def told(scene, **changes):
    usual = {"text": "All services have it.", "rating": scene.rating("On track")}
    return Told(**{**usual, **changes})


def report(scene, by=None, *, ref="1A", on=None, **changes):
    action = scene.action(ref)
    with in_area(scene.area.pk):
        return report_progress(
            action=action,
            told=told(scene, **changes),
            version=action.version,
            by=by or scene.lead,
            on=on or today(),
        )


def answers(scene, **changes):
    given = {
        "version": 0,
        "text": "All services have it.",
        "rating": scene.rating("On track").pk,
        "rating_reason": "",
    }
    return {**given, **changes}


def form(scene):
    return scene.page(f"plan/actions/{scene.action().pk}/report/")


# --- the page ---


def test_what_a_lead_reports_is_recorded_and_shown(client):
    scene = make_scene()
    client.force_login(scene.lead.user)

    page = client.post(form(scene), answers(scene), follow=True)

    assert "Progress reported" in page.content.decode()
    assert "Everyone who may read the plan" in page.content.decode()
    with in_area(scene.area.pk):
        update = ProgressUpdate.objects.get(is_from_document=False)
        assert (update.text, update.by_name, update.by_post, update.on, update.rating.label) == (
            "All services have it.", "Ana Lopez", "Head of SEND", today(), "On track",
        )  # fmt: skip
        event = history_of(scene.area, scene.action()).get()
        assert (event.kind, event.by_name) == ("improvement.progress_reported", "Ana Lopez")
    shown = client.get(scene.page(f"plan/actions/{scene.action().pk}/")).content.decode()
    assert "All services have it." in shown
    assert "Ana Lopez reported progress" in shown
    assert "Then held by Ana Lopez (Head of SEND)" in shown


def test_the_form_says_what_each_rating_means_and_offers_open_milestones_alone(client):
    scene = make_scene()
    client.force_login(scene.lead.user)

    page = client.get(form(scene)).content.decode()

    assert "The date has been or will be missed; help is needed." in page
    assert "Send it to every service" in page
    assert "Agree the timetable" not in page  # it is done already


def test_a_milestone_is_done_with_its_day_and_what_shows_it(client):
    scene = make_scene()
    step = scene.milestone()
    client.force_login(scene.lead.user)

    client.post(
        form(scene),
        answers(
            scene,
            concerns=[step.pk],
            **{f"done_on_{step.pk}": "3/3/2026", f"shown_by_{step.pk}": "The e-mail of 3 March"},
        ),
    )

    step = scene.milestone()
    assert (day(step.done_on), step.shown_by, step.status, step.status_text) == (
        "3 March 2026", "The e-mail of 3 March", Status.COMPLETE, "Complete",
    )  # fmt: skip
    with in_area(scene.area.pk):
        exported = as_document(scene.plan)
    assert exported.areas[0].actions[0].milestones[1].status == Status.COMPLETE


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": ""}, "Enter what has happened."),
        ({"rating": ""}, "Choose how it is going."),
        ({"done_on": "32 March 2026", "shown_by": "x"}, "Enter a date with its day"),
        ({"done_on": "March 2026", "shown_by": "x"}, "Enter a date with its day"),
        ({"done_on": "1 March 2090", "shown_by": "x"}, "The date must be today or in the past"),
        ({"done_on": "1 March 2026"}, "Say what shows that this is done"),
        ({"shown_by": "Minutes"}, "Enter the date on which this was done"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(client, typed, says):
    scene = make_scene()
    step = scene.milestone()
    client.force_login(scene.lead.user)
    named = {
        f"{name}_{step.pk}" if name in {"done_on", "shown_by"} else name: value
        for name, value in typed.items()
    }

    page = client.post(form(scene), answers(scene, rating_reason="Kept words", **named))

    assert page.status_code == 200
    assert says in page.content.decode()
    assert "Kept words" in page.content.decode()
    with in_area(scene.area.pk):
        assert not ProgressUpdate.objects.filter(is_from_document=False).exists()


def test_a_worse_rating_asks_why(client):
    scene = make_scene()
    client.force_login(scene.lead.user)
    worse = scene.rating("High risk").pk

    page = client.post(form(scene), answers(scene, rating=worse))
    assert "Say why the rating is worse than it was." in page.content.decode()

    client.post(form(scene), answers(scene, rating=worse, rating_reason="Two services left."))
    action = scene.action()
    assert (action.rating.label, action.status, action.status_text) == (
        "High risk", Status.OFF_TRACK, "High risk",
    )  # fmt: skip


def test_who_was_overtaken_sees_what_is_there_now_and_keeps_their_words(client):
    scene = make_scene()
    client.force_login(scene.lead.user)
    report(scene, scene.manager, text="Quicker.", rating=scene.rating("High risk"), reason="x")

    page = client.post(form(scene), answers(scene, text="Slower words")).content.decode()

    assert "Someone else changed this after you opened it" in page
    assert "What is there now" in page
    assert "High risk" in page
    assert "Slower words" in page
    again = client.post(form(scene), answers(scene, text="Slower words", version=1))
    assert again.status_code == 302


# --- the rules ---


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("how", ["holds it", "holds a milestone", "leads its area", "other"])
def test_who_may_report(role, how):
    scene = make_scene()
    member = make_member(scene.area, role, title="A post")
    with in_area(scene.area.pk):
        post = scene.area.posts.get(title="A post")
        target = {
            "holds it": scene.action(),
            "holds a milestone": scene.milestone(),
            "leads its area": scene.improvement_area(),
        }.get(how)
        if target is not None:
            add_lead(part=target, post=post, by=scene.manager, on=today())
        held_by = posts_behind(scene.action())

    leads = {Role.WORKSTREAM_LEAD, Role.PARENT_CARER_LEAD, Role.ACCOUNTABLE_OFFICER}
    expected = role == Role.PROGRAMME_MANAGER or (role in leads and how != "other")
    assert may_report(member, held_by) is expected
    if not expected:
        with pytest.raises(NotPermitted):
            report(scene, member)


def test_the_vice_lead_of_an_area_may_report():
    scene = make_scene()
    vice = make_member(scene.area, Role.PARENT_CARER_LEAD, title="Forum chair")
    with in_area(scene.area.pk):
        post = scene.area.posts.get(title="Forum chair")
        area = scene.improvement_area()
        add_lead(part=area, post=post, is_vice=True, by=scene.manager, on=today())

    assert report(scene, vice).by_post == "Forum chair"


def test_a_draft_takes_no_reports():
    scene = make_scene()
    with in_area(scene.area.pk):
        plan = scene.plan
        plan.state, plan.live_on, plan.live_by_name = "draft", None, ""
        plan.save()

    with pytest.raises(NotReady):
        report(scene)


def test_a_blocked_action_cannot_be_complete_until_the_other_is():
    scene = make_scene()
    with in_area(scene.area.pk):
        add_dependency(
            action=scene.action("1A"), waits_for=scene.action("1B"), by=scene.manager, on=today()
        )
    complete = scene.rating("Complete")

    with pytest.raises(NotReady, match="1B"):
        report(scene, rating=complete, reason="x")

    report(scene, ref="1B", rating=complete)
    report(scene, rating=complete, reason="One milestone is overtaken.")
    assert scene.action().status == Status.COMPLETE


def test_complete_while_milestones_are_open_asks_why():
    scene = make_scene()

    with pytest.raises(NotValid) as refused:
        report(scene, rating=scene.rating("Complete"))

    assert refused.value.field == "rating_reason"


def test_the_last_milestone_done_in_the_same_report_asks_for_no_reason():
    scene = make_scene()

    report(
        scene,
        rating=scene.rating("Complete"),
        done={scene.milestone().pk: (today(), "The e-mail")},
    )

    assert scene.action().status == Status.COMPLETE


def test_milestones_and_ratings_of_other_plans_are_refused():
    scene, other = make_scene(), make_scene()

    with pytest.raises(NotValid):
        report(scene, concerns=frozenset({other.milestone().pk}))
    with pytest.raises(NotValid):
        report(scene, rating=other.rating("On track"))


def test_a_stale_report_changes_nothing():
    scene = make_scene()
    action = scene.action()
    report(scene)

    with in_area(scene.area.pk), pytest.raises(ChangedMeanwhile):
        report_progress(action=action, told=told(scene), version=0, by=scene.lead, on=today())
    with in_area(scene.area.pk):
        assert action.updates.filter(is_from_document=False).count() == 1


# --- correcting ---


def correct(scene, update, by=None, on=None, **changes):
    with in_area(scene.area.pk):
        return correct_report(
            update=ProgressUpdate.objects.select_related("action__plan", "plan").get(pk=update.pk),
            told=told(scene, **changes),
            version=scene.action().version,
            by=by or scene.lead,
            on=on or today(),
        )


def test_a_report_can_be_corrected_and_history_keeps_both():
    scene = make_scene()
    step = scene.milestone()
    update = report(
        scene, text="All have it.", rating=scene.rating("High risk"), reason="x",
        done={step.pk: (today(), "The e-mail")},
    )  # fmt: skip

    correct(scene, update, text="Four of six have it.")

    step, action = scene.milestone(), scene.action()
    assert (step.done_on, step.shown_by, step.status, step.status_text) == (None, "", "", "")
    assert (action.rating.label, action.status) == ("On track", Status.ON_TRACK)
    with in_area(scene.area.pk):
        latest, first = history_of(scene.area, action)
        assert latest.kind == "improvement.report_corrected"
        assert latest.changes["report"] == ["All have it.", "Four of six have it."]
        assert latest.changes["rating"] == ["High risk", "On track"]
        assert first.kind == "improvement.progress_reported"
        assert ProgressUpdate.objects.get(pk=update.pk).mentions.count() == 0


def test_correcting_judges_the_rating_against_what_was_before_the_report():
    scene = make_scene()
    update = report(scene, rating=scene.rating("High risk"), reason="x")

    with pytest.raises(NotValid):
        correct(scene, update, rating=scene.rating("High risk"))


@pytest.mark.parametrize("why", ["another person", "a later report", "two days later"])
def test_a_report_that_can_no_longer_be_corrected(why):
    scene = make_scene()
    update = report(scene)
    by, on = scene.lead, today()
    if why == "another person":
        by = scene.manager
    elif why == "a later report":
        report(scene)
    else:
        on += timedelta(days=2)

    with pytest.raises(NotReady):
        correct(scene, update, by, on)


def test_the_page_corrects_what_was_said(client):
    scene = make_scene()
    update = report(scene)
    client.force_login(scene.lead.user)
    place = scene.page(f"plan/reports/{update.pk}/correct/")

    assert "All services have it." in client.get(place).content.decode()
    page = client.post(place, answers(scene, text="Four of six.", version=1), follow=True)

    assert "Your report is corrected. History keeps both." in page.content.decode()
    assert "Four of six." in page.content.decode()


def test_who_does_not_hold_the_action_is_refused_its_form(client):
    scene = make_scene()
    other = make_member(scene.area, Role.ACCOUNTABLE_OFFICER)
    client.force_login(other.user)

    assert client.get(form(scene)).status_code == 403
    assert client.post(form(scene), answers(scene)).status_code == 403
    with in_area(scene.area.pk):
        assert Action.objects.get(pk=scene.action().pk).version == 0


def by_reference(scene, **changes):
    given = {"ref": "1A", "text": "Agreed.", "rating": "High risk", "reason": "Staff left."}
    with in_area(scene.area.pk):
        return report_by_reference(
            plan_id=scene.plan.pk, by=scene.lead, on=today(), **{**given, **changes}
        )


def test_a_report_can_name_action_rating_and_milestone_as_the_plan_does():
    scene = make_scene()

    update = by_reference(scene, done={2: (today(), "Minutes")})

    assert (update.text, update.rating.label) == ("Agreed.", "High risk")
    assert scene.milestone().done_on == today()


@pytest.mark.parametrize(
    "unknown", [{"ref": "9Z"}, {"rating": "Purple"}, {"done": {3: (date(2026, 1, 1), "x")}}]
)
def test_what_the_plan_does_not_name_is_refused(unknown):
    with pytest.raises(NotValid):
        by_reference(make_scene(), **unknown)
