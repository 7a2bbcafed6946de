"""What of a file is found before it is kept: its kind, by what it holds and not by its name alone.

Nothing is opened as its program would: a file with macros is refused, since nobody could tell
whether taking them out leaves the same document.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from goldenthread.platform.access.errors import NotValid

TAKEN = "a PDF, Word document (.docx), picture (.jpg or .png) or text file (.txt)"
_STARTS = {".pdf": (b"%PDF-",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",),
           ".png": (b"\x89PNG\r\n\x1a\n",)}  # fmt: skip
_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".pptm")
_ACTIVE_PDF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")
_MOST_UNPACKED = 400_000_000


def check_file(*, name: str, content: bytes, field: str = "file") -> None:
    """Pass silently if a file can be kept and given to others to read.

    :raises NotValid: saying what is wrong with it and what to do.
    """
    ending = PurePath(name.lower()).suffix
    if not content.strip(b"\0 \r\n\t"):
        raise NotValid("The file is empty. Check that it was saved, and choose it again.",
                       field=field)  # fmt: skip
    if ending in _MACROS or _has_macros(content):
        raise NotValid(
            "The file holds macros, which we do not take. Save it as a Word document without"
            " macros (.docx) or as a PDF, and choose that.", field=field,
        )  # fmt: skip
    if not _is(ending, content):
        raise NotValid(f"The file cannot be taken. Save it as {TAKEN}, and choose that.",
                       field=field)  # fmt: skip
    if ending == ".pdf" and any(mark in content for mark in _ACTIVE_PDF):
        raise NotValid(
            "The PDF holds a program or other files. Print it to a new PDF, and choose that.",
            field=field,
        )


def _is(ending: str, content: bytes) -> bool:
    if ending == ".docx":
        return "word/document.xml" in _parts(content)
    if ending == ".txt":
        return b"\0" not in content
    return any(content.startswith(start) for start in _STARTS.get(ending, ()))


def _has_macros(content: bytes) -> bool:
    return any(part.lower().endswith("vbaproject.bin") for part in _parts(content))


def _parts(content: bytes) -> list[str]:
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sizes = sum(part.file_size for part in package.infolist())
            return package.namelist() if sizes <= _MOST_UNPACKED else []
    except (zipfile.BadZipFile, OSError, ValueError):
        return []
