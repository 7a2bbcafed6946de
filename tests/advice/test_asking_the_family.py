"""The family is asked for its views by itself: by a link of its own, or by letter."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.advice.actions.reminding import remind_all
from goldenthread.advice.models import AdviceLink, Reminder
from goldenthread.casework.models import AdviceChase, AdviceRequest, Case, Letter
from goldenthread.children.actions.carers import add_carer
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.models import Carer, Consent
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.reach import as_member
from tests.advice.test_links import REQUEST, address_in, code_in
from tests.factories.children import make_manager
from tests.factories.days import ago, today
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, links_on, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]
LAST = timedelta(weeks=6)


@pytest.fixture
def carer(child, officer) -> Carer:
    """The mother, with an address, and the father, without."""
    with as_member(officer, on=today()):
        for name, email, kind in (("Ned Testname", "", "father"),
                                  ("Pat Testname", "pat@example.org", "mother")):  # fmt: skip
            found = add_carer(
                child=child, carer={"name": name, "email": email}, values={"kind": kind},
                by=officer, on=today(),
            ).carer  # fmt: skip
    return found


def at(case: Case, name: str, **parts) -> str:
    return reverse(name, kwargs={"area": case.local_area.slug, "case_id": case.pk, **parts})


def asked(client, case, officer, **more):
    """Fill in the officer's form; return the page that answers."""
    client.force_login(officer.user)
    day = more.pop("day", today())
    told = {"kind": "parent_or_young_person", "organisation": "", "name": "", "asks": "",
            "family": "Pat Testname", "day-day": day.day, "day-month": day.month,
            "day-year": day.year, **more}  # fmt: skip
    return client.post(at(case, "casework_advice_add"), told, follow=True), told


def ask_family(client, case, officer, **more) -> AdviceRequest:
    """Ask as an officer does who reads the message and lets it go."""
    page, told = asked(client, case, officer, **more)
    seen = re.findall(r'name="seen" value="(\w+)"', page.content.decode())
    if seen:
        page = client.post(at(case, "casework_advice_add"), {**told, "seen": seen[0]}, follow=True)
    assert "The request for advice is recorded." in words_on(page)
    run_queued()
    with as_member(officer, on=today()):
        return AdviceRequest.objects.select_related("local_area").latest("pk")


def remind(case: Case, on) -> int:
    with in_area(case.local_area_id, reach=whole_area(on=on)):
        many = remind_all(local_area=case.local_area, by=None, on=on)
    run_queued()
    return many


def plain(mail) -> str:
    return " ".join(mail.get_content().split())


def test_a_parent_is_sent_a_link_that_the_officer_has_read_and_answers_by_it(
    client, case, officer, carer, postbox
):
    client.force_login(officer.user)
    form = words_on(client.get(at(case, "casework_advice_add")))
    preview, _ = asked(client, case, officer)
    with as_member(officer, on=today()):
        nothing_yet = AdviceRequest.objects.exists() or Message.objects.exists()
    ask_family(client, case, officer)
    (mail,) = postbox.mails()
    told = words_on(client.get(at(case, "casework_case")))
    client.logout()
    client.post(address_in(mail))
    run_queued()
    code = postbox.mails()[-1]
    page = client.post(reverse("advice_link_code"), {"code": code_in(code)}, follow=True)
    for key, many in {"about": {"story": "Ash sings."}, "now": {"hard": "Mornings."},
                      "future": {"hopes": "Friends."}}.items():  # fmt: skip
        client.post(f"{REQUEST}parts/{key}/", {**many, "version": 0})
    sent = client.post(f"{REQUEST}check/", {}, follow=True)

    assert "Pat Testname, mother: pat@example.org" in form
    assert "Ned Testname, father: no email address" in form
    assert "To: Pat Testname, pat@example.org" in words_on(preview)
    assert "(a link that is made when this leaves)" in words_on(preview)
    assert not nothing_yet
    last, until = today() + LAST, today() + LAST + timedelta(days=21)
    said = plain(mail)
    assert mail["To"] == code["To"] == "pat@example.org"
    assert "We are finding out what help A T needs" in said
    assert f"by {last:%A} {last.day} {last:%B %Y}" in said
    assert f"until {until.day} {until:%B %Y}" in said
    assert "Testname" not in said.replace("Dear Pat Testname", "")
    assert "Message to Pat Testname: What do you think?" in told
    assert "A link was sent to Pat Testname" in told
    assert "You are here as Pat Testname" in words_on(page)
    assert "Your advice is sent" in words_on(sent)
    with as_member(officer, on=today()):
        assert AdviceRequest.objects.get().advice_received_on == today()
        assert Event.objects.filter(kind="advice.link_sent").count() == 1
        assert not Letter.objects.exists()


