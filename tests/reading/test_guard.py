from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from goldenthread.config.read_plan import read_plan_command
from goldenthread.reading.api import CannotRead, read_plan
from goldenthread.reading.guard import FileKind, checked
from goldenthread.reading.sandbox import read_plan_safely
from tests.reading.pages import table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PLAN = "<html><body><h1>Marlshire SEND Plan</h1><h2>Priority 1: Voice</h2>" + table(
    ("Action", "Lead", "By when", "Measure"), ("Listen to families", "PCF", "31/09/2024", "Heard")
)


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("plan.docx", b"", "empty"),
        ("plan.txt", b" \n\n", "empty"),
        ("plan.pdf", b"PK\x03\x04 nothing", "broken"),
        ("plan.docx", b"%PDF-1.7\n", "holds a PDF"),
        ("plan.pdf", b"<html><p>Plan</p></html>", "holds a text"),
        ("plan.doc", OLE + "WordDocument".encode("utf-16-le"), "save it as a Word document"),
        ("plan.xls", OLE + "Workbook".encode("utf-16-le"), "save it as a workbook"),
        ("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("plan.docx", OLE, "password or in an old Office format"),
        ("plan.ppt", OLE, "save it as a PDF"),
        ("plan.rtf", b"{\\rtf1 plan}", r"\.rtf file"),
        ("plan.png", b"\x89PNG\r\n\x1a\n\0\0", "not a file that can be read"),
        ("plan.odt", b"words", r"\.odt file"),
        ("plan.pdf", b"%PDF-1.7\nnothing more", "PDF is broken"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_plain_sentence(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(CannotRead, match=says) as refusal:
        read_plan(path)

    assert str(refusal.value).count("\n") == 0
    assert str(refusal.value).endswith(".")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="cannot be opened"):
        checked(tmp_path / "none.pdf")


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(CannotRead, match="200 MB"):
        checked(path)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"word/document.xml": b"<w>" + b" " * 12_000_000}, "far too large"),
        ({"word/styles.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "declarations"),
        ({"word/document.xml": "<!DOCTYPE x><x/>".encode("utf-16")}, "declarations"),
        ({"xl/workbook.bin": b"x"}, r"\.xlsb"),
        ({"ppt/presentation.xml": b"<x/>"}, r"\.pptx"),
        ({"readme.md": b"x"}, "packed files"),
    ],
)
def test_a_package_that_is_dangerous_or_no_plan_is_refused(
    tmp_path: Path, parts: dict[str, bytes], says: str
) -> None:
    path = packed(tmp_path / "plan.docx", parts)

    with pytest.raises(CannotRead, match=says):
        checked(path)


def test_a_cut_off_package_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.docx"
    docx.Document().save(str(whole))
    cut = tmp_path / "cut.docx"
    cut.write_bytes(whole.read_bytes()[:3000])

    with pytest.raises(CannotRead, match="broken"):
        read_plan(cut)


def test_a_package_compressed_in_an_unknown_way_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "plan.docx", {"word/document.xml": b"<w:document/>"})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):  # where each names its method
        data[data.index(mark) + place] = 99
    path.write_bytes(data)

    with pytest.raises(CannotRead, match="broken"):
        read_plan(path)


def test_empty_documents_and_documents_without_a_plan_are_told_apart(tmp_path: Path) -> None:
    empty, novel = tmp_path / "empty.docx", tmp_path / "novel.docx"
    docx.Document().save(str(empty))
    written = docx.Document()
    written.add_paragraph("It was a bright cold day in April, and the clocks were wrong.")
    written.save(str(novel))

    with pytest.raises(CannotRead, match="no text"):
        read_plan(empty)
    with pytest.raises(CannotRead, match="No actions were found"):
        read_plan(novel)


def test_a_macro_file_is_known_by_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsm"
    openpyxl.Workbook().save(path)

    assert checked(path) is FileKind.WORKBOOK


def test_a_file_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(PLAN, "utf-8")

    reading = read_plan_safely(path)

    assert [action.text for _, action in reading.plan.actions()] == ["Listen to families"]


def test_a_refusal_comes_out_of_the_process(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("<html><p>Once upon a time</p></html>", "utf-8")

    with pytest.raises(CannotRead, match="No actions"):
        read_plan_safely(path)


def test_a_reading_that_takes_too_much_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(PLAN, "utf-8")

    with pytest.raises(CannotRead, match="memory"):
        read_plan_safely(path, megabytes=30)
    with pytest.raises(CannotRead, match="longer than"):
        read_plan_safely(path, seconds=0)


def test_the_command_prints_the_plan_and_what_looks_wrong(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path, out = tmp_path / "plan.html", tmp_path / "plan.json"
    path.write_text(PLAN, "utf-8")

    assert read_plan_command([str(path), "--on", "2024-10-01"]) == 0
    printed = capfdbinary.readouterr()
    assert read_plan_command([str(path), "--out", str(out)]) == 0

    assert out.read_bytes() == printed.out
    assert "date that does not exist: “31/09/2024” is no day".encode() in printed.err
    assert b"[table 1, row 2, under" in printed.err


def test_the_command_says_why_a_file_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read_plan_command([str(tmp_path / "none.pdf")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
