"""Bytes of a text file -> lines of text, each with its number and page."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "ft",
        "\ufb06": "st",
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\ufeff": None,
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0b": "\n",
        "\x85": "\n",
    }
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text (tabs kept), its number in the file and its page, from 1.

    ``page`` is None in a file without form feeds, which does not say where its pages end.
    """

    text: str
    number: int
    page: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


def decode(data: bytes) -> str:
    """Return the text of a file in whatever encoding it came: marked, UTF-8, or Windows-1252.

    What cannot be decoded becomes the replacement character; nothing is raised.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for zeros_at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        sample = data[:400]
        if len(sample) >= 4 and sample[zeros_at::2].count(0) > len(sample) // 4:
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text; a form feed begins a page and, where it stands, a line."""
    text = text.translate(_LIGATURES).replace("\r\n", "\n").replace("\r", "\n")
    paged = "\f" in text
    lines: list[Line] = []
    for page, part in enumerate(text.split("\f"), start=1):
        for printed in part.split("\n"):
            clean = _CONTROL.sub("", printed).rstrip(" ")
            lines.append(Line(clean, len(lines) + 1, page if paged else None))
    return lines
