"""Looking at a file that is brought as evidence, before it is kept.

It is kept as it came and given out again, so what could do harm when it is opened is refused: each
refusal is a sentence that says what to do.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path, PurePath

from django.conf import settings

from goldenthread.reading.api import CannotRead, check_kind

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
"""The endings that are kept, each with what a browser is told that it is."""

_PICTURES = {"jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
_KNOWN = "a PDF, a Word document (.docx), a workbook (.xlsx), a text file or a picture (.jpg, .png)"


class CannotKeep(Exception):
    """The file is not kept; the message is a plain sentence that says what to do."""


def last_part(name: str) -> str:
    """Return a file's name without folders, short enough to be kept."""
    return PurePath(name.replace("\\", "/")).name[-255:] or "document"


def too_large() -> str:
    """Say that a file is too large."""
    most = settings.MAX_UPLOAD_BYTES // 1024 // 1024
    return f"The file is larger than {most} MB: save it smaller, or upload the page that matters."


def check_file(name: str, content: bytes) -> str:
    """Return the ending of a file that can be kept.

    :raises CannotKeep: when it is too large, empty, of another kind, locked, damaged, made to
        fill the disk, or carries macros.
    """
    ending = PurePath(last_part(name)).suffix.lower().removeprefix(".")
    if len(content) > settings.MAX_UPLOAD_BYTES:
        raise CannotKeep(too_large())
    if not content:
        raise CannotKeep("The file is empty: choose another.")
    if ending in ("docm", "xlsm"):
        raise CannotKeep(_macros())
    if ending not in CONTENT_TYPES:
        raise CannotKeep(f"A file of this kind cannot be kept: upload {_KNOWN}.")
    if start := _PICTURES.get(ending):
        if not content.startswith(start):
            raise CannotKeep("The file is called a picture and is none: upload the picture itself.")
        return ending
    _check_document(ending, content)
    return ending


def _check_document(ending: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"brought.{ending}"
        path.write_bytes(content)
        try:
            check_kind(path)
        except CannotRead as error:
            raise CannotKeep(str(error)) from error
        if ending in ("docx", "xlsx") and _carries_macros(path):
            raise CannotKeep(_macros())
    if ending == "pdf" and re.search(rb"/Encrypt\b", content):
        raise CannotKeep(
            "The file is locked with a password: save a copy without it, and upload that."
        )


def _carries_macros(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        return any(name.lower().endswith("vbaproject.bin") for name in package.namelist())


def _macros() -> str:
    return "The file carries macros: save it without them (.docx, .xlsx or PDF), and upload that."
