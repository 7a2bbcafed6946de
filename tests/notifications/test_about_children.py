"""Messages about a child: seen by who sees the child, sent as far as the sender sees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.children.actions.merging import merge_records, undo_merger
from goldenthread.children.actions.restrictions import name_people, restrict
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.notifications import links
from goldenthread.platform.notifications.actions import Recipient, requeue, send, send_again
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.mail import write_invitation
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.children import ON, make_child, make_manager, make_officer
from tests.factories.jobs import run_queued, waiting
from tests.factories.pages import rows_on
from tests.factories.post import Postbox, postbox_for

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    with postbox_for(settings) as box:
        yield box


@pytest.fixture
def area():
    return make_area()


@pytest.fixture
def officer(area):
    return make_officer(area)


@pytest.fixture
def manager(area):
    return make_manager(area)


def write(child, by, *, email="pat@example.org", **more) -> Message:
    """Write to a parent about a child, by a text that any room could have."""
    with as_member(by, on=ON):
        message = send(
            to=Recipient(local_area=by.local_area, name="Pat Parent", email=email),
            template="organisations/mail/added.txt",
            context={"slug": by.local_area.slug, "inviter": by.person.name},
            about=child, by=by, on=ON, child_id=child.pk, changed="A request was received.",
            **more,
        )  # fmt: skip
    assert message is not None
    return message


def seen_by(member, message) -> Message | None:
    with as_member(member, on=ON):
        return Message.objects.filter(pk=message.pk).first()


def test_somebody_without_an_account_is_written_to_and_the_case_officers_see_it(
    area, officer, manager, postbox
):
    message = write(make_child(officer), officer)

    run_queued()

    (mail,) = postbox.mails()
    assert mail["To"] == "pat@example.org"
    kept = seen_by(manager, message)
    assert kept is not None
    assert (kept.state, kept.to_name, kept.to_person, kept.sent_by_id, kept.changed) == (
        "sent", "Pat Parent", None, officer.person.pk, "A request was received.",
    )  # fmt: skip
    assert kept.template == "organisations/mail/added.txt"


def test_who_sees_no_child_sees_no_message_about_one(client, area, officer, postbox):
    child = make_child(officer)
    message = write(child, officer)
    administrator = make_member(area)
    with in_area(area.pk):
        send(
            to=administrator.person, template="organisations/mail/added.txt",
            context={"slug": "x", "inviter": ""}, about=administrator.person, by=None, on=ON,
        )  # fmt: skip
    client.force_login(administrator.user)
    parts = {"area": area.slug}

    listed = client.get(reverse("settings_messages", kwargs=parts))
    page = client.get(reverse("settings_message", kwargs={**parts, "pk": message.pk}))

    assert [row[1] for row in rows_on(listed)] == [administrator.person.name]
    assert page.status_code == 404
    for stranger in (administrator, make_officer(make_area())):
        assert seen_by(stranger, message) is None
    with as_member(officer, on=ON), pytest.raises(NotPermitted):
        send_again(message=message, by=officer, on=ON)


def test_people_managers_see_none_even_if_they_see_the_child(client, area, officer, postbox):
    both = make_member(area)
    message = write(make_child(officer), officer)
    with in_area(area.pk):
        post = area.posts.create(title="Officer too", role=Role.CASE_OFFICER)
        area.tenures.create(post=post, person=both.person, from_on=date(2020, 1, 1))
    client.force_login(both.user)

    listed = client.get(reverse("settings_messages", kwargs={"area": area.slug}))
    page = client.get(reverse("settings_message", kwargs={"area": area.slug, "pk": message.pk}))

    assert rows_on(listed) == []
    assert page.status_code == 404


def test_a_message_about_a_restricted_child_leaves_and_is_seen_by_the_named_alone(
    area, officer, manager, postbox
):
    child = make_child(officer)
    with as_member(manager, on=ON):
        restrict(child=child, kind="other", words="Made up", people=[], by=manager, on=ON)
    message = write(child, manager)

    run_queued()

    assert len(postbox.taken) == 1
    kept = seen_by(manager, message)
    assert kept is not None
    assert kept.state == "sent"
    assert seen_by(officer, message) is None
    assert str(waiting()) == "[]"


def test_who_was_taken_off_a_restricted_child_sends_nothing_more_about_it(
    area, officer, manager, postbox
):
    child, other = make_child(officer), make_manager(area)
    with as_member(manager, on=ON):
        restrict(child=child, kind="other", words="", people=[other.person], by=manager, on=ON)
    message = write(child, other)
    with as_member(manager, on=ON):
        name_people(child=child, people=[manager.person], by=manager, on=ON)

    run_queued()

    assert postbox.taken == []
    kept = seen_by(manager, message)
    assert kept is not None
    assert kept.state == "queued"


def test_what_waits_in_the_queue_names_nobody(officer, postbox):
    write(make_child(officer), officer)

    (job,) = waiting()

    assert "pat@example.org" not in str(job)
    assert "Pat" not in str(job)
    assert set(job["arguments"]) == {"message_id", "reach"}


def test_a_corrected_address_is_tried_and_a_wrong_one_refused(officer, postbox):
    postbox.answers = ["550 No such mailbox"]
    message = write(make_child(officer), officer, email="pst@example.org")
    run_queued()

    with as_member(officer, on=ON):
        failed = Message.objects.get(pk=message.pk)
        with pytest.raises(NotValid, match="email address"):
            requeue(failed, by=officer, to="not an address")
        failed.refresh_from_db()
        requeue(failed, by=officer, to="pat@example.org")
    run_queued()

    assert [mail["To"] for mail in postbox.mails()] == ["pat@example.org"]
    with as_member(officer, on=ON), pytest.raises(NotReady):
        requeue(Message.objects.get(pk=message.pk), by=officer)


def test_messages_go_with_the_child_in_a_merger_and_back(officer, manager):
    kept, merged = make_child(officer), make_child(officer)
    message = write(merged, officer)
    with as_member(manager, on=ON):
        merger = merge_records(
            kept=kept, merged=merged, take_over=frozenset(), by=manager, on=ON,
            versions=(kept.version, merged.version),
        )  # fmt: skip
        assert Message.objects.get(pk=message.pk).child_id == kept.pk
        undo_merger(merger=merger, by=manager, on=ON)
        assert Message.objects.get(pk=message.pk).child_id == merged.pk


def test_a_link_is_made_when_the_mail_leaves_and_not_kept(area, postbox):
    manager, invited = make_member(area), make_member(area)
    with in_area(area.pk):
        message = write_invitation(invited.person, by=manager, on=ON)
    assert message is not None

    run_queued()

    (mail,) = postbox.mails()
    assert "/account/password/reset/key/" in mail.get_content()
    with in_area(area.pk):
        kept = Message.objects.get(pk=message.pk)
    assert (kept.link_to, links.LINK in kept.body) == ("password", True)
    assert "/key/" not in kept.body


def test_a_link_that_opens_nothing_any_more_is_kept_as_the_reason(area, postbox):
    manager, invited = make_member(area), make_member(area)
    with in_area(area.pk):
        message = write_invitation(invited.person, by=manager, on=ON)
        assert message is not None
        area.people.filter(pk=invited.person.pk).update(user=None)

    run_queued()

    with in_area(area.pk):
        kept = Message.objects.get(pk=message.pk)
    assert (kept.state, kept.tries, kept.trouble) == ("failed", 1, "LinkGone")
    assert postbox.taken == []


@pytest.mark.parametrize(
    ("template", "key"),
    [("invited", ""), ("added", "password"), ("invited", "nowhere")],
    ids=["a link without its kind", "a kind without a link", "an unknown kind"],
)
def test_a_text_and_its_link_must_agree(area, template, key):
    manager = make_member(area)

    with in_area(area.pk), pytest.raises(LookupError):
        send(
            to=manager.person, template=f"organisations/mail/{template}.txt", link_to=key,
            context={"slug": "x", "inviter": ""}, about=manager.person, by=None, on=ON,
        )  # fmt: skip
