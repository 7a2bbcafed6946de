"""Looks at a file before it is opened: what it is, how large it becomes, whether it is locked.

Nothing here trusts the file's name or what the file says of its own size.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from goldenthread.reading.refusals import CannotRead

LARGEST_FILE = 50_000_000
_LARGEST_UNPACKED = 400_000_000
_LARGEST_PART = 150_000_000
_MOST_PARTS = 20_000
_STEEPEST = 250  # times a part may grow when unpacked, past the first few megabytes
_SMALL_ENOUGH = 8_000_000
_STEP = 1 << 16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileKind(StrEnum):
    """What a file holds, whatever it is called."""

    WORD = "Word document"
    WORKBOOK = "workbook"
    PDF = "PDF"
    WEB = "web page"
    TEXT = "text"


_ENDINGS = {
    ".docx": FileKind.WORD,
    ".docm": FileKind.WORD,
    ".xlsx": FileKind.WORKBOOK,
    ".xlsm": FileKind.WORKBOOK,
    ".pdf": FileKind.PDF,
    ".html": FileKind.WEB,
    ".htm": FileKind.WEB,
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".csv": FileKind.TEXT,
    ".tsv": FileKind.TEXT,
}
_OLD = {
    ".doc": "Word document (.docx)",
    ".rtf": "Word document (.docx)",
    ".odt": "Word document (.docx)",
    ".xls": "workbook (.xlsx)",
    ".ods": "workbook (.xlsx)",
    ".ppt": "PDF",
    ".pptx": "PDF",
}
_LOCKED = "The file is locked with a password: save a copy without it, and upload that."
_KNOWN = "a Word document (.docx), PDF, workbook (.xlsx), web page (.html) or text file (.txt)"


def checked(path: Path) -> FileKind:
    """Return what a file is, once it is known to be safe to open.

    :raises CannotRead: when it is too large, empty, locked, dangerous, or of another kind.
    """
    ending = path.suffix.lower()
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise CannotRead(
                f"The file is {size // 1_000_000} MB, and {LARGEST_FILE // 1_000_000} MB is the "
                "most that can be read: save it without pictures, or upload the plan alone."
            )
        with path.open("rb") as file:
            start = file.read(8192)
    except OSError as error:
        raise CannotRead(
            "The file cannot be opened: check that it is there and upload it again."
        ) from error
    if not start.strip(b"\0 \r\n\t"):
        raise CannotRead("The file is empty: check that it was saved, and upload it again.")
    kind = _kind(path, start, ending)
    if kind in (FileKind.WORD, FileKind.WORKBOOK):
        _check_package(path)
    return kind


def _kind(path: Path, start: bytes, ending: str) -> FileKind:
    if start.startswith(_OLE):
        raise CannotRead(_locked_or_old(path, ending))
    if start.startswith(b"PK\x03\x04"):
        found = _kind_of_package(path)
    elif b"%PDF-" in start[:1024]:
        found = FileKind.PDF
    elif _is_text(start):
        found = _kind_of_text(start, ending)
    else:
        raise CannotRead(_unknown(ending))
    expected = _ENDINGS.get(ending)
    texts = (FileKind.WEB, FileKind.TEXT)
    if expected is None:
        raise CannotRead(_unknown(ending))
    if expected is not found and not (expected in texts and found in texts):
        raise CannotRead(
            f"The file is called {ending} but holds a {found}: give it the right ending, "
            "or save it again, and upload it."
        )
    return expected


def _unknown(ending: str) -> str:
    if ending in _OLD:
        return f"A {ending} file cannot be read: save it as a {_OLD[ending]}, and upload that."
    return f"This is not a file that can be read here: upload {_KNOWN}."


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = sum(1 for byte in start if byte < 9 or 13 < byte < 27)
    return b"\0" not in start and control < len(start) / 50


def _kind_of_text(start: bytes, ending: str) -> FileKind:
    if start.lstrip().startswith(b"{\\rtf"):
        raise CannotRead(_unknown(".rtf"))
    tagged = re.search(rb"<(?:!doctype html|html|head|body|table|p|div|h1)\b", start, re.IGNORECASE)
    return FileKind.WEB if tagged and ending in (".html", ".htm") else FileKind.TEXT


def _locked_or_old(path: Path, ending: str) -> str:
    """Say what an old Office container is: a locked new file, or a file in the old format."""
    with path.open("rb") as file:
        inside = file.read(LARGEST_FILE)
    if _utf16("EncryptedPackage") in inside or _utf16("EncryptionInfo") in inside:
        return _LOCKED
    if _utf16("WordDocument") in inside:
        return _unknown(".doc")
    if _utf16("Workbook") in inside or _utf16("Book") in inside:
        return _unknown(".xls")
    return (
        "The file is locked with a password or in an old Office format: "
        f"save it without a password as {_KNOWN}."
        if ending not in _OLD
        else _unknown(ending)
    )


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _kind_of_package(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise CannotRead(_broken()) from error
    if any(name.startswith("word/") for name in names):
        return FileKind.WORD
    if any(name.startswith("xl/") for name in names):
        if "xl/workbook.bin" in names:
            raise CannotRead(
                "A .xlsb file cannot be read: save it as a workbook (.xlsx), and upload that."
            )
        return FileKind.WORKBOOK
    if any(name.startswith("ppt/") for name in names):
        raise CannotRead(_unknown(".pptx"))
    raise CannotRead(f"This is a folder of packed files: unpack it, and upload {_KNOWN}.")


def _broken() -> str:
    return "The file is broken: open it, save it again, and upload the new copy."


def _check_package(path: Path) -> None:
    """Unpack every part once, in small steps, to see how large it really becomes.

    :raises CannotRead: when it grows too large, is broken or locked, or a part declares entities.
    """
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            declared = sum(part.file_size for part in parts)
            if len(parts) > _MOST_PARTS or declared > _LARGEST_UNPACKED:
                raise CannotRead(_bomb())
            total = 0
            for part in parts:
                total += _unpacked(package, part)
                if total > _LARGEST_UNPACKED:
                    raise CannotRead(_bomb())
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,  # of a password, and by a kind of it, of a compression not known
    ) as error:
        raise CannotRead(_broken()) from error


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    is_markup = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    size = 0
    start = b""
    with package.open(part) as opened:
        while step := opened.read(_STEP):
            size += len(step)
            steep = size > _SMALL_ENOUGH and size > _STEEPEST * max(part.compress_size, 1)
            if size > _LARGEST_PART or steep:
                raise CannotRead(_bomb())
            if is_markup and len(start) < 4 * _STEP:
                start += step
    if is_markup and _declares(start):
        raise CannotRead(
            "The file holds declarations that no Office program writes, and is not opened: "
            "save it again in Word or Excel, and upload the new copy."
        )
    return size


def _declares(start: bytes) -> bool:
    """Whether markup declares a document type, with which entities could be made to grow."""
    wide = (
        start[:2] in (b"\xff\xfe", b"\xfe\xff") or start[:4:2] == b"\0\0" or start[1:4:2] == b"\0\0"
    )
    plain = start.replace(b"\0", b"") if wide else start
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _bomb() -> str:
    return (
        "The file becomes far too large when it is unpacked, and is not opened: "
        "save it again in Word or Excel, and upload the new copy."
    )
