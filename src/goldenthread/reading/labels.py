"""Learns the labels that a document prints before its answers ("Who will lead this: …").

No list of labels is ever complete. What a document prints again and again before different answers
is a label, so words that come twice, or that the file itself sets apart, are read as generously as
the heading of a column; and where the words say nothing, the answers do: dates, posts or ratings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from goldenthread.core.imprecise_dates import WhyNoDate, parse_date
from goldenthread.core.printed_dates import mentions
from goldenthread.core.statuses import colour_in, status_of_words
from goldenthread.reading.document import Paragraph
from goldenthread.reading.lexicon import Role, plain, role_of_heading, role_of_label

_MOST_WORDS = 9
_WHOLE_MOST_WORDS = 7
_OFTEN = 2
_SURELY = 3
_AGREE = 0.7
_LOOSE = "loose "
BEFORE_ANSWER = re.compile(
    r"^\s*(?P<label>[A-Za-z][\w’'/&, -]{0,60}?(?: ?\([A-Za-z/ ]{1,24}\))?)\s*"
    r"(?P<mark>[:?\t])\s*(?=\S)"
)
_NO_DUE = re.compile(
    r"\b(see|report|letter|section|act|regulations?|version|since|page|of the)\b", re.IGNORECASE
)
_BESIDE_DATE = frozenset(
    [
        "by",
        "the",
        "end",
        "of",
        "from",
        "in",
        "during",
        "to",
        "and",
        "or",
        "at",
        "start",
        "early",
        "mid",
        "late",
        "before",
        "until",
        "ongoing",
        "onwards",
        "on",
        "going",
        "then",
        "thereafter",
        "due",
        "date",
        "complete",
        "completed",
        "target",
        "no",
        "later",
        "than",
        "term",
        "school",
        "academic",
        "financial",
        "year",
        "each",
        "every",
        "monthly",
        "quarterly",
        "annually",
        "week",
        "commencing",
        "w",
        "c",
        "be",
        "agreed",
        "tbc",
        "when",
        "timescale",
        "deadline",
        "starting",
        "start",
        "review",
        "reviewed",
        "for",
        "st",
        "nd",
        "rd",
        "th",
        "half",
        "first",
        "second",
        "third",
    ]
)
_PHRASES = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.DUE, r"^((we|to|will|it|this|must|should|be|is|has|aim) .*)?\bby( when)?$|^when\b"),
        (Role.STATUS, r"\bon track$|^how (is it|are we) (going|doing)$"),
        (Role.MEASURE, r"^(the )?(changes?|difference)\b|\bwhat (this|it) (will|would) mean\b"),
        (
            Role.MEASURE,
            r"^what (you|families|children|parents) (will|should|can) (see|notice|feel)",
        ),
        (Role.MEASURE, r"^(measured|tested|checked|evidenced|shown) (by|through)$"),
        (Role.FINDING, r"^(the )?(problem|challenge|concern)s?$"),
        (Role.UPDATE, r"^what (has|have) happened|^position (at|in|as)\b"),
        (Role.OUTCOME, r"^(what )?(we|our) (want|aim|ambition|goal|hope)s?\b"),
        (Role.LEAD, r"^(lead|leads?|responsible|accountable|owner|officer) s$|^contact$"),
    )
)


class LabelBook:
    """The labels of one document."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._answers: dict[str, list[str]] = defaultdict(list)
        self._learned: dict[str, Role] = {}

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> LabelBook:
        """Return the labels that the paragraphs of a document show."""
        book = cls()
        listed = list(paragraphs)
        for at, paragraph in enumerate(listed):
            following = listed[at + 1].text if at + 1 < len(listed) else ""
            for words, answer in _candidates(paragraph, following):
                book._counts[words] += 1
                book._answers[words].append(answer)
        for words, count in book._counts.items():
            if count >= _OFTEN and (role := _role_of_answers(book._answers[words])):
                book._learned[words] = role
        return book

    def role(self, words: str, *, marked: bool = False) -> Role | None:
        """Return what a label asks for, None when the words are no label.

        :param marked: whether the document sets the words apart as a label.
        """
        if (role := role_of_label(words)) is not None:
            return self._told(words, role)
        said = plain(words)
        if not said or len(said.split()) > _MOST_WORDS:
            return None
        if not marked and max(self._counts[said], self._counts[_LOOSE + said]) < _OFTEN:
            return None
        return self._told(words, _generously(words))

    def is_often(self, words: str, *, loose: bool = False) -> bool:
        """Whether the document prints these words before an answer more than once.

        :param loose: whether they stand as a plain line, not set apart in any way.
        """
        return self._counts[(_LOOSE if loose else "") + plain(words)] >= _OFTEN

    def is_surely(self, words: str) -> bool:
        """Whether they come so often that they must be a label, whatever they ask for."""
        return self._counts[plain(words)] >= _SURELY

    def _told(self, words: str, role: Role | None) -> Role | None:
        """Return the role that the answers show where the words leave it open."""
        learned = self._learned.get(plain(words)) or self._learned.get(_LOOSE + plain(words))
        if learned is None or role in (Role.START, Role.LEAD, Role.DUE, Role.STATUS):
            return role
        if learned in (Role.DUE, Role.STATUS) or role is None:
            return learned
        return role


