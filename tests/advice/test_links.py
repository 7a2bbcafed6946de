"""A link opens once, asks for a second step, shows one request, and says why it does not open."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.urls import reverse

from goldenthread.advice.models import AdviceLink, SectionAnswers
from goldenthread.children.models import Child
from goldenthread.platform.access.reach import Reach, whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import ask, decide, make_case
from tests.factories.children import make_child
from tests.factories.days import ago, today
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, links_on, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]

REQUEST = "/advice-links/request/"


def send_link(client, advice, officer, **more) -> None:
    """Send a link by the officer's page."""
    told = {"name": "Thea Outside", "email": "thea@example.org", "second_step": "email", "word": ""}
    client.force_login(officer.user)
    where = reverse(
        "advice_link_new", kwargs={"area": advice.local_area.slug, "advice_id": advice.pk}
    )
    page = client.post(where, {**told, **more}, follow=True)
    assert "The link is on its way." in words_on(page) or errors_on(page)
    client.logout()
    run_queued()


def address_in(mail) -> str:
    (found,) = re.findall(r"(/advice-links/open/\S+)", mail.get_content())
    return found


def code_in(mail) -> str:
    (found,) = re.findall(r"Your code is (\d{6})", mail.get_content())
    return found


def only_link(by) -> AdviceLink:
    with as_member(by, on=today()):
        return AdviceLink.objects.latest("pk")


def let_in(client, postbox) -> None:
    """Open the latest link and pass the second step."""
    client.post(address_in(postbox.mails()[-1]))
    run_queued()
    client.post(reverse("advice_link_code"), {"code": code_in(postbox.mails()[-1])})


def test_an_outside_adviser_opens_answers_and_sends_by_a_link(client, outside, officer, postbox):
    send_link(client, outside, officer)
    (mail,) = postbox.mails()
    text = mail.get_content()
    assert mail["To"] == "thea@example.org"
    assert "AT, case 1" in text
    assert "Testname" not in text
    where = address_in(mail)
    with as_member(officer, on=today()):
        kept = Message.objects.get(link_to="advice").body
    assert "[link]" in kept
    assert "/open/" not in kept
    assert where.split("/")[-2] not in only_link(officer).token_hash

    door = client.get(where)  # a program that looks into mail opens nothing
    assert "Ash" not in door.content.decode()
    assert only_link(officer).opened_at is None
    client.post(where)
    assert client.get(REQUEST).url == reverse("advice_link_over")  # not before the second step
    run_queued()
    code = code_in(postbox.mails()[-1])
    wrong = client.post(reverse("advice_link_code"), {"code": f"{(int(code) + 1) % 1000000:06}"})
    assert errors_on(wrong)[0][0] == "This is not the right code."
    page = client.post(reverse("advice_link_code"), {"code": f"{code[:3]} {code[3:]}"}, follow=True)
    said = words_on(page)
    assert "Ash Testname" in said
    assert "You are here as Thea Outside" in said
    for key, many in {
        "about": {"role": "Speech therapist.", "strengths": "Singing."},
        "needs": {"needs": "Words of three sounds."},
        "provision": {"outcomes": "Say them.", "provision": "An hour each week."},
    }.items():
        client.post(f"{REQUEST}parts/{key}/", {**many, "version": 0})
    sent = client.post(f"{REQUEST}check/", {}, follow=True)
    assert "Your advice is sent" in words_on(sent)
    assert "An hour each week." in words_on(client.get(f"{REQUEST}given/1/"))

    with in_area(outside.local_area_id, reach=whole_area(on=today())):
        outside.refresh_from_db()
        looks = set(Look.objects.filter(by=None).values_list("by_name", "basis"))
    assert outside.advice_received_on == today()
    assert looks == {("Thea Outside", "Advice link")}


def test_a_link_opens_once_and_says_why_it_does_not_open_again(client, outside, officer, postbox):
    send_link(client, outside, officer)
    where = address_in(postbox.mails()[0])
    client.post(where)
    elsewhere = type(client)()

    used = elsewhere.post(where)
    assert "Each link opens once." in words_on(used)
    assert elsewhere.get(reverse("advice_link_code")).url == reverse("advice_link_over")
    told = elsewhere.post(f"{where}again/")
    assert "We have passed it on" in words_on(told)
    run_queued()
    asked = [mail for mail in postbox.mails() if "asks for a new link" in mail["Subject"]]
    assert [mail["To"] for mail in asked] == [officer.person.email]
    client.force_login(officer.user)
    page = words_on(client.get(reverse("casework", kwargs={"area": outside.local_area.slug})))
    assert "1Asking for a new link" in page

    for path in (f"{where[:-4]}abc/", "/advice-links/open/nothing/"):
        shut = elsewhere.get(path)
        assert shut.status_code == 404
        assert "This link does not open." in words_on(shut)


def test_a_link_that_is_too_old_or_taken_back_opens_nothing(client, outside, officer, postbox):
    send_link(client, outside, officer)
    where = address_in(postbox.mails()[0])
    with as_member(officer, on=today()):
        AdviceLink.objects.update(valid_until=ago(1))
    assert "This link is too old." in words_on(client.post(where))

    with as_member(officer, on=today()):
        AdviceLink.objects.update(valid_until=today())
    client.post(where)
    run_queued()
    client.post(reverse("advice_link_code"), {"code": code_in(postbox.mails()[-1])})
    assert client.get(REQUEST).status_code == 200
    other = type(client)()
    other.force_login(officer.user)
    link = only_link(officer)
    other.post(
        reverse("advice_link_revoke", kwargs={
            "area": outside.local_area.slug, "advice_id": outside.pk, "link_id": link.pk})
    )  # fmt: skip
    assert client.get(REQUEST).url == reverse("advice_link_over")
    assert "was taken back" in words_on(client.get(where))


