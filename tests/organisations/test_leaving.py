"""Someone is leaving: what they hold passes on in one step, and history says who had it when."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.actions import (
    Newcomer,
    Succession,
    hand_over,
    leave,
)
from goldenthread.platform.organisations.models import Person, Tenure
from tests.factories.areas import make_area, make_member
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, hidden_on, words_on
from tests.organisations.conftest import TODAY, hold, make_person

pytestmark = pytest.mark.django_db

LAST = date(2026, 3, 31)


@pytest.fixture
def leaver(area, plan):
    person = make_person(area, "Lee Ver", account=True)
    hold(area, person, "Head of SEND")
    hold(area, person, "Designated Clinical Officer")
    return person


def posts_of(area, title):
    with in_area(area.pk):
        return area.posts.get(title=title)


def address(area, person) -> str:
    return reverse("settings_person_leaving", kwargs={"area": area.slug, "pk": person.pk})


def holders(area, title) -> list[tuple[str, date, date | None]]:
    with in_area(area.pk):
        tenures = Tenure.objects.filter(post__title=title).order_by("from_on", "pk")
        return [(t.person.name, t.from_on, t.to_on) for t in tenures.select_related("person")]


def test_every_post_passes_on_in_one_step(area, manager, leaver, mailoutbox):
    known = make_person(area, "Kim Nown", account=True)
    send, clinical = (posts_of(area, t) for t in ("Head of SEND", "Designated Clinical Officer"))

    with in_area(area.pk):
        leave(
            leaver=leaver,
            last_on=LAST,
            successions=[
                Succession(post=send, person=known),
                Succession(
                    post=clinical, newcomer=Newcomer(name="Nia New", email="Nia@example.org")
                ),
            ],
            by=manager,
            on=TODAY,
        )
    run_queued()

    began = date(2020, 1, 1)
    next_day = date(2026, 4, 1)
    assert holders(area, "Head of SEND") == [
        ("Lee Ver", began, LAST), ("Kim Nown", next_day, None),
    ]  # fmt: skip
    assert holders(area, "Designated Clinical Officer") == [
        ("Lee Ver", began, LAST), ("Nia New", next_day, None),
    ]  # fmt: skip
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["nia@example.org"], f"{area.name}: your Golden Thread account"),
        ([known.email], f"{area.name}: what you hold from 1 April 2026"),
        (["nia@example.org"], f"{area.name}: what you hold from 1 April 2026"),
    ]


def test_a_successor_is_told_what_they_hold_what_is_due_and_whom_to_ask(
    area, manager, leaver, mailoutbox
):
    known = make_person(area, "Kim Nown", account=True)
    with in_area(area.pk):
        leave(
            leaver=leaver,
            last_on=LAST,
            successions=[
                Succession(post=posts_of(area, "Head of SEND"), person=known),
                Succession(post=posts_of(area, "Designated Clinical Officer")),
            ],
            by=manager,
            on=TODAY,
        )
    run_queued()

    (mail,) = mailoutbox
    told = mail.body
    assert "Lee Ver is leaving. From Wednesday 1 April 2026 you hold:\n\n- Head of SEND\n" in told
    assert "- 1A Publish one timetable for advice. (action, due June 2025)" in told
    assert "- Send it to every service (milestone, due May 25)" in told
    assert "- 1B Report each month to the board. (action, no date)" in told
    assert "Agree the timetable" not in told  # it is done
    assert f"Ask Mo Manager, {manager.person.email}." in told
    assert "&" not in told


def test_history_says_who_held_it_and_who_left(area, manager, leaver):
    with in_area(area.pk):
        hand_over(
            leaver=leaver,
            last_on=LAST,
            successors=[
                (posts_of(area, "Head of SEND"), None),
                (posts_of(area, "Designated Clinical Officer"), None),
            ],
            by=manager,
            on=TODAY,
        )
        kinds = list(area.events.order_by("pk").values_list("kind", "by_name"))[-3:]

    assert kinds == [
        ("organisations.tenure_ended", "Mo Manager"),
        ("organisations.tenure_ended", "Mo Manager"),
        ("organisations.person_left", "Mo Manager"),
    ]


def test_a_post_left_out_is_asked_for_and_nothing_has_changed(area, manager, leaver):
    with in_area(area.pk), pytest.raises(NotValid, match="Say who takes on the post Designated"):
        leave(
            leaver=leaver,
            last_on=LAST,
            successions=[Succession(post=posts_of(area, "Head of SEND"))],
            by=manager,
            on=TODAY,
        )

    assert holders(area, "Head of SEND") == [("Lee Ver", date(2020, 1, 1), None)]


def test_the_pages_ask_check_and_pass_on(client, area, manager, leaver):
    known = make_person(area, "Kim Nown", account=True)
    client.force_login(manager.user)
    send, clinical = (posts_of(area, t) for t in ("Head of SEND", "Designated Clinical Officer"))
    day = {"last_on-day": "31", "last_on-month": "3", "last_on-year": "2026"}

    asked = client.get(address(area, leaver), day)
    chosen = {
        **day,
        f"who_{send.pk}": "person",
        f"person_{send.pk}": known.pk,
        f"who_{clinical.pk}": "nobody",
    }
    check = client.post(address(area, leaver), {**chosen, "step": "check"})
    carried = {**hidden_on(check), "step": "confirm"}
    carried.pop("csrfmiddlewaretoken", None)
    before = holders(area, "Head of SEND")
    done = client.post(address(area, leaver), carried)

    assert "under them 2 open actions, 1 open milestone" in words_on(asked)
    told = words_on(check)
    assert "To Kim Nown from 1 April 2026: 2 open actions, 1 open milestone." in told
    assert "Vacant from 1 April 2026: 1 open action, 1 open milestone." in told
    assert before == [("Lee Ver", date(2020, 1, 1), None)]
    assert done.url == reverse("settings_person", kwargs={"area": area.slug, "pk": leaver.pk})
    assert holders(area, "Head of SEND")[-1] == ("Kim Nown", date(2026, 4, 1), None)


def test_what_was_typed_comes_back_when_something_is_wrong(client, area, manager, leaver):
    client.force_login(manager.user)
    send, clinical = (posts_of(area, t) for t in ("Head of SEND", "Designated Clinical Officer"))
    typed = {
        "last_on-day": "31", "last_on-month": "3", "last_on-year": "2026", "step": "check",
        f"who_{send.pk}": "newcomer", f"name_{send.pk}": "Nia New", f"email_{send.pk}": "nia@",
    }  # fmt: skip

    page = client.post(address(area, leaver), typed)

    assert errors_on(page) == [
        (
            "Choose who takes on Designated Clinical Officer, or that nobody does yet",
            f"#id_who_{clinical.pk}_0",
        ),
        ("Enter an email address as name@example.org", f"#id_email_{send.pk}"),
    ]
    assert 'value="Nia New"' in page.content.decode()
    assert 'value="nia@"' in page.content.decode()
    with in_area(area.pk):
        assert not Person.objects.filter(name="Nia New").exists()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param(("", "", ""), "Enter the last day", id="nothing"),
        pytest.param(("31", "", "2026"), "The last day must include a month", id="no month"),
        pytest.param(("31", "2", "2026"), "The last day must be a real date", id="no such day"),
        pytest.param(("x", "2", "2026"), "The last day must be a real date", id="no number"),
    ],
)
def test_a_day_that_cannot_be_is_asked_for_again(client, area, manager, leaver, day, told):
    client.force_login(manager.user)
    parts = dict(zip(("last_on-day", "last_on-month", "last_on-year"), day, strict=True))

    page = client.get(address(area, leaver), parts)

    assert errors_on(page) == [(told, "#id_last_on-day")]


def test_the_last_administrator_cannot_leave_without_a_successor(client, area, administrator):
    client.force_login(administrator.user)
    with in_area(area.pk):
        post = administrator.person.tenures.get().post

    page = client.post(
        address(area, administrator.person),
        {
            "last_on-day": "31", "last_on-month": "3", "last_on-year": "2026",
            "step": "confirm", f"who_{post.pk}": "nobody",
        },
    )  # fmt: skip

    assert [words for words, _ in errors_on(page)] == [
        "An area needs an administrator: appoint another first."
    ]
    with in_area(area.pk):
        assert administrator.person.tenures.get().to_on is None


def test_only_those_who_manage_people_may(client, area, leaver):
    client.force_login(leaver.user)
    assert client.get(address(area, leaver)).status_code == 403

    client.force_login(make_member(make_area()).user)
    assert client.get(address(area, leaver)).status_code == 404

    client.logout()
    assert client.get(address(area, leaver)).url.startswith("/account/login/")
