"""Exceptions: told once, shown by something that can be opened, and files that do no harm."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.casework import api
from goldenthread.casework.models import CaseDocument, CaseException
from goldenthread.casework.queries.reckoning import circumstances
from goldenthread.children.actions.restrictions import restrict
from goldenthread.platform.audit.models import Look
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.reach import as_member
from goldenthread.platform.statutory_clock.clock import statutory_clock
from tests.factories.areas import make_area
from tests.factories.cases import ask, decide, make_case
from tests.factories.children import make_child, make_officer, make_staff
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, links_on, words_on

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ago(days: int):
    return today() - timedelta(days=days)


def boxes(name, day) -> dict[str, str]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def packed(**parts: bytes) -> bytes:
    """Return an Office file of these parts; "__" stands for a folder."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return found.getvalue()


def with_macros() -> bytes:
    found = io.BytesIO(packed(word__document=b"<w:document/>"))
    with zipfile.ZipFile(found, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    return found.getvalue()


@pytest.fixture
def running(child, officer):
    """A case seven weeks old today."""
    return make_case(child, by=officer, received_on=ago(49), on=today())


@pytest.fixture
def where(area, running) -> str:
    """The address of the form."""
    return reverse("casework_exception_add", kwargs={"area": area.slug, "case_id": running.pk})


@pytest.fixture
def send(client, officer, where):
    """Send the form as the officer, and return the page that comes."""
    client.force_login(officer.user)
    hidden = hidden_on(client.get(where))

    def sent(**values):
        given = {"circumstance": "personal", **boxes("since", ago(20)), "evidence_kind": "letter",
                 **boxes("evidence_on", ago(21))}  # fmt: skip
        return client.post(where, {**hidden, **given, **values}, follow=True)

    return sent


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_every_circumstance_of_the_law_is_offered_once():
    book = statutory_clock().book
    found = circumstances(book)

    names = {name for one in found for name in one.names}
    codes = ("EXC-A", "EXC-B", "EXC-C", "EXC-D", "EXC-E", "EXC-COVID")
    assert names == {
        f"{code}({head.letter})" for code in codes for head in book.exceptions[code].heads
    }
    assert len({one.words for one in found}) == len(found)
    kinds = {one.key: {name.partition("(")[0] for name in one.names} for one in found}
    assert kinds["personal"] == kinds["away"] == {"EXC-A", "EXC-B", "EXC-C", "EXC-D", "EXC-E"}


def test_told_once_it_excuses_every_limit_that_the_law_allows_and_can_be_opened(
    client, send, running, officer
):
    decide(running, "assess", ago(48), by=officer, on=today())
    ask(running, ago(47), by=officer, on=today())

    page = send(file=file("Ash Testname, hospital.pdf", PDF))

    said = words_on(page)
    assert "The exception is on record" in said
    assert (
        "Exceptional personal circumstances of the child, the parent or the young person." in said
    )
    assert "EXC-A(c), SEND Regulations 2014, regulation 5(4)" in said
    assert "EXC-B(a), SEND Regulations 2014, regulation 8(2) and (3)" in said
    assert said.count("Excused") >= 2  # the advice, and what else is overdue
    with as_member(officer, on=today()):
        one = CaseException.objects.get()
        assert one.also == ["EXC-B(a)", "EXC-C(c)", "EXC-D(c)", "EXC-E(a)"]
        kinds = set(Event.objects.values_list("kind", flat=True))
    assert {"casework.exception_recorded", "casework.document_kept"} <= kinds

    link = next(href for words, href in links_on(page).items() if words.startswith("Open the doc"))
    given = client.get(link)

    assert given.content == PDF
    assert given["Content-Type"] == "application/pdf"
    name = f"case-{running.number}-document-{one.document_id}.pdf"
    assert given["Content-Disposition"] == f'attachment; filename="{name}"'
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in given["Cache-Control"]
    with as_member(officer, on=today()):
        assert Look.objects.order_by("pk").last().page == "casework_document"


def test_a_document_opens_for_nobody_else(client, area, send, running, officer, manager, child):
    send(file=file("letter.pdf", PDF))
    with as_member(officer, on=today()):
        document = CaseDocument.objects.get()
    parts = {"area": area.slug, "case_id": running.pk, "document_id": document.pk}
    link = reverse("casework_document", kwargs=parts)
    other = make_case(make_child(officer, on=today()), by=officer, received_on=ago(3), on=today())
    assert client.get(link.replace(f"/{running.pk}/", f"/{other.pk}/")).status_code == 404

    client.force_login(make_staff(area, "Larch School").user)
    assert client.get(link).status_code == 403
    client.force_login(make_officer(make_area()).user)
    assert client.get(link).status_code == 404
    with as_member(manager, on=today()):
        restrict(child=child, kind="safety", words="", people=[], by=manager, on=today())
    client.force_login(officer.user)
    assert client.get(link).status_code == 404
    with as_member(officer, on=today()):
        assert not CaseDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("a.pdf", b"", "The file is empty", id="empty"),
        pytest.param("a.exe", b"MZ", "A file of this kind cannot be taken", id="wrong kind"),
        pytest.param("a.pdf", b"words", "holds a text", id="not what it says"),
        pytest.param("a.png", PDF, "called a photo and is none", id="no picture"),
        pytest.param("a.docm", with_macros(), "carries macros", id="macros by name"),
        pytest.param("a.docx", with_macros(), "carries macros", id="macros inside"),
        pytest.param("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"),
                     "locked with a password", id="Word with a password"),
        pytest.param("a.pdf", PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"),
                     "locked with a password", id="PDF with a password"),
        pytest.param("a.docx", packed(word__document=b"0" * 20_000_000),
                     "far too large when it is unpacked", id="bomb"),
        pytest.param("a.docx", packed(word__document=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
                     "declarations that no Office program writes", id="entities"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_kept_is_told_and_the_words_stay(send, officer, name, content, says):
    page = send(file=file(name, content), evidence="My own long words")

    ((message, link),) = errors_on(page)
    assert says in message
    assert link == "#id_file"
    assert "My own long words" in page.content.decode()
    with as_member(officer, on=today()):
        assert not CaseException.objects.exists()
        assert not CaseDocument.objects.exists()


def test_a_file_that_is_too_large_is_told_and_the_words_stay(send, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024

    page = send(file=file("a.pdf", PDF + b"0" * 1024 * 1024), evidence="My own long words")

    ((message, _),) = errors_on(page)
    assert message.startswith("The file is larger than 1 MB")
    assert "My own long words" in page.content.decode()


def test_it_is_shown_by_advice_on_record_or_by_where_it_is_held(send, running, officer):
    decide(running, "assess", ago(48), by=officer, on=today())
    one = ask(running, ago(47), by=officer, on=today())
    with as_member(officer, on=today()):
        api.take_in_advice(advice=one, day=ago(30), late_reason="", by=officer, on=today())
    ((message, link),) = errors_on(send())
    assert message == "Upload what shows it, choose the advice, or say where it is held."
    assert link == "#id_evidence"

    said = words_on(send(advice=one.pk, evidence_kind="advice"))
    assert "Advice that was given of" in said
    assert ": health, Dr Who Tests." in said
    said = words_on(send(circumstance="away", evidence="The post book"))

    assert "Letter of" in said
    assert "The post book." in said


def test_an_exception_is_ended(client, area, send, running, officer):
    send(evidence="The post book")
    with as_member(officer, on=today()):
        one = CaseException.objects.get()
    parts = {"area": area.slug, "case_id": running.pk, "exception_id": one.pk}
    end = reverse("casework_exception_end", kwargs=parts)

    page = client.post(end, {**hidden_on(client.get(end)), **boxes("until", ago(2))}, follow=True)

    assert "The exception has ended" in words_on(page)
