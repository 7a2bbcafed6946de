"""Reads lists and sentences that carry no labels: area, action and step told by their rungs.

In a list of several rungs the actions are those that somebody leads; where nobody is named, the
dated lines, or the lines above them when only steps are dated. What stands above the actions is a
heading, what stands below them a step.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.reading.boxes import Record
from goldenthread.reading.document import Paragraph
from goldenthread.reading.endings import Ending, ending
from goldenthread.reading.events import PROSE, Event, Heading, Row, Text, Value
from goldenthread.reading.lexicon import Role
from goldenthread.reading.narrative import promises_in
from goldenthread.reading.sections import Kind, Section, section_of

_ENOUGH = 0.4
_LIST_HEADING = 9
_SHORT_TITLE = 5
_PROMISE = (Role.LEAD, Role.DUE, Role.START, Role.STATUS, Role.MEASURE, Role.UPDATE)
_INTENT = re.compile(
    r"^(we|they|partners|leaders)\b.{0,40}\b(will|shall|are going to)\b|^to [a-z]+ ", re.I
)


@dataclass(slots=True)
class _Item:
    paragraph: Paragraph
    section: Section
    end: Ending
    rung: int | None  # None for a plain paragraph that is no item


def read_bare(paragraphs: Sequence[Paragraph], *, under_label: bool = False) -> list[Event]:
    """Return what paragraphs without labels say.

    :param under_label: whether a label announced them as actions ("What we will do").
    """
    items = _items(paragraphs)
    rung = _rung_of_actions(items, under_label=under_label)
    if rung is None:
        return [event for item in items for event in _text(item.paragraph)]
    return list(_Reader(rung).events(items))


def _items(paragraphs: Sequence[Paragraph]) -> list[_Item]:
    keys: list[tuple[int, int, int] | None] = []
    styles: dict[int, list[str]] = {}
    for paragraph in paragraphs:
        keys.append(_key(paragraph, styles))
    rungs = {key: n for n, key in enumerate(sorted({key for key in keys if key}))}
    return [
        _Item(p, section_of(p.text, marker=p.marker), ending(p.text), rungs[key] if key else None)
        for p, key in zip(paragraphs, keys, strict=True)
    ]


def _key(paragraph: Paragraph, styles: dict[int, list[str]]) -> tuple[int, int, int] | None:
    """Return how deep a line stands: by its number's dots, its depth, and the style of its mark."""
    number = section_of(paragraph.text).number
    if number and re.search(r"\d", number) and not paragraph.depth:
        return 0, number.rstrip(".").count(".") + bool(re.search(r"\d[a-z]$", number)), 0
    if not paragraph.depth:
        return None
    known = styles.setdefault(paragraph.depth, [])
    style = _style(paragraph.marker or "•")
    if style not in known:
        known.append(style)
    return 1, paragraph.depth, known.index(style)


def _style(marker: str) -> str:
    bare = marker.strip("().: ")
    if re.fullmatch(r"[A-Z]{0,3}[\d.]+", bare):
        return "number" + "." * bare.count(".")
    return "letter" if re.fullmatch(r"[A-Za-z]{1,4}", bare) and bare != "o" else "mark"


def _rung_of_actions(items: Sequence[_Item], *, under_label: bool) -> int | None:
    """Return the rung on which the actions stand, None when these are no actions."""
    counts = Counter(item.rung for item in items if item.rung is not None)
    if not counts:
        return _NO_RUNG if any(_is_whole(item) for item in items) or _narrates(items) else None
    named = [i.rung for i in items if i.rung is not None and i.section.kind is Kind.ACTION]
    if named:
        return min(named)
    for role in (Role.LEAD, Role.DUE):
        having = Counter(i.rung for i in items if i.rung is not None and i.end.has(role))
        enough = sorted(r for r in having if r is not None and having[r] >= _ENOUGH * counts[r])
        if not enough:
            continue
        rung = enough[0]
        return _rung_above(items, rung) if role is Role.DUE else rung
    if under_label:
        return min(r for r in counts if r is not None)
    intents = Counter(
        i.rung for i in items if i.rung is not None and _INTENT.match(i.section.title)
    )
    return next((r for r in sorted(counts, key=str) if intents[r] > _ENOUGH * counts[r]), None)


_NO_RUNG = -1


def _rung_above(items: Sequence[_Item], rung: int) -> int:
    """Return the rung above dated lines when they are its steps, else their own."""
    if not rung:
        return rung
    above = [item for item in items if item.rung == rung - 1]
    own = [item for item in items if item.rung == rung]
    dotted = sum(1 for item in own if re.search(r"\d\.\d", item.section.number or ""))
    short = sum(1 for item in above if len(item.section.title.split()) <= _SHORT_TITLE)
    if not above or short > len(above) / 2 or (dotted > len(own) / 2 and rung == 1):
        return rung
    return rung - 1


def _is_whole(item: _Item) -> bool:
    return item.end.has(Role.LEAD) and item.end.has(Role.DUE)


def _narrates(items: Sequence[_Item]) -> bool:
    return any(promises_in(item.paragraph) for item in items)


class _Reader:
    def __init__(self, rung: int) -> None:
        self._rung = rung
        self._record: Record | None = None

    def events(self, items: Sequence[_Item]) -> Iterator[Event]:
        """Yield the headings, actions and texts of some lines."""
        for item in items:
            if item.rung is None:
                yield from self._loose(item)
            elif item.rung < self._rung:
                yield from self._finish()
                yield Heading(
                    section=item.section, level=_LIST_HEADING + item.rung, origin="paragraph",
                    place=item.paragraph.place, text=item.paragraph.text,
                )  # fmt: skip
            elif item.rung == self._rung or self._record is None:
                yield from self._finish()
                self._begin(item)
            else:
                self._record.add(Role.MILESTONE, _value(item.paragraph))
        yield from self._finish()

    def _loose(self, item: _Item) -> Iterator[Event]:
        """Read a plain paragraph: a whole promise, sentences that promise, or more words."""
        yield from self._finish()
        if _is_whole(item):
            self._begin(item)
            yield from self._finish()
        elif rows := promises_in(item.paragraph):
            yield from rows
        else:
            yield from _text(item.paragraph)

    def _begin(self, item: _Item) -> None:
        paragraph, end = item.paragraph, item.end
        section = section_of(end.text, marker=paragraph.marker)
        self._record = Record(place=paragraph.place)
        number = section.number if section.number != "•" else None
        if number:
            self._record.add(Role.REF, _value(replace(paragraph, text=number, depth=0)))
        self._record.add(Role.ACTION, _value(replace(paragraph, text=section.title, depth=0)))
        for one in end.fields:
            self._record.add(one.role, _value(replace(paragraph, text=one.rest, depth=0)))

    def _finish(self) -> Iterator[Event]:
        record, self._record = self._record, None
        if record is None or Role.ACTION not in record.values:
            return
        row: Row = record.row(PROSE)
        row.is_summary = not any(role in record.values for role in _PROMISE)
        yield row


def _value(paragraph: Paragraph) -> Value:
    return Value(paragraphs=[paragraph])


def _text(paragraph: Paragraph) -> Iterator[Event]:
    yield from promises_in(paragraph) or [Text(paragraph=paragraph, place=paragraph.place)]
