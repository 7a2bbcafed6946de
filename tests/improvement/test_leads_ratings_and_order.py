"""Who leads, what waits for what, the rating scheme and the reporting cycle."""

from __future__ import annotations

import html

import pytest

from goldenthread.improvement.actions import links, scheme
from goldenthread.improvement.models import ActionDependency, ImprovementPlan, Rating
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


def post(scene, title):
    with in_area(scene.area.pk):
        return scene.area.posts.get(title=title)


@pytest.mark.parametrize("kind", ["area", "action", "milestone"])
def test_a_lead_is_added_and_taken_off(scene, manage, kind):
    part = {
        "area": scene.improvement_area(),
        "action": scene.action("1B"),
        "milestone": scene.milestone(),
    }[kind]
    officer = post(scene, "Designated Clinical Officer")
    path = f"plan/parts/{kind}/{part.pk}/leads/"

    added = manage(path, {"post": officer.pk})
    twice = manage(path, {"post": officer.pk})
    gone = manage(f"{path}{officer.pk}/remove/", {})

    assert "Lead added." in added
    assert "Designated Clinical Officer (not filled yet)" in added
    assert "This post is a lead already." in twice
    assert "Designated Clinical Officer is no longer a lead here." in gone
    with in_area(scene.area.pk):
        assert not part.leads.filter(post=officer).exists()


def test_an_area_has_a_vice_lead(scene, manage):
    area = scene.improvement_area()

    page = manage(
        f"plan/parts/area/{area.pk}/leads/",
        {"post": post(scene, "Head of SEND").pk, "is_vice": "on"},
    )

    assert "<strong>Vice lead:</strong> Head of SEND (Ana Lopez)" in page
    with in_area(scene.area.pk):
        assert area.leads.get().is_vice


def test_a_post_of_another_area_cannot_lead(scene, manage):
    elsewhere = make_scene()

    page = manage(
        f"plan/parts/action/{scene.action().pk}/leads/",
        {"post": post(elsewhere, "Head of SEND").pk},
    )

    assert "There is a problem" in page


def test_an_action_waits_for_another_and_no_longer(scene, manage):
    first, second = scene.action("1A"), scene.action("1B")
    path = f"plan/actions/{first.pk}/waits-for/"

    added = manage(path, {"waits_for": second.pk})
    twice = manage(path, {"waits_for": second.pk})
    circle = manage(f"plan/actions/{second.pk}/waits-for/", {"waits_for": first.pk})
    gone = manage(f"{path}{second.pk}/remove/", {})

    assert "This action cannot be complete before that one is." in added
    assert "This action waits for that one already." in twice
    assert "That action already waits for this one" in circle
    assert "It no longer waits for that action." in gone
    with in_area(scene.area.pk):
        assert not ActionDependency.objects.exists()
        kinds = [event.kind for event in history_of(scene.area, first)]
    assert kinds == ["improvement.dependency_removed", "improvement.dependency_added"]


def test_an_action_waits_for_none_of_another_plan(scene):
    other = make_scene()

    with pytest.raises(NotValid):
        in_it(scene, links.add_dependency, action=scene.action(), waits_for=other.action())


def labels(scene):
    with in_area(scene.area.pk):
        return [rating.label for rating in scene.plan.ratings.all()]


def test_the_rating_scheme_is_added_to_ordered_and_taken_from(scene, manage):
    path = f"plan/{scene.plan.pk}/ratings/"

    manage(path, {"label": "Paused", "definition": "Waits.", "status": "blocked"})
    assert labels(scene) == ["Complete", "On track", "High risk", "Paused"]
    paused = scene.rating("Paused")
    manage(f"plan/ratings/{paused.pk}/move/", {"to": "up"})
    assert labels(scene) == ["Complete", "On track", "Paused", "High risk"]
    page = manage(f"plan/ratings/{paused.pk}/remove/", {})

    assert "The rating Paused is removed." in page
    assert labels(scene) == ["Complete", "On track", "High risk"]


