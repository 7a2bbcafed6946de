"""Reads what stands outside tables: headings, actions as passages with labelled lines, lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.reading.bare_lists import read_bare
from goldenthread.reading.boxes import Record
from goldenthread.reading.document import Paragraph
from goldenthread.reading.endings import ending
from goldenthread.reading.events import PROSE, Event, Heading, Statement, Text, Value
from goldenthread.reading.fields import trailing
from goldenthread.reading.labels import LabelBook, is_date, is_rating
from goldenthread.reading.lexicon import Role, plain
from goldenthread.reading.lines import PROMISE, Line, LineKind, read_lines
from goldenthread.reading.sections import Kind, Section

_SAID = (Role.FINDING, Role.OUTCOME, Role.IMPACT)
_OF_ACTION = {Role.OUTCOME: Role.MEASURE, Role.IMPACT: Role.MEASURE}
_BOLD_HEADING = 8
_LIST_HEADING = 9
_ONLY_REF = re.compile(r"[A-Z]{0,3}[-.]?\d+(?:\.\d+)+[a-z]?|[A-Z]{1,3}-?\d+|\d+[A-Za-z]")
_FEW_WORDS = 4
_SELDOM = 0.6


def read_prose(paragraphs: Sequence[Paragraph], book: LabelBook | None = None) -> list[Event]:
    """Return what a run of paragraphs between two tables says.

    :param book: the labels of the whole document; without it, those of the paragraphs themselves.
    """
    return list(_Prose(read_lines(paragraphs, book or LabelBook.of(paragraphs))).events())


class _Prose:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._record: Record | None = None
        self._title: Paragraph | None = None
        self._untitled: Heading | None = None
        self._ahead: list[tuple[Role, Paragraph]] = []
        self._of_area = _labels_of_areas(lines)

    def events(self) -> Iterator[Event]:
        """Yield the events in order."""
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            at += 1
            if line.kind is not LineKind.PLAIN:
                yield from self._line(line)
                continue
            run = [line]
            while at < len(self._lines) and self._lines[at].kind is LineKind.PLAIN:
                run.append(self._lines[at])
                at += 1
            yield from self._plain(run)
        yield from self._finish()

    def _line(self, line: Line) -> Iterator[Event]:
        if line.kind in (LineKind.SECTION, LineKind.HEADING):
            yield from self._heading(line)
        elif line.kind is LineKind.TITLE:
            yield from self._finish()
            self._begin(line.paragraph, line.section)
        elif line.kind is LineKind.FIELD:
            yield from self._field(line)

    def _heading(self, line: Line) -> Iterator[Event]:
        yield from self._finish()
        untitled, self._untitled = self._untitled, None
        if untitled is not None and _may_be_title(line):
            untitled.section = replace(untitled.section, title=line.paragraph.text)
            return
        heading = _heading(line.paragraph, line.section)
        yield heading
        if line.section.label and not line.section.title:
            self._untitled = heading
        if line.is_own_action:
            text = line.section.title or line.paragraph.text
            self._begin(replace(line.paragraph, text=text), Section(Kind.UNSAID, None, None, text))

    def _begin(self, paragraph: Paragraph, section: Section) -> None:
        self._untitled = None
        self._record = Record(place=paragraph.place)
        self._title = paragraph
        for role, value in self._ahead:
            if role is not Role.REF or not section.number:
                self._record.add(role, _value(value))
        self._ahead = []
        if section.number:
            self._record.add(Role.REF, _value(replace(paragraph, text=section.number, depth=0)))
        named = section.number or section.kind is Kind.ACTION
        text, fields = trailing(section.title if named else paragraph.text)
        if text:
            self._record.add(Role.ACTION, _value(replace(paragraph, text=text, depth=0)))
        for one in fields:
            self._record.add(one.role, _value(replace(paragraph, text=one.rest, depth=0, level=0)))

    def _field(self, line: Line) -> Iterator[Event]:
        """Take in a labelled line, with the lines that answer it."""
        self._untitled = None
        label, fields = line.paragraph, line.fields
        if self._is_of_area(line):
            yield from self._finish()
            fields = [replace(one, role=_of_section(one.role, line)) for one in fields]
        for one in fields[:-1]:
            yield from self._said(one.role, [replace(label, text=one.rest)], label)
        last = fields[-1]
        own = [replace(label, text=last.rest, level=0, depth=0, bold=False)] if last.rest else []
        if last.role is Role.ACTION and not own and _is_list(line.answers):
            yield from self._listed_actions(line.answers)
            return
        yield from self._said(last.role, [*own, *line.answers], label)

    def _is_of_area(self, line: Line) -> bool:
        """Whether a label speaks of the area: it stands once for each area, not for each action."""
        if self._record is None or not line.fields:
            return False
        role, label = line.fields[0].role, line.paragraph
        if label.level and self._title is not None and role in (*_SAID, Role.MEASURE):
            return self._title.depth > 0 or 0 < label.level < self._title.level
        outside = self._title is not None and not label.depth and self._title.depth > 0
        return id(line) in self._of_area or (role in _SAID and outside)

    def _listed_actions(self, items: Sequence[Paragraph]) -> Iterator[Event]:
        """Read a list under a label such as "What we will do": actions, or an action's steps."""
        record = self._record
        if record is not None and Role.ACTION in record.values and not self._is_general_title():
            for item in items:
                record.add(Role.MILESTONE, _value(item))
            return
        yield from self._finish()
        yield from read_bare(items, under_label=True)

    def _is_general_title(self) -> bool:
        return self._title is None

    def _said(self, role: Role, paragraphs: list[Paragraph], label: Paragraph) -> Iterator[Event]:
        paragraphs = [p for p in paragraphs if p.text]
        value = Value(paragraphs=paragraphs)
        if role is Role.PROGRESS or (role is Role.UPDATE and is_rating(value.text)):
            role = Role.STATUS if is_rating(value.text) else Role.UPDATE
        record = self._record
        if role is Role.ACTION:
            yield from self._action(paragraphs)
        elif role is Role.REF and (record is None or record.is_action()):
            yield from self._finish()
            self._record = Record(place=label.place)
            self._record.add(role, value)
        elif record is not None and role is not Role.FINDING:
            record.add(_OF_ACTION.get(role, role), value)
        elif role in (*_SAID, Role.MEASURE) and paragraphs:
            role = Role.OUTCOME if role is Role.MEASURE else role
            yield Statement(role=role, value=value, place=label.place)
        else:
            yield from (_text(p) for p in paragraphs or [label])

    def _action(self, paragraphs: Sequence[Paragraph]) -> Iterator[Event]:
        """Take what stands under a label such as "Action": it begins one, or fills its title."""
        record = self._record
        if record is not None and not _has_promise(record):
            if len(self._words(record)) <= _FEW_WORDS:
                record.values.pop(Role.ACTION, None)
        else:
            yield from self._finish()
            self._record = record = Record(
                place=paragraphs[0].place if paragraphs else Record().place
            )
            self._title = None
        for paragraph in paragraphs:
            record.add(Role.ACTION, _value(replace(paragraph, level=0)))

    @staticmethod
    def _words(record: Record) -> list[str]:
        return [w for v in record.values.get(Role.ACTION, ()) for w in v.text.split()]

    def _plain(self, run: Sequence[Line]) -> Iterator[Event]:
        """Read lines that nothing marks: an action's steps or further words, a list, or text."""
        if self._untitled is not None:
            self._untitled = None
            self._record = None
        depth = self._title.depth if self._title is not None else 0
        run, ahead = _without_ahead(run)
        yield from self._lines_of_record(run, depth)
        if ahead:
            yield from self._finish()
            self._ahead = ahead

    def _is_numbered_step(self, line: Line) -> bool:
        """Whether a line's number goes on from the action's ("1.2.1" under "1.2")."""
        refs = self._record.values.get(Role.REF) if self._record is not None else None
        return bool(refs and line.section.number) and str(line.section.number).startswith(
            f"{refs[0].text.rstrip('.')}."  # type: ignore[index]  # -- it is there
        )

    def _lines_of_record(self, run: Sequence[Line], depth: int) -> Iterator[Event]:
        for at, line in enumerate(run):
            record, paragraph = self._record, line.paragraph
            if record is None:
                yield from read_bare([one.paragraph for one in run[at:]])
                return
            if self._is_numbered_step(line):
                record.add(Role.MILESTONE, _value(replace(paragraph, text=line.section.title)))
            elif is_rating(paragraph.text) and Role.STATUS not in record.values:
                record.add(Role.STATUS, _value(paragraph))
            elif is_date(paragraph.text) and Role.DUE not in record.values:
                record.add(Role.DUE, _value(paragraph))
            elif paragraph.depth > depth:
                record.add(Role.MILESTONE, _value(paragraph))
            elif not _has_promise(record) and not paragraph.depth:
                record.add(Role.ACTION, _value(paragraph))
            else:
                yield from self._finish()
                yield from read_bare([one.paragraph for one in run[at:]])
                return

    def _finish(self) -> Iterator[Event]:
        record, self._record = self._record, None
        self._title = None
        if record is None:
            return
        if Role.LEAD not in record.values and Role.DUE not in record.values:
            _take_ending(record)
        if record.is_action():
            yield record.row(PROSE)
            return
        if Role.ACTION in record.values and Role.REF in record.values:
            row = record.row(PROSE)
            row.is_summary = True
            yield row
            return
        for value in record.values.get(Role.ACTION, ()):
            yield from (_text(p) for p in value.paragraphs)


