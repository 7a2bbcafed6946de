"""A team shares an inbox, one of them answers, an officer sends it back and accepts it."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.advice.models import AdviceDocument, Given, SectionAnswers, Taking
from goldenthread.casework.models import AdviceRequest, CaseException
from goldenthread.children.models import Grant
from goldenthread.platform.drafts.models import Draft
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import ask, decide, make_case
from tests.factories.children import make_child
from tests.factories.days import ago, today
from tests.factories.pages import errors_on, hidden_on, links_on, rows_on, words_on

pytestmark = pytest.mark.django_db

FULL = {
    "about": {"sources": "Two visits.", "views": "Ash likes maps.", "strengths": "Drawing."},
    "needs": {"learning": "Reads at the level of Year 1."},
    "provision": {"outcomes": "Read a page.", "provision": "20 minutes each day with a teacher."},
}


def at(advice, page="request", **parts) -> str:
    return reverse(
        f"advice_{page}", kwargs={"area": advice.local_area.slug, "advice_id": advice.pk, **parts}
    )


def now(advice, by) -> AdviceRequest:
    with as_member(by, on=today()):
        return AdviceRequest.objects.select_related("case").get(pk=advice.pk)


def write(client, advice, answers=FULL, version="0"):
    for key, many in answers.items():
        client.post(at(advice, "section", section=key), {**many, "version": version})


QUALITY = {"answers": "yes", "specific": "no", "specific_note": "How many minutes?",
           "provision": "yes", "plain": "yes"}  # fmt: skip


def test_from_the_inbox_to_accepted_with_both_versions_kept(
    client, asked, officer, psychologist, colleague, service
):
    client.force_login(psychologist.user)
    inbox = client.get(reverse("advice", kwargs={"area": asked.local_area.slug}))
    assert "Nobody yet" in rows_on(inbox)[0][5]
    assert "in 2 days" in rows_on(inbox)[0][3]
    page = words_on(client.get(at(asked)))
    assert "Why does Ash find reading hard?" in page
    assert "Larch School" in page  # the setting, which a psychologist needs
    client.post(at(asked, "take"), {"to": psychologist.person.pk, "version": 0})
    write(client, asked)
    sent = client.post(at(asked, "check"), {}, follow=True)
    assert "Your advice is sent" in sent.content.decode()

    client.force_login(officer.user)
    tray = client.get(reverse("casework", kwargs={"area": asked.local_area.slug}))
    assert "1 Advice to check" in words_on(tray).replace("1Advice", "1 Advice")
    no_reason = client.post(at(asked, "quality"), {**QUALITY, "verdict": "returned"})
    assert errors_on(no_reason)[0][1] == "#id_reason"
    client.post(at(asked, "quality"), {**QUALITY, "verdict": "returned", "reason": "How much?"})
    back = now(asked, officer)
    assert (back.advice_received_on, back.returned_on) == (None, today())
    with as_member(officer, on=today()):
        (told,) = Message.objects.filter(template="advice/mail/sent_back.txt")
    assert told.to == psychologist.user.email
    assert "Testname" not in told.body
    assert back.advice_requested_on == ago(40)  # the clock is not reset
    case_page = words_on(
        client.get(reverse("casework_case", kwargs={"area": asked.local_area.slug,
                                                    "case_id": asked.case_id}))
    )  # fmt: skip
    for said in ("Taken by Staff of Psychology Service", "Sent back for more work on",
                 "3 of 4 checks met", "was sent back for more work"):  # fmt: skip
        assert said in case_page

    client.force_login(colleague.user)
    seen = words_on(client.get(at(asked)))
    assert "This came back to you for more work" in seen
    assert "How many minutes?" in seen
    write(
        client, asked, {"provision": {"outcomes": "Read a page.", "provision": "100 minutes."}}, "1"
    )
    client.post(at(asked, "check"), {})
    client.force_login(officer.user)
    assert "100 minutes." in words_on(client.get(at(asked, "given", number=2)))
    assert "20 minutes each day" in words_on(client.get(at(asked, "given", number=1)))
    good = dict.fromkeys(("answers", "specific", "provision", "plain"), "yes")
    client.post(at(asked, "quality"), {**good, "verdict": "accepted"})
    assert now(asked, officer).accepted_on == today()
    with as_member(officer, on=today()):
        assert list(Given.objects.values_list("number", "by_name")) == [
            (1, psychologist.name), (2, colleague.name),
        ]  # fmt: skip
        assert not Grant.objects.filter(organisation=service, until=None).exists()
    history = client.get(reverse("casework_history", kwargs={
        "area": asked.local_area.slug, "case_id": asked.case_id}))  # fmt: skip
    assert "sent the advice back for more work" in words_on(history)


def test_two_of_a_team_write_at_once_and_no_word_is_lost(
    client, asked, officer, psychologist, colleague
):
    where = at(asked, "section", section="needs")
    client.force_login(psychologist.user)
    client.post(where, {"learning": "What I saw.", "version": "0"})
    client.force_login(colleague.user)
    page = client.post(where, {"learning": "What the other saw.", "version": "0"})

    assert "What I saw." in words_on(page)  # what is there now
    assert "What the other saw." in page.content.decode()  # what was typed, still in its box
    assert hidden_on(page)["version"] == "1"
    client.post(where, {"learning": "What both saw.", "version": "1"})
    with as_member(officer, on=today()):
        (written,) = SectionAnswers.objects.all()
    assert written.answers["learning"] == "What both saw."

    take = at(asked, "take")
    client.post(take, {"to": colleague.person.pk, "version": 0})
    client.force_login(psychologist.user)
    late = client.post(take, {"to": psychologist.person.pk, "version": 0})
    assert f"Who has it{colleague.name}" in words_on(late).replace("it ", "it")
    client.post(take, {"to": "", "version": 1})
    with as_member(officer, on=today()):
        assert Taking.objects.get().person is None


def test_a_session_that_ends_in_the_middle_loses_nothing(client, asked, psychologist):
    where = at(asked, "section", section="needs")
    client.force_login(psychologist.user)
    mark = hidden_on(client.get(where))["made_for"]
    client.logout()
    client.post(where, {"learning": "Long work.", "version": "0", "made_for": mark})
    client.force_login(psychologist.user)

    page = client.get(where)

    assert "You were signed out" in words_on(page)
    assert "Long work." in page.content.decode()
    client.post(where, {"learning": "Long work.", "version": "0"})
    with as_member(psychologist, on=today()):
        assert not Draft.objects.exists()


def test_advice_that_lacks_what_is_needed_is_not_sent_but_a_document_is_enough(
    client, asked, officer, psychologist
):
    client.force_login(psychologist.user)
    page = client.post(at(asked, "check"), {})
    assert "Answer the questions that are marked as needed" in errors_on(page)[0][0]

    def add(name, content):
        return client.post(at(asked, "document_add"), {"file": SimpleUploadedFile(name, content)})

    macros = io.BytesIO()
    with zipfile.ZipFile(macros, "w") as package:
        package.writestr("word/document.xml", "<w/>")
        package.writestr("word/vbaProject.bin", "x")
    for name, content, said in (
        ("report.docx", macros.getvalue(), "carries macros"),
        ("report.exe", b"MZ..", "cannot be taken"),
        ("report.pdf", b"not one", "holds a text"),
        ("report.pdf", b"", "empty"),
        ("report.pdf", b"%PDF-1.7 /JavaScript", "holds a program"),
    ):
        assert said in errors_on(add(name, content))[0][0]
    assert add("report.pdf", b"%PDF-1.7 made up").status_code == 302
    add("notes.txt", b"made up")
    with as_member(officer, on=today()):
        first, second = AdviceDocument.objects.all()
    client.post(at(asked, "document_remove", document_id=second.pk), {})
    client.post(at(asked, "check"), {})

    client.force_login(officer.user)
    given = client.get(at(asked, "given", number=1))
    assert "report.pdf" in words_on(given)
    assert "notes.txt" not in words_on(given)
    saved = client.get(links_on(given)["report.pdf"])
    assert saved.content == b"%PDF-1.7 made up"
    assert saved["Content-Disposition"].startswith("attachment")
    assert first.sha256


def test_a_reason_that_the_law_does_not_allow_is_told_plainly_and_excuses_nothing(
    client, asked, officer, psychologist
):
    client.force_login(psychologist.user)
    told = client.post(
        at(asked, "late"), {"code": "no_capacity", "words": "", "version": 0}, follow=True
    )
    assert "It does not excuse late advice." in words_on(told)
    client.force_login(officer.user)
    allowed = client.post(
        at(asked, "late"), {"code": "EXC-B(c)", "words": "", "version": 1}, follow=True
    )
    assert "The law allows this reason." in words_on(allowed)
    assert "Record this as an exception of the case" in links_on(allowed)
    with as_member(officer, on=today()):
        assert not CaseException.objects.exists()
    nothing = client.post(at(asked, "late"), {"code": "other", "words": "", "version": 2})
    assert errors_on(nothing) == [("Say what the reason is.", "#id_words")]


@pytest.mark.parametrize("who", ["officer", "psychologist"])
def test_the_inbox_asks_as_many_questions_for_one_request_as_for_many(
    client, asked, officer, psychologist, service, who, request
):
    client.force_login(request.getfixturevalue(who).user)
    where = reverse("advice", kwargs={"area": asked.local_area.slug})
    client.get(where)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(where)
    for _ in range(5):
        other = make_case(make_child(officer, on=ago(70)), by=officer, received_on=ago(70),
                          on=ago(70))  # fmt: skip
        decide(other, "assess", ago(45), by=officer)
        ask(other, ago(44), by=officer, kind="psychological", organisation=service, name="")
    with CaptureQueriesContext(connection) as many:
        page = client.get(where)

    assert len(rows_on(page)) == 6
    assert len(many) == len(one)
    overdue = client.get(f"{where}?standing=overdue")
    assert len(rows_on(overdue)) == 5
    assert "Overdue" in words_on(overdue)
    assert "No request fits" in words_on(client.get(f"{where}?standing=returned"))
    assert len(rows_on(client.get(f"{where}?sort=-due&whose=mine"))) == (
        1 if who == "officer" else 0
    )


def test_the_figures_count_by_service_and_a_service_sees_its_own(
    client, case, asked, outside, officer, psychologist
):
    client.force_login(psychologist.user)
    write(client, asked)
    client.post(at(asked, "check"), {})
    where = reverse("advice_figures", kwargs={"area": asked.local_area.slug})
    mine = rows_on(client.get(where))
    assert [row[0] for row in mine] == ["Psychology Service"]
    assert mine[0][1:4] == ["1", "1", "1 (100%)"]
    assert mine[0][8] == "40"
    client.force_login(officer.user)
    client.post(at(asked, "quality"), {**QUALITY, "verdict": "returned", "reason": "How much?"})
    everything = {row[0]: row for row in rows_on(client.get(where))}
    assert everything["Psychology Service"][9] == "1"
    assert everything["Other, asked of others"][7] == "1"
    table = client.get(f"{where}?as=csv").content.decode()
    assert "Sent back for more work" in table
    assert "Thea" not in table
    assert "No advice was asked for" in words_on(client.get(f"{where}?since=2019-01&until=2019-02"))


def test_earlier_advice_is_used_again_when_all_three_agree(client, case, officer, psychologist):
    client.force_login(officer.user)
    where = reverse("advice_reuse", kwargs={"area": case.local_area.slug, "case_id": case.pk})
    assert "Use earlier advice again" in words_on(client.get(where))

    def day(name, on):
        return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}

    given = {
        "earlier": "", "kind": "medical", "document": "Report of the hospital", "giver": "Dr Tests",
        "family_agreed_who": "Pat Parent", **day("written_on", ago(100)),
        **day("giver_agreed_on", ago(5)), **day("family_agreed_on", ago(200)),
    }  # fmt: skip
    early = client.post(where, given)
    assert errors_on(early) == [
        ("This is before the advice was written.", "#id_family_agreed_on-day")
    ]
    done = client.post(where, {**given, **day("family_agreed_on", ago(2))}, follow=True)
    assert "is used again, by agreement of giver, family and council" in words_on(done)
    assert not case.advice_requests.exists()
