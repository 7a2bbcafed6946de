"""Reads a neutral document into events, whichever loader made it."""

from __future__ import annotations

from goldenthread.reading.document import Document, Paragraph
from goldenthread.reading.events import Event
from goldenthread.reading.prose import read_prose
from goldenthread.reading.rating_key import RatingKey
from goldenthread.reading.tables import TableReader


def interpret(document: Document, key: RatingKey) -> list[Event]:
    """Return what a document says, in its order.

    :param key: the plan's rating key; the cells that it stands in are not read again.
    """
    reader = TableReader(key.cells)
    events: list[Event] = []
    run: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        events += read_prose(run)
        run = []
        events += reader.read(block)
    return events + read_prose(run)
