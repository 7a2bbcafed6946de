"""Pages that anyone may read, and what is said when things go wrong."""

from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from goldenthread.config import views
from goldenthread.core.glossary import FIELD, OURS, terms
from goldenthread.platform.access.roles import Role
from tests.factories.areas import make_area, make_member, make_user
from tests.factories.pages import words_on
from tools import manual

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("help", "Actions belong to posts, not to people."),
        ("accessibility", "Web Content Accessibility Guidelines 2.2, level AA"),
        ("privacy", "Every time somebody opens a record is kept"),
        ("glossary", "SENCO"),
    ],
)
def test_anyone_may_read_it_signed_in_or_not(client, name, says):
    out = client.get(reverse(name))
    client.force_login(make_user())
    signed_in = client.get(reverse(name))

    assert says in words_on(out)
    assert words_on(signed_in) == words_on(out)


def test_the_glossary_has_every_term_once_in_order(client):
    page = client.get("/glossary/").content.decode()

    words = [term.word for term in terms()]
    assert sorted(words, key=str.casefold) == words
    assert len(set(words)) == len(words) == len(OURS) + len(FIELD)
    assert len({term.anchor for term in terms()}) == len(words)
    for term in terms():
        assert f'<dt id="{term.anchor}">' in page


def test_the_manual_is_printed_and_found_out_of_date(tmp_path, capsys):
    assert manual.main(["--check"], root=tmp_path) == 1
    assert manual.main([], root=tmp_path) == 0
    assert manual.main(["--check"], root=tmp_path) == 0
    (tmp_path / "GLOSSARY.md").write_text("Something else")
    assert manual.main(["--check"], root=tmp_path) == 1
    assert "GLOSSARY.md is out of date" in capsys.readouterr().err


def test_the_manual_in_the_repository_is_as_the_code_says():
    assert manual.main(["--check"]) == 0


def test_a_page_that_is_not_there_says_so_to_anyone(client):
    out = client.get("/no/such/page/")
    client.force_login(make_user("kim@example.org"))
    signed_in = client.get("/no/such/page/")

    assert out.status_code == signed_in.status_code == 404
    assert "Page not found" in words_on(out)
    assert "kim@example.org" not in signed_in.content.decode()


def test_who_may_not_is_told_what_they_cannot_do(client):
    area = make_area()
    client.force_login(make_member(area, Role.BOARD_MEMBER, name="Kim Nown").user)

    page = client.get(reverse("settings_person_add", kwargs={"area": area.slug}))

    assert page.status_code == 403
    assert "(add people and posts, and pass posts on)" in words_on(page)
    assert "Kim Nown" not in page.content.decode()


def test_the_only_script_in_a_page_carries_the_mark_that_the_policy_names(client):
    page = client.get("/help/")

    policy = page["Content-Security-Policy"]
    (nonce,) = re.findall(r"script-src 'self' 'nonce-([^']+)'", policy)
    inline = re.findall(r"<script(?![^>]* src=)[^>]*>", page.content.decode())
    assert inline == [f'<script nonce="{nonce}">']
    assert "unsafe" not in policy


def test_a_form_without_our_mark_is_not_taken():
    client = Client(enforce_csrf_checks=True)

    page = client.post("/account/login/", {"login": "kim@example.org", "password": "secret-word"})

    assert page.status_code == 403
    assert "This form is no longer valid" in words_on(page)
    assert "kim@example.org" not in page.content.decode()
    assert "secret-word" not in page.content.decode()


def test_what_broke_is_not_told_to_the_reader(client, monkeypatch):
    area = make_area()
    client.force_login(make_member(area).user)
    client.raise_request_exception = False

    def break_down(*args, **kwargs):
        raise ValueError("row of kim@example.org")

    monkeypatch.setattr("goldenthread.platform.organisations.queries.people_chosen", break_down)
    page = client.get(reverse("settings_people", kwargs={"area": area.slug}))

    assert page.status_code == 500
    assert "This is our fault, not yours." in words_on(page)
    assert "kim@example.org" not in page.content.decode()


def test_what_cannot_be_understood_is_said_to_be_so():
    page = views.not_understood(RequestFactory().get("/"), ValueError("kim@example.org"))

    assert page.status_code == 400
    assert "This could not be understood" in page.content.decode()
    assert "kim@example.org" not in page.content.decode()
