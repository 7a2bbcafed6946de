"""Files that cannot be read as a plan, each of which must be refused calmly and in plain words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from random import Random

import docx
from openpyxl import Workbook
from PIL import Image, ImageDraw

from tests.reading.crafted_bytes import compound_file, pdf_of_text
from tests.reading.layouts import surroundings
from tests.reading.layouts.places import MERROWDALE
from tests.reading.layouts.word_writing import plain_table

MEGABYTE = 1_000_000


class Trouble(StrEnum):
    """What is wrong with a file."""

    EMPTY = "it holds nothing"
    NO_TEXT = "it holds pictures of text and no text"
    PASSWORD = "it opens only with a password"
    WRONG_ENDING = "it is not what its name says"
    TOO_LARGE = "it is, or unpacks to, far more than a plan"
    DAMAGED = "it is damaged"
    OLD = "it is in a format too old to read"
    NO_PLAN = "it can be read but is no plan"


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file's name with its ending, what is wrong with it, and how to make its bytes."""

    name: str
    trouble: Trouble
    write: Callable[[Path], object]


def empty(path: Path) -> None:
    """Not one byte."""
    path.write_bytes(b"")


def scanned_pdf(path: Path) -> None:
    """Two pages, each a picture of writing."""
    pages = [Image.new("RGB", (1240, 1754), "white") for _ in range(2)]
    for number, page in enumerate(pages, start=1):
        ImageDraw.Draw(page).text((100, 100), f"Action {number}: appoint a co-ordinator", "black")
    pages[0].save(path, "PDF", save_all=True, append_images=pages[1:])


def password_pdf(path: Path) -> None:
    """Opens only with the words that nobody was told."""
    path.write_bytes(pdf_of_text([["Action 1.1 Appoint a co-ordinator"]], password="not-told"))


def password_docx(path: Path) -> None:
    """As Word saves a document with a password: a compound file that wraps what is encrypted."""
    information = b'\4\0\4\0@\0\0\0<?xml version="1.0" encoding="UTF-8"?><encryption/>'
    package = Random(1).randbytes(6000)  # noqa: S311 -- stands for what nobody can read
    streams = {"EncryptionInfo": information.ljust(4096), "EncryptedPackage": package}
    path.write_bytes(compound_file(streams))


def old_doc(path: Path) -> None:
    """As Word 97 saves: its own binary in a compound file."""
    text = "Action 1.1 Appoint a co-ordinator by March".encode("cp1252")
    document = b"\xec\xa5\xc1\0" + bytes(1532) + text
    path.write_bytes(compound_file({"WordDocument": document, "1Table": b""}))


def pdf_bytes(path: Path) -> None:
    """A sound PDF, under whatever name it is given."""
    path.write_bytes(pdf_of_text([["Improvement plan", "Action 1.1 Appoint a co-ordinator"]]))


def jpeg_bytes(path: Path) -> None:
    """A sound photograph, under whatever name it is given."""
    Image.new("RGB", (640, 480), "teal").save(path, "JPEG")


def program_bytes(path: Path) -> None:
    """The head of a Windows program."""
    head = b"MZ".ljust(60, b"\0") + (64).to_bytes(4, "little")
    path.write_bytes(head + b"PE\0\0" + b"\x64\x86".ljust(4000, b"\0"))


def _docx_parts() -> dict[str, bytes]:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as package:
        return {name: package.read(name) for name in package.namelist()}


def _xlsx_parts() -> dict[str, bytes]:
    buffer = io.BytesIO()
    Workbook().save(buffer)
    with zipfile.ZipFile(buffer) as package:
        return {name: package.read(name) for name in package.namelist()}


