"""Turns what cells hold into the sentences, posts and dates of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.core.imprecise_dates import WhyNoDate, parse_date
from goldenthread.core.printed_dates import mentions
from goldenthread.reading.document import Paragraph
from goldenthread.reading.endings import ending
from goldenthread.reading.events import Value
from goldenthread.reading.fields import Labelled, trailing
from goldenthread.reading.lexicon import Role

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]?\s*[.;,]?\s*$")
_AFTER_DASH = re.compile(r"\s*(?:\s[-–—]|[–—;|])\s*([^–—;|]{3,40}?)\s*[.;]?\s*$")
_BY = re.compile(
    r"[,\s]+(?:by|from|in|during|due)(?: the)?(?: end(?: of)?)? ?:?\s+([^,;]{3,30}?)\.?\s*$", re.I
)
_BEFORE = re.compile(r"^\s*[(\[]?([^:–—()\[\]]{3,30}?)[)\]]?\s*(?::|\s[-–—]|[–—])\s+(?=\S)")
_NOT_DUE = re.compile(r"\b(see|report|letter|section|act|regulations?|version|since|page)\b", re.I)
_POST = re.compile(
    r"\b(head|director|manager|lead|officer|chair|commissioner|psychologist|co-?ordinator|principal"
    r"|leader|chief|adviser|advisor|nurse|doctor|consultant|member|secretary|dco|dmo|dscro|dcs|sro"
    r"|senco|representative|partner|team|board|service|council|icb|trust|ccg|forum)s?\b",
    re.IGNORECASE,
)


def squash(text: str) -> str:
    """Return a text on one line, marks of lists at its start removed."""
    return re.sub(r"^[•●▪◦‣·*-]\s+", "", " ".join(text.split()))


def sentence(values: Iterable[Value]) -> str:
    """Return all that some cells say as one text."""
    return squash(" ".join(p.text for value in values for p in value.paragraphs))


def lines(values: Iterable[Value]) -> list[str]:
    """Return what some cells say item by item: each paragraph, or each line that stands alone."""
    found = [
        squash(part)
        for value in values
        for paragraph in value.paragraphs
        for part in _alone(paragraph.text)
    ]
    return [line for line in found if re.search(r"\w", line)]


def _alone(text: str) -> Iterator[str]:
    """Divide a paragraph at its line breaks where the next line begins anew."""
    pieces = text.split("\n")
    current = pieces[0]
    for piece in pieces[1:]:
        starts = piece.lstrip()[:1]
        if starts.isupper() or starts in "•●▪◦‣·-*" or current.rstrip().endswith((".", ";")):
            yield current
            current = piece
        else:
            current = f"{current} {piece}"
    yield current


def leads(values: Iterable[Value]) -> list[str]:
    """Return the posts, people or groups that a cell names, each once.

    A line, a stroke or a semicolon divides them; "and" only between two posts; a comma never.
    """
    found: list[str] = []
    for value in values:
        for paragraph in value.paragraphs:
            for line in re.split(r"\n|;|\s/\s?|\s?/\s|\t", paragraph.text):
                found += _between_posts(squash(line))
    kept = [name.strip(" ,;/&") for name in found]
    return list(dict.fromkeys(name for name in kept if re.search(r"[A-Za-z]", name)))


def _between_posts(line: str) -> list[str]:
    slashed = [part.strip() for part in line.split("/")]
    if len(slashed) > 1 and all(_POST.search(part) and " " in part for part in slashed):
        return [name for part in slashed for name in _between_posts(part)]
    for match in re.finditer(r"\s(?:&|and|with)\s", line):
        before, after = line[: match.start()], line[match.end() :]
        if _is_whole_post(before) and _is_whole_post(after):
            return [before, *_between_posts(after)]
    return [line]


_HEADED = re.compile(
    r"^(?:(?:the|interim|acting|deputy|assistant|associate|senior|strategic|executive|corporate"
    r"|operational|joint|service|programme|group|area|principal|named) )*"
    r"(?:head|director|chief|chair|leader|manager|lead|designated (?:clinical|medical|social care)"
    r" officer|dco|dmo|dscro|dcs|sro|portfolio holder|vice chair)\b(?: (?:of|for|to)\b|$|,| \()",
    re.IGNORECASE,
)


def _is_whole_post(words: str) -> bool:
    """Whether words are a post by themselves: "Head of SEND", not "Head of Education"'s "Care"."""
    return bool(_HEADED.match(words.strip()))


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with the date taken off it."""

    text: str
    due_text: str | None = None
    due: str | None = None


def dated(text: str, *, default_year: int | None = None) -> Dated:
    """Return a step without the date at its end (or its start), and that date.

    "Pilot contract awarded (Jun 17)" gives the step and "Jun 17".
    """
    plain = squash(text)
    for pattern in (_BRACKETS, _AFTER_DASH, _BEFORE):
        match = pattern.search(plain)
        if match and _is_due(match.group(1)):
            rest = (plain[: match.start()] + " " + plain[match.end() :]).strip(" ;,–—-")
            if rest:
                printed = match.group(1).strip()
                return Dated(rest, printed, parse_date(printed, default_year=default_year).iso)
    return Dated(plain)


def _is_due(words: str) -> bool:
    """Whether words are a date and little else."""
    parsed = parse_date(words)
    if parsed.date is None and parsed.why not in (WhyNoDate.NO_YEAR, WhyNoDate.DOES_NOT_EXIST):
        return False
    if _NOT_DUE.search(words):
        return False
    left = words
    for found in reversed(mentions(words)):
        left = left[: found.start] + " " + left[found.end :]
    return len(re.findall(r"[A-Za-z%]+", left)) <= 4


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as it stands in a list: its words, date and what its line promises besides."""

    dated: Dated
    fields: tuple[Labelled, ...] = ()
    paragraph: Paragraph | None = None


