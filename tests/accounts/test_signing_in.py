"""Signing in, being locked out, and the end of a session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from goldenthread.platform.access.roles import Role
from tests.factories.areas import PASSWORD, make_area, make_member, make_user
from tests.factories.pages import errors_on

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"


def sign_in(client, email, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": email, "password": password}, **extra)


def test_the_right_password_opens_the_start_page_and_the_area(client):
    area = make_area()
    user = make_user(password=PASSWORD)
    make_member(area, Role.BOARD_MEMBER, user=user)

    page = sign_in(client, user.email.upper())

    assert (page.status_code, page.url) == (302, "/")
    assert client.get("/").url == f"/areas/{area.slug}/"
    assert client.get(f"/areas/{area.slug}/settings/people/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(client):
    user = make_user(password=PASSWORD)

    wrong = sign_in(client, user.email, "not-the-password")
    unknown = sign_in(client, "nobody@example.org")

    words = "The email address or the password is not right. Check both and try again."
    assert wrong.status_code == unknown.status_code == 200
    assert errors_on(wrong) == errors_on(unknown) == [(words, None)]


def test_an_empty_form_says_what_to_enter_and_links_to_the_boxes(client):
    page = client.post(LOGIN, {})

    assert errors_on(page) == [
        ("Enter your email address", "#id_login"),
        ("Enter your password", "#id_password"),
    ]


def test_a_link_to_another_site_is_not_followed_after_signing_in(client):
    user = make_user(password=PASSWORD)

    page = client.post(
        LOGIN, {"login": user.email, "password": PASSWORD, "next": "https://example.com/"}
    )

    assert page.url == "/"


def test_five_wrong_passwords_close_signing_in_even_to_the_right_one(client):
    user = make_user(password=PASSWORD)

    answers = [sign_in(client, user.email, "wrong-password") for _ in range(5)]
    right = sign_in(client, user.email)

    assert [page.status_code for page in answers] == [200, 200, 200, 200, 429]
    assert right.status_code == 429
    assert "You cannot sign in for the next 15 minutes" in right.content.decode()
    assert user.email not in right.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_colleague_behind_the_same_address_can_still_sign_in(client):
    locked, colleague = make_user(password=PASSWORD), make_user(password=PASSWORD)
    for _ in range(5):
        sign_in(client, locked.email, "wrong-password")

    assert sign_in(client, colleague.email).status_code == 302


def test_the_locked_out_person_can_sign_in_from_elsewhere(client):
    user = make_user(password=PASSWORD)
    for _ in range(5):
        sign_in(client, user.email, "wrong-password", REMOTE_ADDR="198.51.100.7")

    assert sign_in(client, user.email, REMOTE_ADDR="198.51.100.8").status_code == 302


def test_a_session_ends_twelve_hours_after_signing_in_however_often_it_is_used(client):
    area = make_area()
    user = make_user(password=PASSWORD)
    make_member(area, user=user)
    before = datetime.now(UTC)
    sign_in(client, user.email)
    client.get("/")  # writes to the session

    end = client.session.get_expiry_date()

    assert before + timedelta(hours=12) <= end <= datetime.now(UTC) + timedelta(hours=12)
    session = client.session
    session.set_expiry(datetime.now(UTC) - timedelta(seconds=1))
    session.save()
    assert client.get(f"/areas/{area.slug}/plan/").url.startswith(LOGIN)


def test_a_closed_account_cannot_sign_in(client):
    user = make_user(password=PASSWORD)
    user.is_active = False
    user.save()

    page = sign_in(client, user.email)

    assert "_auth_user_id" not in client.session
    assert page.url == "/account/inactive/"


def test_signing_out_is_asked_and_then_done(client):
    client.force_login(make_user(password=PASSWORD))

    asked = client.get("/account/logout/")
    done = client.post("/account/logout/")

    assert "Do you want to sign out?" in asked.content.decode()
    assert done.url == LOGIN
    assert "_auth_user_id" not in client.session


def test_nobody_can_sign_up(client):
    assert client.get("/account/signup/").status_code == 404
