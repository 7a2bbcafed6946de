"""The public pages: anybody asks, nothing typed is lost, and nothing is shown back afterwards."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.core.references import make_reference, read_reference
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.notifications.models import Message
from goldenthread.portal.actions import drafting
from goldenthread.portal.actions.sending import knock, send_request
from goldenthread.portal.models import Knock, OnlineDraft, OnlineFile, OnlineRequest
from tests.factories.areas import make_area
from tests.factories.days import today
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, links_on, words_on
from tests.factories.post import Postbox, postbox_for
from tests.portal.conftest import COLLEAGUE, PARENT, YOUNG, bearing, fill_in, intake, public, send

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    with postbox_for(settings) as box:
        yield box


def kept(area) -> list[OnlineRequest]:
    with intake(area):
        return list(OnlineRequest.objects.filter(local_area=area))


def pdf(name="report.pdf", content=b"%PDF-1.7 made up"):
    return SimpleUploadedFile(name, content)


def packed(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in names:
            package.writestr(name, "made up")
    return made.getvalue()


def test_a_parent_asks_is_told_at_once_and_nothing_is_shown_back(client, area, postbox):
    checked = fill_in(client, area)
    key = client.session["online_drafts"][area.slug]
    done = client.post(public(area, "check"), {"website": ""}, follow=True)
    run_queued()

    assert "Wren" in words_on(checked)
    assert "4 May 2016" in words_on(checked)
    assert "Change your full name" in links_on(checked)
    (online,) = kept(area)
    assert (online.name, online.child_name, online.postcode, online.source, online.state) == (
        "Pat Parent", "Wren Madeup", "ZZ99 3WZ", "1", "new",
    )  # fmt: skip
    assert online.received_on == today()
    said = words_on(done)
    assert online.reference in said
    assert read_reference(online.reference) == online.reference
    by_when = today() + timedelta(weeks=6)
    assert f"{by_when.day} {by_when:%B %Y}" in said
    for secret in ("Wren", "Madeup", "Pat", "Reading"):
        assert secret not in done.content.decode()
    (mail,) = postbox.mails()
    assert mail["To"] == "pat@example.org"
    assert f"{by_when.day} {by_when:%B %Y}" in mail.get_content()
    assert online.reference in mail["Subject"]
    assert "Wren" not in str(mail)
    assert "Madeup" not in mail.get_content()
    again = client.get(public(area, "check"), follow=True)
    assert again.redirect_chain[-1][0] == public(area)
    with in_area(area.pk, reach=Reach(bearer=key)):
        assert not OnlineDraft.objects.exists()


@pytest.mark.parametrize(
    ("answers", "source", "name", "email"),
    [(YOUNG, "1", "Wren Madeup", "wren@example.org"),
     (COLLEAGUE, "2", "Cleo Colleague", "cleo@example.org")],
    ids=["a young person", "a professional"],
)  # fmt: skip
def test_others_ask_in_fewer_pages(client, area, answers, source, name, email):
    send(client, area, answers)

    (online,) = kept(area)
    assert (online.source, online.name, online.email) == (source, name, email)


def test_nothing_typed_is_lost_on_an_error_or_by_going_back(client, area):
    fill_in(client, area, until="child")
    wrong = client.post(
        public(area, "child"), {**PARENT["child"], "surname": "", "date_of_birth-year": "1990"}
    )
    back = client.get(public(area, "you"))
    returned = client.get(public(area, "child"))

    assert [words for words, _ in errors_on(wrong)] == [
        "Enter the last name",
        "This assessment is for people under 25. Check the date of birth, or call us.",
    ]
    assert 'value="Wren"' in wrong.content.decode()
    assert 'value="Pat Parent"' in back.content.decode()
    assert 'value="Wren"' in returned.content.decode()
    assert 'value="1990"' in returned.content.decode()
    assert "<title>Error: " in wrong.content.decode().replace('<title lang="en">', "<title>")


def test_a_page_cannot_be_jumped_over_and_a_stranger_starts_at_the_start(client, area):
    assert client.get(public(area, "why"), follow=True).redirect_chain[-1][0] == public(area)
    fill_in(client, area, until="home")

    ahead = client.get(public(area, "check"), follow=True)
    other_way = client.get(public(area, "work"), follow=True)

    assert ahead.redirect_chain[-1][0] == public(area, "home")
    assert other_way.redirect_chain[-1][0] == public(area, "home")
    assert client.get(public(area, "nonsense")).status_code == 404
    assert client.get(public(area, "done"), follow=True).redirect_chain[-1][0] == public(area)


def test_an_answer_is_changed_from_the_last_page_and_comes_back_to_it(client, area):
    fill_in(client, area)

    page = client.post(
        f"{public(area, 'school')}?from=check", {"school": "Rowan School"}, follow=True
    )

    assert page.redirect_chain[-1][0] == public(area, "check")
    assert "Rowan School" in words_on(page)


def test_who_is_under_16_cannot_ask_for_themself(client, area):
    fill_in(client, area, YOUNG, until="child")
    page = client.post(public(area, "child"), PARENT["child"])

    assert "You must be 16 or over" in errors_on(page)[0][0]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [("letter.docx", packed("word/document.xml", "word/vbaProject.bin"), "carries macros"),
     ("virus.exe", b"MZ made up", "A file of this kind cannot be taken. Choose a PDF"),
     ("sheet.xlsx", packed("xl/workbook.xml", "xl/vbaProject.bin"), "carries macros"),
     ("old.doc", b"\xd0\xcf\x11\xe0 made up", "old kind of Word file"),
     ("broken.docx", b"PK\x03\x04 made up", "The file is broken"),
     ("large.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024), "This file is too large"),
     ("empty.pdf", b"", "empty")],
    ids=["macros", "a program", "a workbook with macros", "an old one", "broken", "too large",
         "empty"],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_answered_clearly_and_loses_nothing(
    client, area, name, content, why
):
    fill_in(client, area, until="files")
    client.post(public(area, "files"), {"file": pdf(), "add": "1"})

    page = client.post(public(area, "files"), {"file": pdf(name, content), "add": "1"})

    assert why in errors_on(page)[0][0]
    assert "report.pdf" in words_on(page)
    assert "Wren" in words_on(client.get(public(area, "check")))


def test_files_are_added_taken_away_limited_and_go_with_the_request(client, area):
    fill_in(client, area, until="files")
    for number in range(5):
        client.post(public(area, "files"), {"file": pdf(f"{number}.pdf"), "add": "1"})
    sixth = client.post(public(area, "files"), {"file": pdf("6.pdf"), "add": "1"})
    with bearing(client, area):
        first = OnlineFile.objects.order_by("pk").first()
    assert first is not None
    client.post(public(area, "files"), {"remove": str(first.pk)})
    client.post(public(area, "files"), {"remove": str(first.pk + 1)})
    docx = pdf("letter.docx", packed("word/document.xml"))
    client.post(public(area, "files"), {"file": docx, "add": "1"})
    client.post(public(area, "files"), {"file": pdf("sheet.xlsx", packed("xl/workbook.xml"))})
    client.post(public(area, "check"), {"website": ""})

    assert "You can send 5 files" in errors_on(sixth)[0][0]
    (online,) = kept(area)
    with intake(area):
        names = [one.name for one in online.files.all()]
    assert names == ["2.pdf", "3.pdf", "4.pdf", "letter.docx", "sheet.xlsx"]


def test_nobody_takes_away_anothers_file_nor_reads_anothers_draft(client, area):
    fill_in(client, area, until="files")
    client.post(public(area, "files"), {"file": pdf(), "add": "1"})
    with bearing(client, area):
        (file,) = OnlineFile.objects.all()
    other = Client()
    fill_in(other, area, until="files")

    other.post(public(area, "files"), {"remove": str(file.pk)})

    with bearing(client, area):
        assert OnlineFile.objects.filter(pk=file.pk).exists()
    assert "report.pdf" not in words_on(other.get(public(area, "files")))
    elsewhere = make_area()
    assert client.get(public(elsewhere, "files"), follow=True).redirect_chain[-1][0] == public(
        elsewhere
    )


def test_too_many_from_one_address_are_asked_to_wait_and_lose_nothing(client, area, settings):
    settings.ONLINE_REQUEST_LIMITS = {"begin": 60, "send": 1}
    send(client, area)
    fill_in(client, area)

    page = client.post(public(area, "check"), {"website": ""}, REMOTE_ADDR="127.0.0.1")
    other = client.post(public(area, "check"), {"website": ""}, REMOTE_ADDR="192.0.2.7")

    assert page.status_code == 429
    assert "Try again in an hour" in words_on(page)
    assert other.status_code == 302
    assert len(kept(area)) == 2
    with intake(area):
        assert not any("127.0.0.1" in str(vars(one)) for one in Knock.objects.all())


def test_the_limit_is_of_an_hour(area):
    now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    with intake(area):
        for minutes in range(20):
            at = now + timedelta(minutes=minutes)
            knock(local_area=area, address="192.0.2.7", what="send", at=at, by=None, on=ON)
        with pytest.raises(NotReady):
            knock(
                local_area=area, address="192.0.2.7", what="send", by=None, on=ON,
                at=now + timedelta(minutes=30),
            )  # fmt: skip
        knock(
            local_area=area, address="192.0.2.7", what="send", by=None, on=ON,
            at=now + timedelta(minutes=61),
        )  # fmt: skip


ON = date(2026, 3, 2)


def test_a_machine_that_fills_in_what_nobody_sees_sends_nothing(client, area):
    page = fill_in(client, area)
    hidden = re.search(r"<div hidden>(.*?)</div>", page.content.decode(), re.DOTALL)
    assert hidden is not None
    assert 'name="website"' in hidden.group(1)

    client.post(public(area, "check"), {"website": "http://example.org"})

    assert kept(area) == []


def test_a_request_sent_on_a_saturday_evening_is_received_that_day(area):
    saturday = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)  # half past eleven at night in England
    values = {
        "asked_as": "parent", "source": "1", "name": "Pat Parent", "forename": "Wren",
        "surname": "Madeup", "date_of_birth": date(2016, 5, 4), "why": "Reading",
    }  # fmt: skip
    with intake(area):
        draft = drafting.begin_draft(local_area=area, at=saturday, by=None, on=date(2026, 3, 28))
        online = send_request(
            draft=draft, values=values, at=saturday, by=None, on=date(2026, 3, 28)
        )
        assert online.received_on == date(2026, 3, 28)
        assert Message.objects.count() == 0  # there is no address
        with pytest.raises(NotReady):
            send_request(draft=draft, values=values, at=saturday, by=None, on=date(2026, 3, 28))


def test_a_draft_is_kept_for_a_day(area):
    then = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    with intake(area):
        old = drafting.begin_draft(local_area=area, at=then, by=None, on=ON)
    with in_area(area.pk, reach=Reach(bearer=old.key)):
        assert OnlineDraft.objects.filter(pk=old.pk).exists()
        OnlineFile.objects.create(
            local_area=area, draft=old, name="a", kind="a", size=1, sha256="a", content=b"a"
        )
        drafting.begin_draft(local_area=area, at=then + timedelta(hours=25), by=None, on=ON)

        assert not OnlineDraft.objects.filter(pk=old.pk).exists()


def test_the_public_pages_say_nothing_of_the_area_but_name_and_contact(client, area, officer):
    with intake(area):
        area.contact = "01234 567890, Monday to Friday"
        area.save(update_fields=["contact"])

    page = client.get(public(area))

    said = words_on(page)
    assert "01234 567890, Monday to Friday" in said
    assert "within 6 weeks" in said
    assert area.name in page.content.decode()
    assert officer.person.name not in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert client.get(public(area).replace(area.slug, "nowhere")).status_code == 404


def test_a_reference_is_checked_and_read_as_it_is_typed():
    made = make_reference()
    plain = made.replace("-", "")

    assert read_reference(f" {plain.lower()} ") == made
    for place in range(8):
        other = "2" if plain[place] != "2" else "3"
        assert read_reference(plain[:place] + other + plain[place + 1 :]) == ""
    for place in range(6):
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        assert read_reference(swapped) == ("" if swapped != plain else made)
    assert read_reference("") == read_reference("ABCD-EFG0") == ""