def steps(values: Iterable[Value], *, default_year: int | None = None) -> list[Step]:
    """Return the milestones in a cell: each line or list item, deeper items within their own."""
    paragraphs = [
        Paragraph(text=part, depth=p.depth, place=p.place)
        for value in values
        for p in value.paragraphs
        for part in _alone(p.text)
        if re.search(r"\w", part)
    ]
    return [_step(group, default_year) for group in _grouped(paragraphs)]


def _grouped(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    groups: list[list[Paragraph]] = []
    top = min((p.depth for p in paragraphs), default=0)
    listed = [p for p in paragraphs if p.depth > top]
    each_dated = (
        listed and sum(dated(p.text).due_text is not None for p in listed) > len(listed) / 2
    )
    for paragraph in paragraphs:
        own = paragraph.depth == top or each_dated
        if own and not _goes_on(paragraph, groups):
            groups.append([paragraph])
        elif groups:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _goes_on(paragraph: Paragraph, groups: list[list[Paragraph]]) -> bool:
    """Whether a plain line only goes on from the line above it."""
    begins = paragraph.text.lstrip()[:1]
    if not groups or paragraph.depth:
        return False
    above = groups[-1][-1].text.rstrip()
    return begins.islower() and not above.endswith((".", ";", ")"))


def _step(group: list[Paragraph], default_year: int | None) -> Step:
    text, fields = trailing(group[0].text)
    first = dated(text, default_year=default_year)
    if len(group) == 1 and first.due_text is None:
        end = ending(group[0].text)
        if any(one.role is Role.DUE for one in end.fields):
            return Step(Dated(squash(end.text)), tuple(end.fields), group[0])
    rest = " ".join(p.text for p in group[1:])
    if rest and first.due_text is None:
        whole = dated(f"{text} {rest}", default_year=default_year)
        return Step(whole, tuple(fields), group[0])
    text = squash(f"{first.text} {rest}")
    return Step(Dated(text, first.due_text, first.due), tuple(fields), group[0])
