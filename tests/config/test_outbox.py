"""The mail of a trial can be read on a page, and of anything else it cannot."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse

from tests.factories.areas import make_area
from tests.factories.pages import links_on, rows_on, words_on

pytestmark = pytest.mark.django_db
OUTBOX = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture
def trial(settings, tmp_path):
    settings.ENVIRONMENT = "trial"
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = OUTBOX, tmp_path / "outbox"


def test_every_mail_of_a_trial_is_read_as_it_left(client, trial):
    area = make_area()
    empty = client.get(reverse("trial_outbox"))
    for number in (1, 2):
        EmailMessage(f"Case {number}", f"Dear Pat\n\n£{number}", None, ["pat@example.org"]).send()

    front = client.get(reverse("account_login"))
    listed = client.get(links_on(front)["Read the mail of this trial"])
    (link,) = [href for words, href in links_on(listed).items() if words.startswith("Case 1")]
    page = client.get(link)

    assert "Nothing has left yet." in words_on(empty)
    assert sorted(row[1] for row in rows_on(listed)) == ["pat@example.org"] * 2
    assert "Dear Pat £1" in words_on(page)
    assert f"Ask for an assessment in {area.name}, without an account" in links_on(front)
    assert client.get(reverse("trial_mail", kwargs={"key": "nothing"})).status_code == 404


@pytest.mark.parametrize("environment", ["production", "test"])
def test_outside_a_trial_there_is_no_such_page(client, trial, settings, environment):
    EmailMessage("Case 1", "Dear Pat", None, ["pat@example.org"]).send()
    settings.ENVIRONMENT = environment

    assert client.get(reverse("trial_outbox")).status_code == 404
    assert "trial" not in words_on(client.get(reverse("account_login")))


def test_with_a_mail_server_there_is_no_such_page(client, trial, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    assert client.get(reverse("trial_outbox")).status_code == 404
