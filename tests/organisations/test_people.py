"""The pages about people."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations.actions import change_person
from tests.factories.areas import make_area, make_member
from tests.factories.jobs import run_queued, waiting
from tests.factories.pages import errors_on, hidden_on, rows_on, words_on
from tests.organisations.conftest import TODAY, hold, make_person

pytestmark = pytest.mark.django_db


def address(area, name, **parts) -> str:
    return reverse(f"settings_{name}", kwargs={"area": area.slug, **parts})


def test_the_list_says_who_holds_what_and_whether_they_have_signed_in(client, area, manager):
    hold(area, make_person(area, "Kim Nown", account=True), "Head of SEND")
    make_person(area, "Una Ccounted")
    client.force_login(manager.user)

    page = client.get(address(area, "people"))

    assert "4 people" in words_on(page)
    assert [(row[0], row[3]) for row in rows_on(page)] == [
        ("Ada Ministrator", "Invited"),
        ("Kim Nown", "Invited"),
        ("Mo Manager", "Active"),
        ("Una Ccounted", "No account"),
    ]
    assert [row[1] for row in rows_on(page)][1::2] == ["Head of SEND", "None"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param({"q": "kim"}, ["Kim Nown"], id="by name"),
        pytest.param({"q": "head of"}, ["Kim Nown"], id="by post"),
        pytest.param({"only": "no_post"}, ["Una Ccounted"], id="without a post"),
        pytest.param({"only": "no_account"}, ["Una Ccounted"], id="without an account"),
        pytest.param({"only": "invited"}, ["Ada Ministrator", "Kim Nown"], id="not signed in"),
        pytest.param({"q": "nobody such"}, [], id="nobody"),
        pytest.param({"sort": "-name", "q": "n"},
                     ["Una Ccounted", "Mo Manager", "Kim Nown", "Ada Ministrator"], id="backwards"),
    ],
)  # fmt: skip
def test_the_list_can_be_narrowed_and_turned(client, area, manager, asked, names):
    hold(area, make_person(area, "Kim Nown", account=True), "Head of SEND")
    make_person(area, "Una Ccounted")
    client.force_login(manager.user)

    page = client.get(address(area, "people"), asked)

    assert [row[0] for row in rows_on(page)] == names


def test_the_download_makes_no_formula(client, area, manager):
    make_person(area, "=cmd|' /C calc'!A0")
    client.force_login(manager.user)

    page = client.get(address(area, "people"), {"as": "csv", "only": "no_post"})

    assert page["Content-Type"] == "text/csv; charset=utf-8"
    assert page.content.decode("utf-8-sig").splitlines() == [
        "Name,Posts held,Organisation,Email,Telephone,Account",
        "'=cmd|' /C calc'!A0,,,,,No account",
    ]


def test_the_list_asks_as_much_for_many_as_for_few(client, area, manager):
    client.force_login(manager.user)
    client.get(address(area, "people"))
    with CaptureQueriesContext(connection) as few:
        client.get(address(area, "people"))
    for number in range(12):
        hold(area, make_person(area, f"Person {number}", account=True), f"Post of {number}")
    with CaptureQueriesContext(connection) as many:
        page = client.get(address(area, "people"))

    assert len(rows_on(page)) == 14
    assert len(many) == len(few)


def test_more_than_fifty_go_on_the_next_page(client, area, manager):
    with in_area(area.pk):
        for number in range(55):
            area.people.create(name=f"Person {number:02}")
    client.force_login(manager.user)

    first = client.get(address(area, "people"), {"q": "person"})
    second = client.get(address(area, "people"), {"q": "person", "page": "2"})

    assert (len(rows_on(first)), len(rows_on(second))) == (50, 5)
    assert "?q=person&amp;page=2" in first.content.decode()


def test_someone_added_is_invited_by_a_link_that_no_page_shows(client, area, manager, mailoutbox):
    client.force_login(manager.user)

    page = client.post(
        address(area, "person_add"),
        {"name": "Nia New", "email": "Nia@Example.org", "telephone": "01632 960001"},
    )
    queued = waiting()
    run_queued()

    with in_area(area.pk):
        person = area.people.get(name="Nia New")
        message = area.messages.get()
    assert page.url == address(area, "person", pk=person.pk)
    assert person.user.email == person.email == "nia@example.org"
    assert not person.user.has_usable_password()
    assert [mail.to for mail in mailoutbox] == [["nia@example.org"]]
    assert "/account/password/reset/key/" in mailoutbox[0].body
    assert "/account/password/reset/key/" not in message.body + str(queued)
    shown = client.get(address(area, "message", pk=message.pk))
    assert "/account/password/reset/key/" not in shown.content.decode()
    assert "(a link that only the reader is given)" in words_on(shown)


def test_the_link_of_the_invitation_lets_them_in(client, area, manager, mailoutbox):
    client.force_login(manager.user)
    client.post(address(area, "person_add"), {"name": "Nia New", "email": "nia@example.org"})
    run_queued()
    client.logout()
    (line,) = [x for x in mailoutbox[0].body.splitlines() if "/password/reset/key/" in x]
    path = line.removeprefix("http://127.0.0.1:8000")

    form = client.get(path, follow=True)
    new = "three-unrelated-words"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    assert User.objects.get(email="nia@example.org").check_password(new)


def test_an_address_that_someone_has_is_refused(client, area, manager):
    make_person(area, "Kim Nown", email="kim@example.org", account=True)
    client.force_login(manager.user)

    page = client.post(address(area, "person_add"), {"name": "Nia New", "email": "KIM@example.org"})

    assert errors_on(page) == [("Someone in this area already has that email address", "#id_email")]
    assert 'value="Nia New"' in page.content.decode()


def test_the_invitation_can_be_sent_again_until_they_sign_in(client, area, manager, mailoutbox):
    person = make_person(area, "Kim Nown", account=True)
    client.force_login(manager.user)
    again = address(area, "person_invite", pk=person.pk)

    sent = client.post(again, follow=True)
    run_queued()
    client.force_login(person.user)
    client.force_login(manager.user)
    refused = client.post(again, follow=True)

    assert f"A new link is on its way to {person.email}" in words_on(sent)
    assert len(mailoutbox) == 1
    assert "Kim Nown has signed in already" in words_on(refused)
    assert client.get(again).status_code == 405


def test_who_moves_to_another_address_signs_in_with_another_account(
    client, area, manager, mailoutbox
):
    person = make_person(area, "Kim Nown", account=True)
    was = person.user
    client.force_login(manager.user)
    change = address(area, "person_change", pk=person.pk)

    client.post(change, {"name": "Kim Known", "email": "kim@new.example.org", "version": 0})
    run_queued()

    with in_area(area.pk):
        person.refresh_from_db()
        event = area.events.get(kind="organisations.person_changed")
    assert (person.name, person.user.email) == ("Kim Known", "kim@new.example.org")
    assert person.user != was
    assert [mail.to for mail in mailoutbox] == [["kim@new.example.org"]]
    assert event.changes == {
        "name": ["Kim Nown", "Kim Known"],
        "email": [was.email, "kim@new.example.org"],
    }


def test_only_an_administrator_moves_an_administrator_to_another_address(
    area, administrator, manager
):
    with in_area(area.pk):
        given = {
            "person": administrator.person, "name": "Ada Ministrator", "telephone": "",
            "email": manager.user.email + ".example", "organisation": None, "version": 0,
        }  # fmt: skip
        with pytest.raises(NotPermitted, match="Only an administrator"):
            change_person(**given, by=manager, on=TODAY)
        change_person(**given, by=administrator, on=TODAY)


def test_of_two_at_once_the_second_sees_both_and_loses_nothing(client, area, manager):
    person = make_person(area, "Kim Nown")
    client.force_login(manager.user)
    change = address(area, "person_change", pk=person.pk)
    opened = hidden_on(client.get(change))
    client.post(change, {"name": "Kim First", "version": opened["version"]})

    second = client.post(change, {"name": "Kim Second", "version": opened["version"]})
    third = client.post(change, {"name": "Kim Second", "version": hidden_on(second)["version"]})

    words = words_on(second)
    assert "Someone else changed this while you had it open." in words
    assert "What it says now Name Kim First" in words
    assert 'value="Kim Second"' in second.content.decode()
    assert third.status_code == 302
    with in_area(area.pk):
        person.refresh_from_db()
    assert (person.name, person.version) == ("Kim Second", 2)


def test_a_persons_page_says_what_they_hold_and_what_is_late(client, area, manager, plan):
    person = make_person(area, "Kim Nown", account=True)
    hold(area, person, "Head of SEND")
    client.force_login(person.user)
    client.force_login(manager.user)

    page = client.get(address(area, "person", pk=person.pk))

    words = words_on(page)
    assert "2 things late under Kim Nown’s posts. Next due" in words
    assert "1A Publish one timetable for advice. Action June 2025" in words
    assert "Head of SEND 1 January 2020 Still in post" in words


def test_a_person_without_a_post_is_to_be_appointed(client, area, manager):
    person = make_person(area, "Una Ccounted")
    client.force_login(manager.user)

    page = client.get(address(area, "person", pk=person.pk))

    assert "Una Ccounted holds no post today" in words_on(page)
    assert "Nothing has been recorded yet." in words_on(page)


PAGES = ["people", "person_add", "person", "person_change", "person_appoint", "person_leaving"]


@pytest.mark.parametrize("name", PAGES)
def test_others_are_kept_out(client, area, manager, name):
    person = make_person(area, "Kim Nown")
    parts = {} if name in ("people", "person_add") else {"pk": person.pk}
    url = address(area, name, **parts)
    reader = make_member(area, Role.BOARD_MEMBER)
    elsewhere = make_area()
    stranger = make_member(elsewhere, Role.ADMINISTRATOR)

    client.force_login(reader.user)
    may = client.get(url).status_code
    client.force_login(stranger.user)
    other = client.get(url).status_code
    borrowed = client.get(address(elsewhere, name, **parts)).status_code
    client.logout()
    out = client.get(url)

    assert may == (200 if name in ("people", "person") else 403)
    assert other == 404
    assert borrowed == (404 if parts else 200)
    assert out.url == f"/account/login/?next={url}"


def test_who_only_reads_is_offered_nothing_to_change(client, area, manager):
    person = make_person(area, "Kim Nown", account=True)
    client.force_login(make_member(area, Role.BOARD_MEMBER).user)

    pages = [client.get(address(area, "people")), client.get(address(area, "person", pk=person.pk))]

    for page in pages:
        assert "Add a person" not in words_on(page)
        assert "Change the details" not in words_on(page)
        assert "Send the invitation" not in words_on(page)
