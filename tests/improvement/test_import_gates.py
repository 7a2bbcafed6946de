"""Who may enter the pages between a file and a live plan."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldenthread.improvement.urls.imports import urlpatterns
from goldenthread.platform.access.roles import POWERS, Role
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_plan
from tests.factories.reviews import make_review

pytestmark = pytest.mark.django_db

# What else each address needs; a page about a plan takes the plan's number, others the import's.
PARTS = {"node": "n4", "kind": "action", "verb": "drop", "key": "o1"}
ONE_OF_A_PLAN = {"plan_life", "plan_go_live", "plan_close", "plan_drop", "plan_download"}
PAGES = sorted(pattern.name for pattern in urlpatterns)
VIEWS = {pattern.name: pattern.callback for pattern in urlpatterns}
CONVERTERS = {p.name: set(p.pattern.converters) for p in urlpatterns}


def address(area, name: str, plan, plan_import) -> str:
    numbers = {"pk": plan.pk if name in ONE_OF_A_PLAN else plan_import.pk, "plan_id": plan.pk}
    known = {**PARTS, **numbers}
    return reverse(name, kwargs={"area": area.slug, **{k: known[k] for k in CONVERTERS[name]}})


@pytest.fixture
def ours():
    area = make_area()
    manager = make_member(area)
    with in_area(area.pk):
        return area, make_plan(manager), make_review(manager)


def ask(client, name: str, url: str):
    posted = name.endswith(("_tick", "_set_aside", "_undo"))
    return client.post(url, {}) if posted else client.get(url)


def test_a_stranger_is_sent_to_sign_in(client, ours):
    for name in PAGES:
        url = address(ours[0], name, *ours[1:])

        assert ask(client, name, url).url == f"/account/login/?next={url}"


def test_another_areas_manager_finds_no_such_page(client, ours):
    client.force_login(make_member(make_area()).user)

    found = {
        name: ask(client, name, address(ours[0], name, *ours[1:])).status_code for name in PAGES
    }

    assert found == dict.fromkeys(PAGES, 404)


def test_another_areas_numbers_lead_nowhere(client, ours):
    other = make_area()
    client.force_login(make_member(other).user)

    for name in PAGES:
        answer = ask(client, name, address(other, name, *ours[1:]))

        if CONVERTERS[name]:
            assert (name, answer.status_code) == (name, 404)
        else:
            assert b"plan.json" not in answer.content, name


@pytest.mark.parametrize("role", Role)
def test_only_who_has_the_power_enters(client, ours, role):
    client.force_login(make_member(ours[0], role).user)

    entered = {
        name: ask(client, name, address(ours[0], name, *ours[1:])).status_code != 403
        for name in PAGES
    }

    assert entered == {name: VIEWS[name].needs in POWERS[role] for name in PAGES}
