"""Who gets past the gate of an area's page."""

from __future__ import annotations

import pytest

from goldenthread.platform.access.roles import Role
from tests.factories.areas import make_area, make_member, make_user

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_sign_in(client):
    area = make_area()

    page = client.get(f"/areas/{area.slug}/plan/")

    assert (page.status_code, page.url) == (302, f"/account/login/?next=/areas/{area.slug}/plan/")


def test_a_member_sees_the_page_and_the_areas_name(client):
    area = make_area("Eastmarch")
    client.force_login(make_member(area, Role.BOARD_MEMBER).user)

    page = client.get(f"/areas/{area.slug}/plan/")

    assert page.status_code == 200
    assert "Eastmarch" in page.content.decode()


def test_another_areas_member_is_told_that_there_is_no_such_page(client):
    area, other = make_area(), make_area()
    client.force_login(make_member(other, Role.ADMINISTRATOR).user)

    assert client.get(f"/areas/{area.slug}/plan/").status_code == 404


def test_an_operator_sees_no_areas_content(client):
    area = make_area()
    operator = make_user()
    operator.is_operator = True
    operator.save()
    client.force_login(operator)

    assert client.get(f"/areas/{area.slug}/plan/").status_code == 404
    assert client.get("/operator/").status_code == 200