def test_they_are_reminded_with_a_link_that_opens_and_who_is_writing_is_not_turned_out(
    client, case, officer, carer, postbox
):
    one = ask_family(client, case, officer)
    first, last = postbox.mails()[0], today() + LAST
    early = remind(case, last - timedelta(days=1))
    second = postbox.mails()[-1]
    again = remind(case, last - timedelta(days=1))
    client.logout()
    shut = client.post(address_in(first))
    client.post(address_in(second))
    run_queued()
    with in_area(case.local_area_id, reach=whole_area(on=today())):
        # they came in on the day on which they are reminded next
        AdviceLink.objects.update(let_in_at=last.isoformat() + "T09:00+00:00")
    remind(case, last)
    third = postbox.mails()[-1]
    remind(case, last + timedelta(days=10))
    late = postbox.mails()[-1]
    client.force_login(officer.user)
    chase = reverse("advice_chase", kwargs={"area": case.local_area.slug, "advice_id": one.pk})
    asks = words_on(client.get(chase))
    client.post(chase, {"words": "We meet on Monday."})
    run_queued()
    chased = postbox.mails()[-1]
    page = words_on(client.get(reverse(
        "advice_request", kwargs={"area": case.local_area.slug, "advice_id": one.pk}
    )))  # fmt: skip

    assert (early, again) == (1, 0)
    assert f"Please tell us by {last.day} {last:%B %Y}." in plain(second)
    assert address_in(second) != address_in(first)
    assert "does not open" in words_on(shut)
    assert "Go on with the page that you opened." in plain(third)
    assert "/open/" not in plain(third)
    assert "We would still like to hear from you" in late["Subject"]
    assert "You can still tell us." in plain(late)
    assert "/open/" in plain(late)
    assert "We write to: Pat Testname." in asks
    assert "We meet on Monday." in plain(chased)
    for mail in postbox.mails():
        assert mail["To"] == "pat@example.org"
        assert "advice" not in mail["Subject"].casefold()
    with as_member(officer, on=today()):
        assert AdviceChase.objects.get().said == "To Pat Testname. We meet on Monday."
        assert Reminder.objects.count() == 3
    assert "Reminder by email to Pat Testname" in page
    assert "Asked again by email from here" in page


@pytest.mark.parametrize("why", ["no address", "no email wanted", "restricted"])
def test_without_an_address_the_same_words_are_a_letter_and_so_are_the_reminders(
    client, area, case, officer, carer, postbox, why
):
    by, name = officer, "Ned Testname" if why == "no address" else "Pat Testname"
    if why == "no email wanted":
        with as_member(officer, on=today()):
            Consent.objects.create(
                local_area=area, child=case.child, what_for="mail", by="Pat Testname",
                is_given=False, on=ago(3), how="written",
            )  # fmt: skip
    if why == "restricted":
        by = make_manager(area)
        with as_member(by, on=today()):
            restrict(child=case.child, kind="safety", words="", people=[], by=by, on=today())
    preview, _ = asked(client, case, by, family=name)
    one = ask_family(client, case, by, family=name)
    many = remind(case, today() + LAST)
    client.force_login(by.user)
    tray = words_on(client.get(reverse("casework_to_tell", args=[area.slug]) + "?whose=all"))

    assert "it is kept as a letter for you to send" in words_on(preview)
    assert ("no link to it can be sent" in words_on(preview)) == (why == "restricted")
    assert "We are finding out what help A T needs" in words_on(preview)
    assert postbox.mails() == []
    with as_member(by, on=today()):
        letters = list(Letter.objects.order_by("pk"))
        assert not AdviceLink.objects.exists()
    assert letters[0].body.startswith(f"Dear {name}\n\nWe are finding out what help A T needs")
    assert "Write to us, or tell us by phone." in letters[0].body
    if why == "restricted":  # nothing that runs by itself sees it
        assert (many, len(letters)) == (0, 1)
        return
    assert (many, len(letters)) == (1, 2)
    assert "We do not have your answer yet." in letters[1].body
    assert "2 letters to send" in tray
    page = words_on(client.get(reverse("advice_request", args=[area.slug, one.pk])))
    assert f"Reminder to {name}, by letter" in page


def test_an_address_that_refuses_comes_back_to_the_officer_and_the_code_goes_to_the_right_one(
    client, area, case, officer, carer, postbox
):
    postbox.answers = ["550 No such box"]
    ask_family(client, case, officer)
    tray = client.get(reverse("casework_to_tell", args=[area.slug]))
    (message,) = [href for words, href in links_on(tray).items() if "What do you think?" in words]
    client.post(
        next(href for words, href in links_on(client.get(message)).items() if "again" in words),
        {"email": "pat@family.example"},
    )
    run_queued()
    (mail,) = postbox.mails()
    client.logout()
    client.post(address_in(mail))
    run_queued()

    assert "1 message that could not be sent" in words_on(tray)
    assert mail["To"] == postbox.mails()[-1]["To"] == "pat@family.example"
    assert "Your code is" in postbox.mails()[-1].get_content()
    with as_member(officer, on=today()):
        assert Carer.objects.get(name="Pat Testname").email == "pat@family.example"


def test_what_they_have_already_is_recorded_and_not_sent_and_errors_come_before_the_preview(
    client, case, officer, carer, postbox
):
    ask_family(client, case, officer, day=ago(1))
    unsaid, _ = asked(client, case, officer, **{"day-year": ""})

    assert postbox.mails() == []
    assert errors_on(unsaid)
    with as_member(officer, on=today()):
        assert not Letter.objects.exists()
        assert AdviceRequest.objects.get().name == "Pat Testname"
