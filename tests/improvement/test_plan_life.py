"""The life of a plan: decided by a named person, closed by another, dropped while a draft."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.improvement.actions.lifecycle import close_plan, drop_draft, go_live
from goldenthread.improvement.actions.review import accept, correct
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.improvement.queries.review import Review
from goldenthread.platform.access.errors import NotPermitted, NotReady
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.queries import history_of
from goldenthread.platform.organisations.models import Post, Tenure
from tests.factories.areas import LONG_AGO, make_area, make_member
from tests.factories.plans import make_document, make_plan
from tests.factories.reviews import make_review

pytestmark = pytest.mark.django_db

ON = date(2025, 4, 1)


@pytest.fixture
def manager():
    member = make_member(make_area())
    with in_area(member.local_area.pk):
        yield member


def test_going_live_keeps_who_decided_and_when(manager):
    plan = go_live(plan=make_plan(manager), by=manager, on=ON)

    assert (plan.state, plan.live_on, plan.live_by_name) == ("live", ON, "Robin Vale")
    assert history_of(manager.local_area, plan)[0].kind == "improvement.plan_went_live"


def test_only_a_draft_goes_live_and_only_a_live_plan_is_closed(manager):
    plan = make_plan(manager)
    with pytest.raises(NotReady, match="The plan is a draft: it can go live or be dropped"):
        close_plan(plan=plan, by=manager, on=ON)
    go_live(plan=plan, by=manager, on=ON)
    with pytest.raises(NotReady, match="The plan is live already: it can be closed"):
        go_live(plan=plan, by=manager, on=ON)
    with pytest.raises(NotReady, match="Only a draft can be dropped"):
        drop_draft(plan=plan, by=manager, on=ON)
    closed = close_plan(plan=plan, by=manager, on=ON, reason="Its work is over.")
    assert (closed.state, closed.closed_on) == ("closed", ON)
    with pytest.raises(NotReady, match="The plan is closed, for good"):
        close_plan(plan=plan, by=manager, on=ON)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.WORKSTREAM_LEAD, Role.BOARD_MEMBER])
@pytest.mark.parametrize("decide", [go_live, close_plan, drop_draft])
def test_nobody_else_decides(manager, role, decide):
    plan = make_plan(manager)
    other = make_member(manager.local_area, role, name="Kit Moor")

    with pytest.raises(NotPermitted):
        decide(plan=plan, by=other, on=ON)

    assert ImprovementPlan.objects.get().state == "draft"


def test_a_dropped_draft_opens_its_review_again_with_every_correction(manager):
    review = make_review(manager)
    changed = {"do": "set", "node": "plan", "values": {"title": "Another title"}}
    correct(plan_import=review, correction=changed, seen={}, by=manager, on=ON)
    plan = accept(plan_import=review, by=manager, on=ON)

    drop_draft(plan=plan, by=manager, on=ON)

    again = PlanImport.objects.get()
    assert (again.state, again.plan) == ("in_review", None)
    assert Review(again).document.title == "Another title"
    assert ImprovementPlan.objects.count() == 0
    assert accept(plan_import=again, by=manager, on=ON).title == "Another title"


def test_a_newer_version_outlives_the_draft_that_it_was_to_follow(manager):
    plan = make_plan(manager)
    newer = make_review(manager, new_version_of=plan)

    drop_draft(plan=plan, by=manager, on=ON)

    assert PlanImport.objects.get(pk=newer.pk).new_version_of is None


def test_a_document_is_accepted_once(manager):
    review = make_review(manager)
    accept(plan_import=review, by=manager, on=ON)

    with pytest.raises(NotReady, match="this import is accepted"):
        accept(plan_import=review, by=manager, on=ON)

    assert ImprovementPlan.objects.count() == 1


def test_a_newer_version_is_not_made_a_plan_of_its_own(manager):
    newer = make_review(manager, new_version_of=make_plan(manager))

    with pytest.raises(NotReady, match="compare the two first"):
        accept(plan_import=newer, by=manager, on=ON)


@pytest.fixture
def page(client):
    """A draft plan in an area, and its programme manager signed in."""
    manager = make_member(make_area())
    client.force_login(manager.user)
    with in_area(manager.local_area.pk):
        plan = make_plan(manager)
    return manager, plan, f"/areas/{manager.local_area.slug}/plan/{plan.pk}"


def words(page) -> str:
    return " ".join(page.content.decode().split())


def test_before_it_goes_live_the_page_says_what_will_happen(client, page):
    manager, _, here = page
    with in_area(manager.local_area.pk):
        other = make_plan(manager, make_document(title="The plan before"))
        go_live(plan=other, by=manager, on=ON)
        post = Post.objects.get(title="Designated Clinical Officer")
        Tenure.objects.create(
            local_area=manager.local_area, post=post, person=manager.person, from_on=LONG_AGO
        )

    said = words(client.get(f"{here}/live/"))

    assert "1 person who holds its actions will see them in My work" in said
    assert "1 action has no date." in said
    assert "1 post holds actions and is vacant." in said
    assert "The plan before is live already. Both will run side by side." in said
    assert "The decision is kept under your name, Robin Vale." in said


def test_when_nobody_holds_its_actions_the_page_says_so(client, page):
    assert "nobody will see them in My work yet" in words(client.get(f"{page[2]}/live/"))


def test_a_plan_is_taken_from_draft_to_closed_by_its_pages(client, page):
    _, plan, here = page

    live = words(client.post(f"{here}/live/", {"confirmed": "yes"}, follow=True))
    twice = words(client.post(f"{here}/live/", {"confirmed": "yes"}))
    unsaid = words(client.post(f"{here}/close/", {"reason": ""}))
    closed = words(client.post(f"{here}/close/", {"reason": "Over."}, follow=True))

    assert f"{plan.title} is live." in live
    assert "The plan is live already: it can be closed." in twice
    assert "Enter why." in unsaid
    assert f"{plan.title} is closed." in closed
    assert "Nobody reports on it any more." in closed
    assert "Import a newer version" not in closed


def test_a_draft_is_dropped_by_its_page(client, page):
    manager, plan, here = page

    answer = words(client.post(f"{here}/drop/", {"confirmed": "yes"}, follow=True))

    assert f"{plan.title} is no longer a draft plan." in answer
    with in_area(manager.local_area.pk):
        assert ImprovementPlan.objects.count() == 0
    assert client.get(f"{here}/life/").status_code == 404


def test_a_reader_sees_the_plan_but_no_decision(client, page):
    manager, _, here = page
    client.force_login(make_member(manager.local_area, Role.BOARD_MEMBER).user)

    said = words(client.get(f"{here}/life/"))

    assert "Save the plan as it stands" in said
    assert "Decide that it goes live" not in said
    assert "Drop this draft" not in said


def test_the_page_asks_the_same_questions_of_a_small_plan_and_a_large_one(
    client, django_assert_max_num_queries
):
    counts = []
    for times in (1, 20):
        manager = make_member(make_area())
        client.force_login(manager.user)
        document = make_document()
        document.areas[0].actions *= times
        with in_area(manager.local_area.pk):
            plan = make_plan(manager, document)
        with django_assert_max_num_queries(14) as asked:
            client.get(f"/areas/{manager.local_area.slug}/plan/{plan.pk}/life/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
