"""Every page of the live plan: who gets in, who is refused, and whose rows it shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.improvement.actions.progress import Told, report_progress
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area, make_member
from tests.factories.days import today
from tests.factories.live_plans import make_scene
from tests.factories.plans import make_document

pytestmark = pytest.mark.django_db

READ, REPORT, MANAGE = "read", "report", "manage"
MAY = {
    READ: {"reader", "lead", "manager"},
    REPORT: {"lead", "manager"},
    MANAGE: {"manager"},
}


@dataclass(frozen=True)
class Page:
    path: str
    power: str = READ


PAGES = [
    Page(""),
    Page("search/?q=timetable"),
    Page("plan/"),
    Page("plan/{plan}/"),
    Page("plan/{plan}/actions/"),
    Page("plan/{plan}/actions.csv"),
    Page("plan/{plan}/history/"),
    Page("plan/areas/{area}/"),
    Page("plan/actions/{action}/"),
    Page("plan/thread/finding/{finding}/"),
    Page("plan/thread/area/{area}/"),
    Page("plan/thread/action/{action}/"),
    Page("plan/thread/milestone/{milestone}/"),
    Page("plan/actions/{action}/report/", REPORT),
    Page("plan/reports/{report}/", REPORT),
    Page("plan/reports/{report}/correct/", REPORT),
    Page("plan/{plan}/change/", MANAGE),
    Page("plan/{plan}/withdrawn/", MANAGE),
    Page("plan/{plan}/ratings/", MANAGE),
    Page("plan/{plan}/cycle/", MANAGE),
    Page("plan/ratings/{rating}/", MANAGE),
    Page("plan/areas/{area}/change/", MANAGE),
    Page("plan/actions/{action}/change/", MANAGE),
    Page("plan/actions/{action}/waits-for/", MANAGE),
    Page("plan/parts/milestone/add/{action}/", MANAGE),
    Page("plan/parts/area/add/{plan}/", MANAGE),
    Page("plan/parts/action/add/{area}/", MANAGE),
    Page("plan/parts/action/{action}/change/", MANAGE),
    Page("plan/parts/milestone/{milestone}/withdraw/", MANAGE),
    Page("plan/parts/area/{area}/leads/", MANAGE),
    Page("plan/parts/milestone/{milestone}/leads/", MANAGE),
]


def make_reported_scene():
    scene = make_scene()
    with in_area(scene.area.pk):
        report = report_progress(
            action=scene.action(),
            told=Told(text="It is sent.", rating=scene.rating("On track")),
            version=0,
            by=scene.lead,
            on=today(),
        )
    return scene, report


def addresses(scene, report, pages=tuple(PAGES)):
    """Return each page's path with its address in this area."""
    ids = {
        "plan": scene.plan.pk,
        "area": scene.improvement_area().pk,
        "action": scene.action().pk,
        "finding": scene.finding().pk,
        "milestone": scene.milestone().pk,
        "rating": scene.rating("On track").pk,
        "report": report.pk,
    }
    return {page.path: scene.page(page.path.format(**ids)) for page in pages}


@pytest.mark.parametrize("who", ["reader", "lead", "manager"])
def test_who_may_gets_in_and_who_may_not_is_told(client, who):
    scene, report = make_reported_scene()
    client.force_login(getattr(scene, who).user)

    opened = {
        path: client.get(place).status_code for path, place in addresses(scene, report).items()
    }

    assert opened == {page.path: 200 if who in MAY[page.power] else 403 for page in PAGES}


def test_a_stranger_is_sent_to_sign_in(client):
    scene, report = make_reported_scene()

    for path, place in addresses(scene, report).items():
        answer = client.get(place)

        sent_to = answer.headers.get("Location", "").partition("?")[0]
        assert (path, answer.status_code, sent_to) == (path, 302, "/account/login/")


def test_another_areas_rows_are_not_found(client):
    scene, report = make_reported_scene()
    elsewhere = make_area()
    client.force_login(make_member(elsewhere).user)

    for path, place in addresses(scene, report).items():
        answer = client.get(
            place.replace(f"/areas/{scene.area.slug}/", f"/areas/{elsewhere.slug}/")
        )

        names_a_row = "{" in path
        assert (path, answer.status_code) == (path, 404 if names_a_row else 200)
        assert "timetable for advice" not in answer.content.decode(), path


POSTED = [
    Page("plan/parts/milestone/{milestone}/restore/"),
    Page("plan/parts/milestone/{milestone}/move/"),
    Page("plan/ratings/{rating}/move/"),
    Page("plan/ratings/{rating}/remove/"),
]


def test_what_changes_at_once_is_only_posted_and_only_by_the_manager(client):
    scene, report = make_reported_scene()
    places = addresses(scene, report, POSTED)

    client.force_login(scene.lead.user)
    assert {path: client.post(place).status_code for path, place in places.items()} == (
        dict.fromkeys(places, 403)
    )
    client.force_login(scene.manager.user)
    for path, place in places.items():
        assert (path, client.get(place).status_code) == (path, 405)
        assert (path, client.post(place).status_code) == (path, 302)


GROWING = [page for page in PAGES if page.power == READ]


def test_a_page_asks_the_same_questions_however_much_there_is(client):
    counts = []
    for scene, report in (make_reported_scene(), make_larger_scene()):
        client.force_login(scene.lead.user)
        counts.append(
            {
                path: questions_asked(client, place)
                for path, place in addresses(scene, report, GROWING).items()
            }
        )

    assert counts[0] == counts[1]


def questions_asked(client, place):
    client.get(place)  # the first visit also reads what is kept in memory afterwards
    with CaptureQueriesContext(connection) as asked:
        assert client.get(place).status_code == 200, place
    return len(asked)


def make_larger_scene():
    """The same with six times as many actions, and more reports and events."""
    document = make_document()
    area = document.areas[0]
    area.actions += [
        replace(action, ref=f"{n}{action.ref}") for n in range(2, 7) for action in area.actions[:2]
    ]
    scene = make_scene(document=document)
    with in_area(scene.area.pk):
        for _ in range(4):
            report = report_progress(
                action=scene.action(),
                told=Told(text="It is sent.", rating=scene.rating("On track")),
                version=scene.action().version,
                by=scene.lead,
                on=today(),
            )
    return scene, report
