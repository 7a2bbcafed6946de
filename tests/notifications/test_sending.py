"""Messages leave over SMTP, or it is kept why not. The server is a real one, on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.platform.access.errors import NotPermitted, NotReady
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.notifications.actions import send, send_again
from goldenthread.platform.notifications.models import Message
from tests.factories.areas import make_area, make_member
from tests.factories.jobs import run_queued, waiting
from tests.factories.pages import rows_on, words_on
from tests.factories.post import Postbox, postbox_for

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]

TODAY = date(2026, 3, 2)


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    with postbox_for(settings) as box:
        yield box


@pytest.fixture
def manager():
    return make_member(make_area("Eastmarch"), name="Mo Manager")


def write(manager, to=None) -> Message:
    with in_area(manager.local_area.pk):
        message = send(
            to=to or manager.person,
            template="organisations/mail/added.txt",
            context={"slug": manager.local_area.slug, "inviter": "Mo Manager & Co"},
            about=manager.person,
            by=manager,
            on=TODAY,
        )
    assert message is not None
    return message


def again(message) -> Message:
    with in_area(message.local_area_id):
        return Message.objects.get(pk=message.pk)


def test_a_message_leaves_as_it_was_written(manager, postbox):
    message = write(manager)

    run_queued()

    (envelope,) = postbox.taken
    (mail,) = postbox.mails()
    assert envelope.rcpt_tos == [manager.user.email]
    assert mail["Subject"] == "Eastmarch: you can now see its improvement plan"
    assert mail.get_content().splitlines()[:3] == [
        "Hello Mo Manager", "", "Mo Manager & Co has added you to Eastmarch in Golden Thread. You"
        " have an account already, so there is no new password to choose.",
    ]  # fmt: skip
    kept = again(message)
    assert (kept.state, kept.tries, kept.trouble) == ("sent", 1, "")
    assert kept.sent_at is not None


def test_what_is_refused_for_good_is_kept_with_the_reason_and_not_tried_again(manager, postbox):
    postbox.answers = ["550 No such mailbox"]
    message = write(manager)

    run_queued()

    kept = again(message)
    assert (kept.state, kept.tries, kept.trouble) == ("failed", 1, "SMTPRecipientsRefused")
    assert waiting() == []
    assert postbox.taken == []


def test_what_is_refused_for_a_while_is_tried_again_later(manager, postbox):
    postbox.answers = ["451 Try again later"]
    message = write(manager)

    run_queued()
    between = again(message)
    run_queued(with_later=True)

    assert (between.state, between.tries, between.trouble) == (
        "queued", 1, "SMTPRecipientsRefused",
    )  # fmt: skip
    assert (again(message).state, again(message).tries) == ("sent", 2)
    assert len(postbox.taken) == 1


def test_after_four_tries_it_is_given_up(manager, postbox):
    postbox.answers = ["451 Try again later"] * 9
    message = write(manager)

    done = run_queued(with_later=True)

    assert done == ["notifications.deliver"] * 4
    assert (again(message).state, again(message).tries) == ("failed", 4)


def test_a_server_that_is_not_there_is_trouble_for_a_while(manager, settings, postbox):
    message = write(manager)
    settings.EMAIL_PORT = 1  # nobody listens there

    run_queued()

    assert (again(message).state, again(message).trouble) == ("queued", "ConnectionRefusedError")


def test_who_has_no_address_is_not_written_to(manager):
    with in_area(manager.local_area.pk):
        person = manager.local_area.people.create(name="No Address")
        sent = send(
            to=person, template="organisations/mail/added.txt",
            context={"slug": "x", "inviter": ""}, about=person, by=manager, on=TODAY,
        )  # fmt: skip

    assert sent is None
    assert waiting() == []


def test_a_message_that_failed_is_shown_with_what_to_do_and_can_be_sent_again(
    client, manager, postbox
):
    postbox.answers = ["550 No such mailbox"]
    message = write(manager)
    run_queued()
    client.force_login(manager.user)
    parts = {"area": manager.local_area.slug}

    listed = client.get(reverse("settings_messages", kwargs=parts), {"state": "failed"})
    page = client.get(reverse("settings_message", kwargs={**parts, "pk": message.pk}))
    client.post(reverse("settings_message_again", kwargs={**parts, "pk": message.pk}))
    run_queued()
    after = client.get(reverse("settings_message", kwargs={**parts, "pk": message.pk}))

    assert [row[3] for row in rows_on(listed)] == ["Not sent"]
    assert "Not sent after 1 try. The mail server refused this address." in words_on(page)
    assert "There is nothing to do." in words_on(after)
    assert len(postbox.taken) == 1


def test_what_was_sent_or_still_waits_is_not_sent_again(manager):
    message = write(manager)

    with in_area(manager.local_area.pk), pytest.raises(NotReady):
        send_again(message=message, by=manager, on=TODAY)


def test_only_those_who_manage_people_see_or_send_messages(client, manager):
    message = write(manager)
    area = manager.local_area
    reader = make_member(area, Role.BOARD_MEMBER)
    url = reverse("settings_message", kwargs={"area": area.slug, "pk": message.pk})

    with in_area(area.pk), pytest.raises(NotPermitted):
        send_again(message=message, by=reader, on=TODAY)
    client.force_login(reader.user)
    assert client.get(url).status_code == 403
    other = make_member(make_area())
    client.force_login(other.user)
    assert client.get(url).status_code == 404
    borrowed = reverse("settings_message", kwargs={"area": other.local_area.slug, "pk": message.pk})
    assert client.get(borrowed).status_code == 404


def test_in_a_trial_mail_is_written_to_the_outbox(client, manager, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    message = write(manager)

    run_queued()

    (file,) = (tmp_path / "outbox").iterdir()
    assert "Subject: Eastmarch: you can now see its improvement plan" in file.read_text()
    assert again(message).state == "sent"
    client.force_login(manager.user)
    page = client.get(reverse("settings_messages", kwargs={"area": manager.local_area.slug}))
    assert "reach nobody" in words_on(page)
