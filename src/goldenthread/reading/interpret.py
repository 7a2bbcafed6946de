"""Reads a neutral document into events, whichever loader made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.reading.document import Block, Document, Paragraph
from goldenthread.reading.events import Event
from goldenthread.reading.labels import LabelBook
from goldenthread.reading.lexicon import plain
from goldenthread.reading.prose import read_prose
from goldenthread.reading.rating_key import RatingKey
from goldenthread.reading.tables import TableReader

_CONTENTS = ("contents", "table of contents", "contents page", "list of contents")


def without_contents(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that stand outside a list of contents."""
    inside = False
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.level or block.bold:
                inside = plain(block.text) in _CONTENTS
            elif plain(block.text) in _CONTENTS:
                inside = True
            if inside and not re.search(r"\w\W*\d{1,3}$|^\d{1,3}$", block.text):
                inside = plain(block.text) in _CONTENTS or not re.search(r"[.:;]$", block.text)
            if inside:
                continue
        else:
            inside = False
        yield block


def interpret(document: Document, key: RatingKey) -> list[Event]:
    """Return what a document says, in its order.

    :param key: the plan's rating key; the cells that it stands in are not read again.
    """
    reader = TableReader(key.cells)
    book = LabelBook.of(document.paragraphs())
    events: list[Event] = []
    run: list[Paragraph] = []
    for block in without_contents(document.blocks):
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        events += read_prose(run, book)
        run = []
        events += reader.read(block)
    return events + read_prose(run, book)
