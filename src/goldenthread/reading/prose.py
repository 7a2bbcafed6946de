"""Reads what stands outside tables: headings, actions as passages with labelled lines, lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.reading.boxes import Record
from goldenthread.reading.document import Paragraph
from goldenthread.reading.events import Event, Heading, Statement, Text, Value
from goldenthread.reading.fields import Labelled, labelled, trailing
from goldenthread.reading.lexicon import Role
from goldenthread.reading.sections import Kind, Section, section_of

PROSE = 0  # the table number of rows that stand in no table
_PROMISE = (Role.LEAD, Role.DUE, Role.START, Role.STATUS, Role.MEASURE, Role.MILESTONE, Role.UPDATE)
_SAID = (Role.FINDING, Role.OUTCOME, Role.IMPACT)
_OF_ACTION = {Role.OUTCOME: Role.MEASURE, Role.IMPACT: Role.MEASURE}
_OF_SECTION = {Role.MEASURE: Role.OUTCOME}
_LOOK_AHEAD = 4
_BOLD_HEADING = 8
_LIST_HEADING = 9


def read_prose(paragraphs: Sequence[Paragraph]) -> list[Event]:
    """Return what a run of paragraphs between two tables says."""
    return list(_Prose(paragraphs).events())


class _Prose:
    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._all = list(paragraphs)
        self._fields = [labelled(p) for p in self._all]
        self._at = 0
        self._record: Record | None = None
        self._depth = 0
        self._in_list = False

    def events(self) -> Iterator[Event]:
        """Yield the events in order."""
        while self._at < len(self._all):
            yield from self._next()
        yield from self._finish()

    def _next(self) -> Iterator[Event]:
        paragraph = self._all[self._at]
        section = section_of(paragraph.text, marker=paragraph.marker)
        if self._opens_section(paragraph, section):
            yield from self._finish()
            self._at += 1
            yield _heading(paragraph, section)
        elif self._fields[self._at]:
            yield from self._field()
        elif self._is_title(self._at, section):
            yield from self._finish()
            self._begin(paragraph, section)
            self._at += 1
        elif paragraph.level or _is_bold_heading(paragraph) or self._heads_list(self._at):
            yield from self._finish()
            self._at += 1
            yield _heading(paragraph, section)
        else:
            self._at += 1
            yield from self._plain(paragraph)

    def _opens_section(self, paragraph: Paragraph, section: Section) -> bool:
        if section.kind not in (Kind.AREA, Kind.FOCUS):
            return False
        marked = paragraph.level > 0 or paragraph.bold
        return marked or (section.number is not None and not _is_reference(paragraph, section))

    def _is_title(self, at: int, section: Section) -> bool:
        """Whether a paragraph names an action: labelled lines of a promise follow it."""
        paragraph = self._all[at]
        named = section.kind is Kind.ACTION and bool(section.number or section.title)
        marked = named or paragraph.level or paragraph.bold or section.number or paragraph.depth
        reach = _LOOK_AHEAD if marked else 1
        for later in range(at + 1, min(at + 1 + reach, len(self._all))):
            following = self._all[later]
            if fields := self._fields[later]:
                return fields[0].role in _PROMISE and not following.level > 0
            if following.level or _is_bold_heading(following):
                return False
            if following.depth and following.depth <= paragraph.depth:
                return False
        return named and paragraph.level > 0

    def _heads_list(self, at: int) -> bool:
        """Whether a list item only gathers the actions under it."""
        paragraph = self._all[at]
        if not paragraph.depth or at + 1 >= len(self._all):
            return False
        if self._all[at + 1].depth <= paragraph.depth:
            return False
        for later in range(at + 1, len(self._all)):
            following = self._all[later]
            if following.depth <= paragraph.depth:
                return False
            section = section_of(following.text, marker=following.marker)
            if trailing(following.text)[1] or self._is_title(later, section):
                return not self._fields[later]
        return False

    def _begin(self, paragraph: Paragraph, section: Section) -> None:
        self._record = Record(place=paragraph.place)
        self._depth = paragraph.depth
        self._in_list = paragraph.depth > 0
        number = section.number if section.kind is not Kind.UNSAID or section.number else None
        if number:
            self._record.add(Role.REF, _value(replace(paragraph, text=number, depth=0)))
        text = section.title if number or section.kind is Kind.ACTION else paragraph.text
        if text:
            self._record.add(Role.ACTION, _value(replace(paragraph, text=text, depth=0)))

    def _field(self) -> Iterator[Event]:
        """Take in a labelled line, with what stands below it when it has no answer beside it."""
        paragraph, fields = self._all[self._at], self._fields[self._at]
        self._at += 1
        if paragraph.level and fields[0].role in (*_SAID, Role.MEASURE) and self._in_list:
            yield from self._finish()
            fields = [replace(one, role=_OF_SECTION.get(one.role, one.role)) for one in fields]
        for one in fields[:-1]:
            yield from self._said(one.role, [replace(paragraph, text=one.rest)], paragraph)
        last = fields[-1]
        own = [replace(paragraph, text=last.rest, level=0, depth=0)] if last.rest else []
        below = self._below(paragraph, has_answer=bool(own))
        if last.role is Role.ACTION and not own and len(below) > 1:
            yield from self._listed_actions(below)
            return
        yield from self._said(last.role, [*own, *below], paragraph)

    def _below(self, label: Paragraph, *, has_answer: bool) -> list[Paragraph]:
        """Return the paragraphs that answer a label: the list below it, or the text."""
        found: list[Paragraph] = []
        while self._at < len(self._all):
            following = self._all[self._at]
            section = section_of(following.text, marker=following.marker)
            if following.level or self._fields[self._at] or _is_bold_heading(following):
                break
            in_list = following.depth > label.depth
            if self._opens_section(following, section):
                break
            if self._is_title(self._at, section) and not (in_list and not self._deeper_field()):
                break
            if not in_list and (has_answer or (found and found[-1].depth) or len(found) >= 3):
                break
            if label.depth and not in_list:
                break
            found.append(following)
            self._at += 1
        return found

    def _deeper_field(self) -> bool:
        """Whether the next paragraph is a labelled line within the present list item."""
        after = self._at + 1
        if after >= len(self._all) or not self._fields[after]:
            return False
        return self._all[after].depth > self._all[self._at].depth

    def _listed_actions(self, items: Sequence[Paragraph]) -> Iterator[Event]:
        """Yield a row for each outermost item of a list of actions, its inner items as steps."""
        yield from self._finish()
        top = min(p.depth for p in items)
        for paragraph in items:
            if paragraph.depth == top or self._record is None:
                yield from self._finish()
                yield from self._one_line(paragraph, summary=True)
            else:
                self._record.add(Role.MILESTONE, _value(paragraph))

    def _one_line(self, paragraph: Paragraph, *, summary: bool) -> Iterator[Event]:
        """Begin an action that stands on one line, with what the end of the line promises."""
        text, fields = trailing(paragraph.text)
        self._begin(replace(paragraph, text=text), section_of(text, marker=paragraph.marker))
        for one in fields:
            self._add(one, paragraph)
        self._summary = summary and not fields
        yield from ()

    _summary = False

    def _said(self, role: Role, paragraphs: list[Paragraph], label: Paragraph) -> Iterator[Event]:
        paragraphs = [p for p in paragraphs if p.text]
        value = Value(paragraphs=paragraphs)
        if role is Role.ACTION:
            yield from self._finish()
            if paragraphs:
                self._begin(paragraphs[0], section_of(paragraphs[0].text))
                for more in paragraphs[1:]:
                    self._add(Labelled(Role.ACTION, more.text), more)
        elif self._record is not None and role is not Role.FINDING:
            self._record.add(_OF_ACTION.get(role, role), value)
        elif role in _SAID and paragraphs:
            yield Statement(role=role, value=value, place=label.place)
        else:
            yield from (_text(p) for p in paragraphs or [label])

    def _add(self, one: Labelled, paragraph: Paragraph) -> None:
        if self._record is not None and one.rest:
            self._record.add(one.role, _value(replace(paragraph, text=one.rest, level=0)))

    def _plain(self, paragraph: Paragraph) -> Iterator[Event]:
        _, fields = trailing(paragraph.text)
        promised = fields and all(one.role in _PROMISE for one in fields)
        if (
            promised
            and paragraph.depth
            and (self._record is None or paragraph.depth <= self._depth)
        ):
            yield from self._finish()
            yield from self._one_line(paragraph, summary=False)
        elif self._record is not None and paragraph.depth > self._depth:
            self._record.add(Role.MILESTONE, _value(paragraph))
        elif self._record is not None and not self._has_promise():
            self._record.add(Role.ACTION, _value(paragraph))
        else:
            yield from self._finish()
            yield _text(paragraph)

    def _has_promise(self) -> bool:
        return self._record is not None and any(r in self._record.values for r in _PROMISE)

    def _finish(self) -> Iterator[Event]:
        record, self._record = self._record, None
        summary, self._summary = self._summary, False
        if record is None:
            return
        if Role.ACTION in record.values and (summary or record.is_action()):
            row = record.row(PROSE)
            row.is_summary = summary and not any(r in record.values for r in _PROMISE)
            yield row
            return
        for value in record.values.get(Role.ACTION, ()):
            yield from (_text(p) for p in value.paragraphs)


def _heading(paragraph: Paragraph, section: Section) -> Heading:
    level = paragraph.level or (_LIST_HEADING if paragraph.depth else _BOLD_HEADING)
    origin = "heading" if paragraph.level else "paragraph"
    return Heading(
        section=section, level=level, origin=origin, place=paragraph.place, text=paragraph.text
    )


def _is_bold_heading(paragraph: Paragraph) -> bool:
    words = len(paragraph.text.split())
    ended = paragraph.text.rstrip().endswith((".", ";", ","))
    return paragraph.bold and not paragraph.depth and words <= 20 and not ended


def _is_reference(paragraph: Paragraph, section: Section) -> bool:
    """Whether plain words only speak of a section ("Area 2 will be reviewed in May")."""
    after = paragraph.text.lower().partition((section.label or "").lower())[2]
    number = section.number or ""
    rest = after.lstrip(" #").removeprefix(number.lower()).lstrip()
    return not (rest[:1] in (":", ".", "-", "–", "—", ")", "|") or not rest)


def _value(paragraph: Paragraph) -> Value:
    return Value(paragraphs=[paragraph])


def _text(paragraph: Paragraph) -> Event:
    return Text(paragraph=paragraph, place=paragraph.place)