def _write_package(path: Path, parts: dict[str, bytes], big: str, chunks: Iterator[bytes]) -> None:
    """Write a package whose one part comes in chunks, so that a bomb needs no memory here."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            if name != big:
                package.writestr(name, body)
        with package.open(big, "w", force_zip64=True) as part:
            for chunk in chunks:
                part.write(chunk)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zip_bomb_docx(path: Path, size: int = 200 * MEGABYTE) -> None:
    """A few hundred kilobytes that unpack to hundreds of megabytes of one letter."""

    def chunks() -> Iterator[bytes]:
        yield f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>'.encode()
        for _ in range(size // MEGABYTE):
            yield b"A" * MEGABYTE
        yield b"</w:t></w:r></w:p></w:body></w:document>"

    _write_package(path, _docx_parts(), "word/document.xml", chunks())


def zip_bomb_xlsx(path: Path, size: int = 200 * MEGABYTE) -> None:
    """A sheet of millions of cells, all alike."""
    rows = b"<row><c><v>1</v></c></row>" * (MEGABYTE // 26)

    def chunks() -> Iterator[bytes]:
        yield f'<worksheet xmlns="{SHEET}"><sheetData>'.encode()
        for _ in range(size // len(rows)):
            yield rows
        yield b"</sheetData></worksheet>"

    _write_package(path, _xlsx_parts(), "xl/worksheets/sheet1.xml", chunks())


def xml_bomb_docx(path: Path) -> None:
    """A few lines of definitions, each ten of the one before: a thousand million words."""
    names = [f"word{n}" for n in range(10)]
    entities = [f'<!ENTITY {names[0]} "promise ">']
    for before, name in pairwise(names):
        entities.append(f'<!ENTITY {name} "{f"&{before};" * 10}">')
    body = (
        f"<!DOCTYPE w:document [{''.join(entities)}]>"
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&{names[-1]};</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    _write_package(path, _docx_parts(), "word/document.xml", iter([body.encode()]))


def huge_pdf(path: Path) -> None:
    """200 MB, nearly all of it a hole in the disk."""
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(200 * MEGABYTE)


def prose(seed: int, paragraphs: int) -> list[str]:
    """Return paragraphs of a story that promises nothing."""
    chance = Random(seed)  # noqa: S311 -- repeatable test data, nothing secret
    who = ["The ferryman", "Old Maren", "The tall cousin", "A stranger", "The miller's clerk"]
    did = ["watched", "forgot", "crossed", "painted", "listened to", "waited beside", "mended"]
    what = ["the harbour wall", "a blue door", "the winter road", "her brother's boat", "the rain"]
    then = ["and said nothing", "until the lamps were lit", "as the tide turned", "for an hour"]
    banks = [who, did, what, then]
    return [
        " ".join(
            " ".join(chance.choice(bank) for bank in banks) + "."
            for _ in range(chance.randint(4, 9))
        )
        for _ in range(paragraphs)
    ]


def novel_docx(path: Path) -> None:
    """Forty chapters with headings."""
    book = docx.Document()
    book.add_heading("The Ferryman's Winter", 0)
    for chapter in range(1, 41):
        book.add_heading(f"Chapter {chapter}", 1)
        for paragraph in prose(chapter, 12):
            book.add_paragraph(paragraph)
    book.save(str(path))


def novel_pdf(path: Path) -> None:
    """Sixty pages of lines."""
    pages = []
    for number in range(1, 61):
        words = " ".join(prose(number, 8)).split()
        lines = [" ".join(words[n : n + 14]) for n in range(0, len(words), 14)]
        pages.append([f"Chapter {number}", *lines[:50]])
    path.write_bytes(pdf_of_text(pages))


def novel_txt(path: Path) -> None:
    """Long paragraphs, as a book is kept in plain text."""
    path.write_text("\n\n".join(prose(7, 400)), encoding="utf-8")


def no_plan_docx(path: Path) -> None:
    """A governance paper: tables of groups, words, risks and contacts, and no action."""
    document = docx.Document()
    document.add_heading("Merrowdale SEND governance handbook", 0)
    for paragraph in surroundings.introduction(MERROWDALE):
        document.add_paragraph(paragraph)
    tables = {
        "Who meets": surroundings.governance(MERROWDALE),
        "Glossary": surroundings.glossary(),
        "Contacts": surroundings.contacts(MERROWDALE),
        "Version control": surroundings.versions(),
    }
    for heading, rows in tables.items():
        document.add_heading(heading, 1)
        plain_table(document, rows)
    document.save(str(path))


def corrupted_docx(path: Path) -> None:
    """A document whose middle third was overwritten on its way."""
    novel_docx(path)
    body = bytearray(path.read_bytes())
    third = len(body) // 3
    body[third : 2 * third] = b"\x55" * third
    path.write_bytes(bytes(body))


def cut_docx(path: Path) -> None:
    """A document of which the download stopped half-way, so that it has lost its directory."""
    novel_docx(path)
    body = path.read_bytes()
    path.write_bytes(body[: len(body) // 2])


def truncated_pdf(path: Path) -> None:
    """A PDF of which the download stopped before its first page was whole."""
    novel_pdf(path)
    path.write_bytes(path.read_bytes()[:300])


BAD_FILES = [
    BadFile("empty.docx", Trouble.EMPTY, empty),
    BadFile("empty.pdf", Trouble.EMPTY, empty),
    BadFile("empty.txt", Trouble.EMPTY, empty),
    BadFile("scanned.pdf", Trouble.NO_TEXT, scanned_pdf),
    BadFile("password.pdf", Trouble.PASSWORD, password_pdf),
    BadFile("password.docx", Trouble.PASSWORD, password_docx),
    BadFile("password.xlsx", Trouble.PASSWORD, password_docx),
    BadFile("a-pdf-inside.docx", Trouble.WRONG_ENDING, pdf_bytes),
    BadFile("a-photograph-inside.pdf", Trouble.WRONG_ENDING, jpeg_bytes),
    BadFile("a-program-inside.xlsx", Trouble.WRONG_ENDING, program_bytes),
    BadFile("zip-bomb.docx", Trouble.TOO_LARGE, zip_bomb_docx),
    BadFile("zip-bomb.xlsx", Trouble.TOO_LARGE, zip_bomb_xlsx),
    BadFile("xml-bomb.docx", Trouble.TOO_LARGE, xml_bomb_docx),
    BadFile("huge.pdf", Trouble.TOO_LARGE, huge_pdf),
    BadFile("novel.docx", Trouble.NO_PLAN, novel_docx),
    BadFile("novel.pdf", Trouble.NO_PLAN, novel_pdf),
    BadFile("novel.txt", Trouble.NO_PLAN, novel_txt),
    BadFile("governance.docx", Trouble.NO_PLAN, no_plan_docx),
    BadFile("corrupted.docx", Trouble.DAMAGED, corrupted_docx),
    BadFile("cut.docx", Trouble.DAMAGED, cut_docx),
    BadFile("truncated.pdf", Trouble.DAMAGED, truncated_pdf),
    BadFile("old.doc", Trouble.OLD, old_doc),
]
