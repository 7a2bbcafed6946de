"""The pages about posts: appointing, ending, merging."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.improvement.models import ActionLead, MilestoneLead
from goldenthread.improvement.queries.export import as_document
from goldenthread.platform.access.errors import NotPermitted, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.actions import (
    add_post,
    appoint,
    change_post,
    end_tenure,
    merge_posts,
)
from goldenthread.platform.organisations.models import FormerTitle, Post, Tenure
from tests.factories.areas import LONG_AGO, make_area, make_member
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, rows_on, words_on
from tests.factories.plans import make_document, make_plan
from tests.organisations.conftest import TODAY, hold, make_person

pytestmark = pytest.mark.django_db


def address(area, name, **parts) -> str:
    return reverse(f"settings_{name}", kwargs={"area": area.slug, **parts})


def post_titled(area, title) -> Post:
    with in_area(area.pk):
        return area.posts.get(title=title)


def tenures(post) -> list[tuple[str, date, date | None]]:
    found = Tenure.objects.filter(post=post).order_by("from_on", "pk").select_related("person")
    return [(t.person.name, t.from_on, t.to_on) for t in found]


def test_the_list_says_who_holds_each_and_what_hangs_on_it(client, area, manager, plan):
    hold(area, make_person(area, "Kim Nown"), "Head of SEND")
    gone = hold(area, make_person(area, "Gus Gone"), "Designated Clinical Officer")
    with in_area(area.pk):
        gone.tenures.update(to_on=date(2025, 3, 2))
    client.force_login(manager.user)

    page = client.get(address(area, "posts"), {"q": "e"})

    assert [(row[0], row[1], row[4]) for row in rows_on(page)][:2] == [
        ("Designated Clinical Officer", "Vacant since 3 March 2025",
         "1 open action, 1 open milestone"),
        ("Head of SEND", "Kim Nown", "2 open actions, 1 open milestone"),
    ]  # fmt: skip


def test_vacant_posts_and_roles_can_be_picked_out(client, area, manager, plan):
    hold(area, make_person(area, "Kim Nown"), "Head of SEND")
    client.force_login(manager.user)

    vacant = client.get(address(area, "posts"), {"only": "vacant"})
    managers = client.get(address(area, "posts"), {"only": "programme_manager"})

    assert [row[0] for row in rows_on(vacant)] == ["Designated Clinical Officer"]
    assert [row[1] for row in rows_on(managers)] == ["Mo Manager"]


def test_the_list_asks_as_much_for_many_as_for_few(client, area, manager, plan):
    client.force_login(manager.user)
    client.get(address(area, "posts"))
    with CaptureQueriesContext(connection) as few:
        client.get(address(area, "posts"))
    for number in range(12):
        hold(area, make_person(area, f"Person {number}"), f"Post of {number}")
    with CaptureQueriesContext(connection) as many:
        page = client.get(address(area, "posts"))

    assert len(rows_on(page)) == 16
    assert len(many) == len(few)


def test_a_post_is_added_changed_and_someone_appointed_who_is_told(
    client, area, manager, mailoutbox
):
    person = make_person(area, "Kim Nown", account=True)
    client.force_login(manager.user)

    client.post(address(area, "post_add"), {"title": "Head of Inclusion", "role": "board_member"})
    post = post_titled(area, "Head of Inclusion")
    client.post(
        address(area, "post_change", pk=post.pk),
        {"title": "Head of SEND", "role": "accountable_officer", "version": 0},
    )
    client.post(
        address(area, "post_appoint", pk=post.pk),
        {"person": person.pk, "from_on-day": 1, "from_on-month": 3, "from_on-year": 2026},
    )
    run_queued()
    page = client.get(address(area, "post", pk=post.pk))

    assert [mail.subject for mail in mailoutbox] == [
        f"{area.name}: what you hold from 1 March 2026"
    ]
    words = words_on(page)
    assert "Mo Manager appointed Kim Nown to the post Head of SEND from 1 March 2026." in words
    assert "Title: Head of Inclusion became Head of SEND." in words
    assert "Role: Board member became Accountable officer." in words
    assert "Mo Manager added this post." in words


def test_the_last_day_in_a_post_is_recorded(client, area, manager):
    post = hold(area, make_person(area, "Kim Nown"), "Head of SEND")
    with in_area(area.pk):
        tenure = post.tenures.get()
    client.force_login(manager.user)
    end = address(area, "tenure_end", pk=tenure.pk)

    early = client.post(end, {"last_on-day": 1, "last_on-month": 1, "last_on-year": 2019})
    right = client.post(end, {"last_on-day": 31, "last_on-month": 1, "last_on-year": 2026})

    assert errors_on(early) == [
        ("The last day is before the first day in the post", "#id_last_on-day")
    ]
    assert right.url == address(area, "post", pk=post.pk)
    with in_area(area.pk):
        assert tenures(post) == [("Kim Nown", LONG_AGO, date(2026, 1, 31))]
    assert "Vacant" in words_on(client.get(right.url))


def test_a_programme_manager_gives_and_takes_no_administrators_role(area, administrator, manager):
    with in_area(area.pk):
        admin_post = administrator.person.tenures.get().post
        plain = add_post(title="Clerk", by=manager, on=TODAY)
        given = {"organisation": None, "version": 0, "by": manager, "on": TODAY}

        for attempt in (
            lambda: add_post(title="Second", role=Role.ADMINISTRATOR, by=manager, on=TODAY),
            lambda: change_post(post=plain, title="Clerk", role=Role.ADMINISTRATOR, **given),
            lambda: change_post(post=admin_post, title="Admin", role="", **given),
            lambda: appoint(
                post=admin_post, person=manager.person, from_on=TODAY, by=manager, on=TODAY
            ),
            lambda: end_tenure(
                tenure=admin_post.tenures.get(), last_on=TODAY, by=manager, on=TODAY
            ),
            lambda: merge_posts(merged=plain, into=admin_post, by=manager, on=TODAY),
            lambda: merge_posts(merged=admin_post, into=plain, by=manager, on=TODAY),
        ):
            with pytest.raises(NotPermitted, match="Only an administrator can give or take"):
                attempt()


def test_an_area_keeps_an_administrator(area, administrator):
    with in_area(area.pk):
        post = administrator.person.tenures.get().post
        other = add_post(title="Clerk", by=administrator, on=TODAY)
        given = {"by": administrator, "on": TODAY}

        with pytest.raises(NotValid, match="An area needs an administrator"):
            change_post(post=post, title=post.title, role="", organisation=None, version=0, **given)
        with pytest.raises(NotValid, match="An area needs an administrator"):
            merge_posts(merged=post, into=other, **given)


def test_merging_moves_all_that_hangs_on_a_post_and_remembers_its_spelling(
    client, area, manager, plan
):
    merged, into = (post_titled(area, t) for t in ("Designated Clinical Officer", "Head of SEND"))
    hold(area, make_person(area, "Kim Nown"), merged.title)
    client.force_login(manager.user)
    url = address(area, "post_merge", pk=merged.pk)

    check = client.get(url, {"into": into.pk})
    done = client.post(url, {"into": into.pk})

    told = words_on(check)
    assert "All that Designated Clinical Officer holds moves: 1 open action, 1 open" in told
    assert "Whoever held it when moves as well: Kim Nown." in told
    assert done.url == address(area, "post", pk=into.pk)
    with in_area(area.pk):
        assert not Post.objects.filter(pk=merged.pk).exists()
        assert set(ActionLead.objects.values_list("action__ref", "post__title")) == {
            ("1A", "Head of SEND"), ("1B", "Head of SEND"),
        }  # fmt: skip
        assert set(MilestoneLead.objects.values_list("post__title")) == {("Head of SEND",)}
        assert tenures(into) == [("Kim Nown", LONG_AGO, None)]
        page = client.get(done.url)
    words = words_on(page)
    assert "Also printed as Designated Clinical Officer" in words
    assert "Mo Manager merged the post Designated Clinical Officer into this one." in words


def test_the_next_import_finds_the_post_by_its_old_spelling(area, manager, plan):
    merged, into = (post_titled(area, t) for t in ("Designated Clinical Officer", "Head of SEND"))
    with in_area(area.pk):
        merge_posts(merged=merged, into=into, by=manager, on=TODAY)
        again = as_document(make_plan(manager, make_document(title="Second plan")))

        assert not Post.objects.filter(title="Designated Clinical Officer").exists()
        assert again.areas[0].actions[0].leads == ["Head of SEND"]
        with pytest.raises(NotValid, match="another spelling of the post Head of SEND"):
            add_post(title="designated clinical officer", by=manager, on=TODAY)


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        pytest.param(("2024-01-01", "2024-06-30"), ("2024-05-01", None),
                     [("2024-01-01", None)], id="overlapping"),
        pytest.param(("2024-01-01", "2024-03-31"), ("2024-05-01", None),
                     [("2024-01-01", "2024-03-31"), ("2024-05-01", None)], id="apart"),
        pytest.param(("2024-01-01", None), ("2024-03-01", "2024-04-01"),
                     [("2024-01-01", None)], id="one within the other"),
    ],
)  # fmt: skip
def test_who_held_both_posts_at_once_held_the_one(area, manager, one, other, kept):
    def day(text):
        return date.fromisoformat(text) if text else None

    person = make_person(area, "Kim Nown")
    with in_area(area.pk):
        posts = [add_post(title=t, by=manager, on=TODAY) for t in ("DCO", "Clinical Officer")]
        for post, (began, ended) in zip(posts, (one, other), strict=True):
            Tenure.objects.create(
                local_area=area, post=post, person=person, from_on=day(began), to_on=day(ended)
            )

        merge_posts(merged=posts[0], into=posts[1], by=manager, on=TODAY)

        assert tenures(posts[1]) == [("Kim Nown", day(a), day(b)) for a, b in kept]
        assert FormerTitle.objects.get().title == "DCO"


def test_a_post_is_not_merged_with_itself(area, manager, plan):
    post = post_titled(area, "Head of SEND")

    with in_area(area.pk), pytest.raises(NotValid, match="these two are the same"):
        merge_posts(merged=post, into=post, by=manager, on=TODAY)


def test_the_same_person_is_not_appointed_twice(client, area, manager):
    person = make_person(area, "Kim Nown")
    post = hold(area, person, "Head of SEND")
    client.force_login(manager.user)

    page = client.post(
        address(area, "post_appoint", pk=post.pk),
        {"person": person.pk, "from_on-day": 2, "from_on-month": 3, "from_on-year": 2026},
    )

    assert errors_on(page) == [("They hold this post on that day already", "#id_person")]


PAGES = ["posts", "post_add", "post", "post_change", "post_appoint", "post_merge", "tenure_end"]


@pytest.mark.parametrize("name", PAGES)
def test_others_are_kept_out(client, area, manager, name):
    post = hold(area, make_person(area, "Kim Nown"), "Head of SEND")
    with in_area(area.pk):
        pk = post.tenures.get().pk if name == "tenure_end" else post.pk
    parts = {} if name in ("posts", "post_add") else {"pk": pk}
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

    assert may == (200 if name in ("posts", "post") else 403)
    assert other == 404
    assert borrowed == (404 if parts else 200)
    assert out.url == f"/account/login/?next={url}"
