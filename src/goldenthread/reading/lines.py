"""Says what each line outside tables is: a section, an action's title, a label, its answer.

A line alone seldom tells. Labels tell more: what stands above the labels of a promise (who, by
when, how we will know) is an action's title, and what stands below a label is its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.reading.document import Paragraph
from goldenthread.reading.endings import ending
from goldenthread.reading.fields import Labelled, labelled
from goldenthread.reading.labels import LabelBook, is_date, is_rating
from goldenthread.reading.lexicon import Role
from goldenthread.reading.sections import Kind, Section, section_of

PROMISE = (Role.LEAD, Role.DUE, Role.START, Role.STATUS, Role.MEASURE, Role.MILESTONE, Role.UPDATE)
_SHORT_ANSWERS = (Role.LEAD, Role.DUE, Role.START, Role.STATUS, Role.REF, Role.SOURCE)
_FARTHEST_TITLE = 4
_MOST_PLAIN_ANSWERS = 3
_BOLD_HEADING_WORDS = 30
_STAND_IN = "What is to be done"


class LineKind(StrEnum):
    """What a line is in a plan."""

    SECTION = "section"
    HEADING = "heading"
    TITLE = "title of an action"
    FIELD = "label"
    ANSWER = "answer"
    PLAIN = "plain"


@dataclass(slots=True)
class Line:
    """A paragraph with what it is. ``answers`` are the paragraphs below a label that answer it.

    ``is_own_action`` marks a section that is itself what is promised.
    """

    paragraph: Paragraph
    section: Section
    fields: list[Labelled]
    kind: LineKind = LineKind.PLAIN
    answers: list[Paragraph] = field(default_factory=list)
    is_own_action: bool = False

    @property
    def roles(self) -> set[Role]:
        """What its labels ask for."""
        return {one.role for one in self.fields}


def read_lines(paragraphs: Sequence[Paragraph], book: LabelBook) -> list[Line]:
    """Return the lines of a run of paragraphs, each with what it is."""
    lines = [_line(paragraph, book) for paragraph in paragraphs]
    _find_answers(lines)
    for first, after in list(_clusters(lines)):
        _find_title(lines, first, after)
    _find_like_titles(lines)
    return lines


def _line(paragraph: Paragraph, book: LabelBook) -> Line:
    section = section_of(paragraph.text, marker=paragraph.marker)
    line = Line(paragraph, section, [])
    if paragraph.is_label:
        line.fields = labelled(paragraph, book)
        line.kind = LineKind.FIELD
    elif _opens_section(paragraph, section):
        line.kind = LineKind.SECTION
    elif _names_action(paragraph, section):
        line.kind = LineKind.TITLE
    elif fields := labelled(paragraph, book):
        line.fields = [piece for one in fields for piece in _who_and_when(one)]
        line.kind = LineKind.FIELD
    elif paragraph.level or (is_bold_heading(paragraph) and not says_only_value(paragraph)):
        line.kind = LineKind.HEADING
    return line


def _who_and_when(one: Labelled) -> list[Labelled]:
    """Return who and when for "Action: Head of SEND by June", as minutes put it; else the piece."""
    if one.role is not Role.ACTION or not one.rest:
        return [one]
    end = ending(f"{_STAND_IN}; {one.rest}")
    return end.fields if end.fields and end.text == _STAND_IN else [one]


def _opens_section(paragraph: Paragraph, section: Section) -> bool:
    if section.kind not in (Kind.AREA, Kind.FOCUS):
        return False
    marked = paragraph.level > 0 or (paragraph.bold and not paragraph.depth)
    return marked or (section.number is not None and not _is_reference(paragraph, section))


def _names_action(paragraph: Paragraph, section: Section) -> bool:
    """Whether a line says itself that it is an action ("Action 1.2: …", "Action 3")."""
    if section.kind is not Kind.ACTION or not section.number:
        return False
    marked = paragraph.level > 0 or paragraph.bold
    return (
        marked
        or not _is_reference(paragraph, section)
        or bool(re.search(r"\d\.\d|\d[a-z]$", section.number))
    )


def _is_reference(paragraph: Paragraph, section: Section) -> bool:
    """Whether plain words only speak of a section ("Area 2 will be reviewed in May")."""
    after = paragraph.text.lower().partition((section.label or "").lower())[2]
    number = (section.number or "").lower()
    rest = after.lstrip(" #")
    rest = rest[rest.find(number) + len(number) :].lstrip() if number in rest[:12] else rest
    return not (rest[:1] in (":", ".", "-", "–", "—", ")", "|", "(", "\n") or not rest)


def is_bold_heading(paragraph: Paragraph) -> bool:
    """Whether a bold paragraph reads as a heading, not as a sentence."""
    words = len(paragraph.text.split())
    ended = paragraph.text.rstrip().endswith((".", ";", ","))
    return paragraph.bold and not paragraph.depth and words <= _BOLD_HEADING_WORDS and not ended


def says_only_value(paragraph: Paragraph) -> bool:
    """Whether a line is a rating or a date and nothing else, as on a card or a slide."""
    return not paragraph.level and (is_rating(paragraph.text) or is_date(paragraph.text))


def _find_answers(lines: Sequence[Line]) -> None:
    """Give each label the lines below it that answer it."""
    seen: set[Role] = set()
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.kind in (LineKind.SECTION, LineKind.HEADING, LineKind.TITLE):
            seen = set()
        if line.kind is not LineKind.FIELD:
            continue
        seen |= line.roles
        gap = _gap(lines, at)
        after = lines[at + len(gap)] if at + len(gap) < len(lines) else None
        taken = _answering(line, gap, after, seen)
        for answer in gap[:taken]:
            answer.kind = LineKind.ANSWER
            line.answers.append(answer.paragraph)
        if taken < len(gap):
            seen = set()
        at += taken


def _gap(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the plain lines from here to the next line that is something."""
    gap: list[Line] = []
    for line in lines[at:]:
        if line.kind is not LineKind.PLAIN:
            break
        gap.append(line)
    return gap