def _of_section(role: Role, line: Line) -> Role:
    """Return what a label means where it speaks of a whole area."""
    if role is Role.MEASURE:
        return Role.IMPACT if "impact" in _label_words(line).split() else Role.OUTCOME
    return role


def _without_ahead(run: Sequence[Line]) -> tuple[Sequence[Line], list[tuple[Role, Paragraph]]]:
    """Return a run without the number and the rating that stand before the next title.

    On a card or a slide they often stand above it, each on a line of its own.
    """
    for at, line in enumerate(run):
        if not _ONLY_REF.fullmatch(line.paragraph.text) or line.paragraph.depth:
            continue
        after = [one.paragraph for one in run[at + 1 :]]
        if all(is_rating(p.text) or is_date(p.text) for p in after):
            held = [(Role.STATUS if is_rating(p.text) else Role.DUE, p) for p in after]
            return run[:at], [(Role.REF, line.paragraph), *held]
    return run, []


def _take_ending(record: Record) -> None:
    """Take who and when from the end of an action's words where no label says them."""
    value = next(iter(record.values.get(Role.ACTION, ())), None)
    if value is None or len(value.paragraphs) != 1:
        return
    end = ending(value.paragraphs[0].text)
    if end.has(Role.LEAD):
        value.paragraphs = [replace(value.paragraphs[0], text=end.text)]
        for one in end.fields:
            record.add(one.role, _value(replace(value.paragraphs[0], text=one.rest)))