def _generously(words: str) -> Role | None:
    said = plain(words)
    for role, pattern in _PHRASES:
        if pattern.search(said):
            return role
    heading = role_of_heading(words.strip().rstrip(":"))
    return None if heading is Role.START and status_of_words(words) else heading  # "Not started"


def _candidates(paragraph: Paragraph, following: str) -> list[tuple[str, str]]:
    """Return what may be a label in a paragraph, with the answer that it would have."""
    text = paragraph.text.strip()
    if paragraph.lead_in:
        return [(plain(paragraph.lead_in), text[len(paragraph.lead_in) :].strip(" :–—-?"))]
    if match := BEFORE_ANSWER.match(text):
        if len(match["label"].split()) <= _MOST_WORDS:
            return [(plain(match["label"]), text[match.end() :])]
        return []
    if len(text.split()) <= _WHOLE_MOST_WORDS and not text.endswith((".", ";", ",")):
        # a heading also stands in the list of contents, so the two are counted apart
        kind = "" if paragraph.level or paragraph.bold or text.endswith((":", "?")) else _LOOSE
        return [(kind + plain(text), following)]
    return []


def _role_of_answers(answers: Sequence[str]) -> Role | None:
    said = [answer.strip() for answer in answers if answer.strip()]
    if len(said) < _OFTEN:
        return None
    for role, test in ((Role.STATUS, is_rating), (Role.DUE, is_date)):
        if sum(map(test, said)) >= _AGREE * len(said):
            return role
    return None


def is_date(text: str) -> bool:
    """Whether words are a date (or a month without its year) and nothing else."""
    return is_due(text) and len(text) <= 40 and bool(re.search(r"\d|TBC", text))


def is_due(words: str) -> bool:
    """Whether words are a date and little else."""
    parsed = parse_date(words)
    if parsed.date is None and parsed.why not in (
        WhyNoDate.NO_YEAR, WhyNoDate.DOES_NOT_EXIST, WhyNoDate.OPEN,
    ):  # fmt: skip
        return False
    if _NO_DUE.search(re.sub(r"\bend of the\b", "", words)) or len(words.split()) > 8:
        return False
    left = words
    for found in reversed(mentions(words)):
        left = left[: found.start] + " " + left[found.end :]
    return all(word.lower() in _BESIDE_DATE for word in re.findall(r"[A-Za-z%]+", left))


def is_rating(text: str) -> bool:
    """Whether words are a rating and nothing else."""
    return 0 < len(text.split()) <= 5 and bool(status_of_words(text) or colour_in(text))
