"""Reads promises in running sentences: "The Head of SEND will publish … by March 2025."."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.core.imprecise_dates import parse_date
from goldenthread.core.printed_dates import mentions
from goldenthread.reading.boxes import Record
from goldenthread.reading.document import Paragraph
from goldenthread.reading.endings import POST
from goldenthread.reading.events import PROSE, Event, Value
from goldenthread.reading.lexicon import Role

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_PROMISE = re.compile(
    r"^(?P<who>(?:(?:The|Our|A) )?[A-Z][^.;:]{2,110}?)\s+"
    r"(?:will|shall|is to|are to|must)\s+(?!be (?:reviewed|published|updated|known)\b)"
)
_BY = re.compile(
    r"\b(?:by|before|from|in|during|no later than|until)\s+(?:the )?(?=(?P<when>.{3,40}))",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"^(?:We (?:will|shall) know|Success (?:will|is|looks)|(?:It|This) will have worked"
    r"|The (?:test|measure)|This will be (?:measured|shown|evidenced)|Impact will)\b",
)


def promises_in(paragraph: Paragraph) -> list[Event]:
    """Return the actions that the sentences of a plain paragraph promise, each with who and when.

    They are told, not listed: they count only where a plan lists no actions in another way.
    """
    if paragraph.level:
        return []
    records: list[Record] = []
    for sentence in _SENTENCE.split(" ".join(paragraph.text.split())):
        if (record := _record(sentence, paragraph)) is not None:
            records.append(record)
        elif records and _PROOF.match(sentence):
            records[-1].add(Role.MEASURE, _value(paragraph, sentence))
    rows = []
    for record in records:
        row = record.row(PROSE)
        row.is_summary = True
        rows.append(row)
    return list(rows)


def _record(sentence: str, paragraph: Paragraph) -> Record | None:
    match = _PROMISE.match(sentence)
    due = _due(sentence)
    if match is None or due is None or not POST.search(match["who"]):
        return None
    record = Record(place=paragraph.place)
    record.add(Role.ACTION, _value(paragraph, sentence))
    record.add(Role.LEAD, _value(paragraph, re.sub(r"^(?:The|Our|A) ", "", match["who"])))
    record.add(Role.DUE, _value(paragraph, due))
    return record


def _due(sentence: str) -> str | None:
    """Return the last date that a sentence promises something for."""
    for match in reversed(list(_BY.finditer(sentence))):
        found = mentions(match["when"])
        if found and found[0].start <= 12 and parse_date(match["when"][: found[0].end]).date:
            return match["when"][: found[0].end].strip()
    return None


def _value(paragraph: Paragraph, text: str) -> Value:
    return Value(paragraphs=[replace(paragraph, text=text, depth=0, bold=False)])
