"""Reads "Lead: Head of Service" and lines like it, one or several to the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.reading.document import Paragraph
from goldenthread.reading.lexicon import Role, role_of_label

_LABEL = r"[A-Za-z][A-Za-z’'/& -]{0,48}?(?: \([A-Za-z/ ]{1,24}\))?"
_FIRST = re.compile(rf"^\s*(?P<label>{_LABEL})\s*(?::|[–—]\s|\t|\s-\s)\s*")
_NEXT = re.compile(rf"(?:[;|\t\n(\[]|\s[–—-]\s|[.,]\s+|\s{{2,}})\s*(?P<label>{_LABEL})\s*:\s*")


@dataclass(slots=True)
class Labelled:
    """One labelled piece of a line; ``rest`` is empty when the answer stands below the label."""

    role: Role
    rest: str


def labelled(paragraph: Paragraph) -> list[Labelled]:
    """Return the labelled pieces of a line that begins with a label; none when it does not."""
    text = paragraph.text.strip()
    whole = role_of_label(text.rstrip(":")) if len(text) <= 60 else None
    if whole is not None and (text.endswith(":") or paragraph.bold or paragraph.level):
        return [Labelled(whole, "")]
    first = _FIRST.match(text)
    if not first or (role := role_of_label(first["label"])) is None:
        return []
    return [*_split(role, text[first.end() :])]


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


def _split(role: Role, rest: str) -> list[Labelled]:
    """Return a labelled piece and those that follow it on the same line."""
    for match in _NEXT.finditer(rest):
        following = role_of_label(match["label"])
        if following is not None and match.end() > 0:
            here = rest[: match.start()].strip(" ;,|–—-\t\n")
            return [Labelled(role, here), *_split(following, rest[match.end() :])]
    return [Labelled(role, rest.strip(" ;|\t\n"))]
