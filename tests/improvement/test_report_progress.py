"""A lead says what has happened; the plan shows it at once."""

from __future__ import annotations

import pytest

from goldenthread.improvement.models import Action, ProgressUpdate
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.queries import history_of
from tests.factories.areas import make_area, make_member
from tests.factories.days import today
from tests.factories.plans import make_live_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return make_area("Eastmarch")


@pytest.fixture
def lead(area):
    return make_member(area, Role.WORKSTREAM_LEAD, name="Ana Lopez", title="Head of SEND")


@pytest.fixture
def plan(area, lead):
    manager = make_member(area, Role.PROGRAMME_MANAGER)
    with in_area(area.pk):
        return make_live_plan(manager)


def first_action(area, plan):
    with in_area(area.pk):
        return Action.objects.select_related("plan").get(plan=plan, ref="1A")


def rating(area, plan, label):
    with in_area(area.pk):
        return plan.ratings.get(label=label).pk


def answers(area, plan, **changes):
    given = {
        "version": 0,
        "text": "All services have it.",
        "rating": rating(area, plan, "On track"),
    }
    return {**given, **changes}


def address(area, action):
    return f"/areas/{area.slug}/plan/actions/{action.pk}/report/"


def test_what_a_lead_reports_is_recorded_and_shown(client, area, lead, plan):
    action = first_action(area, plan)
    client.force_login(lead.user)

    page = client.post(address(area, action), answers(area, plan), follow=True)

    assert page.status_code == 200
    assert "Progress reported" in page.content.decode()
    assert "All services have it." in page.content.decode()
    with in_area(area.pk):
        told = ProgressUpdate.objects.get(action=action, is_from_document=False)
        assert (told.by_name, told.by_post, told.on) == (
            "Ana Lopez",
            "Head of SEND",
            today(),
        )
        event = history_of(area, action).get()
        assert (event.kind, event.by_name) == ("improvement.progress_reported", "Ana Lopez")
    shown = client.get(f"/areas/{area.slug}/plan/actions/{action.pk}/").content.decode()
    assert "All services have it." in shown
    assert "Ana Lopez reported progress" in shown


def test_the_form_says_what_each_rating_means(client, area, lead, plan):
    action = first_action(area, plan)
    client.force_login(lead.user)

    page = client.get(address(area, action)).content.decode()

    assert "The date has been or will be missed; help is needed." in page
    assert "Send it to every service" in page
    assert "Agree the timetable" not in page  # it is done already
