"""Whom advice is asked of is told at once, and when it is withdrawn or its day moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.casework import api
from goldenthread.casework.actions.advice import correct_advice, withdraw_advice
from goldenthread.casework.models import AdviceRequest, Case, Letter
from goldenthread.children.models import Grant
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.models import Organisation
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import ask, decide, take
from tests.factories.children import make_staff
from tests.factories.days import today
from tests.factories.jobs import run_queued
from tests.factories.pages import links_on, words_on
from tests.factories.post import Postbox, postbox_for

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    with postbox_for(settings) as box:
        yield box


@pytest.fixture
def assessed(running, officer) -> Case:
    """The running case, being assessed since yesterday."""
    decide(running, "assess", today() - timedelta(days=1), by=officer)
    return running


@pytest.fixture
def service(area) -> Organisation:
    """A service of which two give advice."""
    for _ in range(2):
        make_staff(area, "Made-up Therapies", Role.SERVICE_MEMBER)
    with in_area(area.pk):
        return Organisation.objects.get(name="Made-up Therapies")


HELD = {"name": "", "on": today()}


def address(area, name, **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def asked_today(client, area, case, **more):
    day = today()
    boxes = {"day-day": day.day, "day-month": day.month, "day-year": day.year}
    sent = {"kind": "medical", "organisation": "", "name": "", "asks": "", **boxes, **more}
    where = address(area, "casework_advice_add", case_id=case.pk)
    return client.post(where, sent, follow=True)


def test_a_service_is_told_at_its_shared_address_or_each_of_its_people(
    client, area, officer, assessed, service, postbox
):
    client.force_login(officer.user)
    people = asked_today(client, area, assessed, organisation=service.pk)
    run_queued()
    to_people = {mail["To"]: mail.get_content() for mail in postbox.mails()}
    with in_area(area.pk):
        service.email = "therapies@trust.example"
        service.save(update_fields=["email"])
    shared = asked_today(client, area, assessed, organisation=service.pk, kind="other")
    run_queued()
    (to_shared,) = [mail for mail in postbox.mails() if mail["To"] not in to_people]

    assert len(to_people) == 2
    last = today() + timedelta(weeks=6)
    for said in [*to_people.values(), to_shared.get_content()]:
        assert "A T" in said
        assert f"case {assessed.number}" in said
        assert f"by {last:%A} {last.day} {last:%B %Y}" in " ".join(said.split())
        assert address(area, "advice") in said
        assert "Testname" not in said
    assert to_shared["To"] == "therapies@trust.example"
    assert "leaves within a minute" in words_on(people)
    assert "An email to Made-up Therapies leaves" in words_on(shared)
    assert "Message to Made-up Therapies: Advice is asked for" in words_on(shared)


def test_who_has_no_address_is_in_the_officers_tray_with_a_letter_until_a_link_is_sent(
    client, area, officer, assessed, postbox
):
    client.force_login(officer.user)
    said = asked_today(client, area, assessed, name="Thea Outside")
    tray = client.get(address(area, "casework_to_tell"))
    with as_member(officer, on=today()):
        letter, one = Letter.objects.get(), AdviceRequest.objects.get()
    printed = client.get(address(area, "casework_letter", case_id=assessed.pk, letter_id=letter.pk))
    link = address(area, "advice_link_new", advice_id=one.pk)
    client.post(link, {"name": "Thea Outside", "email": "thea@practice.example",
                       "second_step": "email", "word": "", "days": "14"})  # fmt: skip
    after = client.get(address(area, "casework_to_tell"))
    run_queued()

    assert "so they were NOT told" in words_on(said)
    assert "1 letter to send" in words_on(tray)
    assert "Dear Thea Outside" in words_on(printed)
    assert "Testname" not in letter.body
    assert "No letters to send" in words_on(after)
    assert [mail["To"] for mail in postbox.mails()] == ["thea@practice.example"]


def test_the_family_is_asked_in_words_of_its_own(officer, assessed):
    ask(assessed, today(), by=officer, kind="parent_or_young_person", name="Pat Testname",
        send=True)  # fmt: skip
    with as_member(officer, on=today()):
        message = Message.objects.get()

    assert message.body.startswith("Dear Pat Testname\n\nWe are finding out what help A T needs")
    assert "Please tell us what you think" in message.body
    assert "advice" not in message.body


def test_who_received_the_request_earlier_is_not_told_again(officer, assessed, service, postbox):
    ask(assessed, today() - timedelta(days=1), by=officer, organisation=service, **HELD)
    run_queued()

    assert postbox.taken == []
    with as_member(officer, on=today()):
        assert not Letter.objects.exists()


def test_a_withdrawn_request_is_told_counts_nowhere_and_cannot_be_answered(
    client, area, officer, assessed, service, postbox
):
    with in_area(area.pk):
        service.email = "therapies@trust.example"
        service.save(update_fields=["email"])
    one = ask(assessed, today() - timedelta(days=1), by=officer, organisation=service, **HELD)
    giver = make_staff(area, "Made-up Therapies", Role.SERVICE_MEMBER)
    client.force_login(officer.user)
    where = links_on(client.get(address(area, "casework_case", case_id=assessed.pk)))
    (href,) = [href for words, href in where.items() if words.startswith("Withdraw: Health")]

    asked = client.get(href)
    unsaid = client.post(href, {"reason": ""})
    page = client.post(href, {"reason": "Asked of the wrong service"}, follow=True)
    run_queued()
    client.force_login(giver.user)
    inbox = client.get(address(area, "advice"))
    gone = client.get(address(area, "advice_request", advice_id=one.pk))

    assert "This cannot be undone" in words_on(asked)
    assert "Say why it is withdrawn" in words_on(unsaid)
    assert "The request for advice is withdrawn" in words_on(page)
    assert "The request for advice on health of Made-up Therapies was withdrawn" in words_on(page)
    (mail,) = postbox.mails()
    assert mail["To"] == "therapies@trust.example"
    assert "not want" in mail["Subject"]
    assert "wrong service" not in mail.get_content()
    assert f"case {assessed.number}" not in words_on(inbox).casefold()
    assert gone.status_code == 404
    with as_member(officer, on=today()):
        assert api.advice_of(assessed) == []
        assert Event.objects.get(kind="casework.advice_withdrawn").reason.startswith("Asked of the")
        assert not Grant.objects.filter(organisation=service, until=None).exists()
        with pytest.raises(NotReady, match="withdrawn"):
            withdraw_advice(advice=one, reason="Again", by=officer, on=today())
        with pytest.raises(NotReady, match="withdrawn"):
            api.take_in_advice(advice=one, day=today(), late_reason="", by=officer, on=today())
    with as_member(giver, on=today()), pytest.raises(NotPermitted):
        withdraw_advice(advice=one, reason="No", by=giver, on=today())


def test_a_day_put_right_and_a_case_that_ends_are_told_to_who_still_owes_advice(
    officer, area, assessed, service, postbox
):
    with in_area(area.pk):
        service.email = "therapies@trust.example"
        service.save(update_fields=["email"])
    yesterday = today() - timedelta(days=1)
    one = ask(assessed, yesterday, by=officer, organisation=service, **HELD)
    with as_member(officer, on=today()):
        correct_advice(
            advice=one, requested_on=today(), received_on=None, reason="It came today",
            version=one.version, by=officer, on=today(),
        )  # fmt: skip
    take(assessed, "withdraw", today(), by=officer)
    run_queued()

    last = today() + timedelta(weeks=6)
    moved, ended = postbox.mails()
    assert moved["Subject"].startswith("The last day for your advice has changed")
    assert f"now {last:%A} {last.day} {last:%B %Y}" in " ".join(moved.get_content().split())
    assert ended["Subject"].startswith("Your advice is not wanted any more")


# --- what they wrote who asked ---


def test_what_they_wrote_who_asked_stands_on_the_case_for_officers_alone(
    client, area, officer, child, school
):
    client.force_login(officer.user)
    day = today() - timedelta(days=1)
    where = address(area, "casework_open", child_id=child.pk)
    client.post(where, {
        "received_on-day": day.day, "received_on-month": day.month, "received_on-year": day.year,
        "source": "1", "channel": "letter", "request_reasons": "Ash cannot keep up.\nWe worry.",
        "officer": officer.person.pk,
    })  # fmt: skip
    with as_member(officer, on=today()):
        case = Case.objects.get()
    reasons = address(area, "casework_reasons", case_id=case.pk)
    page = client.get(address(area, "casework_case", case_id=case.pk))
    client.post(reasons, {"request_reasons": "Ash cannot read.", "version": case.version})
    late = client.post(reasons, {"request_reasons": "Mine", "version": case.version})
    corrected = client.get(address(area, "casework_case", case_id=case.pk))
    client.force_login(make_staff(area, "Larch School").user)
    at_school = client.get(address(area, "casework_case", case_id=case.pk))

    assert "Ash cannot keep up." in words_on(page)
    assert "Someone else changed this" in words_on(late)
    assert "Mine" in late.content.decode()
    assert "Ash cannot read." in words_on(corrected)
    assert at_school.status_code == 200
    assert "Ash cannot read." not in words_on(at_school)
    with as_member(officer, on=today()), pytest.raises(NotValid, match="why"):
        withdraw_advice(advice=AdviceRequest(case=case), reason=" ", by=officer, on=today())