def test_a_rating_in_use_stays(scene, manage):
    page = manage(f"plan/ratings/{scene.rating('On track').pk}/remove/", {})

    assert "This rating is in use, so it cannot be removed." in page
    assert "On track" in labels(scene)


def test_a_label_is_in_the_scheme_once(scene, manage):
    page = manage(f"plan/{scene.plan.pk}/ratings/", {"label": "on TRACK", "status": "on_track"})

    assert "The scheme has this rating already." in page
    assert len(labels(scene)) == 3


def test_actions_follow_a_rating_that_is_changed(scene, manage):
    rating = scene.rating("On track")

    manage(
        f"plan/ratings/{rating.pk}/",
        {"version": 0, "label": "Green", "definition": "Going well.", "status": "in_progress"},
    )

    action = scene.action()
    assert (action.rating.label, action.status, action.status_text) == (
        "Green", "in_progress", "Green",
    )  # fmt: skip
    with in_area(scene.area.pk):
        event = history_of(scene.area, scene.plan).first()
    assert event.changes["label"] == ["On track", "Green"]


def test_two_people_change_one_rating(scene, manage):
    rating = scene.rating("On track")
    new = {"label": "Green", "definition": "", "status": "on_track"}
    in_it(scene, scheme.change_rating, rating=rating, version=0, **new)

    page = manage(f"plan/ratings/{rating.pk}/", {"version": 0, **new, "label": "Olive"})

    assert "Someone else changed this after you opened it" in page
    assert "Green" in page
    assert "Olive" in page
    with pytest.raises(ChangedMeanwhile):
        in_it(scene, scheme.change_rating, rating=rating, version=0, **new)


def test_the_reporting_cycle_is_changed_and_told(scene, manage):
    path = f"plan/{scene.plan.pk}/cycle/"

    manage(path, {"cycle": "six_weekly"})
    manage(path, {"cycle": "six_weekly"})

    with in_area(scene.area.pk):
        assert ImprovementPlan.objects.get().reporting_cycle == "six_weekly"
        told = [e for e in history_of(scene.area, scene.plan) if "cycle" in e.kind]
    assert [event.changes for event in told] == [
        {"leads report": ["Every calendar month", "Every six weeks"]}
    ]


@pytest.mark.parametrize("who", ["lead", "reader"])
def test_nobody_else_sets_any_of_this(scene, who):
    by = getattr(scene, who)
    rating = scene.rating("On track")
    new = {"label": "x", "definition": "", "status": "on_track"}
    attempts = [
        (links.add_lead, {"part": scene.action(), "post": post(scene, "Head of SEND")}),
        (links.remove_lead, {"part": scene.action(), "post": post(scene, "Head of SEND")}),
        (links.remove_dependency, {"action": scene.action(), "waits_for": scene.action("1B")}),
        (scheme.add_rating, {"plan": scene.plan, **new}),
        (scheme.change_rating, {"rating": rating, "version": 0, **new}),
        (scheme.move_rating, {"rating": rating, "up": True}),
        (scheme.remove_rating, {"rating": rating}),
        (scheme.change_cycle, {"plan": scene.plan, "cycle": "quarterly"}),
    ]

    for attempt, given in attempts:
        with pytest.raises(NotPermitted):
            in_it(scene, attempt, by=by, **given)


def test_the_last_rating_stays(scene):
    with in_area(scene.area.pk):
        action = scene.action()
        action.rating = None
        action.save(update_fields=["rating"])
        Rating.objects.exclude(label="Complete").delete()

    with pytest.raises(NotReady):
        in_it(scene, scheme.remove_rating, rating=scene.rating("Complete"))


def test_a_rating_is_defined_where_it_is_known_and_added_where_it_is_not(scene):
    for label in ("On track", "Paused"):
        in_it(scene, scheme.define_rating, plan=scene.plan, label=label, status="blocked",
              definition="It waits.")  # fmt: skip

    assert labels(scene) == ["Complete", "On track", "High risk", "Paused"]
    assert scene.rating("On track").definition == scene.rating("Paused").definition == "It waits."
    assert scene.action().status == "blocked"
