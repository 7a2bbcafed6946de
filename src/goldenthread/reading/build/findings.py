"""Reads what inspectors said: one finding or several, their letters and their places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.core.plan_format import FindingEntry
from goldenthread.reading.build.wording import squash
from goldenthread.reading.document import Paragraph
from goldenthread.reading.events import Value

_SOURCE = re.compile(
    r"\s*[(\[](?P<source>(?=[^()]*\d)(?:(?:pages?|pp?\.?|paras?\.?|paragraphs?|section|mf|afi|bullet"
    r"|letter|report|ofsted|cqc|line|main findings?|area|finding|point|of|no|the|and|inspection)\b"
    r"|[A-Z]{1,4}(?=\s?\d)|[\d.,;:&/ –-])+)[)\]]\s*[.\"”]*\s*$",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"^(?P<ref>\d{1,2}\s?[a-z]|[a-z](?=[.)])|\(\w\))[.):]*\s+(?P<text>\S.*)$", re.DOTALL
)
_NUMBERED = re.compile(r"^(?P<ref>\d{1,2}(?:\.\d+)*)[.):]*\s+(?P<text>\S.*)$", re.DOTALL)


def looks_like_finding(text: str) -> bool:
    """Whether a plain paragraph shows by its letter, its place or its quotes to be a finding."""
    plain = squash(text)
    lettered = _LETTERED.match(plain)
    quoted = plain[:1] in "“\"'‘" and plain[-1:] in "”\"'’." and len(plain.split()) > 8
    return bool(_SOURCE.search(plain) or (lettered and lettered["ref"][:1].isdigit()) or quoted)


def finding(text: str, *, ref: str | None = None, source: str | None = None) -> FindingEntry:
    """Return one finding, its letter and its place taken off the text."""
    plain = squash(text)
    if ref is None and (match := _LETTERED.match(plain)):
        ref, plain = re.sub(r"[\s()]", "", match["ref"]), match["text"]
    if source is None and (place := _SOURCE.search(plain)):
        source, plain = squash(place["source"]), plain[: place.start()].strip()
    return FindingEntry(ref=ref, text=plain, source=source)


def findings(values: Iterable[Value], *, ref: str | None, source: str | None) -> list[FindingEntry]:
    """Return the findings of a cell: its list items or lettered paragraphs, else one."""
    made: list[FindingEntry] = []
    for value in values:
        for group in _groups(value.paragraphs):
            text = " ".join(p.text for p in group)
            if re.search(r"\w", text):
                made.append(finding(text, ref=None if made else ref, source=source))
    if len(made) > 1 and ref:
        made[0].ref = made[0].ref or ref
    return made


def _groups(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Divide paragraphs where each is a finding of its own; else they are one."""
    own = [bool(p.depth or _LETTERED.match(p.text) or _SOURCE.search(p.text)) for p in paragraphs]
    if len(paragraphs) < 2 or sum(own) < 2:
        quoted = sum(p.text.lstrip()[:1] in '“"' for p in paragraphs)
        if len(paragraphs) > 1 and quoted == len(paragraphs):
            return [[p] for p in paragraphs]
        return [paragraphs] if paragraphs else []
    groups: list[list[Paragraph]] = []
    for paragraph, alone in zip(paragraphs, own, strict=True):
        ended = not groups or _SOURCE.search(groups[-1][-1].text)
        if alone and (paragraph.depth or _LETTERED.match(paragraph.text) or ended):
            groups.append([paragraph])
        elif groups and not paragraph.text.rstrip().endswith(":"):
            groups[-1].append(paragraph)
        elif not paragraph.text.rstrip().endswith(":"):
            groups.append([paragraph])
    return groups