def _answering(label: Line, gap: Sequence[Line], after: Line | None, seen: set[Role]) -> int:
    """Return how many of the lines below a label answer it."""
    if not gap:
        return 0
    depth = label.paragraph.depth
    role = label.fields[-1].role if label.fields else Role.IGNORED
    deeper = next((n for n, g in enumerate(gap) if g.paragraph.depth <= depth), len(gap))
    goes_on = after is not None and after.kind is LineKind.FIELD
    begins_anew = goes_on and after is not None and bool(after.roles & seen)
    if label.fields and (rest := label.fields[-1].rest):
        if deeper and not rest.endswith(":") and (not depth or _are_dated(gap[:deeper])):
            return 0  # a list below a finished answer is the action's steps
        if deeper or depth or not goes_on or begins_anew or role in _SHORT_ANSWERS:
            return deeper
        return _until_number(gap)
    if deeper or depth:
        return deeper
    return _plain_answers(role, gap, goes_on=goes_on, begins_anew=begins_anew)


def _are_dated(lines: Sequence[Line]) -> bool:
    dated = sum(ending(line.paragraph.text).has(Role.DUE) for line in lines)
    return dated > len(lines) / 2


def _plain_answers(role: Role, gap: Sequence[Line], *, goes_on: bool, begins_anew: bool) -> int:
    """Return how many plain lines answer a label that has no answer beside it."""
    most = _until_number(gap)
    if goes_on and begins_anew:
        most = min(most, len(gap) - 1) if len(gap) > 1 else most
    if goes_on and not begins_anew:
        return most
    plain = next((n for n, g in enumerate(gap) if g.paragraph.depth), len(gap))
    if plain < most and role not in _SHORT_ANSWERS:
        listed = next((n for n in range(plain, len(gap)) if not gap[n].paragraph.depth), len(gap))
        return min(listed, most)
    if begins_anew:
        return most
    return min(most, 1 if role in (Role.DUE, Role.START, Role.STATUS) else _MOST_PLAIN_ANSWERS)


def _until_number(gap: Sequence[Line]) -> int:
    """Return how many lines stand before one that is numbered as an action is ("2.3 …")."""
    for n, line in enumerate(gap):
        if n and not line.paragraph.depth and re.search(r"\d\.\d", line.section.number or ""):
            return n
    return len(gap)


