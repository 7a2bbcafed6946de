"""Looking at a file that is brought, before it is kept.

It is kept as it came and given out again, so what could do harm when it is opened is refused: each
refusal is a sentence that says what to do. Nothing trusts its name alone.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path, PurePath

from django.conf import settings

from goldenthread.platform.access.errors import NotValid
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

TAKEN = "a PDF, a Word document (.docx), a workbook (.xlsx), a text file or a photo (.jpg, .png)"

_PICTURES = {"jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
_OLD = {"doc": "Word file", "xls": "workbook"}
_WITH_MACROS = ("docm", "dotm", "xlsm", "xltm", "pptm")
_MACROS = ("vbaproject.bin", "vbadata.xml", "activex/")
_ACTIVE_PDF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")


def last_part(name: str) -> str:
    """Return a file's name without folders, short enough to be kept."""
    return PurePath(name.replace("\\", "/")).name[-255:] or "document"


def too_large() -> str:
    """Say that a file is too large."""
    most = settings.MAX_UPLOAD_BYTES // 1024 // 1024
    return f"The file is larger than {most} MB. Save it smaller, or choose the page that matters."


def check_file(name: str, content: bytes, *, field: str = "file") -> str:
    """Return the ending of a file that can be kept: one of `CONTENT_TYPES`.

    :param field: of the form, for the refusal.
    :raises NotValid: when it is too large, empty, of another kind, locked, damaged, made to fill
        the disk, or carries macros or programs; the words say what to do.
    """
    ending = PurePath(last_part(name)).suffix.lower().removeprefix(".")
    if reason := _why_not(ending, content):
        raise NotValid(reason, field=field)
    return ending


def _why_not(ending: str, content: bytes) -> str:
    if len(content) > settings.MAX_UPLOAD_BYTES:
        return too_large()
    if not content.strip(b"\0 \r\n\t"):
        return "The file is empty. Check that it was saved, and choose it again."
    if ending in _WITH_MACROS:
        return _macros()
    if old := _OLD.get(ending):
        return f"This is an old kind of {old} (.{ending}). Save it as .{ending}x, and choose that."
    if ending not in CONTENT_TYPES:
        return f"A file of this kind cannot be taken. Choose {TAKEN}."
    if start := _PICTURES.get(ending):
        right = content.startswith(start)
        return "" if right else "The file is called a photo and is none. Choose the photo itself."
    return _why_not_read(ending, content)


def _why_not_read(ending: str, content: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"brought.{ending}"
        path.write_bytes(content)
        try:
            check_kind(path)
        except CannotRead as error:
            return str(error)
        if ending in ("docx", "xlsx") and _carries_macros(path):
            return _macros()
    return _why_no_pdf(content) if ending == "pdf" else ""


def _why_no_pdf(content: bytes) -> str:
    if re.search(rb"/Encrypt\b", content):
        return "The file is locked with a password. Save a copy without it, and choose that."
    if any(mark in content for mark in _ACTIVE_PDF):
        return "The PDF holds a program or other files. Print it to a new PDF, and choose that."
    return ""


def _carries_macros(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        names = [name.lower() for name in package.namelist()]
    return any(mark in name for name in names for mark in _MACROS)


def _macros() -> str:
    return "The file carries macros. Save it without them (.docx, .xlsx or PDF), and choose that."
