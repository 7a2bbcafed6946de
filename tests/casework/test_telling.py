"""Families and partners are told; each message is seen first, kept, and comes back if it fails."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.casework import api
from goldenthread.casework.actions import telling
from goldenthread.casework.actions.telling import send_message
from goldenthread.casework.models import Case, Dispute, Letter
from goldenthread.casework.queries.messages import to_tell
from goldenthread.casework.queries.readers import family_of, partners_of
from goldenthread.casework.queries.reckoning import reckon
from goldenthread.casework.queries.texts import key_of
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.models import Carer, Child
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.notifications.catalogue import every_template
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.models import Organisation
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import decide, make_case
from tests.factories.children import make_child, make_officer, make_staff
from tests.factories.days import today
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, hidden_on, links_on, rows_on, words_on
from tests.factories.post import Postbox, postbox_for

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    with postbox_for(settings) as box:
        yield box


def ago(days: int):
    return today() - timedelta(days=days)


def address(area, name, **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def boxes(name, day) -> dict[str, str]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def progress(case, officer, paragraph=""):
    with as_member(officer, on=today()):
        return send_message(
            case=case, reader=family_of(case, on=today()), template=key_of("progress"),
            paragraph=paragraph, by=officer, on=today(),
        )  # fmt: skip


@pytest.mark.parametrize(
    "paragraph",
    ["About Ash Testname", "about ASH  testname.", "Born on 4 May 2016", "Born 04/05/2016"],
)
def test_own_words_that_name_the_child_are_refused(running, officer, paragraph):
    with pytest.raises(NotValid, match="Take out"):
        progress(running, officer, paragraph)


# --- who is told ---


def test_a_request_is_acknowledged_at_once_by_email_with_the_day_by_the_clock(
    child, officer, carer, postbox
):
    with as_member(officer, on=today()):
        case = api.open_request(
            child=child, received_on=ago(14), values={"source": "1", "channel": "letter"},
            officer=officer.person, by=officer, on=today(),
        )  # fmt: skip
    run_queued()

    assert case.acknowledged_on == today()
    (mail,) = postbox.mails()
    last = ago(14) + timedelta(weeks=6)
    assert mail["To"] == "pat@example.org"
    assert mail["Subject"] == f"We have your request (case {case.number})"
    assert f"{last:%A} {last.day} {last:%B %Y}" in mail.get_content()
    assert "A T" in mail.get_content()


def test_without_an_address_the_officer_is_told_to_send_a_letter(
    client, area, officer, child, postbox
):
    with as_member(officer, on=today()):
        case = api.open_request(
            child=child, received_on=ago(1), values={"source": "1", "channel": "letter"},
            officer=officer.person, by=officer, on=today(),
        )  # fmt: skip
    client.force_login(officer.user)
    step = address(area, "casework_step", case_id=case.pk, step="acknowledge")
    sent = {"how": "send", **boxes("day", today()), "paragraph": ""}

    page = client.get(address(area, "casework_case", case_id=case.pk))
    shown = client.post(step, sent)
    client.post(step, {**sent, **hidden_on(shown)})
    tray = client.get(address(area, "casework_to_tell"))
    with as_member(officer, on=today()):
        letter = Letter.objects.get()
    where = address(area, "casework_letter", case_id=case.pk, letter_id=letter.pk)
    opened = client.get(where)
    client.post(where, {"how": "letter", **boxes("day", today()), "note": "Second class"})
    after = client.get(address(area, "casework_to_tell"))
    again = client.get(where)

    assert "Send a letter." in words_on(page)
    assert "no email address, so it is kept as a letter" in words_on(shown)
    assert "1 letter to send" in words_on(tray)
    assert "Dear Parent or carer" in words_on(opened)
    assert "No letters to send" in words_on(after)
    assert "They were told by letter" in words_on(again)
    assert postbox.taken == []
    with as_member(officer, on=today()), pytest.raises(NotReady):
        telling.record_letter(
            letter=letter, how="letter", day=today(), note="", by=officer, on=today()
        )


def test_health_social_care_and_the_head_are_told_as_the_law_asks(
    client, area, officer, running, postbox
):
    with in_area(area.pk):
        Organisation.objects.filter(name="Larch School").update(email="head@larch.example")
        area.organisations.create(name="Made-up ICB", kind="icb", email="send@icb.example")
    client.force_login(officer.user)
    step = address(area, "casework_step", case_id=running.pk, step="tell-partners")
    sent = {"how": "send", **boxes("day", today()), "paragraph": "Please look by Friday."}

    shown = client.post(step, sent)
    before = list(postbox.taken)
    client.post(step, {**sent, **hidden_on(shown)})
    run_queued()

    assert before == []
    assert "Send 2 messages and keep 1 letter to send" in shown.content.decode()
    mails = {mail["To"]: mail.get_content() for mail in postbox.mails()}
    assert set(mails) == {"head@larch.example", "send@icb.example"}
    for said in mails.values():
        assert "Please look by Friday." in said
        assert "Testname" not in said
    with as_member(officer, on=today()):
        assert [one.to_name for one in Letter.objects.all()] == ["Social care in the council"]
        assert Case.objects.get(pk=running.pk).told_partners_on == today()
        assert {one.part for one in partners_of(running, on=today())} == {
            "School or college", "Health", "Social care",
        }  # fmt: skip


def test_a_refusal_is_told_with_reasons_and_rights_as_it_was_shown(
    client, area, officer, running, postbox
):
    with in_area(area.pk):
        area.mediation_adviser = "The Made-up Advice Line, 01234 567890"
        area.save(update_fields=["mediation_adviser"])
    client.force_login(officer.user)
    step = address(area, "casework_step", case_id=running.pk, step="decide-not-to-assess")
    sent = {
        "how": "send", **boxes("decided_on", today()), **boxes("day", today()),
        "legal_test": "no_plan_likely", "reasons": "The school can help.", "paragraph": "",
    }  # fmt: skip

    named = client.post(step, {**sent, "reasons": "Ash Testname is doing well."})
    earlier = client.post(step, {**sent, **boxes("day", ago(1)), **boxes("decided_on", ago(2))})
    shown = client.post(step, sent)
    with as_member(officer, on=today()):
        undecided = Case.objects.get(pk=running.pk).decided_not_to_assess_on
    changed = client.post(
        step, {**sent, **hidden_on(shown), "reasons": "The school can help a lot."}
    )
    client.post(step, {**sent, **hidden_on(shown)})
    run_queued()

    assert "Take out the child’s full name" in errors_on(named)[0][0]
    assert "The message leaves today" in errors_on(earlier)[0][0]
    assert undecided is None
    assert "The school can help a lot." in words_on(changed)
    (mail,) = postbox.mails()
    said = mail.get_content().replace("\r\n", "\n")
    clock = reckoned(officer, running)
    for words in ("The school can help.", "The Made-up Advice Line", clock, "gov.uk"):
        assert words in said
    assert " ".join(said.split()) in words_on(shown)
    with as_member(officer, on=today()):
        assert Case.objects.get(pk=running.pk).decided_not_to_assess_on == today()


def reckoned(officer, case) -> str:
    """Return the last day for an appeal as the page about the dispute has it."""
    with as_member(officer, on=today()):
        dispute = Dispute(pk=0, case=case, about="not_assess", decision_notice_sent_on=today())
        found = reckon(case, exceptions=[], advice=[], disputes=[dispute], on=today())
    (last,) = [one.due for one in found.disputes[0] if one.rule.key == "APP-01"]
    assert last is not None
    return f"{last:%A} {last.day} {last:%B %Y}"


# --- choosing, seeing, sending ---


def test_an_officer_chooses_a_message_adds_words_sees_it_and_sends_it(
    client, area, officer, running, postbox
):
    client.force_login(officer.user)
    choose = address(area, "casework_message_choose", case_id=running.pk)
    carer = family_of_now(officer, running)

    offered = client.get(choose)
    wrong = client.post(choose, {"text": key_of("partner_note"), "reader": carer.key})
    page = client.post(choose, {"text": key_of("progress"), "reader": carer.key}, follow=True)
    where = page.redirect_chain[-1][0]
    unseen = client.post(where, {"do": "send", "paragraph": "We phone on Friday.", "seen": ""})
    named = client.post(where, {"do": "look", "paragraph": "Ash Testname", "seen": ""})
    seen = client.post(where, {"do": "look", "paragraph": "We phone on Friday.", "seen": ""})
    kept = client.post(
        where, {"do": "send", "paragraph": "We phone on Friday.", **hidden_on(seen)}, follow=True
    )
    run_queued()

    said = words_on(offered)
    assert "How it is going" in said
    assert "Decision not to assess" not in said
    assert "The draft plan" not in said
    assert "This message is not for Pat Testname" in errors_on(wrong)[0][0]
    assert "Testname" not in where
    assert "It is not sent yet. Read it once more." in words_on(unseen)
    assert "Take out the child’s full name" in errors_on(named)[0][0]
    (mail,) = postbox.mails()
    body = mail.get_content().replace("\r\n", "\n")
    assert "We phone on Friday." in body
    assert " ".join(body.split()) in words_on(seen)
    (row,) = rows_on(kept)
    assert row[1:3] == ["Pat Testname", "How the case stands."]
    opened = client.get(next(iter(v for k, v in links_on(kept).items() if k.startswith("How"))))
    assert " ".join(body.split()) in words_on(opened)
    assert officer.person.name in words_on(opened)
    story = words_on(client.get(address(area, "casework_case", case_id=running.pk)))
    assert f"Message to Pat Testname: How it is going (case {running.number})" in story


def family_of_now(officer, case):
    with as_member(officer, on=today()):
        return family_of(case, on=today())


def test_what_does_not_fit_is_refused_by_the_action_too(running, officer, area):
    reader = make_staff(area, "Larch School")
    family = family_of_now(officer, running)
    given = {"case": running, "reader": family, "by": officer, "on": today()}
    with as_member(officer, on=today()):
        with pytest.raises(NotReady, match="does not fit"):
            send_message(template=key_of("draft_sent"), **given)
        with pytest.raises(NotValid, match="not written for them"):
            send_message(template=key_of("partner_note"), **given)
    with as_member(reader, on=today()), pytest.raises(NotPermitted):
        send_message(template=key_of("progress"), **{**given, "by": reader})


def test_a_young_person_is_written_to_at_an_address_that_they_give(client, area, officer, postbox):
    child = make_child(
        officer, on=ago(20), values={"forename": "Wren", "date_of_birth": ago(17 * 366)}
    )
    case = make_case(child, by=officer, received_on=ago(14), on=ago(14))
    client.force_login(officer.user)
    where = address(
        area, "casework_message_write", case_id=case.pk, text="progress", reader="young-person"
    )
    given = {"email": "wren@example.org", "paragraph": ""}

    seen = client.post(where, {"do": "look", **given})
    client.post(where, {"do": "send", **given, **hidden_on(seen)})
    run_queued()

    (mail,) = postbox.mails()
    assert mail["To"] == "wren@example.org"
    assert "Dear Wren" in mail.get_content()


# --- what fails ---


def test_a_message_that_fails_comes_back_and_is_sent_to_the_right_address(
    client, area, officer, running, carer, postbox
):
    postbox.answers = ["550 No such mailbox"]
    progress(running, officer)
    run_queued()
    client.force_login(officer.user)

    home = client.get(address(area, "casework"))
    tray = client.get(address(area, "casework_to_tell"))
    (link,) = [href for words, href in links_on(tray).items() if words.startswith("How it is")]
    page = client.get(link)
    form = client.get(links_on(page)["Correct the address and send again"])
    again = client.post(f"{link}again/", {"email": "pat.right@example.org"}, follow=True)
    run_queued()
    after = client.get(link)

    assert "1Messages that could not be sent" in words_on(home).replace("1 Mess", "1Mess")
    assert [row[3] for row in rows_on(tray)] == ["The mail server refused this address."]
    assert "The mail server refused this address." in words_on(form)
    assert "waiting to be sent again" in again.content.decode()
    assert [mail["To"] for mail in postbox.mails()] == ["pat.right@example.org"]
    assert "There is nothing to do." in words_on(after)
    with as_member(officer, on=today()):
        assert Carer.objects.get(pk=carer.pk).email == "pat.right@example.org"
        kinds = set(Event.objects.values_list("kind", flat=True))
    assert {"casework.message_sent", "casework.message_sent_again"} <= kinds


def test_or_they_are_told_another_way_and_it_is_recorded(client, area, officer, running, postbox):
    postbox.answers = ["550 No such mailbox"]
    message = progress(running, officer)
    run_queued()
    client.force_login(officer.user)
    where = address(area, "casework_message_otherwise", case_id=running.pk, message_id=message.pk)

    wrong = client.post(where, {"how": "telephone", **boxes("day", today() + timedelta(days=1))})
    client.post(where, {"how": "telephone", **boxes("day", today()), "note": "Spoke to her"})
    page = client.get(address(area, "casework_message", case_id=running.pk, message_id=message.pk))
    tray = client.get(address(area, "casework_to_tell"))
    story = words_on(client.get(address(area, "casework_case", case_id=running.pk)))
    second = client.post(where, {"how": "letter", **boxes("day", today())})

    assert errors_on(wrong)[0][0] == "This day is in the future."
    assert "They were told by telephone" in words_on(page)
    assert "Spoke to her" in words_on(page)
    assert "Correct the address" not in words_on(page)
    assert "No messages that could not be sent" in words_on(tray)
    assert "which could not be sent" in story
    assert "recorded already that they were told" in errors_on(second)[0][0]


def test_without_an_officer_a_failure_comes_to_who_manages_casework(
    client, area, officer, manager, child, carer, postbox
):
    postbox.answers = ["550 No such mailbox"]
    with as_member(officer, on=today()):
        case = api.open_request(
            child=child, received_on=ago(1), values={"source": "1", "channel": "letter"},
            by=officer, on=today(),
        )  # fmt: skip
    run_queued()
    tray = address(area, "casework_to_tell")

    client.force_login(manager.user)
    assert [row[0] for row in rows_on(client.get(tray))] == [f"Ash Testname, case {case.number}"]
    client.force_login(officer.user)
    assert rows_on(client.get(tray)) == []
    assert len(rows_on(client.get(tray, {"whose": "all"}))) == 1


def test_a_request_not_acknowledged_is_told_to_its_officer_until_the_child_has_died(
    area, officer, manager, running, child
):
    def told(member, whose="mine"):
        with as_member(member, on=today()):
            return [one.child.pk for one in to_tell(area, member, whose=whose).silent]

    here = [child.pk]
    assert (told(officer), told(manager), told(manager, "")) == (here, [], here)
    with as_member(officer, on=today()):
        Case.objects.filter(pk=running.pk).update(officer=None)
    assert (told(officer), told(manager)) == ([], here)
    with as_member(officer, on=today()):
        Child.objects.filter(pk=child.pk).update(died_on=today())
    assert (told(manager), told(manager, "")) == ([], [])


def test_a_restricted_childs_message_is_told_to_the_named_alone(
    client, area, officer, manager, running, child, postbox
):
    with as_member(manager, on=today()):
        restrict(child=child, kind="safety", words="", people=[], by=manager, on=today())
    postbox.answers = ["550 No such mailbox"]
    progress(running, manager)
    run_queued()

    tray = address(area, "casework_to_tell")
    client.force_login(officer.user)
    assert rows_on(client.get(tray, {"whose": "all"})) == []
    client.force_login(manager.user)
    assert len(rows_on(client.get(tray, {"whose": "all"}))) == 1
    with as_member(officer, on=today()):
        assert Message.objects.count() == 0


def test_who_only_reads_a_case_is_not_shown_its_messages(client, area, officer, running):
    progress(running, officer)
    client.force_login(make_staff(area, "Larch School").user)

    page = client.get(address(area, "casework_case", case_id=running.pk))

    assert "Message to" not in page.content.decode()
    assert client.get(address(area, "casework_to_tell")).status_code == 403


# --- the lists ---


def test_lists_ask_the_same_questions_for_one_message_and_for_many(
    client, area, officer, running, child, postbox
):
    postbox.answers = ["550 No such mailbox"] * 9
    progress(running, officer)
    run_queued()
    client.force_login(officer.user)
    pages = [
        address(area, "casework_messages", case_id=running.pk), address(area, "casework_to_tell"),
        address(area, "casework"), address(area, "casework_case", case_id=running.pk),
    ]  # fmt: skip
    counted = []
    for _ in range(2):
        for page in pages:
            client.get(page)
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                client.get(page)
            found.append(len(asked))
        counted.append(found)
        for _ in range(3):
            progress(running, officer)
        run_queued()

    assert counted[0] == counted[1]
    assert len(rows_on(client.get(pages[0]))) == 7


def test_the_message_templates_are_shown_with_samples(client, area, officer):
    client.force_login(officer.user)

    page = client.get(address(area, "settings_message_templates"))

    said = words_on(page)
    for text in every_template():
        assert text.name in said
        assert text.used in said
    assert "We have your request (case 12)" in said


def test_a_decision_recorded_as_told_already_sends_nothing(officer, running, postbox):
    decide(running, "assess", today(), by=officer)
    run_queued()

    assert postbox.taken == []
    with as_member(make_officer(running.local_area), on=today()):
        assert Message.objects.count() == 0