def _clusters(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where each run of labels and answers begins and ends."""
    at = 0
    while at < len(lines):
        if lines[at].kind is not LineKind.FIELD:
            at += 1
            continue
        after = at
        while after < len(lines) and lines[after].kind in (LineKind.FIELD, LineKind.ANSWER):
            after += 1
        yield at, after
        at = after


def _find_title(lines: Sequence[Line], first: int, after: int) -> None:
    """Find the line that names the action of a run of labels, and mark it."""
    roles = set().union(*(line.roles for line in lines[first:after]))
    if not roles & set(PROMISE):
        return
    nearest = _nearest_above(lines, first)
    if nearest is not None and nearest.kind is LineKind.SECTION:
        nearest.is_own_action = Role.ACTION not in roles and not _has_title_below(lines, after)
        return
    if nearest is None or (Role.ACTION in roles and nearest.kind is LineKind.HEADING):
        return
    if _is_enough(roles, nearest):
        nearest.kind = LineKind.TITLE


def _nearest_above(lines: Sequence[Line], first: int) -> Line | None:
    """Return the line above a run of labels that may be its title, or the section right above."""
    depth = lines[first].paragraph.depth
    nearest: Line | None = None
    for at in range(first - 1, max(-1, first - 1 - _FARTHEST_TITLE), -1):
        line = lines[at]
        if line.kind is LineKind.TITLE:
            return None
        if line.kind is LineKind.HEADING and _is_titling(lines, at, nearest):
            return line
        if line.kind is LineKind.SECTION and nearest is None:
            return line
        if line.kind is not LineKind.PLAIN:
            break
        if not says_only_value(line.paragraph) and _is_nearer(line, nearest, depth):
            nearest = line
    return nearest


def _is_nearer(line: Line, nearest: Line | None, depth: int) -> bool:
    return nearest is None or (_is_marked(line, depth) and not _is_marked(nearest, depth))


def _is_enough(roles: set[Role], title: Line) -> bool:
    """Whether labels make the line above them an action: who, when or how far, or two of others."""
    sure = roles & {Role.LEAD, Role.DUE, Role.START, Role.STATUS}
    marked = bool(title.section.number or title.paragraph.level)
    return bool(sure) or len(roles & set(PROMISE)) > 1 or marked


def _is_marked(line: Line, depth: int) -> bool:
    return line.section.number is not None or 0 < line.paragraph.depth < depth


def _is_titling(lines: Sequence[Line], at: int, nearest: Line | None) -> bool:
    """Whether a heading names one action: only one run of labels stands under it."""
    if nearest is None:
        return True
    if nearest.section.number or nearest.paragraph.depth:
        return False
    runs, inside = 0, False
    for line in lines[at + 1 :]:
        if line.kind in (LineKind.HEADING, LineKind.SECTION, LineKind.TITLE):
            break
        begins = line.kind is LineKind.FIELD and not inside and bool(line.roles & set(PROMISE))
        runs += begins
        inside = line.kind in (LineKind.FIELD, LineKind.ANSWER)
    return runs == 1


def _has_title_below(lines: Sequence[Line], at: int) -> bool:
    """Whether the section goes on to actions of its own."""
    for line in lines[at:]:
        if line.kind is LineKind.SECTION:
            return False
        if line.kind in (LineKind.TITLE, LineKind.FIELD, LineKind.HEADING) or line.paragraph.depth:
            return True
    return False


def _find_like_titles(lines: Sequence[Line]) -> None:
    """Mark lines numbered and set just as the titles of actions are, though no label follows."""
    shapes = {_shape(line) for line in lines if line.kind is LineKind.TITLE} - {None}
    for line in lines:
        if line.kind in (LineKind.PLAIN, LineKind.HEADING) and _shape(line) in shapes:
            line.kind = LineKind.TITLE


def _shape(line: Line) -> tuple[str, int, int] | None:
    number = line.section.number
    if not number or not re.search(r"\d.*\d", number):
        return None
    shape = re.sub(r"\d+", "1", number)
    return shape, line.paragraph.level, line.paragraph.depth
