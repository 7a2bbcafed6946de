"""How many questions a page of the live plan asks the database, its gate and its
transaction included.

A bound that is lowered when a page is made to ask less; a page that needs more says so here.
"""

from __future__ import annotations

import pytest

from tests.factories.live_plans import make_scene

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page", "most"),
    [
        pytest.param("", 30, id="my work"),
        pytest.param("plan/{plan}/", 18, id="the plan"),
        pytest.param("plan/{plan}/actions/", 28, id="list of actions"),
        pytest.param("plan/actions/{action}/", 34, id="an action"),
        pytest.param("plan/areas/{area}/", 26, id="an area"),
        pytest.param("plan/thread/action/{action}/", 22, id="a thread"),
        pytest.param("search/?q=advice", 14, id="search"),
    ],
)
def test_a_page_asks_no_more_than_it_needs(client, django_assert_max_num_queries, page, most):
    scene = make_scene()
    action = scene.action("1A")
    client.force_login(scene.lead.user)
    path = scene.page(page.format(plan=scene.plan.pk, action=action.pk, area=action.area_id))
    assert client.get(path).status_code == 200

    with django_assert_max_num_queries(most):
        client.get(path)
