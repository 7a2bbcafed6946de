"""How much of a plan was read right: F1 over all its facts.

Every area, finding, focus area, action and milestone is a fact, and so is every field that the
right answer or the reading fills. Entries are matched by shared words before their fields are
compared. Words count without regard to case, order or punctuation; a long text is right when
nine tenths of its words agree, since extraction always loses a hyphen somewhere; dates, statuses
and sources are right only when they are the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from goldenthread.core.plan_format import ActionEntry, AreaEntry, MilestoneEntry, PlanDocument

SAME_ENTRY = 0.6
SAME_TEXT = 0.9
LOST = "[...]"

Entry = TypeVar("Entry")
Words = Counter[str]


@dataclass(slots=True)
class Count:
    """How many facts of a kind are expected, found, and right."""

    right: int = 0
    expected: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found; 1 when nothing is expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The facts by kind, and in words each one that is not right."""

    kinds: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 over all facts of every kind."""
        counts = self.kinds.values()
        return Count(
            sum(c.right for c in counts),
            sum(c.expected for c in counts),
            sum(c.found for c in counts),
        ).f1

    def note(self, kind: str, expected: object, found: object, *, right: bool) -> None:
        """Count one fact, and remember it where it is wrong."""
        count = self.kinds[kind]
        count.expected += bool(expected)
        count.found += bool(found)
        count.right += right
        if not right:
            self.wrong.append(f"{kind}: expected {expected!r:.160}, found {found!r:.160}")


def score(expected: PlanDocument, found: PlanDocument) -> Score:
    """Compare a reading with the right answer."""
    result = Score()
    for right, read in _matched(
        expected.areas,
        found.areas,
        lambda area: area.title,
        lambda a, b: 1.0 if a.ref == b.ref else 0.0,
    ):
        _entry(result, "area", right, read)
        blank = AreaEntry(ref="", title="")
        _area(result, right or blank, read or blank)
    return result


def _area(result: Score, right: AreaEntry, read: AreaEntry) -> None:
    _text(result, "area impact", right.impact, read.impact)
    _each(result, "area outcome", right.outcomes, read.outcomes)
    for finding, other in _matched(right.findings, read.findings, lambda f: f.text):
        _entry(result, "finding", finding, other)
        if finding and other:
            _same(result, "finding source", _bare(finding.source), _bare(other.source))
    focus = _focus_areas(result, right, read)
    for action, other_action in _matched(
        right.actions,
        read.actions,
        lambda a: a.text,
        lambda a, b: 0.5 if a.ref is not None and a.ref == b.ref else 0.0,
    ):
        _entry(result, "action", action, other_action)
        if action and other_action:
            _action(result, action, other_action, focus)
        blank = ActionEntry(text=None)
        _milestones(result, (action or blank).milestones, (other_action or blank).milestones)


def _focus_areas(result: Score, right: AreaEntry, read: AreaEntry) -> dict[str, str]:
    """Compare the focus areas; return the expected ref of each that was recognised."""
    refs = {}
    for focus, other in _matched(
        right.focus_areas,
        read.focus_areas,
        lambda f: f.title,
        lambda a, b: 0.5 if a.ref == b.ref else 0.0,
    ):
        _entry(result, "focus area", focus, other)
        if focus and other:
            refs[other.ref] = focus.ref
            _text(result, "focus area impact", focus.impact, other.impact)
    return refs


def _action(result: Score, right: ActionEntry, read: ActionEntry, focus: dict[str, str]) -> None:
    read_focus = focus.get(read.focus_area, read.focus_area) if read.focus_area else None
    _text(result, "action text", right.text, read.text)
    _same(result, "action focus area", right.focus_area, read_focus)
    _same(result, "action start", right.start, read.start)
    _same(result, "action due", right.due, read.due)
    _same(result, "action status", right.status, read.status)
    _text(result, "action measures", " ".join(right.measures), " ".join(read.measures))
    _text(result, "action updates", " ".join(right.updates), " ".join(read.updates))
    _each(result, "action lead", right.leads, read.leads)


def _milestones(
    result: Score, right: Sequence[MilestoneEntry], read: Sequence[MilestoneEntry]
) -> None:
    for step, other in _matched(right, read, lambda m: m.text):
        _entry(result, "milestone", step, other)
        if step and other:
            _text(result, "milestone text", step.text, other.text)
            _same(result, "milestone due", step.due, other.due)
            _same(result, "milestone status", step.status, other.status)
            _each(result, "milestone lead", step.leads, other.leads)


def _entry(result: Score, kind: str, right: object | None, read: object | None) -> None:
    result.note(kind, right, read, right=right is not None and read is not None)


def _same(result: Score, kind: str, right: str | None, read: str | None) -> None:
    if right or read:
        result.note(kind, right, read, right=right == read)


def _text(result: Score, kind: str, right: str | None, read: str | None) -> None:
    expected, found = _words(right), _words(read)
    if not expected and not found:
        return
    agrees = bool(expected and found) and (
        _likeness(expected, found) >= SAME_TEXT
        or (LOST in (right or "") and _shared(expected, found) >= SAME_TEXT * expected.total())
    )
    count_right = right if expected else None
    result.note(kind, count_right, read if found else None, right=agrees)


def _each(result: Score, kind: str, right: Sequence[str], read: Sequence[str]) -> None:
    """Compare two lists whose order does not matter, one entry at a time."""
    left = [_words(text) for text in read]
    result.kinds[kind].found += len(left)
    for text in right:
        expected = _words(text)
        best = max(range(len(left)), key=lambda n: _likeness(expected, left[n]), default=None)
        agrees = best is not None and _likeness(expected, left[best]) >= SAME_TEXT
        result.note(kind, text or "?", None, right=agrees)
        if agrees and best is not None:
            left.pop(best)


def _matched(
    right: Sequence[Entry],
    read: Sequence[Entry],
    text_of: Callable[[Entry], str | None],
    bonus: Callable[[Entry, Entry], float] = lambda a, b: 0.0,
) -> list[tuple[Entry | None, Entry | None]]:
    """Pair entries one to one, the likeliest first; what finds no partner stands alone."""
    right_words = [_words(text_of(entry)) for entry in right]
    read_words = [_words(text_of(entry)) for entry in read]
    candidates = [
        (likeness + bonus(right[i], read[j]), -abs(i - j), i, j)
        for i, a in enumerate(right_words)
        for j, b in enumerate(read_words)
        if (likeness := _likeness(a, b)) >= SAME_ENTRY
    ]
    partner: dict[int, int] = {}
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs: list[tuple[Entry | None, Entry | None]] = [
        (entry, read[partner[i]] if i in partner else None) for i, entry in enumerate(right)
    ]
    taken = set(partner.values())
    return pairs + [(None, entry) for j, entry in enumerate(read) if j not in taken]


def _words(text: str | None) -> Words:
    plain = (text or "").replace(LOST, " ").lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return Counter(re.findall(r"[a-z0-9%£]+", plain.replace("'", "")))


def _shared(a: Words, b: Words) -> int:
    return (a & b).total()


def _likeness(a: Words, b: Words) -> float:
    """Return the F1 of two bags of words; two empty ones are alike."""
    if not a and not b:
        return 1.0
    return 2 * _shared(a, b) / (a.total() + b.total())


def _bare(text: str | None) -> str | None:
    return "".join(text.split()).upper() if text else None
