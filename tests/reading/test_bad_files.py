"""The bad files are as bad as they claim, so that refusing them proves something."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pdfplumber
import pytest
from lxml import etree
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException
from python_calamine import CalamineWorkbook, PasswordError

from tests.reading import bad_files
from tests.reading.bad_files import BAD_FILES, MEGABYTE, BadFile


@pytest.mark.parametrize(
    "bad",
    [bad for bad in BAD_FILES if not bad.name.startswith("zip-bomb")],
    ids=lambda bad: bad.name,
)
def test_every_file_is_written(bad: BadFile, tmp_path: Path) -> None:
    path = tmp_path / bad.name

    bad.write(path)

    assert (path.stat().st_size == 0) == bad.name.startswith("empty")


def test_the_scan_has_pictures_and_no_text(tmp_path: Path) -> None:
    path = tmp_path / "scanned.pdf"
    bad_files.scanned_pdf(path)

    with pdfplumber.open(path) as pdf:
        assert [(len(page.images), page.extract_text()) for page in pdf.pages] == [(1, ""), (1, "")]


def test_the_locked_pdf_opens_with_its_password_and_not_without(tmp_path: Path) -> None:
    path = tmp_path / "password.pdf"
    bad_files.password_pdf(path)

    with pdfplumber.open(path, password="not-told") as pdf:
        assert pdf.pages[0].extract_text() == "Action 1.1 Appoint a co-ordinator"
    with pytest.raises(PdfminerException) as refusal:
        pdfplumber.open(path)
    assert isinstance(refusal.value.args[0], PDFPasswordIncorrect)


def test_the_locked_workbook_is_known_to_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "password.xlsx"
    bad_files.password_docx(path)

    with pytest.raises(PasswordError):
        CalamineWorkbook.from_path(path)


@pytest.mark.parametrize("name", ["zip-bomb.docx", "zip-bomb.xlsx"])
def test_a_zip_bomb_is_small_and_unpacks_to_much(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    next(bad for bad in BAD_FILES if bad.name == name).write(path)

    with zipfile.ZipFile(path) as package:
        unpacked = sum(part.file_size for part in package.infolist())

    assert path.stat().st_size < MEGABYTE
    assert unpacked > 190 * MEGABYTE


def test_the_xml_bomb_swells_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "xml-bomb.docx"
    bad_files.xml_bomb_docx(path)

    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml")

    assert len(body) < 2000
    # a careful parser stops it: the bomb is live
    with pytest.raises(etree.XMLSyntaxError, match=r"amplification|loop"):
        etree.fromstring(body, etree.XMLParser(resolve_entities=True))


def test_the_huge_file_is_huge_but_takes_no_room(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    bad_files.huge_pdf(path)

    assert path.stat().st_size == 200 * MEGABYTE
    assert path.stat().st_blocks * 512 < MEGABYTE


def test_damaged_files_cannot_be_opened(tmp_path: Path) -> None:
    bad_files.cut_docx(tmp_path / "cut.docx")
    bad_files.corrupted_docx(tmp_path / "corrupted.docx")
    bad_files.truncated_pdf(tmp_path / "truncated.pdf")

    assert not zipfile.is_zipfile(tmp_path / "cut.docx")
    with pytest.raises(zipfile.BadZipFile):
        docx.Document(str(tmp_path / "corrupted.docx"))
    with pytest.raises(PdfminerException, match="Unexpected EOF"):
        pdfplumber.open(tmp_path / "truncated.pdf")


def test_what_is_no_plan_can_be_read(tmp_path: Path) -> None:
    bad_files.novel_docx(tmp_path / "novel.docx")
    bad_files.novel_pdf(tmp_path / "novel.pdf")
    bad_files.no_plan_docx(tmp_path / "governance.docx")

    assert len(docx.Document(str(tmp_path / "novel.docx")).paragraphs) == 1 + 40 * 13
    assert len(docx.Document(str(tmp_path / "governance.docx")).tables) == 4
    with pdfplumber.open(tmp_path / "novel.pdf") as pdf:
        assert len(pdf.pages) == 60
