"""Files that can and cannot be brought in: one clear sentence each, nothing kept of the rest."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.core.plan_format import dumps
from goldenthread.improvement.models import PlanImport
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.documents.models import StoredDocument
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_document
from tests.improvement.queue import do_queued_work
from tests.reading import bad_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return make_area()


@pytest.fixture
def here(client, area):
    client.force_login(make_member(area).user)
    return f"/areas/{area.slug}/plan/imports"


def stored(area) -> tuple[int, int]:
    with in_area(area.pk):
        return PlanImport.objects.count(), StoredDocument.objects.count()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("plan.docx", b"", "The file is empty. Check that it opens on your computer first."),
        ("plan.doc", b"x", "Open it in Word and save it as a Word document (.docx)"),
        ("plan.xls", b"x", "Open it in Excel and save it as an Excel workbook (.xlsx)"),
        ("plan.exe", b"x", "This kind of file cannot be read. Upload a Word (.docx), PDF"),
        ("plan", b"x", "This kind of file cannot be read. Upload a Word (.docx), PDF"),
    ],
    ids=["empty", "old Word", "old Excel", "a program", "no ending"],
)
def test_what_cannot_be_read_is_refused_before_it_is_kept(client, area, here, name, content, why):
    page = client.post(f"{here}/new/", {"file": SimpleUploadedFile(name, content)})

    assert page.status_code == 200
    assert why in page.content.decode()
    assert page.content.decode().count(f"{why}") == 2  # in the summary and beside the field
    assert stored(area) == (0, 0)


def test_a_form_without_a_file_asks_for_one(client, area, here):
    page = client.post(f"{here}/new/", {})

    assert "Choose the file of the plan." in page.content.decode()
    assert stored(area) == (0, 0)


def test_a_file_over_the_limit_is_let_run_out_unkept(client, area, here, settings):
    settings.MAX_UPLOAD_BYTES = 3 * 1024 * 1024
    file = SimpleUploadedFile("plan.pdf", b"0" * (5 * 1024 * 1024))

    page = client.post(f"{here}/new/", {"file": file})

    assert "The file is larger than 3 MB." in page.content.decode()
    assert stored(area) == (0, 0)


def test_a_file_just_over_the_limit_is_counted_as_it_arrives(client, area, here, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    file = SimpleUploadedFile("plan.pdf", b"0" * (1024 * 1024 + 1))

    page = client.post(f"{here}/new/", {"file": file})

    assert "The file is larger than 1 MB." in page.content.decode()
    assert stored(area) == (0, 0)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "This JSON file is not a plan that was saved here: The file is not JSON."),
        (b"[]", "A plan file holds one JSON object."),
        (b'{"format": "other"}', "The file does not say that its format is"),
        (
            dumps(make_document(published="2025-13")).encode(),
            "This JSON file has a plan that cannot be: There is no such date.",
        ),
        (
            dumps(make_document(local_area="x" * 201)).encode(),
            "This JSON file has a plan that cannot be: Use 200 characters or fewer.",
        ),
    ],
    ids=["broken", "a list", "another format", "no such date", "too long"],
)
def test_json_that_is_no_plan_is_said_and_not_kept(client, area, here, content, why):
    started = client.post(f"{here}/new/", {"file": SimpleUploadedFile("plan.json", content)})
    do_queued_work()

    page = client.get(started.url).content.decode().replace("&#34;", '"')

    assert why in page
    assert "Nothing of the file was kept but its name." in page
    assert stored(area) == (1, 0)


BAD = [
    ("scan.pdf", bad_files.scanned_pdf),
    ("locked.pdf", bad_files.password_pdf),
    ("locked.docx", bad_files.password_docx),
    ("wrong.docx", bad_files.pdf_bytes),
    ("picture.pdf", bad_files.jpeg_bytes),
    ("zip-bomb.docx", bad_files.zip_bomb_docx),
    ("xml-bomb.docx", bad_files.xml_bomb_docx),
    ("novel.docx", bad_files.novel_docx),
    ("broken.docx", bad_files.corrupted_docx),
    ("cut.pdf", bad_files.truncated_pdf),
]


@pytest.mark.parametrize(("name", "make"), BAD, ids=[name for name, _ in BAD])
def test_a_bad_document_gives_one_sentence_and_nothing_is_kept(
    client, area, here, tmp_path, name, make
):
    path = tmp_path / name
    make(path)
    file = SimpleUploadedFile(name, path.read_bytes())

    started = client.post(f"{here}/new/", {"file": file})
    do_queued_work()
    page = client.get(started.url).content.decode()

    with in_area(area.pk):
        plan_import = PlanImport.objects.get()
        assert (plan_import.state, plan_import.as_read) == ("unreadable", None)
    sentence = plan_import.problem
    assert sentence.endswith((".", "!"))
    assert "Traceback" not in sentence
    assert len(sentence) < 250
    assert page.count("govuk-inset-text") == 1
    assert stored(area) == (1, 0)


def test_a_web_page_is_read_with_its_oddities_beside_their_parts(client, area, here):
    rows = "".join(
        f"<tr><td>1.{n}</td><td>Do thing number {n} for families</td><td>Head of SEND</td>"
        f"<td>{due}</td><td>More families say so</td></tr>"
        for n, due in enumerate(["June 2025", "31/09/2025", "TBC"], start=1)
    )
    html = (
        "<html><body><h1>Eastmarch SEND written statement of action</h1>"
        "<h2>Priority 1: Advice arrives late</h2><table><tr><th>Ref</th><th>Action</th>"
        "<th>Lead</th><th>Deadline</th><th>Measure of success</th></tr>"
        f"{rows}</table></body></html>"
    )
    file = SimpleUploadedFile("plan.html", html.encode())

    started = client.post(f"{here}/new/", {"file": file})
    do_queued_work()
    review = client.get(started.url).url

    with in_area(area.pk):
        (plan_import,) = PlanImport.objects.all()
        kinds = {oddity["kind"] for oddity in plan_import.oddities}
        assert "date that does not exist" in kinds
    area_page = client.get(f"{review}areas/n1/").content.decode()
    assert "Do thing number 2 for families" in area_page
    assert "Date that does not exist" in area_page
