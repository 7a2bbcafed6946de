"""The operator's pages: which areas there are, and nothing of what is in them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.actions import found_local_area, rename_area
from goldenthread.platform.organisations.models import LocalArea
from tests.factories.areas import make_area, make_member, make_user
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, rows_on, words_on
from tests.organisations.conftest import TODAY

pytestmark = pytest.mark.django_db

GIVEN = {
    "name": "Westmere",
    "administrator_name": "Ada Ministrator",
    "administrator_email": "Ada@example.org",
}


@pytest.fixture
def operator():
    user = make_user()
    user.is_operator = True
    user.save()
    return user


def test_an_operator_sees_the_areas_and_nothing_in_them(client, operator):
    area = make_area("Westmere")
    make_member(area, name="Kim Nown")
    client.force_login(operator)

    start = client.get("/")
    page = client.get(start.url)

    assert start.url == "/operator/"
    assert rows_on(page) == [
        ["Westmere", f"/areas/{area.slug}/", "1 January 2020", "Rename Westmere"]
    ]
    assert "Kim Nown" not in page.content.decode()
    assert client.get(reverse("settings_people", kwargs={"area": area.slug})).status_code == 404


def test_a_new_areas_administrator_is_invited(client, operator, mailoutbox):
    client.force_login(operator)

    page = client.post("/operator/areas/add/", GIVEN)
    run_queued()

    area = LocalArea.objects.get(slug="westmere")
    with in_area(area.pk):
        (tenure,) = area.tenures.select_related("post", "person__user")
        events = list(area.events.values_list("kind", "by_name"))
    assert page.url == "/operator/"
    assert (tenure.post.role, tenure.person.name) == (Role.ADMINISTRATOR, "Ada Ministrator")
    assert tenure.person.user.email == "ada@example.org"
    assert events == [("organisations.local_area_founded", "The operator")]
    assert [mail.to for mail in mailoutbox] == [["ada@example.org"]]


def test_a_name_that_is_taken_is_refused(client, operator):
    make_area("Westmere")
    client.force_login(operator)

    page = client.post("/operator/areas/add/", {**GIVEN, "name": "WESTMERE"})
    empty = client.post("/operator/areas/add/", {})

    assert errors_on(page) == [("There is already a local area of that name", "#id_name")]
    assert [words for words, _ in errors_on(empty)] == [
        "Enter the name of the local area",
        "Enter the name of the first administrator",
        "Enter the administrator’s email address",
    ]


def test_an_area_is_renamed_and_keeps_its_address(client, operator):
    area = make_area("Westmere")
    client.force_login(operator)

    client.post(f"/operator/areas/{area.slug}/rename/", {"name": "West Mere"})

    renamed = LocalArea.objects.get(pk=area.pk)
    with in_area(area.pk):
        event = area.events.get()
    assert (renamed.name, renamed.slug) == ("West Mere", area.slug)
    assert event.changes == {"name": ["Westmere", "West Mere"]}


def test_health_is_told_in_counts(client, operator):
    area = make_area()
    person = make_member(area).person
    # the third answers what came in from the public pages, and goes to nobody of the area
    for state, to in (("failed", person), ("queued", person), ("failed", None)):
        with in_area(area.pk, reach=Reach(takes_requests=True)):
            Message.objects.create(
                local_area=area, to="kim@example.org", to_person=to, subject="Secret",
                about="x", state=state,
            )  # fmt: skip
    client.force_login(operator)

    words = words_on(client.get("/operator/health/"))

    assert "Database PostgreSQL" in words
    assert "Migrations to run 0" in words
    assert "Messages waiting 1 Messages not sent 2" in words
    assert "Secret" not in words
    assert "kim@example.org" not in words


PAGES = ["/operator/", "/operator/areas/add/", "/operator/areas/x/rename/", "/operator/health/"]


@pytest.mark.parametrize("page", PAGES)
def test_there_is_no_such_page_for_anyone_else(client, page):
    client.force_login(make_member(make_area(), Role.ADMINISTRATOR).user)
    assert client.get(page).status_code == 404

    client.logout()
    assert client.get(page).url == f"/account/login/?next={page}"


def test_the_actions_ask_again():
    area, user = make_area(), make_user()

    with pytest.raises(NotPermitted):
        found_local_area(**GIVEN, by=user, on=TODAY)
    with pytest.raises(NotPermitted):
        rename_area(area=area, name="Other", by=user, on=TODAY)
