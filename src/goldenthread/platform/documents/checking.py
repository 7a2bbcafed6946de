"""What a file from outside is, looked at without opening it; nothing trusts its name."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from goldenthread.platform.access.errors import NotValid

_MACROS = ("vbaproject.bin", "vbadata.xml", "activex/")
_MOST_PARTS = 5_000


class Kind(StrEnum):
    """What may be sent, with how it is handed out again."""

    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    JPEG = "image/jpeg"
    PNG = "image/png"


WORDS = "PDF, Word (.docx), or a photo (JPG or PNG)"
_BEGINNINGS = ((b"%PDF-", Kind.PDF), (b"\xff\xd8\xff", Kind.JPEG), (b"\x89PNG\r\n", Kind.PNG))


def kind_of(name: str, content: bytes, *, field: str = "file") -> Kind:
    """Return what a file is.

    :raises NotValid: when it is empty, of no kind that may be sent, locked, broken or has macros.
    """
    if not content:
        raise NotValid("This file is empty. Choose another.", field=field)
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _of_package(content, field)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotValid(
            "This file is locked with a password, or is an old kind of Word file. Save it as PDF"
            " and send that.",
            field=field,
        )
    ending = PurePath(name).suffix
    raise NotValid(f"We cannot take this kind of file ({ending or 'unknown'}). Send {WORDS}.",
                   field=field)  # fmt: skip


def _of_package(content: bytes, field: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name.lower() for name in package.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise NotValid("This file is broken. Save it again and send the new copy.",
                       field=field) from error  # fmt: skip
    if any(mark in name for name in names for mark in _MACROS):
        raise NotValid(
            "This file has macros (small programs), which can do harm. Save it as PDF and send"
            " that.",
            field=field,
        )
    if len(names) > _MOST_PARTS or not any(name.startswith("word/") for name in names):
        raise NotValid(f"We cannot take this kind of file. Send {WORDS}.", field=field)
    return Kind.WORD


def check_file(*, name: str, content: bytes, field: str = "file") -> None:
    """Pass silently if a file can be kept and given to others to read.

    :raises NotValid: saying what is wrong with it and what to do.
    """
    kind_of(name, content, field=field)
