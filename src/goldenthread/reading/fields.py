"""Reads "Lead: Head of Service" and lines like it, one or several to the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.reading.document import Paragraph
from goldenthread.reading.labels import BEFORE_ANSWER, LabelBook
from goldenthread.reading.lexicon import Role, role_of_label
from goldenthread.reading.sections import Kind, section_of

_LABEL = r"[A-Za-z][A-Za-z’'/& -]{0,48}?(?: \([A-Za-z/ ]{1,24}\))?"
_FIRST = re.compile(rf"^\s*(?P<label>{_LABEL})\s*(?::|[–—]\s|\t|\s-\s)\s*")
_NEXT = re.compile(rf"(?:[;|\t\n(\[]|\s[–—-]\s|[.,]\s+|\s{{2,}})\s*(?P<label>{_LABEL})\s*:\s*")

_LONGEST_LABEL = 60
_FEW_WORDS = 8
_NO_BOOK = LabelBook()


@dataclass(slots=True)
class Labelled:
    """One labelled piece of a line; ``rest`` is empty when the answer stands below the label."""

    role: Role
    rest: str


def labelled(paragraph: Paragraph, book: LabelBook | None = None) -> list[Labelled]:
    """Return the labelled pieces of a line that begins with a label; none when it does not.

    :param book: what the document shows of its own labels.
    """
    book = book or _NO_BOOK
    text = paragraph.text.strip()
    if paragraph.is_label:
        return [Labelled(book.role(text, marked=True) or Role.IGNORED, "")]
    if (whole := _whole(paragraph, text, book)) is not None:
        return [Labelled(whole, "")]
    found = _set_apart(paragraph, text, book) or _before_mark(text, book)
    return _split(found[0], found[1], book) if found else []


def _whole(paragraph: Paragraph, text: str, book: LabelBook) -> Role | None:
    """Return what a line asks for that is a label and nothing else."""
    if len(text) > _LONGEST_LABEL or "\n" in text:
        return None
    asks = text.endswith((":", "?"))
    apart = asks or paragraph.bold or paragraph.level
    if apart and (role := role_of_label(text.rstrip(":"))) is not None:
        return role
    if (
        paragraph.depth
        and book.is_often(text, loose=True)
        and (role := role_of_label(text)) is not None
    ):
        return role
    if text.endswith(":") and len(text.split()) <= _FEW_WORDS:
        return book.role(text.rstrip(":"), marked=True)
    set_apart = asks or paragraph.bold or paragraph.level > 0
    if not set_apart and paragraph.depth:
        return None
    return book.role(text) if book.is_often(text, loose=not set_apart) else None


def _set_apart(paragraph: Paragraph, text: str, book: LabelBook) -> tuple[Role, str] | None:
    """Return the label at the start of a line that its setting shows, and the rest."""
    words = paragraph.lead_in
    if not words or len(words) > _LONGEST_LABEL or section_of(words).kind is not Kind.UNSAID:
        return None
    role = book.role(words.rstrip(": "), marked=True)
    if role is None and book.is_surely(words):
        role = Role.IGNORED
    return (role, text[len(words) :].lstrip(" :–—-\t\n")) if role else None


def _before_mark(text: str, book: LabelBook) -> tuple[Role, str] | None:
    """Return the label that a colon, a question mark or a dash ends, and the rest."""
    if (match := BEFORE_ANSWER.match(text)) and (role := book.role(match["label"])):
        return role, text[match.end() :]
    first = _FIRST.match(text)
    if first and (role := role_of_label(first["label"])) is not None:
        return role, text[first.end() :]
    return None


def trailing(text: str) -> tuple[str, list[Labelled]]:
    """Return a line without the labelled pieces at its end, and those pieces.

    "Recruit two psychologists (Lead: Head of SEND; by when: May 2025)" gives the first words.
    """
    for match in _candidates(text):
        role = role_of_label(match["label"])
        if role is not None and match.start() > 0:
            rest = text[match.end() :]
            opened = "(" in match.group(0) or "[" in match.group(0)
            if opened:
                rest = re.sub(r"[)\]]\s*\.?\s*$", "", rest)
            return text[: match.start()].strip(" .;,|–—-"), _split(role, rest)
    return text, []


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a label in a line, also where one begins within what looks like another.

    "Publish it (Lead: …" could be a label of its own from its first word on.
    """
    at = 0
    while match := _NEXT.search(text, at):
        yield match
        at = match.start("label") + 1


def _split(role: Role, rest: str, book: LabelBook | None = None) -> list[Labelled]:
    """Return a labelled piece and those that follow it on the same line."""
    for match in _NEXT.finditer(rest):
        following = (book or _NO_BOOK).role(match["label"])
        if following is not None and match.end() > 0:
            here = rest[: match.start()].strip(" ;,|–—-\t\n")
            return [Labelled(role, here), *_split(following, rest[match.end() :], book)]
    return [Labelled(role, rest.strip(" ;|\t\n"))]
