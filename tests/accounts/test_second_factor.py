"""The second factor: set up before the plan opens, asked for at sign-in, and lost and found."""

from __future__ import annotations

import pytest

from goldenthread.platform.access.roles import Role
from tests.factories.areas import PASSWORD, make_area, make_member, make_user
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, words_on
from tests.factories.second_factors import code_for, set_up_app, sign_in

pytestmark = pytest.mark.django_db

AUTHENTICATE = "/account/2fa/authenticate/"


@pytest.fixture
def member():
    area = make_area()
    return make_member(area, Role.BOARD_MEMBER, user=make_user(password=PASSWORD))


def people_page(member) -> str:
    return f"/areas/{member.local_area.slug}/settings/people/"


def test_where_it_is_asked_for_the_plan_opens_once_it_is_set_up(client, member, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client, member.user)

    before = client.get(people_page(member))
    told = client.get("/account/2fa/")
    set_up_app(client)
    after = client.get(people_page(member))

    assert (before.status_code, before.url) == (302, "/account/2fa/")
    assert "The plan and its evidence open once you have set one up" in words_on(told)
    assert after.status_code == 200


def test_where_it_is_not_asked_for_the_plan_opens_without(client, member):
    sign_in(client, member.user)

    assert client.get(people_page(member)).status_code == 200


def test_signing_in_then_asks_for_a_code_and_a_wrong_one_does_not_open(client, member):
    sign_in(client, member.user)
    secret = set_up_app(client)
    client.post("/account/logout/")

    first = sign_in(client, member.user)
    asked = client.get(AUTHENTICATE)
    wrong = client.post(AUTHENTICATE, {"code": "000000"})
    still_out = client.get(people_page(member))
    right = client.post(AUTHENTICATE, {"code": code_for(secret)})

    assert first.url == AUTHENTICATE
    assert "Enter your code" in words_on(asked)
    assert errors_on(wrong) == [
        (
            "The code is not right. It may have changed: enter the one shown now.",
            "#id_code",
        )
    ]
    assert still_out.url.startswith("/account/login/")
    assert right.url == "/"
    assert client.get(people_page(member)).status_code == 200


def test_a_recovery_code_opens_once(client, member):
    sign_in(client, member.user)
    set_up_app(client)
    download = client.get("/account/2fa/recovery-codes/download/").content.decode()
    code = download.split()[-1]
    client.post("/account/logout/")

    sign_in(client, member.user)
    once = client.post(AUTHENTICATE, {"code": code})
    client.post("/account/logout/")
    sign_in(client, member.user)
    twice = client.post(AUTHENTICATE, {"code": code})

    assert once.url == "/"
    assert len(errors_on(twice)) == 1


def test_its_owner_is_told_of_each_change(
    client, member, mailoutbox, django_capture_on_commit_callbacks
):
    sign_in(client, member.user)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    client.post("/account/2fa/totp/deactivate/")
    run_queued()

    assert [(mail.subject, mail.to) for mail in mailoutbox] == [
        ("An authenticator app was set up for Golden Thread", [member.user.email]),
        ("The authenticator app was taken away from Golden Thread", [member.user.email]),
    ]


def test_the_page_that_asks_for_it_can_be_left(client, member):
    sign_in(client, member.user)
    set_up_app(client)
    client.post("/account/logout/")
    sign_in(client, member.user)

    left = client.post("/account/logout/", {"next": "/account/login/"})

    assert left.url == "/account/login/"
    assert client.get(AUTHENTICATE).url == "/account/login/"