def test_a_code_that_was_wrong_five_times_is_never_right_and_a_word_is_told_by_telephone(
    client, outside, officer, postbox
):
    send_link(client, outside, officer, second_step="word", word="short")
    assert not postbox.mails()  # refused: eight letters at least
    send_link(client, outside, officer, second_step="word", word="Copper Beech")
    (mail,) = postbox.mails()
    assert "code word" in mail.get_content()
    assert "opper" not in mail.get_content()
    client.post(address_in(mail))
    where = reverse("advice_link_code")
    for _ in range(5):
        wrong = client.post(where, {"code": "copper birch"})
    assert errors_on(wrong)[0][0] == "This is not the right code."
    over = client.post(where, {"code": "copper beech"})
    assert errors_on(over)[0][0] == "The code was wrong too often. Ask for a new link."
    assert client.get(REQUEST).url == reverse("advice_link_over")


def test_a_code_is_too_old_after_half_an_hour_and_only_three_are_sent(
    client, outside, officer, postbox
):
    send_link(client, outside, officer)
    client.post(address_in(postbox.mails()[0]))
    run_queued()
    with as_member(officer, on=today()):
        AdviceLink.objects.update(code_until=F("code_until") - timedelta(minutes=31))
    where = reverse("advice_link_code")
    old = client.post(where, {"code": code_in(postbox.mails()[-1])})
    assert "too old" in errors_on(old)[0][0]
    for _ in range(2):
        assert "on its way" in words_on(client.post(where, {"another": "yes"}))
    assert "No more codes" in errors_on(client.post(where, {"another": "yes"}))[0][0]
    run_queued()
    page = client.post(where, {"code": code_in(postbox.mails()[-1])}, follow=True)
    assert "Thea Outside" in words_on(page)


def test_what_is_sent_after_the_time_ran_out_is_kept_and_nothing_is_shown(
    client, outside, officer, postbox
):
    send_link(client, outside, officer)
    let_in(client, postbox)
    with as_member(officer, on=today()):
        AdviceLink.objects.update(
            let_in_at=F("let_in_at") - timedelta(hours=5),
            opened_at=F("opened_at") - timedelta(hours=5),
        )
    assert client.get(f"{REQUEST}parts/needs/").url == reverse("advice_link_over")
    late = client.post(f"{REQUEST}parts/needs/", {"needs": "Long work.", "version": 0})
    assert late.url == reverse("advice_link_over")
    with as_member(officer, on=today()):
        assert SectionAnswers.objects.get().answers["needs"] == "Long work."
        AdviceLink.objects.update(
            let_in_at=F("let_in_at") - timedelta(hours=20),
            opened_at=F("opened_at") - timedelta(hours=20),
        )
    client.post(f"{REQUEST}parts/needs/", {"needs": "Too late.", "version": 1})
    with as_member(officer, on=today()):
        assert SectionAnswers.objects.get().answers["needs"] == "Long work."


def test_a_links_holder_reaches_no_other_child_even_round_the_code(
    client, outside, officer, postbox
):
    other = make_child(officer, on=ago(70))
    elsewhere = make_case(other, by=officer, received_on=ago(70), on=ago(70))
    decide(elsewhere, "assess", ago(45), by=officer)
    theirs = ask(elsewhere, ago(40), by=officer, kind="other", name="Somebody Else")
    send_link(client, outside, officer)
    let_in(client, postbox)
    link = only_link(officer)

    for path in ("document/1/", "given/1/", "parts/nothing/"):
        assert client.get(f"{REQUEST}{path}").status_code == 404
    for name, parts in (("advice_request", {"advice_id": theirs.pk}),
                        ("casework_case", {"case_id": elsewhere.pk})):  # fmt: skip
        gone = client.get(reverse(name, kwargs={"area": outside.local_area.slug, **parts}))
        assert gone.status_code == 302  # to sign in: a link is no account
    reach = Reach(link=link.called, on=today())
    with in_area(outside.local_area_id, reach=reach), connection.cursor() as cursor:
        for table, column in (
            ("children_child", "id"), ("casework_advicerequest", "child_id"),
            ("casework_case", "child_id"), ("history_event", "child_id"),
        ):  # fmt: skip
            cursor.execute(f"select distinct {column} from {table} where {column} is not null")
            assert cursor.fetchall() == [(outside.child_id,)]
        cursor.execute(
            "update casework_advicerequest set name = 'x' where child_id = %s", [other.pk]
        )
        assert cursor.rowcount == 0
        cursor.execute("update children_grant set until = null")
        assert cursor.rowcount == 0
    later = Reach(link=link.called, on=link.valid_until + timedelta(days=2))
    for reach in (Reach(link="advice:0", on=today()), Reach(link=link.called), later):
        with in_area(outside.local_area_id, reach=reach):
            assert not Child.objects.exists()


def test_who_signs_in_needs_no_link_and_a_family_may_have_one(client, case, officer, postbox):
    views = ask(case, ago(3), by=officer, kind="parent_or_young_person", name="Pat Parent")
    send_link(client, views, officer, name="Pat Parent", email="pat@example.org")
    let_in(client, postbox)

    page = client.get(REQUEST)

    assert "Your views" in words_on(page)
    assert "Born" not in words_on(page)
    assert "About you and your family" in links_on(page)
