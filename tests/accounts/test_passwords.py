"""Choosing a password by a link, changing it, and what is written about it."""

from __future__ import annotations

import re

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import Argon2PasswordHasher, identify_hasher

from goldenthread.config import settings as product
from tests.factories.areas import PASSWORD, make_user
from tests.factories.jobs import run_queued, waiting
from tests.factories.pages import errors_on

pytestmark = pytest.mark.django_db

RESET = "/account/password/reset/"
NEW = "three-unrelated-words-here"


def link_in(mail) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/\S+)", mail.body).group(1)


def test_a_password_is_kept_in_the_slow_way_of_the_product(client, settings):
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    user = make_user(password=PASSWORD)

    kept = identify_hasher(user.password).decode(user.password)
    answer = client.post("/account/login/", {"login": user.email, "password": PASSWORD})

    slow = Argon2PasswordHasher
    assert kept["memory_cost"] == slow.memory_cost >= 100_000
    assert (kept["time_cost"], kept["parallelism"]) == (slow.time_cost, slow.parallelism)
    assert answer.status_code == 302


def test_known_and_unknown_addresses_get_the_same_answer(client):
    known = make_user(password=PASSWORD)

    answers = [client.post(RESET, {"email": e}) for e in (known.email, "nobody@example.org")]
    pages = [client.get(answer.url) for answer in answers]

    assert {answer.url for answer in answers} == {"/account/password/reset/done/"}
    bodies = {re.sub(r'nonce="[^"]*"', "", page.content.decode()) for page in pages}
    assert len(bodies) == 1


def test_only_the_known_address_is_written_to_and_no_queue_holds_the_link(client, mailoutbox):
    user = make_user(password=PASSWORD)

    client.post(RESET, {"email": user.email})
    client.post(RESET, {"email": "nobody@example.org"})
    queued = waiting()
    run_queued()

    assert [job["name"] for job in queued] == ["accounts.send_password_link"]
    assert queued[0]["arguments"] == {}
    assert [mail.to for mail in mailoutbox] == [[user.email]]
    assert mailoutbox[0].subject == "Choose your Golden Thread password"


def test_the_link_sets_a_password_once_and_opens_a_closed_sign_in(client, mailoutbox):
    user = make_user(password=PASSWORD)
    for _ in range(5):
        client.post("/account/login/", {"login": user.email, "password": "wrong"})
    client.post(RESET, {"email": user.email})
    run_queued()
    link = link_in(mailoutbox[0])

    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    signed_in = client.post("/account/login/", {"login": user.email, "password": NEW})
    again = client.get(link, follow=True)

    assert "Choose your password" in form.content.decode()
    assert link not in form.request["PATH_INFO"]
    assert done.url == "/account/password/reset/key/done/"
    assert signed_in.url == "/"
    assert "This link no longer works" in again.content.decode()
    assert not AccessAttempt.objects.filter(username=user.email).exists()


def test_a_change_by_the_link_is_told_to_its_owner(client, mailoutbox):
    user = make_user(password=PASSWORD)
    client.post(RESET, {"email": user.email})
    run_queued()
    form = client.get(link_in(mailoutbox[0]), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    run_queued()

    assert [mail.subject for mail in mailoutbox[1:]] == ["Your Golden Thread password was changed"]
    assert "If it was not you, choose a new password now" in mailoutbox[1].body
    assert "&" not in mailoutbox[1].body


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        pytest.param("short", "short", "password1", id="too short"),
        pytest.param("password12345", "password12345", "password1", id="too common"),
        pytest.param(NEW, "another-long-password", "password2", id="not the same twice"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(client, mailoutbox, first, second, field):
    user = make_user(password=PASSWORD)
    client.post(RESET, {"email": user.email})
    run_queued()
    form = client.get(link_in(mailoutbox[0]), follow=True)

    page = client.post(form.request["PATH_INFO"], {"password1": first, "password2": second})

    assert page.status_code == 200
    assert {href for _, href in errors_on(page)} == {f"#id_{field}"}
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_changing_it_needs_the_one_that_holds_now(client):
    user = make_user(password=PASSWORD)
    client.force_login(user)
    change = "/account/password/change/"

    wrong = client.post(change, {"oldpassword": "wrong", "password1": NEW, "password2": NEW})
    right = client.post(change, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert errors_on(wrong) == [
        ("This is not the password that you have now", "#id_oldpassword"),
    ]
    assert right.url == "/account/"
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert "_auth_user_id" in client.session
