"""Plain text, markdown, pasted tables and damaged extractions -> the neutral document.

The text is taken line by line (``decode``), rid of running lines (``running``), divided into
paragraphs and grids of cells (``blocks``, ``grids``), whose fragments are put together into whole
tables (``stitch``) and whose torn and shifted rows are mended (``align``, ``torn``); ``emit``
writes the document.
"""

from __future__ import annotations

from pathlib import Path

from goldenthread.reading.document import Document
from goldenthread.reading.loaders.separated import load_separated
from goldenthread.reading.loaders.text.blocks import blocks_of
from goldenthread.reading.loaders.text.decode import decode, lines_of
from goldenthread.reading.loaders.text.emit import blocks_from
from goldenthread.reading.loaders.text.mail import without_mail
from goldenthread.reading.loaders.text.running import without_running
from goldenthread.reading.loaders.text.stitch import stitched

__all__ = ["load", "load_text"]


def load(path: Path) -> Document:
    """Return the document that a text file holds, whatever its encoding.

    :raises OSError: when the file cannot be read
    """
    return load_text(decode(path.read_bytes()))


def load_text(text: str) -> Document:
    """Return the document that a text holds; nothing is raised, whatever it is."""
    separated = None if "\f" in text else load_separated(text)  # printed pages are no CSV
    if separated is not None:
        return separated
    lines = without_running(without_mail(lines_of(text)))
    return Document(blocks=blocks_from(stitched(blocks_of(lines))))