def _has_promise(record: Record) -> bool:
    return any(role in record.values for role in PROMISE)


def _labels_of_areas(lines: Sequence[Line]) -> set[int]:
    """Return the lines whose label says what is sought for an area, not for one action.

    Such a label stands last before a new section, and much less often than there are actions.
    """
    titles = sum(line.kind is LineKind.TITLE for line in lines)
    by_words: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if line.fields and line.fields[0].role in (*_SAID, Role.MEASURE):
            by_words[_label_words(line)].append(n)
    found: set[int] = set()
    for places in by_words.values():
        if len(places) <= _SELDOM * titles and all(_stands_last(lines, n) for n in places):
            found |= {id(lines[n]) for n in places}
    return found


def _label_words(line: Line) -> str:
    text, rest = line.paragraph.text, line.fields[0].rest
    return plain(text[: text.find(rest)] if rest and len(line.fields) == 1 else text[:30])


def _stands_last(lines: Sequence[Line], at: int) -> bool:
    after = (line for line in lines[at + 1 :] if line.kind is not LineKind.ANSWER)
    following = next(after, None)
    return following is None or following.kind in (LineKind.SECTION, LineKind.HEADING)


def _may_be_title(line: Line) -> bool:
    """Whether a heading is the title of the section that the line above it only numbers."""
    return line.section.label is None and line.section.number is None


def _is_list(paragraphs: Sequence[Paragraph]) -> bool:
    return len(paragraphs) > 1


def _heading(paragraph: Paragraph, section: Section) -> Heading:
    level = paragraph.level or (_LIST_HEADING if paragraph.depth else _BOLD_HEADING)
    origin = "heading" if paragraph.level else "paragraph"
    return Heading(
        section=section, level=level, origin=origin, place=paragraph.place, text=paragraph.text
    )


def _value(paragraph: Paragraph) -> Value:
    return Value(paragraphs=[paragraph])


def _text(paragraph: Paragraph) -> Event:
    return Text(paragraph=paragraph, place=paragraph.place)
