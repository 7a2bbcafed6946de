"""One's own account, and the page on which everyone starts."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area, make_member, make_user
from tests.factories.pages import links_on, words_on

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_sign_in_where_it_says_what_this_is(client):
    asked = client.get("/")
    page = client.get(asked.url)

    assert asked.url == "/account/login/?next=/"
    assert "run their published plan to improve support for children" in words_on(page)


def test_who_has_one_area_goes_straight_there_and_is_offered_no_other(client):
    area = make_area()
    client.force_login(make_member(area).user)

    start = client.get("/")
    page = client.get(reverse("settings_people", kwargs={"area": area.slug}))

    assert start.url == f"/areas/{area.slug}/"
    assert "Change area" not in page.content.decode()


def test_who_has_several_chooses_and_can_change(client):
    user = make_user()
    west, east = make_area("Westmere"), make_area("Eastmere")
    for area in (west, east):
        make_member(area, user=user)
    make_area("Elsewhere")
    client.force_login(user)

    start = client.get("/")
    page = client.get(reverse("settings_people", kwargs={"area": west.slug}))

    assert links_on(start) == {
        "Eastmere": f"/areas/{east.slug}/", "Westmere": f"/areas/{west.slug}/",
    }  # fmt: skip
    assert "Change area" in page.content.decode()
    assert '<div class="app-header__area">Westmere</div>' in page.content.decode()


def test_who_asks_to_choose_chooses_even_between_one(client):
    area = make_area("Westmere")
    client.force_login(make_member(area).user)

    assert links_on(client.get("/?choose=1")) == {"Westmere": f"/areas/{area.slug}/"}


def test_who_holds_no_post_is_told_what_to_do(client):
    client.force_login(make_user())

    words = words_on(client.get("/"))

    assert "You hold no post today" in words
    assert "ask an administrator of your area to appoint you" in words


def test_a_post_that_has_ended_opens_nothing(client):
    area = make_area()
    member = make_member(area)
    with in_area(area.pk):
        member.person.tenures.update(to_on=date(2020, 6, 1))
    client.force_login(member.user)

    assert "You hold no post today" in words_on(client.get("/"))


def test_the_account_shows_address_second_factor_areas_and_posts(client):
    user = make_user("kim@example.org", password="x")
    west, east = make_area("Westmere"), make_area("Eastmere")
    make_member(west, Role.BOARD_MEMBER, user=user, title="Chair of the board")
    make_member(east, user=user, title="Programme manager")
    make_member(east, title="Somebody else")
    client.force_login(user)

    words = words_on(client.get("/account/"))

    assert "Email address kim@example.org" in words
    assert "Second factor Not set up" in words
    assert "Eastmere Programme manager Westmere Chair of the board" in words
    assert "Somebody else" not in words


def test_the_account_is_for_those_who_signed_in(client):
    assert client.get("/account/").url == "/account/login/?next=/account/"
